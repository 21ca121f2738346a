import { addDays, type LegalDate } from '../../../machines/calendar/index.js';
import type { Data, DecidedBy, Fact, Position, Process } from '../../../machines/kernel/index.js';
import { type Check, differs, type Failure } from '../check.js';
import { type Chance, chance } from './chance.js';
import { act, after, attempt, changeOfMode, opens, qualification, qualified, type Tried, toEmployer, toFund, toParty } from './facts.js';
import { brokenIn } from './invariants.js';
import {
  BODY,
  ELSEWHERE,
  employer,
  FRAMEWORK,
  FUND,
  fund,
  KINDS,
  type Kind,
  lead,
  leadIn,
  MODES,
  mediator,
  named,
  OTHER_BODY,
  OTHER_FUND,
  PARTIES,
  PROVIDER,
  party,
} from './people.js';
import { PREPARING, preparation } from './stories.js';

/** Walks by chance: whatever people try, in whatever order and on whatever days, the log keeps what the circular asks. */

type Attempted = readonly [act: string, data: Data, by: DecidedBy, recordedAs?: string];

/** Everything that somebody might try, rightly or wrongly. */
function anything(conducts: string, luck: Chance): Attempted {
  const leads = lead(luck.next() < 0.85 ? conducts : luck.one([FUND, OTHER_FUND, BODY, OTHER_BODY]));
  const someParty = luck.one(['p1', 'p2']);
  const someFund = luck.one([FUND, OTHER_FUND]);
  const someEmployer = luck.one([BODY, OTHER_BODY]);
  const medium = luck.one(['LETTER', 'EMAIL', 'LETTER', 'TELEPHONE']);
  const to = luck.one([toParty(someParty, medium), toEmployer(someEmployer, medium), toFund(someFund, medium)]);
  const funds = luck.one([[{ fund: FUND }], [{ fund: FUND }, { fund: OTHER_FUND }]]);
  const signs = {
    form: 'ORAL',
    signatory: luck.one(['REPRESENTATIVE', 'REPRESENTATIVE', 'PARTY', 'FUND_INSTEAD']),
    employer: luck.one([undefined, BODY, OTHER_BODY]),
    overrideReason: luck.next() < 0.3 ? 'DECISION_OF_THE_BOARD' : undefined,
  };
  const outcome = luck.one(['RELATION_RESTORED', 'RELATION_ADAPTED', 'DIALOGUE_BROKEN', 'PARTLY_RESTORED']);
  const told: Attempted = ['recordInformation', to, leads];
  const agreed: Attempted = ['employerAgrees', signs, luck.one([employer(someEmployer), employer(someEmployer), fund(someFund)])];
  const changed: Attempted = ['changeMode', changeOfMode(luck.one(MODES), { lead: luck.one([FUND, BODY, OTHER_FUND, OTHER_BODY]) }), leads];
  const consulted: Attempted = [
    'recordConsultation',
    { presidentPresent: luck.next() < 0.9, executivePresent: luck.next() < 0.9, funds },
    luck.one([leads, fund(someFund)]),
  ];
  if (luck.next() < 0.02) return luck.one(leaving(leads, luck));
  return luck.one<Attempted>([
    told,
    told,
    told,
    agreed,
    agreed,
    consulted,
    luck.next() < 0.3 ? changed : told,
    ['fundApproves', {}, fund(someFund)],
    ['refer', { provider: PROVIDER }, leads],
    ['refer', { provider: PROVIDER }, party(someParty), 'lead'],
    ['issueOrder', {}, leads],
    ['startMediation', {}, mediator()],
    ['recordSession', {}, mediator()],
    ['recordOutcome', { outcome }, mediator()],
  ]);
}

const leaving = (leads: DecidedBy, luck: Chance): readonly Attempted[] => [
  ['closeWithoutOutcome', { reason: 'PARTY_LEFT' }, mediator()],
  ['withdraw', { reason: 'NO_LONGER_WANTED' }, leads],
  ['partyDeclines', {}, party(), 'lead'],
  ['fundRefuses', {}, fund(luck.one([FUND, OTHER_FUND]))],
  ['employerRefuses', {}, employer(luck.one([BODY, OTHER_BODY]))],
  ['frameworkEnded', {}, FRAMEWORK],
  ['declareInadmissible', { reason: 'NO_EXECUTIVE' }, leads],
];

/** The two parties of a type, of one employer and branch or, but in type B, of two. */
function begins({ type, mode }: Kind, luck: Chance, on: string): readonly Tried[] {
  const [one, other] = PARTIES[type] as [(typeof PARTIES)['A'][number], (typeof PARTIES)['A'][number]];
  const apart = type !== 'B' && luck.next() < 0.4;
  const conducts = apart && mode !== 1 ? OTHER_BODY : leadIn(mode);
  const parties = apart ? [one, { ...other, ...ELSEWHERE }] : [one, other];
  return [opens(conducts, on), act('qualify', on, qualification(type, mode, parties), lead(conducts))];
}

