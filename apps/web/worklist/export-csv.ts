import { dayOf, type Language } from '../language/index.js';
import { saveCsv } from '../parts/csv.js';
import { readToEnd } from '../parts/read-to-end.js';
import type { WorklistQuery } from './address.js';
import { casesCsv } from './cases-csv.js';
import { words } from './csv-words.js';
import { readPage } from './queries.js';

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
  const { rows, isWhole } = await readToEnd(async (cursor) => {
    const { cases, next } = await readPage(query, cursor);
    return { rows: cases, next };
  }, told);
  saveCsv(casesCsv(rows, says), `${says.csv.file}-${dayOf(new Date())}.csv`);
  return { rows: rows.length, isWhole };
}
