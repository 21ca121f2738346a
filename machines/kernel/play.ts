import { type Instant, startOf } from '../calendar/index.js';
import { advance, begin, defaultSettings } from './advance.js';
import type { Deadline, Settings } from './deadline.js';
import { type Act, CALENDAR, DEADLINE_REACHED, type Fact } from './fact.js';
import type { Advance, Position, Step } from './position.js';
import type { Process } from './process.js';
import { type Refusal, refusal } from './refusal.js';

/** An act that was refused, in its place: the rest of the list goes on without it. */
export interface Refused {
  readonly accepted: false;
  readonly fact: Act;
  readonly refusals: readonly Refusal[];
}

export interface Timeline<Known = unknown> {
  readonly steps: readonly (Step | Refused)[];
  /** undefined when not even the opening was accepted */
  readonly position: Position<Known> | undefined;
}

const isRecorded = (fact: Act | Fact): fact is Fact => 'seq' in fact && fact.seq > 0;

/**
 * Plays a case: an ordered list of dated facts read by a pure machine. No clock, no input or output, no chance.
 *
 * Of acts (nobody has given them a place yet) it makes the facts, and inserts every deadline that falls due in between.
 * Of a log (facts with `seq`) it inserts nothing: it checks that each deadline stands where it must.
 *
 * @param until deadlines due up to this instant, UTC, are inserted after the last act; undefined: none
 */
export function play<Known>(
  process: Process<Known>,
  facts: readonly (Act | Fact)[],
  until?: Instant,
  settings: Settings = defaultSettings(process),
): Timeline<Known> {
  return playOn({ process, settings, position: undefined }, facts, until);
}

/**
 * What happens from here when nothing more is done, or when these acts are.
 * @param until UTC; what comes later is left out
 */
export function forecast<Known>(position: Position<Known>, until: Instant, whatIf: readonly Act[] = []): Timeline<Known> {
  return playOn({ process: position.process, settings: position.settings, position }, whatIf, until);
}

interface Start<Known> {
  readonly process: Process<Known>;
  readonly settings: Settings;
  readonly position: Position<Known> | undefined;
}

function playOn<Known>(
  { process, settings, position: start }: Start<Known>,
  facts: readonly (Act | Fact)[],
  until: Instant | undefined,
): Timeline<Known> {
  const steps: (Step | Refused)[] = [];
  let position = start;
  const cross = (instant: Instant) => {
    for (const crossed of position ? crossing(position, instant) : []) {
      position = crossed.position;
      steps.push(crossed.step);
    }
  };
  const take = (outcome: Advance<Known>, said: Act) => {
    if ('refused' in outcome) steps.push({ accepted: false, fact: said, refusals: outcome.refused });
    else {
      position = outcome.position;
      steps.push(outcome.step);
    }
  };
  for (const fact of facts) {
    if (isRecorded(fact)) take(follow(process, position, fact, settings), fact);
    else {
      const clock = later(startOf(fact.occurredAt), position?.clock);
      cross(clock);
      const next = placed(fact, (position?.seq ?? 0) + 1, clock);
      take(position ? advance(position, next) : begin(process, next, settings), fact);
    }
  }
  if (until !== undefined) cross(until);
  return { steps, position };
}

/**
 * One recorded fact more: it must stand in its place, after every deadline that was due when it was recorded,
 * and be possible there. What `play` does for each fact of a log; the audit and the second witness take it step by step.
 */
export function follow<Known>(
  process: Process<Known>,
  position: Position<Known> | undefined,
  fact: Fact,
  settings: Settings,
): Advance<Known> {
  if (!position) return fact.seq === 1 ? begin(process, fact, settings) : { refused: [gap(process, 0, fact.seq)] };
  const flaw = flawBefore(position, fact);
  return flaw ? { refused: [flaw] } : advance(position, fact);
}

/** The deadlines that fall due up to an instant, one after the other, as facts with their effects. */
export function* crossing<Known>(
  position: Position<Known>,
  until: Instant,
  newId: (seq: number) => string = (seq) => `fact-${seq}`,
  recordedAt?: Instant,
): Generator<{ position: Position<Known>; step: Step }> {
  for (let at = position, next = nextDue(at, until); next; next = nextDue(at, until)) {
    const fact = deadlineFact(next, at.seq + 1, newId(at.seq + 1), recordedAt ?? later(next.due, at.clock));
    const outcome = advance(at, fact);
    if ('refused' in outcome) throw new Error(`${at.process.key}: its own deadline « ${next.name} » was refused`);
    at = outcome.position;
    yield outcome;
  }
}

/** The first deadline that is due by an instant, or undefined. */
export function nextDue<Known>(position: Position<Known>, until: Instant): Deadline | undefined {
  const next = position.deadlines[0];
  return next && next.due <= until ? next : undefined;
}

/** A deadline as a fact: it happened when it was due, whenever it was noticed. */
function deadlineFact(deadline: Deadline, seq: number, id: string, recordedAt: Instant): Fact {
  const { name, due, legalDate, consequence } = deadline;
  return { id, seq, act: DEADLINE_REACHED, occurredAt: due, recordedAt, by: CALENDAR, data: { name, due, legalDate, consequence } };
}

/** In a log, no act may stand where a deadline was already due: the deciding transaction would have recorded it first. */
function flawBefore<Known>(position: Position<Known>, fact: Fact): Refusal | undefined {
  if (fact.seq !== position.seq + 1) return gap(position.process, position.seq, fact.seq);
  if (fact.act === DEADLINE_REACHED) return undefined;
  const overdue = nextDue(position, fact.recordedAt);
  if (!overdue) return undefined;
  return refusal(
    'deadline-missing',
    `L’échéance « ${overdue.label} » (${overdue.due}) aurait dû être consignée avant ce fait.`,
    overdue.explanation.source,
  );
}

const gap = <Known>(process: Process<Known>, from: number, to: number): Refusal =>
  refusal('gap-in-the-log', `Le journal saute de ${from} à ${to}.`, process.source);

const placed = (act: Act, seq: number, clock: Instant): Fact => ({ ...act, id: `fact-${seq}`, seq, recordedAt: clock });
const later = (a: Instant, b: Instant | undefined): Instant => (b !== undefined && b > a ? b : a);