interface Walked {
  readonly facts: readonly Fact[];
  readonly position: Position;
  readonly failures: readonly Failure[];
}

/** Days go on, and what is told late is dated some days back. */
function walk(process: Process, seed: number, steps: number): Walked {
  const luck = chance(seed);
  let today = luck.one(['2019-04-10', '2020-02-20', '2023-01-20', '2023-03-10']) as LegalDate;
  const kind = luck.one(KINDS);
  const [opening, qualifying] = begins(kind, luck, today) as [Tried, Tried];
  const failures: Failure[] = [];
  let position = after(process, [opening]);
  const facts: Fact[] = [{ ...opening, id: 'fact-1', seq: 1, recordedAt: position.clock }];
  for (let step = 0; step < steps && !(position.closed && step % 8 === 0); step += 1) {
    today = addDays(today, luck.one([0, 0, 0, 1, 2]));
    const [name, data, by, as] = anything((position.known as { lead: string }).lead, luck);
    const verdict = name === 'employerAgrees' ? { findings: { signatoryIsAParty: { answer: luck.one([null, null, null, 'p1']) } } } : {};
    const tried = { ...act(name, addDays(today, -luck.one([0, 0, 0, 0, 1, 3])), data, by, as), ...verdict };
    const answer = attempt(position, { ...(step === 0 ? qualifying : tried), learnt: `${today}T20:00:00.000Z` });
    if ('refused' in answer) {
      if (answer.refused.length === 0) failures.push(`${name} is refused for no reason`);
      continue;
    }
    if (position.closed) failures.push(`${name} was accepted after the end`);
    if (answer.position.situation === 'qualified') failures.push(`it rests in « qualified » after ${name}`);
    position = answer.position;
    facts.push(answer.step.fact);
  }
  return { facts, position, failures: [...failures, ...brokenIn(facts)] };
}

const PARTS = [1, 2, 3, 4];
const walks = (process: Process, part: number): readonly Walked[] =>
  Array.from({ length: 40 }, (_, index) => walk(process, part * 1000 + index, 120));

/** What prepares a referral in any order, but the consultation before the approval. */
function inSomeOrder(kind: Kind, luck: Chance): readonly Tried[] {
  const acts = luck.shuffled(Object.values(preparation(kind)).flat());
  const consults = acts.find((one) => one.act === 'recordConsultation');
  return consults ? [consults, ...acts.filter((one) => one !== consults)] : acts;
}

/** What the walks must come to, or they prove nothing. */
const REACHED = [
  'relationRestored',
  'relationAdapted',
  'dialogueBroken',
  'closedWithoutOutcome',
  'fundApprovalRefused',
  'employerAgreementRefused',
  'partyDeclined',
  'withdrawn',
  'frameworkUnavailable',
  ...KINDS.map((kind) => `${named(kind)} ordered`),
];

export const walkChecks: readonly Check[] = [
  ...KINDS.map(
    (kind): Check => ({
      name: `${named(kind)}: what prepares a referral may come in any order, and only the last of it makes the case ready (P1)`,
      run: (process) =>
        Array.from({ length: 6 }, (_, seed) => inSomeOrder(kind, chance(seed + 1))).flatMap((acts) =>
          acts.flatMap((_, count) => {
            const { situation } = after(process, [...qualified(kind), ...acts.slice(0, count + 1)]);
            const where = acts
              .slice(0, count + 1)
              .map((one) => one.act)
              .join(', ');
            return count < acts.length - 1
              ? [...differs(where, situation !== 'readyForReferral', true), ...differs(where, PREPARING.includes(situation), true)]
              : differs(where, situation, 'readyForReferral');
          }),
        ),
    }),
  ),
  ...PARTS.map(
    (part): Check => ({
      name: `whatever is tried, the log keeps what the circular asks: walks ${part} (P1-G1 to P1-G9, R1-028, R1-043, R1-045, R1-048, R1-052)`,
      run: (process) => walks(process, part).flatMap(({ failures }) => failures),
    }),
  ),
];

/** Where the walks came to: asked once of the process itself, not of each mutant. */
export function notReached(process: Process): readonly string[] {
  const seen = PARTS.flatMap((part) => walks(process, part)).flatMap(({ facts, position }) => {
    const { type, mode } = position.known as { type: string; mode: string };
    const kind = `${type.replace('TYPE_', '')}${{ NATIONAL_FUND: 1, EMPLOYER: 2, PARTIES: 3 }[mode]}`;
    return [position.situation, ...(facts.some((fact) => fact.act === 'issueOrder') ? [`${kind} ordered`] : [])];
  });
  return REACHED.filter((one) => !seen.includes(one));
}
