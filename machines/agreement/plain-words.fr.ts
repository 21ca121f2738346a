import type { PlainWords } from '../kernel/index.js';
import type { guards } from './guards.js';
import type { RENEWALS } from './labels.fr.js';

/** What this process is and what its choices lead to, as one would say it to a colleague. It decides nothing: the guards do. */

export const RENEWALS_EXPLAINED: Readonly<Record<keyof typeof RENEWALS, string>> = {
  TACIT: 'Au terme d’une période, l’accord-cadre est reconduit de lui-même, sauf si vous avez consigné la décision de ne pas reconduire.',
  EXPRESS: 'Au terme d’une période, l’accord-cadre prend fin, sauf si vous avez consigné la décision de le reconduire.',
};

const conditions: Readonly<Record<keyof typeof guards, string>> = {
  renewalsAndTheirTermGoTogether: 'Un accord-cadre reconductible dit pour combien de mois, et lui seul',
  eachProviderStandsOnce: 'Chaque membre du groupement est nommé une seule fois',
  concludedByItsFirstDay: 'L’accord-cadre est conclu au plus tard son premier jour',
  lastPossibleTermIsInTheCalendar: 'Reconductions comprises, il reste dans les années du calendrier légal',
  firstDayHasCome: 'Le premier jour est arrivé',
  renewalsAreLeft: 'Une reconduction est encore possible',
  renewalIsNotYetDecided: 'La suite de cette période n’est pas encore décidée',
  agreementIsConcludedByThen: 'La décision n’est pas antérieure à la conclusion de l’accord-cadre',
  renewalTakesEffect: 'Une reconduction reste possible, et elle est tacite ou décidée',
  lastTermIsOver: 'Plus aucune reconduction n’est possible',
};

export const inPlainWords: PlainWords = {
  purpose:
    'Enregistrez le marché sur lequel reposent les commandes de médiation : son titulaire, ses périodes, ses reconductions. Saisine en suit les termes et prévient les dossiers qui en dépendent.',
  conditions,
};
