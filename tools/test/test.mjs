#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { install, isInstalled } from '../start/install.mjs';
import { refuseNode } from '../start/node-version.mjs';
import { progress } from '../start/progress.mjs';

/**
 * `npm test`: builds, starts one PostgreSQL and one Temporal for all suites, runs Jest, and leaves nothing behind.
 *   npm test -- machines -t relance   what Jest takes
 *   npm test -- --unit                without PostgreSQL and Temporal, and without compiling
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

const stop = new AbortController();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => stop.abort(signal));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!stop.signal.aborted) console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exitCode = stop.signal.aborted ? 130 : 1;
}

/** @param {readonly string[]} args */
async function main(args) {
  const refusal = refuseNode();
  if (refusal) throw new Error(refusal);
  const step = progress();
  if (!isInstalled(ROOT)) {
    step('paquets npm : installation…');
    await install(ROOT, stop.signal);
    step('paquets npm installés');
  }
  const { runTests } = await import('./run-tests.mjs');
  return runTests({
    root: ROOT,
    args: args.filter((arg) => arg !== '--unit'),
    services: !args.includes('--unit'),
    step,
    stop: stop.signal,
  });
}
