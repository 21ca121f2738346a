import { addDays, addMonths, type LegalDate } from '../../machines/calendar/index.js';
import { currentProcess } from '../../machines/registry.js';
import type { PaperCase, PaperFact } from './year.js';

/** Agreements that rest on paper when the demonstration begins: each stands somewhere else in its life, whatever day it is. */

const CARSAT = 'carsat.gestionnaire';
const BODY = 'caisse-a.gestionnaire';
const OTHER_BODY = 'caisse-b.gestionnaire';
const PURCHASER = 'achats.gestionnaire';
const POOLED = '25 AC 77';

/** Who brings it in, and what stands on paper. */
export interface PaperAgreement {
  /** login */
  readonly as: string;
  readonly line: PaperCase;
}

/** The agreements of the demonstration on a day, in the order in which they rest on each other. */
export function agreementsOn(today: LegalDate): readonly PaperAgreement[] {
  return [
    onPaper(PURCHASER, 'DEMO-ACC-1', pooledMarket(addMonths(today, -14, 'clamp'))),
    onPaper(BODY, 'DEMO-ACC-2', subsequent('25 MS 41', 'caisse-a', addMonths(today, -9, 'clamp'), today)),
    onPaper(OTHER_BODY, 'DEMO-ACC-3', awaitedSubsequent('25 MS 42', addDays(today, -12))),
    onPaper(CARSAT, 'DEMO-ACC-4', evaluatedProtocol(addDays(addMonths(today, -12, 'clamp'), 25), today)),
    onPaper(CARSAT, 'DEMO-ACC-5', terminatedProtocol(addMonths(today, -7, 'clamp'), addDays(today, -20))),
    onPaper(CARSAT, 'DEMO-ACC-6', contractOfThree(addMonths(today, -16, 'clamp'), today)),
  ];
}

const onPaper = (as: string, key: string, facts: readonly PaperFact[]): PaperAgreement => ({
  as,
  line: { key, process: 'agreement', facts },
});

const from = (template: string): Readonly<Record<string, unknown>> => ({
  ...currentProcess('agreement')?.templates?.find(({ id }) => id === template)?.data,
  template,
});
const bound = (role: string, organisation: string, signedOn?: string) => ({ organisation, role, ...(signedOn ? { signedOn } : {}) });
const fact = (act: string, occurredAt: LegalDate, relation: string, organisation: string, data: object = {}): PaperFact => ({
  act,
  occurredAt,
  by: { relation, organisation },
  data: data as PaperFact['data'],
});
const signatory = (act: string, on: LegalDate, organisation: string, data: object = {}) => fact(act, on, 'signatory', organisation, data);
const opens = (on: LegalDate, keeper: string, data: object) => fact('open', on, 'keeper', keeper, { ...data, keeper });

const protocol = (reference: string, signedOn: LegalDate) =>
  opens(signedOn, 'carsat-monts', {
    ...from('PDP_PROTOCOL_1'),
    reference,
    signatories: [bound('PARTY', 'carsat-monts', signedOn), bound('PARTY', 'spst-rives', signedOn)],
  });

/** In its last month, evaluated, and signed by one of the two services. */
function evaluatedProtocol(signedOn: LegalDate, today: LegalDate): readonly PaperFact[] {
  const service = (organisation: string, reported: number, handled: number) => ({ organisation, reported, handled });
  const present = [{ organisation: 'carsat-monts' }, { organisation: 'spst-rives' }];
  return [
    protocol('PDP 2025-34', signedOn),
    fact('recordMeeting', addDays(signedOn, 160), 'keeper', 'carsat-monts', { kind: 'SERVICES', present }),
    signatory('openEvaluation', addDays(today, -40), 'carsat-monts'),
    signatory('fillEvaluation', addDays(today, -15), 'carsat-monts', {
      services: [service('carsat-monts', 41, 12), service('spst-rives', 29, 17)],
      ...{ collectiveActions: 2, participants: 35, trainings: 1, trainingNature: 'Repérage précoce des situations', trained: 18 },
      ...{ remobilised: 9, retained: 14, retainedElsewhere: 5, serviceMeetings: 2, bodyMeetings: 4, verdict: 'FAVOURABLE' },
    }),
    signatory('signEvaluation', addDays(today, -9), 'carsat-monts', { lastName: 'Légende', firstName: 'Gaby' }),
  ];
}

