import { frenchDay } from '../language/dates.js';
import { csvText } from '../parts/csv.js';
import { type RegisterFilters, type RegisterRow, readRegister } from './queries.js';
import { sentenceOf, whenOf } from './sentence.js';
import { nextMove } from './terms.js';
import type { words } from './words.js';

/** More rows than these are not exported at once. */
const MOST = 5_000;
const PAGE = 200;

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

/**
 * Reads a register to its end. @param told how many rows have been read
 * @returns the rows, and whether these are all. Throws ApiProblem.
 */
export async function wholeRegister(
  process: string,
  filters: RegisterFilters,
  told: (rows: number) => void,
): Promise<{ rows: readonly RegisterRow[]; isWhole: boolean }> {
  const rows = new Map<string, RegisterRow>();
  let next: string | null = '';
  while (next !== null && rows.size < MOST) {
    const page = await readRegister(process, filters, next, PAGE);
    for (const row of page.rows) rows.set(row.id, row);
    next = page.next;
    told(rows.size);
  }
  return { rows: [...rows.values()], isWhole: next === null };
}
