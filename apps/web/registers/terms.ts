import { daysAfter } from '../language/dates.js';
import type { AheadOf, RegisterRow } from './queries.js';

/** What a row of a register says of its terms: those behind, the present one, what comes. Pure. */

interface Term {
  readonly from: string;
  /** its last day; null: it has no end yet */
  readonly to: string | null;
  readonly is: 'past' | 'present';
}

/** The stretches between the days on which something moved the case by itself: each term on its own. */
export function termsOf({ span, behind }: Pick<RegisterRow, 'span' | 'behind'>): readonly Term[] {
  if (!span?.firstDay) return [];
  const { firstDay, lastDay, state } = span;
  const ends = [...new Set(behind.map(({ on }) => on))].filter((day) => day > firstDay && (lastDay === null || day < lastDay)).sort();
  const terms: Term[] = [];
  let from = firstDay;
  for (const end of ends) {
    terms.push({ from, to: end, is: 'past' });
    from = daysAfter(end, 1);
  }
  terms.push({ from, to: lastDay, is: state === 'ended' ? 'past' : 'present' });
  return terms;
}

/** What moves the case next if nobody does anything; undefined: nothing that is known. */
export const nextMove = ({ ahead }: Pick<RegisterRow, 'ahead'>): AheadOf | undefined => ahead.find(({ leadsTo }) => leadsTo !== null);

/** The last days that come before that: what is done after them comes too late for it. */
export function lastDaysBefore(row: Pick<RegisterRow, 'ahead'>): readonly AheadOf[] {
  const move = nextMove(row);
  return row.ahead.filter((one) => one.leadsTo === null && (move === undefined || one.due <= move.due));
}
