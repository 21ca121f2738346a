import { dayOf, type Language } from '../language/index.js';
import { saveCsv } from '../parts/csv.js';
import type { WorklistQuery } from './address.js';
import { casesCsv } from './cases-csv.js';
import { words } from './csv-words.js';
import { readPage } from './queries.js';
import type { CaseRow } from './rows.js';

/** More rows than these are not exported at once. */
export const MOST = 5_000;

/**
 * Reads the list to its end and saves it as a file.
 * @param told how many rows have been read
 * @returns how many rows there are in the file, and whether these are all. Throws ApiProblem.
 */
export async function downloadCases(
  query: WorklistQuery,
  language: Language,
  told: (rows: number) => void,
): Promise<{ rows: number; isWhole: boolean }> {
  const says = words[language];
  const cases = new Map<string, CaseRow>();
  let next: string | null = '';
  while (next !== null && cases.size < MOST) {
    const page = await readPage(query, next);
    for (const row of page.cases) cases.set(row.id, row);
    next = page.next;
    told(cases.size);
  }
  saveCsv(casesCsv([...cases.values()], says), `${says.csv.file}-${dayOf(new Date())}.csv`);
  return { rows: cases.size, isWhole: next === null };
}
