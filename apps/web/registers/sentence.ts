import { frenchDay, frenchDue } from '../language/dates.js';
import type { AheadOf, RegisterRow } from './queries.js';
import { nextMove } from './terms.js';
import type { words } from './words.js';

type Says = (typeof words)['fr']['row'];

export const whenOf = ({ on, due }: Pick<AheadOf, 'on' | 'due'>): string => frenchDue({ legalDate: on, due });

/** What will happen to a case if nobody does anything, in one sentence made of the process's own names. */
export function sentenceOf(row: Pick<RegisterRow, 'ahead' | 'closed' | 'situation' | 'span'>, says: Says): string {
  if (row.closed) return says.ended;
  const { span } = row;
  if (span === null) return says.hidden;
  const move = nextMove(row);
  if (move?.leadsTo) {
    const { leadsTo } = move;
    return leadsTo.id === row.situation.id ? says.stays(leadsTo.label, whenOf(move)) : says.moves(leadsTo.label, whenOf(move));
  }
  if (span.lastDay === null) return says.nothing;
  return span.final ? says.finalEnd(frenchDay(span.lastDay)) : says.beyond;
}