/** A notice runs. */
const terminatedProtocol = (signedOn: LegalDate, receivedOn: LegalDate): readonly PaperFact[] => [
  protocol('PDP 2026-12', signedOn),
  signatory('giveNotice', receivedOn, 'spst-rives'),
];

/** Five years, in the second: a survey and a table behind it, the annex on personal data still to come. */
function contractOfThree(signedOn: LegalDate, today: LegalDate): readonly PaperFact[] {
  const parties = ['spst-rives', 'carsat-monts', 'dreets-vals'].map((id) => bound('PARTY', id, signedOn));
  const figures = { trained: 12, trainedFollowed: 5, accompanied: 30, accompaniedFollowed: 11, targeted: 400, targetedFollowed: 60 };
  return [
    opens(signedOn, 'carsat-monts', { ...from('CPOM_1'), reference: 'CPOM 2025-38', signatories: parties }),
    fact('recordReview', addMonths(signedOn, 5, 'clamp'), 'keeper', 'carsat-monts', { cycle: 'BOTH' }),
    fact('recordIndicators', addMonths(signedOn, 12, 'clamp'), 'keeper', 'carsat-monts', { year: 1, ...figures }),
    fact('recordSurvey', addDays(today, -30), 'keeper', 'carsat-monts', { year: Number(addDays(today, -30).slice(0, 4)) }),
  ];
}

/** Attributed for four years; contracts follow from it. */
const pooledMarket = (firstDay: LegalDate): readonly PaperFact[] => [
  opens(addDays(firstDay, -20), 'centrale-achats', {
    ...from('POOLED_MARKET_1'),
    reference: POOLED,
    firstDay,
    initialTerm: 48,
    signatories: [bound('PURCHASER', 'centrale-achats', addDays(firstDay, -20)), bound('HOLDER', 'cabinet-ecoute', addDays(firstDay, -20))],
  }),
];

const underTheMarket = (reference: string, keeper: string, on: LegalDate, signedOn?: LegalDate) =>
  opens(on, keeper, {
    ...from('SUBSEQUENT_CONTRACT_1'),
    reference,
    market: POOLED,
    initialTerm: 36,
    signatories: [bound('PURCHASER', keeper, signedOn), bound('HOLDER', 'cabinet-ecoute', signedOn), bound('FUND', 'fonds-maladie')],
  });

/** In force, with an order that was carried out and one that was cancelled. */
const subsequent = (reference: string, body: string, signedOn: LegalDate, today: LegalDate): readonly PaperFact[] => [
  underTheMarket(reference, body, signedOn, signedOn),
  fact('placeOrder', addDays(today, -120), 'purchaser', body, { level: 'CRISIS_UNIT' }),
  fact('placeOrder', addDays(today, -35), 'purchaser', body, { level: 'OUTGOING_CALL' }),
  fact('cancelOrder', addDays(today, -33), 'purchaser', body, { rank: 2, reason: 'NO_LONGER_NEEDED' }),
];

/** Drafted, with its papers, and signed by one. */
const awaitedSubsequent = (reference: string, on: LegalDate): readonly PaperFact[] => [
  underTheMarket(reference, 'caisse-b', on),
  fact('provideDocuments', addDays(on, 3), 'fund', 'fonds-maladie'),
  signatory('sign', addDays(on, 6), 'caisse-b', { title: 'Directrice', lastName: 'Inventé', firstName: 'Morgan' }),
];
