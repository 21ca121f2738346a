import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { legalDate } from '../../machines/calendar/index.js';
import { fictionalCases } from './fictional-cases.js';

/** `node dist/tools/import/make-file.js --cases 20000 > dossiers.ndjson`: a file of invented cases to rehearse and to measure with. */

const { values } = parseArgs({ options: { cases: { type: 'string', default: '100' }, today: { type: 'string' } } });
const today = legalDate(values.today ?? new Date().toISOString().slice(0, 10));
for (const line of fictionalCases(Number(values.cases), today)) {
  if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, 'drain');
}
