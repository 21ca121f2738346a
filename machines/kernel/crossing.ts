import type { Instant } from '../calendar/index.js';
import { advance } from './advance.js';
import type { Deadline } from './deadline.js';
import { CALENDAR, DEADLINE_REACHED, type Fact } from './fact.js';
import type { Position, Step } from './position.js';

/** The deadlines that fall due up to an instant, one after the other, as facts with their effects. */
export function* crossing<Known>(
  position: Position<Known>,
  until: Instant,
  newId: (seq: number) => string = (seq) => `fact-${seq}`,
  recordedAt?: Instant,
): Generator<Crossed<Known>> {
  for (let at = position, next = nextDue(at, until); next; next = nextDue(at, until)) {
    const seq = at.seq + 1;
    const outcome = reached(at, next, { id: newId(seq), seq, recordedAt: recordedAt ?? later(next.due, at.clock) });
    at = outcome.position;
    yield outcome;
  }
}

export interface Crossed<Known> {
  readonly position: Position<Known>;
  readonly step: Step;
}

/** The first deadline that is due by an instant, or undefined. */
export function nextDue<Known>(position: Position<Known>, until: Instant): Deadline | undefined {
  const next = position.deadlines[0];
  return next && next.due <= until ? next : undefined;
}

/** A deadline as a fact: it happened when it was due, whenever it was noticed. */
export function reached<Known>(
  position: Position<Known>,
  { name, due, legalDate, consequence }: Deadline,
  place: Pick<Fact, 'id' | 'seq' | 'recordedAt'>,
): Crossed<Known> {
  const data = { name, due, legalDate, consequence };
  const outcome = advance(position, { ...place, act: DEADLINE_REACHED, occurredAt: due, by: CALENDAR, data });
  if ('refused' in outcome) throw new Error(`${position.process.key}: its own deadline « ${name} » was refused`);
  return outcome;
}

export const later = (a: Instant, b: Instant | undefined): Instant => (b !== undefined && b > a ? b : a);
