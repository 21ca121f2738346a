import type { Instant } from '../../../machines/calendar/index.js';
import {
  type Act,
  type Advance,
  advance,
  type Data,
  type Fact,
  type Findings,
  findingsOf,
  forecast,
  type Position,
  type Process,
  play,
} from '../../../machines/kernel/index.js';
import { actOf } from '../playing.js';
import { looking, MARKET } from './market.js';
import {
  BODY,
  FUND,
  type Kind,
  lead,
  leadIn,
  MODE_CODES,
  type Mode,
  PARTIES,
  type PartyFacts,
  PROVIDER,
  TYPE_CODES,
  type Type,
} from './people.js';

/** An act, and what was found elsewhere where that is not what the market and the sealed names of `market.ts` say. */
export type Tried = Act & {
  readonly findings?: Findings;
  /** when it is learnt, where that matters */
  readonly learnt?: string;
};

/** An act as every oracle writes it. */
export const act: (...said: Parameters<typeof actOf>) => Tried = actOf;
export { moment } from '../playing.js';

export const opens = (organisation: string, on = '2019-10-01', change: Data = {}): Tried =>
  act('open', on, { market: MARKET, lead: organisation, ...change }, lead(organisation));

/** In mode 3 the second party asks, unless told. */
export const ASKED_BY = { requestedBy: 'ONE_PARTY', requestingParty: 'p2' } as const;
const askedIn = (mode: Mode) => (mode === 3 ? ASKED_BY : {});

export const qualification = (type: Type, mode: Mode, parties: readonly PartyFacts[] = PARTIES[type], change: Data = {}): Data => ({
  type: TYPE_CODES[type],
  mode: MODE_CODES[mode],
  ...askedIn(mode),
  matter: 'CONFLICT',
  context: 'DEGRADED',
  hierarchicalLink: false,
  harassmentAlleged: true,
  parties: parties as unknown as Data['parties'],
  ...change,
});

export const changeOfMode = (mode: Mode, change: Data = {}): Data => ({
  mode: MODE_CODES[mode],
  lead: leadIn(mode),
  ...askedIn(mode),
  ...change,
});

export const toParty = (id: string, medium = 'LETTER'): Data => ({ recipient: 'PARTY', party: id, medium });
export const toEmployer = (organisation = BODY, medium = 'EMAIL'): Data => ({ recipient: 'EMPLOYER', employer: organisation, medium });
export const toFund = (organisation = FUND, medium = 'HAND_DELIVERED'): Data => ({ recipient: 'FUND', fund: organisation, medium });

export const CONSULTED: Data = { presidentPresent: true, executivePresent: true, funds: [{ fund: FUND }] };
export const REPRESENTED: Data = { form: 'ORAL', signatory: 'REPRESENTATIVE' };
export const INSTEAD: Data = { employer: BODY, form: 'WRITTEN', signatory: 'FUND_INSTEAD' };
export const REFERS: Data = { provider: PROVIDER };

/** A case from its opening to its qualification. */
export const qualified = ({ type, mode }: Kind, parties: readonly PartyFacts[] = PARTIES[type], change: Data = {}): readonly Tried[] => [
  opens(leadIn(mode)),
  act('qualify', '2019-10-02', qualification(type, mode, parties, change), lead(leadIn(mode))),
];

/** What has been played, act after act: thousands of questions begin alike. */
interface Played {
  readonly position: Position | undefined;
  readonly next: Map<Tried, Played>;
}
const begun = new WeakMap<Process, Played>();
const NEVER = '2015-01-01T00:00:00.000Z' as Instant;

/** Plays acts that must all be accepted. Throws with the place and the reason when one is not. */
export function after(process: Process, acts: readonly Tried[]): Position {
  let played: Played = begun.get(process) ?? { position: undefined, next: new Map() };
  begun.set(process, played);
  for (const one of acts) {
    const known = played.next.get(one) ?? { position: onward(process, played.position, one), next: new Map() };
    played.next.set(one, known);
    played = known;
  }
  if (!played.position) throw new Error('nothing was played');
  return played.position;
}

function onward(process: Process, from: Position | undefined, next: Tried): Position {
  const { steps, position } = from ? forecast(from, NEVER, [next], looking) : play(process, [next], undefined, undefined, looking);
  for (const step of steps) {
    if (!step.accepted)
      throw new Error(`« ${step.fact.act} » of ${step.fact.occurredAt} is refused: ${step.refusals.map(({ code }) => code).join(', ')}`);
  }
  return position as Position;
}

/** The day on which an act is learnt here unless told: when it happens, and never before the sixteenth of October 2019. */
const LEARNT = '2019-10-16T10:00:00.000Z';
const later = (text: string): Instant => {
  const instant = text.length === 10 ? `${text}T10:00:00.000Z` : text;
  return (instant > LEARNT ? instant : LEARNT) as Instant;
};

/** One more act, on a position, with what is found for it. */
export function attempt(position: Position, { learnt, ...next }: Tried): Advance<unknown> {
  const recordedAt = (learnt as Instant | undefined) ?? later(next.occurredAt);
  const fact: Fact = { ...next, id: `fact-${position.seq + 1}`, seq: position.seq + 1, recordedAt };
  const findings = next.findings ?? findingsOf(position.process, position, fact, looking);
  return advance(position, findings === undefined ? fact : { ...fact, findings });
}
