import { frenchDay } from '../language/dates.js';
import { csvText } from '../parts/csv.js';
import type { RegisterRow } from './queries.js';
import { sentenceOf, whenOf } from './sentence.js';
import { nextMove } from './terms.js';
import type { words } from './words.js';

type Says = (typeof words)['fr'];

/** A register as a table for spreadsheets. */
export function registerCsv(rows: readonly RegisterRow[], { csv, row: says }: Says): string {
  const lines = rows.map((row) => {
    const move = nextMove(row);
    return [
      row.reference,
      row.title,
      row.kind?.label ?? '',
      row.situation.label,
      row.closed ? csv.ended : csv.open,
      row.span?.firstDay ? frenchDay(row.span.firstDay) : '',
      row.span?.lastDay ? frenchDay(row.span.lastDay) : '',
      row.span?.final ? csv.yes : '',
      move?.label ?? '',
      move ? whenOf(move) : '',
      sentenceOf(row, says),
      String(row.dependants.open),
      String(row.dependants.closed),
      row.organisations.map(({ name, id }) => name ?? id).join(', '),
      row.assignee?.name ?? '',
    ];
  });
  return csvText([csv.headings, ...lines]);
}
