import { frenchDay } from '../language/dates.js';
import { csvText } from '../parts/csv.js';
import type { CsvWords } from './csv-words.js';
import { type CaseRow, toldDeadline } from './rows.js';

/** The list as a table for spreadsheets. */
export function casesCsv(cases: readonly CaseRow[], { csv, urgencies }: CsvWords): string {
  const rows = cases.map(({ reference, label, situation, closed, waitsFor, urgency, assignee, ...row }) => {
    const deadline = toldDeadline(row);
    return [
      reference,
      label,
      situation.label,
      closed ? csv.ended : csv.open,
      waitsFor.map((one) => one.label).join(', '),
      urgencies[urgency],
      deadline?.label ?? '',
      deadline ? frenchDay(deadline.day) : '',
      assignee?.name ?? '',
      frenchDay(row.openedAt),
      frenchDay(row.updatedAt),
      row.alarm ? csv.yes : '',
      row.sandbox ? csv.yes : '',
    ];
  });
  return csvText([csv.headings, ...rows]);
}
