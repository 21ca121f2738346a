/** What each status means, in two or three words. */
export const TITLES: Readonly<Record<number, string>> = {
  400: 'Demande à corriger',
  401: 'Connexion nécessaire',
  403: 'Accès refusé',
  404: 'Introuvable',
  405: 'Méthode refusée',
  408: 'Demande incomplète',
  409: 'Refusé par le dossier',
  412: 'Page dépassée',
  413: 'Demande trop longue',
  414: 'Adresse trop longue',
  415: 'Format refusé',
  422: 'Clé déjà utilisée',
  429: 'Trop de demandes',
  431: 'En-têtes trop longs',
  500: 'Erreur inattendue',
  503: 'Momentanément indisponible',
};
