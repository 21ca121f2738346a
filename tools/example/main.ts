import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runningOrExit } from '../running/running.js';
import { fetchToken } from '../token/fetch-token.mjs';
import { exampleNames, readExample } from './example.js';
import { HttpDriver } from './http-driver.js';
import { playExample } from './player.js';
import { type History, printTimeline } from './timeline.js';

/** `npm run example -- <name>`: plays a dated case against the running system and prints its timeline with sources. */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const EXAMPLES = join(ROOT, 'examples');

const name = process.argv[2];
const names = exampleNames(EXAMPLES);
if (name === undefined || !names.includes(name)) {
  console.error(
    `Usage : npm run example -- <nom>\n\nExemples :\n${names.map((one) => `  ${one.padEnd(34)} ${readExample(EXAMPLES, one).title}`).join('\n')}`,
  );
  process.exit(2);
}

const { apiUrl, issuerUrl } = runningOrExit();
const example = readExample(EXAMPLES, name);
const driver = new HttpDriver(apiUrl, (login) => fetchToken({ issuerUrl, login }));
console.log(`${example.title}\n${example.about}\n`);
try {
  const caseId = await playExample(() => driver, EXAMPLES, name);
  await followed(driver, caseId, example.open.as);
  const history = await driver.read<History>(`/v1/cases/${caseId}/history`, example.open.as);
  printTimeline(history, example);
  const { verified } = await driver.read<{ verified: boolean }>(`/v1/cases/${caseId}/replay`, example.open.as);
  console.log(
    `\nJournal rejoué pas à pas : ${verified ? 'chaque état est le même, la chaîne est intacte.' : 'DIVERGENCE.'}\nDossier : ${apiUrl}/v1/cases/${caseId}`,
  );
  process.exitCode = verified ? 0 : 1;
} catch (error) {
  console.error(`L’exemple ne s’est pas déroulé comme prévu. ${(error as Error).message}`);
  process.exitCode = 1;
}

/** The documents come from the case's workflow, a moment after the acts. */
async function followed(driver: HttpDriver, caseId: string, as: string): Promise<void> {
  for (let look = 0; look < 50; look += 1) {
    const { lag, effects } = await driver.read<{ lag: number; effects: { pending: unknown[] } }>(`/v1/cases/${caseId}/workflow`, as);
    if (lag === 0 && effects.pending.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
