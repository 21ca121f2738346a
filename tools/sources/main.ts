import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gather, pages, problems } from './sources.js';

/* npm run sources           writes docs/sources.md and the statecharts
 * npm run sources -- --check  says what has drifted, and writes nothing */
const checks = process.argv.includes('--check');

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

const evidence = gather();
const wrong = [...problems(evidence)];
for (const [file, text] of Object.entries(pages(evidence))) {
  if (readOrNothing(file) === text) continue;
  if (checks) wrong.push(`${file} has drifted: run « npm run sources » and commit what it writes.`);
  else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`${file} written`);
  }
}
for (const sentence of wrong) console.error(sentence);
console.log(`${evidence.requirements.length} requirements, ${evidence.citations.length} sourced lines, ${wrong.length} problems`);
process.exitCode = wrong.length > 0 ? 1 : 0;
