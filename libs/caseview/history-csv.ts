import type { FactView } from './history-view.js';

const HEADINGS = [
  'N°',
  'Fait',
  'Date du fait',
  'Consigné le',
  'Reprise',
  'Correction',
  'Décidé par',
  'Suppléance',
  'Organisme',
  'Personne',
  'Preuve',
  'Situation',
  'Texte',
  'Empreinte',
];

/** The history as a table for a spreadsheet: semicolons, quoted, and nothing that a spreadsheet would take for a formula. */
export function historyCsv(facts: readonly FactView[]): string {
  const rows = facts.map(({ seq, label, french, recordedAt, imported, corrected, by, onBehalfOf, situation, source, hash }) => [
    String(seq),
    label,
    french,
    recordedAt,
    imported ? 'repris du papier' : '',
    corrected ? `${corrected.label} par le fait n° ${corrected.by}` : '',
    by.label,
    onBehalfOf?.label ?? '',
    by.organisation?.name ?? by.organisation?.id ?? '',
    by.person?.id ?? '',
    by.evidence?.label ?? '',
    situation.label,
    source.cited,
    hash ?? '',
  ]);
  return `\ufeff${[HEADINGS, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
