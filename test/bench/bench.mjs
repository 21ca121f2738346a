#!/usr/bin/env node
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '../../tools/services/ports.mjs';
import { progress } from '../../tools/start/progress.mjs';
import { listing } from './agreements/listing.mjs';
import { midnight } from './agreements/midnight.mjs';
import { takeIn } from './agreements/taking-in.mjs';
import { burst } from './burst.mjs';
import { Client, several } from './client.mjs';
import { checkContract } from './contract.mjs';
import { deciding } from './deciding.mjs';
import { humanPace } from './human-pace.mjs';
import { LogDatabase } from './log-database.mjs';
import { measurePlay } from './play.mjs';
import { Profile } from './profile.mjs';
import { END } from './reference-case.mjs';
import { burstReport, decidingReport, humanReport, listingReport, midnightReport, playReport } from './report.mjs';
import { BENCH_DIR, withStack } from './stack.mjs';

/** `npm run bench`: what the real system does with the reference case. README.md says how to read it. */

const HELP = `npm run bench                     le cas de référence par HTTP, tout le système
npm run bench -- --human          au rythme des personnes
npm run bench -- --deciding       la décision seule, sans HTTP ni suivi
npm run bench -- --play           la machine seule, sans base
npm run bench -- --agreements N   échéances et registre de N conventions en vigueur
npm run bench -- --midnight N     le minuit où N périodes prennent fin ensemble

  --cases N     dossiers par essai [400 ; --human : 40]
  --at-once N   dossiers à la fois [16]
  --runs N      essais [3]
  --warm-up N   dossiers joués avant le premier essai [200]
  --quiet S     secondes pendant lesquelles attendre que la machine soit calme [30]
  --every S     --human : un nouveau dossier toutes les S secondes [3]
  --pause S     --human : pause moyenne avant chaque acte [2]
  --profile     garde le profil de l’API et du worker dans .saisine/bench`;

const { values: given } = parseArgs({
  options: {
    help: { type: 'boolean' },
    human: { type: 'boolean' },
    deciding: { type: 'boolean' },
    play: { type: 'boolean' },
    agreements: { type: 'string' },
    midnight: { type: 'string' },
    profile: { type: 'boolean' },
    cases: { type: 'string' },
    'at-once': { type: 'string' },
    runs: { type: 'string' },
    'warm-up': { type: 'string' },
    quiet: { type: 'string' },
    every: { type: 'string' },
    pause: { type: 'string' },
  },
});
const stop = new AbortController();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => stop.abort(signal));
const step = progress();
const begunAt = new Date();
const options = {
  cases: count('cases', given.human ? 40 : 400),
  atOnce: count('at-once', 16),
  runs: count('runs', 3),
  warmUp: count('warm-up', given.human ? 20 : 200),
  quietMs: count('quiet', 30) * 1000,
};

try {
  if (given.help) console.log(HELP);
  else if (given.play) await tell('play', await measurePlay(), playReport);
  else if (given.deciding) await tell('deciding', await withStack({ step, stop: stop.signal, only: 'database' }, decide), decidingReport);
  else if (given.agreements) await tell('agreements', await manyAgreements(count('agreements', 20_000)), listingReport);
  else if (given.midnight) await tell('midnight', await withStack({ step, stop: stop.signal }, oneMidnight), midnightReport);
  else await wholeSystem();
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exitCode = 1;
}

/** @param {import('./stack.mjs').Stack} stack */
function decide(stack) {
  return deciding(stack, options);
}

/** Nobody follows meanwhile: what is measured is reading. @param {number} agreements */
function manyAgreements(agreements) {
  /** @param {import('./stack.mjs').Stack} stack */
  const filled = async (stack) => {
    const ms = await takeIn(stack, agreements, (done) => done % 2_000 === 0 && step(`${done} conventions reprises`));
    step(`${agreements} conventions reprises en ${Math.round(ms / 1000)} s`);
  };
  return withStack({ step, stop: stop.signal, without: 'worker', filled }, async (stack) => ({
    agreements,
    lists: await listing(stack, { times: count('cases', 400), atOnce: count('at-once', 4) }),
  }));
}

/** @param {import('./stack.mjs').Stack} stack */
function oneMidnight(stack) {
  return midnight(stack, { terms: count('midnight', 2_000), step });
}

async function wholeSystem() {
  /** @type {Readonly<Record<string, number>>} */
  const inspect = given.profile ? { api: await freePort(), worker: await freePort() } : {};
  await withStack({ step, stop: stop.signal, inspect }, async (stack) => {
    const client = await new Client(stack, options.atOnce).signIn();
    const database = await LogDatabase.connect(stack.databaseUrl);
    const bench = { stack, client, database };
    const contract = await checkContract(client, database);
    step(`contrat tenu : ${contract.facts} faits, ${contract.purchaseOrders} bon de commande, mauvais acte refusé`);
    await several(options.warmUp, options.atOnce, () => client.playCase(() => undefined));
    await database.followed();
    step(`${options.warmUp} dossiers d’échauffement`);
    if (given.human) await tell('human', await human(bench), humanReport);
    else await tell('burst', await bursts(bench, inspect), burstReport);
    const flaws = await database.flaws(END);
    await database.close();
    await client.close();
    if (flaws.length > 0) throw new Error(`Travail mal fait : ${flaws.join(' ; ')}`);
    step('chaque dossier est à son terme, suivi, avec un seul bon de commande');
  });
}

/** @param {import('./burst.mjs').Bench} bench @param {Readonly<Record<string, number>>} inspect */
async function bursts(bench, inspect) {
  const runs = [];
  for (let run = 1; run <= options.runs; run++) {
    const profiled = run === options.runs ? Object.entries(inspect) : [];
    const profiles = await Promise.all(profiled.map(([, port]) => Profile.start(port)));
    const figures = await burst(bench, options);
    await Promise.all(profiles.map((profile, index) => profile.stop(fileFor(`${profiled[index]?.[0]}.cpuprofile`))));
    step(`essai ${run} : ${figures.actsPerSecond} actes par seconde${figures.noisy ? ' (bruit)' : ''}`);
    runs.push(figures);
  }
  return runs;
}

/** @param {import('./burst.mjs').Bench} bench */
function human(bench) {
  return humanPace(bench, { cases: options.cases, everyMs: count('every', 3) * 1000, pauseMs: count('pause', 2) * 1000 });
}

/**
 * Prints the tables and keeps the figures.
 * @template T
 * @param {string} mode @param {T} result @param {(result: T) => string} report
 */
async function tell(mode, result, report) {
  const file = fileFor(`${mode}.json`);
  writeFileSync(file, `${JSON.stringify({ mode, at: begunAt.toISOString(), node: process.version, options, result }, null, 2)}\n`);
  console.log(`\n${report(result)}\n\nChiffres : ${file}`);
}

/** @param {string} name */
function fileFor(name) {
  mkdirSync(BENCH_DIR, { recursive: true });
  return join(BENCH_DIR, `${begunAt.toISOString().slice(0, 19).replaceAll(':', '')}-${name}`);
}

/** @param {'agreements' | 'midnight' | 'cases' | 'at-once' | 'runs' | 'warm-up' | 'quiet' | 'every' | 'pause'} name @param {number} otherwise */
function count(name, otherwise) {
  const value = given[name] === undefined ? otherwise : Number(given[name]);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new Error(`--${name} attend un nombre.`);
}
