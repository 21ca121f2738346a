import type { Act, Data, Position, Process } from '../../../machines/kernel/index.js';
import { after, standingBy } from '../playing.js';
import {
  AHEAD,
  act,
  CONTRACTING,
  documentsProvided,
  evaluation,
  FIRST_YEAR,
  IN_FORCE,
  MARKET_ENDING,
  MARKET_OVER,
  NOT_YET,
  noticeOf,
  orderContract,
  PATHS,
  signedContract,
  signs,
} from './facts.js';
import { HOLDER, PURCHASER, purchaser, signatory } from './people.js';

export const standing = standingBy(PATHS);

/* Where each act has an object: an evaluation to fill in, a withdrawal to accept. */

const opened = act('openEvaluation', '2025-02-03', {}, signatory());
const filled = act('fillEvaluation', '2025-02-03', evaluation('FAVOURABLE', CONTRACTING), signatory());
const flagged = act('flagRegulatoryChange', '2025-02-03', { reference: 'Décret 2026-100' }, signatory());
const proposed = act('proposeAmendment', '2025-01-09', { subject: 'CONTENT', matter: 'Préavis', notice: 6 }, signatory());
const ordered = act('placeOrder', '2025-02-03', { level: 'CRISIS_UNIT' }, purchaser());
const ofTheHolder = [noticeOf('2025-02-03', HOLDER), act('withdrawNotice', '2025-02-04', {}, signatory(HOLDER))];

/** `situation act`: the ways there that differ from the shortest one. */
const WHERE: Readonly<Record<string, readonly (readonly Act[])[]>> = {
  'drafting sign': [
    [orderContract(), documentsProvided()],
    [orderContract('2025-01-06', AHEAD), documentsProvided(), signs('2025-01-08', HOLDER)],
    [orderContract(), documentsProvided(), signs('2025-01-08', HOLDER)],
  ],
  'drafting frameworkEnded': [[orderContract()], [orderContract('2025-01-06', { whenMarketEnds: 'ENDS' })]],
  'notYetInForce signAmendment': [[...NOT_YET, proposed]],
  'notYetInForce dropAmendment': [[...NOT_YET, proposed]],
  'notYetInForce frameworkEnded': [NOT_YET, signedContract({ ...AHEAD, whenMarketEnds: 'ENDS' })],
  'inForce fillEvaluation': [[...IN_FORCE, opened]],
  'inForce signEvaluation': [[...IN_FORCE, opened, filled]],
  'inForce liftRegulatoryChange': [[...IN_FORCE, flagged]],
  'inForce withdrawNotice': [[...IN_FORCE, noticeOf('2025-02-03', PURCHASER)]],
  'inForce acceptWithdrawal': [[...IN_FORCE, ...ofTheHolder]],
  'inForce signAmendment': [[...IN_FORCE, proposed]],
  'inForce dropAmendment': [[...IN_FORCE, proposed]],
  'inForce cancelOrder': [[...IN_FORCE, ordered]],
  'inForce frameworkEnded': [IN_FORCE, signedContract({ whenMarketEnds: 'ENDS' })],
};

const reached = new WeakMap<Process, Map<string, readonly Position[]>>();

/** Every position of a situation in which an act is tried; played once a process. */
export function standings(process: Process, situation: string, name: string): readonly Position[] {
  const places = reached.get(process) ?? new Map<string, readonly Position[]>();
  reached.set(process, places);
  const key = `${situation} ${name}`;
  const known = places.get(key) ?? WHERE[key]?.map((acts) => after(process, { acts })) ?? [standing(process, situation)];
  places.set(key, known);
  return known;
}

/** The forms each act is tried with. */
export const FILLED_IN: Readonly<Record<string, readonly Data[]>> = {
  reviseDraft: [orderContract('2025-01-06', { notice: 2 }).data],
  provideDocuments: [{}],
  sign: [{ title: 'Directrice' }],
  abandon: [{ reason: 'NOT_AGREED' }, { reason: 'NO_LONGER_NEEDED' }, { reason: 'OPENED_BY_MISTAKE' }],
  openEvaluation: [{}],
  fillEvaluation: [evaluation('FAVOURABLE', CONTRACTING), evaluation('UNFAVOURABLE', CONTRACTING)],
  signEvaluation: [{}],
  flagRegulatoryChange: [{ reference: 'Décret 2026-100' }],
  liftRegulatoryChange: [{}],
  renew: [{}],
  declineRenewal: [{}],
  giveNotice: [{}],
  withdrawNotice: [{}],
  acceptWithdrawal: [{ giver: HOLDER }],
  proposeAmendment: [
    { subject: 'DURATION', matter: 'Durée', initialTerm: 18 },
    { subject: 'CONTENT', matter: 'Annexe', notice: 6 },
    { subject: 'BOTH', matter: 'Durée et préavis', mostRenewals: 4, notice: 6 },
  ],
  signAmendment: [{}],
  dropAmendment: [{}],
  changeRepresentative: [{ title: 'Directrice générale' }],
  recordSuccession: [{ signatory: HOLDER, successor: 'prestataire-2' }],
  recordAnnex: [{ annex: 'DATA_EXCHANGE' }, { annex: 'JOINT_CONTROLLERSHIP' }],
  callMeeting: [{ kind: 'SERVICES', on: '2025-06-02', agenda: 'Bilan' }],
  recordMeeting: [{ kind: 'SERVICES', present: [{ organisation: PURCHASER }, { organisation: HOLDER }] }],
  verifyContacts: [{}],
  recordIndicators: [FIRST_YEAR],
  recordSurvey: [{ year: 2025 }],
  recordReview: [{ cycle: 'SERVICE' }, { cycle: 'JOINT' }, { cycle: 'BOTH' }],
  placeOrder: [{ level: 'CRISIS_UNIT', commitmentNumber: 'E-7' }, { level: 'OUTGOING_CALL' }],
  cancelOrder: [
    { rank: 1, reason: 'NO_LONGER_NEEDED' },
    { rank: 1, reason: 'ISSUED_BY_MISTAKE' },
    { rank: 1, reason: 'NOT_CARRIED_OUT' },
  ],
  frameworkEndsSoon: [{}],
  frameworkEnded: [{}],
  end: [{ reason: 'PURCHASER_DECIDED' }, { reason: 'AGREED_WITH_HOLDER' }, { reason: 'HOLDER_FAILED' }],
};

/** What the pooled market answers while it runs, and once it is over. */
const MARKET_RUNS: Data = { state: 'inForce', firstDay: '2024-03-01', lastDay: null, final: false };
const ANSWERS: Readonly<Record<string, Data>> = { sign: MARKET_RUNS, frameworkEndsSoon: MARKET_ENDING, frameworkEnded: MARKET_OVER };
export const found = (name: string): Pick<Act, 'findings'> =>
  ANSWERS[name] ? { findings: { market: { answer: ANSWERS[name] as never } } } : {};

/** A day on which the acts can be tried there. */
export const triedOn = (situation: string): string =>
  ({ drafting: '2025-01-09', notYetInForce: '2025-01-10', inForce: '2025-02-10' })[situation] ?? '2028-01-10';
