import type { Instant, Moment } from '../../../machines/calendar/index.js';
import {
  type Act,
  type Advance,
  advance,
  type Data,
  type DecidedBy,
  type Fact,
  type Position,
  type Process,
  play,
} from '../../../machines/kernel/index.js';

/* A fictional case, by ids only, and the shortest way to each situation. */

export const FUND = 'caisse-nationale-1';
export const EMPLOYER_1 = 'organisme-1';
export const EMPLOYER_2 = 'organisme-2';
export const PROVIDER = 'prestataire-1';
export const MEMBER = 'membre-du-groupement-2';
const STRANGER = 'organisme-etranger-au-dossier';

/** Whoever stands in each relation to this case, and two that decide nothing on this path. */
export const PEOPLE: Readonly<Record<string, DecidedBy>> = {
  referringFund: { relation: 'referringFund', organisation: FUND },
  employer: { relation: 'employer', organisation: EMPLOYER_1 },
  party: { relation: 'party', person: 'p1' },
  provider: { relation: 'provider', organisation: PROVIDER },
  mediator: { relation: 'mediator', organisation: PROVIDER },
  supervisor: { relation: 'supervisor', organisation: FUND },
  concernedFund: { relation: 'concernedFund', organisation: STRANGER },
  auditor: { relation: 'auditor', organisation: STRANGER },
};
const fund = PEOPLE.referringFund as DecidedBy;
const mediator = PEOPLE.mediator as DecidedBy;

export const moment = (text: string) => text as Moment;

export function act(name: string, occurredAt: string, data: Data = {}, by: DecidedBy = fund, recordedAs?: string): Act {
  return { act: name, occurredAt: moment(occurredAt), by, ...(recordedAs === undefined ? {} : { recordedAs }), data };
}

type PartyData = Readonly<Record<'function' | 'employer' | 'branch' | 'personallyConcerned' | 'id', string | boolean>>;
export const PARTY_1: PartyData = { id: 'p1', function: 'DIRECTOR', employer: EMPLOYER_1, branch: 'maladie', personallyConcerned: true };
export const PARTY_2: PartyData = {
  id: 'p2',
  function: 'OTHER_EXECUTIVE',
  employer: EMPLOYER_2,
  branch: 'maladie',
  personallyConcerned: true,
};

export const OPENING = { market: '18 AC 27', referringFund: FUND, referringBranch: 'maladie' };
export const QUALIFICATION = {
  type: 'TYPE_A',
  mode: 'NATIONAL_FUND',
  matter: 'CONFLICT',
  context: 'DEGRADED',
  hierarchicalLink: false,
  harassmentAlleged: true,
  parties: [PARTY_1, PARTY_2],
};
export const toParty = (party: string, medium = 'LETTER') => ({ recipient: 'PARTY', party, medium });
export const toEmployer = (employer: string, medium = 'EMAIL') => ({ recipient: 'EMPLOYER', employer, medium });

export const qualified = [act('open', '2019-10-01', OPENING), act('qualify', '2019-10-02', QUALIFICATION)];
/** The referring fund employs the first party: everybody but the second party is informed, and the fund does not write to itself. */
export const ownEmployer = [
  act('open', '2019-10-01', OPENING),
  act('qualify', '2019-10-02', { ...QUALIFICATION, parties: [{ ...PARTY_1, employer: FUND }, PARTY_2] }),
  act('recordInformation', '2019-10-03', toEmployer(EMPLOYER_2)),
  act('recordInformation', '2019-10-03', toParty('p1')),
];
const oneInformed = [...qualified, act('recordInformation', '2019-10-03', toEmployer(EMPLOYER_1))];
const allInformed = [
  ...oneInformed,
  act('recordInformation', '2019-10-03', toEmployer(EMPLOYER_2)),
  act('recordInformation', '2019-10-04', toParty('p1')),
  act('recordInformation', '2019-10-07', toParty('p2')),
];
const referred = [...allInformed, act('refer', '2019-10-08', { provider: PROVIDER })];
const ordered = [...referred, act('issueOrder', '2019-10-10', { commitmentNumber: 'E-7' })];
const inMediation = [...ordered, act('startMediation', '2019-10-14', { performingMember: MEMBER }, mediator)];

