import { type Instant, type Moment, startOf } from '../../machines/calendar/index.js';
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
} from '../../machines/kernel/index.js';

/** What the checks of every process play with. */

export const moment = (text: string) => text as Moment;

export function actOf(name: string, occurredAt: string, data: Data, by: DecidedBy, recordedAs?: string): Act {
  return { act: name, occurredAt: moment(occurredAt), by, ...(recordedAs === undefined ? {} : { recordedAs }), data };
}

/** Acts that lead somewhere, and how long nothing more happens after them. */
export interface Path {
  readonly acts: readonly Act[];
  /** a day or an instant: deadlines up to there pass too */
  readonly until?: string;
}

/** Plays acts that must all be accepted. Throws with the place and the reason when one is not. */
export function after(process: Process, { acts, until }: Path): Position {
  const { steps, position } = play(process, acts, until === undefined ? undefined : startOf(moment(until)));
  for (const step of steps) {
    if (!step.accepted)
      throw new Error(`« ${step.fact.act} » of ${step.fact.occurredAt} is refused: ${step.refusals.map(({ code }) => code).join(', ')}`);
  }
  if (!position) throw new Error('nothing was played');
  return position;
}

/** One more act, on a position. It is learnt at `recordedAt`. */
export function attempt(position: Position, next: Act, recordedAt: string): Advance<unknown> {
  const fact: Fact = { ...next, id: `fact-${position.seq + 1}`, seq: position.seq + 1, recordedAt: recordedAt as Instant };
  return advance(position, fact);
}

/** The position in which a case stands in a situation, by the path that leads there; played once a process. */
export function standingBy(paths: Readonly<Record<string, Path>>): (process: Process, situation: string) => Position {
  const reached = new WeakMap<Process, Map<string, Position>>();
  return (process, situation) => {
    const places = reached.get(process) ?? new Map<string, Position>();
    reached.set(process, places);
    const known = places.get(situation);
    if (known) return known;
    const position = after(process, paths[situation] ?? { acts: [] });
    if (position.situation !== situation) throw new Error(`the acts that lead to « ${situation} » lead to « ${position.situation} »`);
    places.set(situation, position);
    return position;
  };
}
