import { DEADLINE_REACHED, type Deadline, type Step } from '../../machines/kernel/index.js';

/** Which fact put a deadline where it is, and where it was before. */
export interface Move {
  readonly seq: number;
  readonly act: string;
  /** when that legally happened */
  readonly at: string;
  readonly was: { readonly legalDate: string; readonly due: string };
}

/**
 * Which deadlines were moved, by name: those that ran already and are due at another time since some fact. One that was reached and
 * comes back has not moved: it is another turn.
 */
export function movesOf(before: readonly Deadline[], steps: readonly Step[]): ReadonlyMap<string, Move> {
  const moves = new Map<string, Move>();
  let running = before;
  for (const { fact, deadlines } of steps) {
    const ran = new Map(running.map((deadline) => [deadline.name, deadline]));
    for (const { name, due } of deadlines) {
      const was = ran.get(name);
      if (!was || was.due === due) continue;
      if (fact.act === DEADLINE_REACHED && fact.data.name === name) moves.delete(name);
      else moves.set(name, { seq: fact.seq, act: fact.act, at: fact.occurredAt, was: { legalDate: was.legalDate, due: was.due } });
    }
    for (const name of moves.keys()) if (!deadlines.some((deadline) => deadline.name === name)) moves.delete(name);
    running = deadlines;
  }
  return moves;
}
