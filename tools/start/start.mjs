#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { ConfigurationError, describeEnvironment, readEnvironment } from '../../libs/config/environment.mjs';
import { install, isInstalled } from './install.mjs';
import { refuseNode } from './node-version.mjs';
import { progress } from './progress.mjs';

/**
 * `npm start`: from a fresh clone to a running system. Nothing here may import a package before they are installed; the rest is in run.mjs.
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

const HELP = `npm start — installe, construit et démarre tout Saisine ; Ctrl-C arrête tout.

  npm start -- --no-seed   sans les personnes et dossiers de démonstration
  npm start -- --help      cette page
  npm run reset            efface les données locales

Variables d’environnement [valeur par défaut] :
${describeEnvironment()}`;

const stop = new AbortController();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => stop.abort(signal));
process.stdout.on('error', () => {}); // a closed terminal must not keep the stop from being orderly

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!stop.signal.aborted) console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exitCode = stop.signal.aborted ? 0 : 1;
}

/** @param {readonly string[]} args */
async function main(args) {
  if (args.includes('--help') || args.includes('-h')) return say(HELP, 0);
  const unknown = args.find((arg) => arg !== '--no-seed');
  if (unknown) return say(`Option inconnue : ${unknown}. Voir : npm start -- --help`, 2);
  const refusal = refuseNode();
  if (refusal) return say(refusal, 1);
  const environment = readOrSay();
  if (!environment) return 2;

  const step = progress();
  if (!isInstalled(ROOT)) {
    step('paquets npm : installation…');
    await install(ROOT, stop.signal);
    step('paquets npm installés');
  }
  const { run } = await import('./run.mjs');
  await run({ root: ROOT, environment, seeding: !args.includes('--no-seed'), step, stop: stop.signal });
  return 0;
}

function readOrSay() {
  try {
    return readEnvironment();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    console.error(`${error.message}\nToutes les variables : npm start -- --help`);
    return undefined;
  }
}

/** @param {string} text @param {number} code */
function say(text, code) {
  (code === 0 ? console.log : console.error)(text);
  return code;
}
