import { frenchDay } from '../language/dates.js';
import type { CsvWords } from './csv-words.js';
import type { CaseRow } from './rows.js';

/** A table as French spreadsheets read it: a mark of UTF-8, semicolons, quoted, and nothing that would be taken for a formula. */
export function casesCsv(cases: readonly CaseRow[], { csv, urgencies }: CsvWords): string {
  const rows = cases.map(({ reference, label, situation, closed, waitsFor, urgency, late, nextDeadline, reached, assignee, ...row }) => {
    const deadline = late ? (reached ?? nextDeadline) : nextDeadline;
    const day = deadline && ('legalDate' in deadline && deadline.legalDate !== null ? deadline.legalDate : deadline.due);
    return [
      reference,
      label,
      situation.label,
      closed ? csv.ended : csv.open,
      waitsFor.map((one) => one.label).join(', '),
      urgencies[urgency],
      deadline?.label ?? '',
      day ? frenchDay(day) : '',
      assignee?.name ?? '',
      frenchDay(row.openedAt),
      frenchDay(row.updatedAt),
      row.alarm ? csv.yes : '',
      row.sandbox ? csv.yes : '',
    ];
  });
  return `\ufeff${[csv.headings, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
