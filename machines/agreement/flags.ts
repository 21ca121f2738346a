import type { FlagRule } from '../kernel/index.js';
import { endsBeyondTheCalendar, isAssessed, isWithoutEnd, type Known, monthsOfTerm, runningNotice, runningNotices } from './known.js';
import * as source from './sources.js';

/** A-06; without an end there is no renewal to come that it might condition. */
const conditions = (known: Known): boolean => known.evaluation === 'CONDITION' && !isWithoutEnd(known);

/** What people are warned of for as long as it is so. */
export const flags = {
  noticeRuns: {
    label: 'Un préavis de résiliation court',
    source: source.termination,
    raised: (known) => runningNotice(known) !== undefined,
  },
  severalNoticesRun: {
    label: 'Plusieurs préavis courent : le premier à prendre effet l’emporte',
    source: source.earliestNotice,
    raised: (known) => runningNotices(known).length > 1,
  },
  evaluationToSign: {
    label: 'L’évaluation de la période n’est pas signée par tous : sans elle, pas de tacite reconduction',
    source: source.lapse,
    raised: (known) => conditions(known) && known.assessment !== null && !isAssessed(known),
  },
  evaluationUnfavourable: {
    label: 'L’évaluation est défavorable : la reconduction demande une décision de tous ceux qui en décident',
    source: source.lapse,
    raised: (known) => conditions(known) && isAssessed(known) && known.assessment?.verdict === 'UNFAVOURABLE',
  },
  regulatoryChange: {
    label: 'Une évolution réglementaire est signalée',
    source: source.regulatory,
    raised: ({ regulatoryChange }) => regulatoryChange !== null,
  },
  beyondTheUsualDuration: {
    label: 'La durée dépasse le maximum habituel de ce type de convention',
    source: source.beyondFiveYears,
    raised: (known) => known.usualMost !== null && known.monthsBefore + (monthsOfTerm(known) ?? 0) > known.usualMost,
  },
  personalDataBlocked: {
    label: 'Aucun échange de données personnelles : l’annexe qui en fixe les conditions n’est pas enregistrée',
    source: source.annex,
    raised: ({ dataAnnex, annexes }) => dataAnnex && !annexes.includes('DATA_EXCHANGE'),
  },
  marketEnds: {
    label: 'La fin du marché dont découle ce contrat est annoncée',
    source: source.marketEnd,
    raised: ({ marketEndsOn, marketEndedOn }) => marketEndsOn !== null && marketEndedOn === null,
  },
  marketIsOver: {
    label: 'Le marché dont découle ce contrat a pris fin',
    source: source.marketEnd,
    raised: ({ marketEndedOn }) => marketEndedOn !== null,
  },
  beyondTheCalendar: {
    label: 'La fin de la période est au-delà du calendrier légal de Saisine : suivez-la à la main',
    source: source.calendar,
    raised: endsBeyondTheCalendar,
  },
} as const satisfies Record<string, FlagRule<Known>>;
