import { type Instant, startOf } from '../calendar/index.js';
import { advance, begin } from './advance.js';
import { type Crossed, later, nextDue, reached } from './crossing.js';
import type { Deadline, Settings } from './deadline.js';
import { effective } from './effective.js';
import { DEADLINE_REACHED, type Fact } from './fact.js';
import type { Position, Step } from './position.js';
import type { Process } from './process.js';
import type { Refusal } from './refusal.js';

/** A case as it is told: its process, its delays and its log. */
export interface Told<Known = unknown> {
  readonly process: Process<Known>;
  readonly settings: Settings;
  readonly log: readonly Fact[];
}

/** A case told from its beginning, by all that is known of it: corrections read, deadlines put in anew. */
export interface Telling<Known = unknown> {
  /** undefined: it had not been opened */
  readonly position: Position<Known> | undefined;
  readonly steps: readonly Step[];
  /** the facts that could not be where they stand, with the reasons: the rest is told without them */
  readonly refused: readonly { readonly fact: Fact; readonly refusals: readonly Refusal[] }[];
  /** where each fact found the case, by its place */
  readonly found: ReadonlyMap<number, Position<Known>>;
}

/**
 * Tells a case anew: its acts as they stand once corrections are read, in their order, with the deadlines put in again.
 * A deadline that the log recorded keeps its place; one that a correction made due stands with the last fact.
 * @param until UTC; what is dated later is left out, what is dated at this very instant has happened
 */
export function retell<Known>({ process, settings, log }: Told<Known>, until: Instant): Telling<Known> {
  const steps: Step[] = [];
  const refused: Telling['refused'][number][] = [];
  const found = new Map<number, Position<Known>>();
  let position: Position<Known> | undefined;
  const placeOf = places(log);
  const cross = (upTo: Instant, endsAfter?: Instant) => {
    for (const crossed of position ? recrossing(position, upTo, placeOf, endsAfter) : []) {
      position = crossed.position;
      steps.push(crossed.step);
    }
  };
  for (const { fact, learnt, redated } of effective(log)) {
    const happened = startOf(fact.occurredAt);
    if (happened > until) continue;
    cross(learnt < until ? learnt : until, redated ? happened : undefined);
    if (position) found.set(fact.seq, position);
    const outcome = position ? advance(position, fact) : begin(process, fact, settings);
    if ('refused' in outcome) refused.push({ fact, refusals: outcome.refused });
    else {
      position = outcome.position;
      steps.push(outcome.step);
    }
  }
  cross(until);
  return { position, steps, refused, found };
}

/** Where a case stood on a date, by all that is known of it today. Undefined when it had not been opened. */
export function standingOn<Known>(told: Told<Known>, at: Instant): Position<Known> | undefined {
  return retell(told, at).position;
}

/** @param endsAfter stops before a term that ends after this: what is dated before it came first */
function* recrossing<Known>(
  position: Position<Known>,
  until: Instant,
  placeOf: (deadline: Deadline) => Place,
  endsAfter: Instant | undefined,
): Generator<Crossed<Known>> {
  const isTooLate = ({ consequence, due }: Deadline) => endsAfter !== undefined && consequence === 'transition' && due > endsAfter;
  for (let at = position, next = nextDue(at, until); next && !isTooLate(next); next = nextDue(at, until)) {
    const crossed = reached(at, next, placeOf(next));
    at = crossed.position;
    yield crossed;
  }
}

type Place = Pick<Fact, 'id' | 'seq' | 'recordedAt'>;

function places(log: readonly Fact[]): (deadline: Deadline) => Place {
  const recorded = new Map<string, Place>();
  for (const { act, data, id, seq, recordedAt } of log)
    if (act === DEADLINE_REACHED) recorded.set(`${String(data.name)} ${String(data.due)}`, { id, seq, recordedAt });
  const last = log.at(-1);
  return ({ name, due }) =>
    recorded.get(`${name} ${due}`) ?? { id: `${last?.id}:${name}`, seq: last?.seq ?? 0, recordedAt: later(due, last?.recordedAt) };
}
