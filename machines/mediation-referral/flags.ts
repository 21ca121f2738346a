import type { FlagRule } from '../kernel/index.js';
import { fundsNotYetInformed, fundsThatAreParties, type Known } from './known.js';
import { HARASSMENT_DUTIES } from './labels.fr.js';
import * as source from './sources.js';

/** What people are warned of for as long as it is so. */
export const flags = {
  conflictOfInterest: {
    label:
      'Conflit d’intérêts : la caisse nationale est partie au différend. La Sous-direction de la gestion des cadres dirigeants de l’Ucanss peut être consultée (cadresdirigeants@ucanss.fr)',
    source: source.conflictOfInterest,
    raised: (known) => fundsThatAreParties(known).length > 0,
  },
  fundsToInform: {
    label: 'L’employeur doit encore tenir informée la caisse nationale',
    source: source.fundInformationReminder,
    raised: (known) => known.referred !== null && fundsNotYetInformed(known).length > 0,
  },
  partySignedForTheEmployer: {
    label: 'Une partie a donné l’accord de l’employeur, par dérogation motivée',
    source: source.selfAgreement,
    raised: (known) => known.agreements.some(({ override }) => override !== null),
  },
  harassmentAlleged: {
    label: `Harcèlement moral allégué. Devoirs du médiateur : ${Object.values(HARASSMENT_DUTIES).join(' ; ')}`,
    source: source.harassment,
    raised: (known) => known.harassmentAlleged,
  },
} as const satisfies Record<string, FlagRule<Known>>;