/** The acts that lead to each situation; none of them crosses a deadline. */
export const PATHS: Readonly<Record<string, readonly Act[]>> = {
  draft: qualified.slice(0, 1),
  priorInformation: oneInformed,
  readyForReferral: allInformed,
  referred,
  ordered,
  inMediation,
  inadmissible: [...qualified.slice(0, 1), act('declareInadmissible', '2019-10-02', { reason: 'NO_EXECUTIVE' })],
  partyDeclined: [...ordered, act('partyDeclines', '2019-10-11', {}, PEOPLE.party, 'referringFund')],
  withdrawn: [...qualified, act('withdraw', '2019-10-03', { reason: 'NO_LONGER_WANTED' })],
  closedWithoutOutcome: [...inMediation, act('closeWithoutOutcome', '2019-10-15', { reason: 'PARTY_LEFT' }, mediator)],
  relationRestored: [...inMediation, act('recordOutcome', '2019-10-15', { outcome: 'RELATION_RESTORED' }, mediator)],
  relationAdapted: [...inMediation, act('recordOutcome', '2019-10-15', { outcome: 'RELATION_ADAPTED' }, mediator)],
  dialogueBroken: [...inMediation, act('recordOutcome', '2019-10-15', { outcome: 'DIALOGUE_BROKEN' }, mediator)],
};
export const OPEN_SITUATIONS = ['draft', 'priorInformation', 'readyForReferral', 'referred', 'ordered', 'inMediation'];

/** The forms each act is tried with: facts that satisfy every guard. */
export const FILLED_IN: Readonly<Record<string, readonly Data[]>> = {
  qualify: [QUALIFICATION],
  declareInadmissible: [{ reason: 'NO_EXECUTIVE' }],
  recordInformation: [toParty('p1')],
  refer: [{ provider: PROVIDER }],
  issueOrder: [{ commitmentNumber: 'E-7' }],
  startMediation: [{ performingMember: MEMBER }],
  recordSession: [{}],
  recordOutcome: [{ outcome: 'RELATION_RESTORED' }, { outcome: 'RELATION_ADAPTED' }, { outcome: 'DIALOGUE_BROKEN' }],
  closeWithoutOutcome: [{ reason: 'PARTY_LEFT' }],
  partyDeclines: [{}],
  withdraw: [{ reason: 'NO_LONGER_WANTED' }],
};

/** The day on which the acts of the table are tried, in Paris at noon. */
export const TRIED_AT = '2019-10-16T10:00:00.000Z';

/** Plays acts that must all be accepted. Throws with the place and the reason when one is not. */
export function after(process: Process, acts: readonly Act[]): Position {
  const { steps, position } = play(process, acts);
  for (const step of steps) {
    if (!step.accepted)
      throw new Error(`« ${step.fact.act} » of ${step.fact.occurredAt} is refused: ${step.refusals.map(({ code }) => code).join(', ')}`);
  }
  if (!position) throw new Error('nothing was played');
  return position;
}

const reached = new WeakMap<Process, Map<string, Position>>();

/** The position in which a case stands in this situation. */
export function standing(process: Process, situation: string): Position {
  const places = reached.get(process) ?? new Map<string, Position>();
  reached.set(process, places);
  const known = places.get(situation);
  if (known) return known;
  const position = after(process, PATHS[situation] ?? []);
  if (position.situation !== situation) throw new Error(`the acts that lead to « ${situation} » lead to « ${position.situation} »`);
  places.set(situation, position);
  return position;
}

/** One more act, on a position. It is learnt when it happens, or at `recordedAt`. */
export function attempt(position: Position, next: Act, recordedAt: string = TRIED_AT): Advance<unknown> {
  const fact: Fact = { ...next, id: `fact-${position.seq + 1}`, seq: position.seq + 1, recordedAt: recordedAt as Instant };
  return advance(position, fact);
}
