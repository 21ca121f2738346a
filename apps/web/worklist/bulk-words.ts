/** « 1 dossier », « 2 dossiers » */
const dossiers = (n: number): string => `${number(n)} ${n > 1 ? 'dossiers' : 'dossier'}`;
const number = (n: number): string => n.toLocaleString('fr-FR');
const cases = (n: number): string => `${n.toLocaleString('en-GB')} ${n === 1 ? 'case' : 'cases'}`;

export const words = {
  fr: {
    title: (act: string, n: number) => `${act} : ${dossiers(n)}`,
    sameForAll: 'Ce que vous saisissez vaut pour tous les dossiers choisis. Chacun est décidé à part.',
    date: 'À quelle date cela s’est-il passé ?',
    dateHint: 'Aujourd’hui si vous laissez vide.',
    check: 'Vérifier pour chaque dossier',
    back: 'Modifier',
    allowed: (n: number) => `Possible pour ${dossiers(n)}`,
    refused: (n: number) => `Impossible pour ${dossiers(n)}`,
    noneAllowed: 'Cet acte n’est possible pour aucun des dossiers choisis.',
    confirm: (n: number) => `Faire pour ${dossiers(n)}`,
    running: (done: number, all: number) => `${number(done)} sur ${number(all)} faits…`,
    done: (n: number) => `Fait pour ${dossiers(n)}`,
    notDone: (n: number) => `Pas fait pour ${dossiers(n)}`,
    leadsTo: (situation: string) => `Situation : ${situation}`,
    notFound: 'Ce dossier ne vous est plus ouvert.',
    interrupted: 'L’opération s’est interrompue. Reprendre ne refera rien deux fois.',
    resume: 'Reprendre',
    close: 'Fermer',
    cancel: 'Annuler',
  },
  en: {
    title: (act: string, n: number) => `${act}: ${cases(n)}`,
    sameForAll: 'What you enter holds for all selected cases. Each is decided by itself.',
    date: 'On which day did it happen?',
    dateHint: 'Today if you leave this empty.',
    check: 'Check for each case',
    back: 'Change',
    allowed: (n: number) => `Possible for ${cases(n)}`,
    refused: (n: number) => `Not possible for ${cases(n)}`,
    noneAllowed: 'This act is possible for none of the selected cases.',
    confirm: (n: number) => `Do it for ${cases(n)}`,
    running: (done: number, all: number) => `${number(done)} of ${number(all)} done…`,
    done: (n: number) => `Done for ${cases(n)}`,
    notDone: (n: number) => `Not done for ${cases(n)}`,
    leadsTo: (situation: string) => `Situation: ${situation}`,
    notFound: 'This case is no longer open to you.',
    interrupted: 'The operation broke off. Resuming does nothing twice.',
    resume: 'Resume',
    close: 'Close',
    cancel: 'Cancel',
  },
};
