import { saveAs } from './save.js';

/** A table as French spreadsheets read it: a mark of UTF-8, semicolons, quoted, and nothing that would be taken for a formula. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;

const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** Saves such a table. @param name of the file */
export const saveCsv = (text: string, name: string): void => saveAs(new Blob([text], { type: 'text/csv;charset=utf-8' }), name);
