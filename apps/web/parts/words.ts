export const words = {
  fr: {
    source: {
      label: 'Source : ',
      assumed: 'Aucun texte ne le fixe : c’est un réglage de Saisine, qui peut être changé',
      notFromText: 'hors texte',
    },
    states: {
      failed: 'Quelque chose n’a pas fonctionné',
      unknown: 'Rechargez la page ; si cela se reproduit, prévenez votre administrateur avec l’heure de l’incident.',
      retry: 'Réessayer',
      loading: 'Chargement…',
      more: 'Afficher la suite',
    },
  },
  en: {
    source: {
      label: 'Source: ',
      assumed: 'No text lays this down: it is a setting of Saisine that may be changed',
      notFromText: 'not from a text',
    },
    states: {
      failed: 'Something did not work',
      unknown: 'Reload the page; if it happens again, tell your administrator and give the time.',
      retry: 'Try again',
      loading: 'Loading…',
      more: 'Show more',
    },
  },
};
