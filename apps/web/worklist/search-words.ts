const number = (n: number): string => n.toLocaleString('fr-FR');
const cases = (n: number): string => `${n.toLocaleString('en-GB')} ${n === 1 ? 'case' : 'cases'}`;

export const words = {
  fr: {
    title: 'Rechercher un dossier',
    label: 'Référence, ou nom entier d’une personne',
    hint: 'Une partie de la référence suffit. Les noms ne se cherchent que là où vous les lisez, et ne figurent dans aucune adresse.',
    recent: 'Consultés récemment',
    moved: 'Derniers mouvements',
    found: (n: number) => (n === 0 ? 'Aucun dossier trouvé' : n > 1 ? `${number(n)} dossiers trouvés` : '1 dossier trouvé'),
    foundMore: (n: number) => `Plus de ${number(n)} dossiers : précisez`,
    nothingWhy:
      'Vérifiez la référence. Un nom se cherche en entier (« Modèle », non « Mod »), et seulement dans les dossiers où vous lisez les noms.',
    searching: 'Recherche…',
    noRecent: 'Les dossiers que vous ouvrez se retrouveront ici.',
    keys: 'pour choisir, Entrée pour ouvrir, Échap pour fermer',
  },
  en: {
    title: 'Search for a case',
    label: 'Reference, or whole name of a person',
    hint: 'A part of the reference is enough. Names are found only where you may read them, and stand in no address.',
    recent: 'Recently opened',
    moved: 'Last changes',
    found: (n: number) => (n === 0 ? 'No case found' : `${cases(n)} found`),
    foundMore: (n: number) => `More than ${cases(n)}: ask for less`,
    nothingWhy: 'Check the reference. A name is looked for as a whole, and only in cases where you may read names.',
    searching: 'Searching…',
    noRecent: 'Cases that you open will be found here.',
    keys: 'to choose, Enter to open, Esc to close',
  },
};
