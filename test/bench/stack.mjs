import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { readEnvironment } from '../../libs/config/environment.mjs';
import { withLogin } from '../../tools/prisma/app-login.mjs';
import { prepareDatabases } from '../../tools/prisma/prepare.mjs';
import { run } from '../../tools/services/child.mjs';
import { freePort } from '../../tools/services/ports.mjs';
import { postgres } from '../../tools/services/postgres.mjs';
import { temporal } from '../../tools/services/temporal.mjs';
import { findTemporal } from '../../tools/services/temporal-program.mjs';
import { processes } from '../../tools/start/processes.mjs';
import { fetchToken } from '../../tools/token/fetch-token.mjs';
import { built } from './built.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
export const BENCH_DIR = join(ROOT, '.saisine', 'bench');

/** What the application is called on a server that somebody else started. @type {[string, string]} */
const APP = ['saisine_app', 'only-for-the-bench'];

/** Far more than any run asks: the limit protects a public server, and here it would measure itself. */
const NO_LIMIT = '999999999';

/**
 * The whole system on a state folder of its own: PostgreSQL with its writes synchronised, Temporal, issuer, worker, API,
 * as `npm start` runs them.
 *
 * @typedef {object} Stack
 * @property {string} folder
 * @property {string} databaseUrl  as the application
 * @property {string} keysDatabaseUrl
 * @property {string} apiUrl
 * @property {string} issuerUrl
 * @property {Readonly<Record<string, number>>} pids  by name of the process
 * @property {Readonly<Record<string, string>>} variables  what our processes are told
 */

/** @typedef {(stack: Stack) => Promise<unknown>} Fill */

/**
 * Starts it, runs some work on it, and leaves nothing behind.
 * @template T
 * @param {{ step: (line: string) => void, stop: AbortSignal, inspect?: Readonly<Record<string, number>>, only?: 'database', without?: 'worker', filled?: Fill }} options
 *   `inspect`: processes whose inspector listens, and where; `only`: nothing but the database; `without`: nobody follows;
 *   `filled`: what is in the database before anything runs on it
 * @param {(stack: Stack) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withStack(options, work) {
  const folder = join(BENCH_DIR, `state-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  /** @type {{ stop: () => Promise<void> }[]} */
  const started = [];
  try {
    const stack = await start(folder, options, started);
    options.stop.throwIfAborted();
    /** @type {Promise<never>} */
    const stopped = new Promise((_, fail) => options.stop.addEventListener('abort', () => fail(new Error('arrêt demandé'))));
    return await Promise.race([work(stack), stopped]);
  } finally {
    for (const { stop } of started.reverse()) await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {{ step: (line: string) => void, stop: AbortSignal, inspect?: Readonly<Record<string, number>>, only?: 'database', without?: 'worker', filled?: Fill, databaseUrl?: string }} options
 *   `databaseUrl`: a PostgreSQL that somebody else started
 * @param {{ stop: () => Promise<void> }[]} started  receives what runs, in order
 * @returns {Promise<Stack>}
 */
export async function start(folder, { step, stop, inspect = {}, only, without, filled, databaseUrl: given }, started) {
  /** @type {Record<string, number>} */
  const pids = {};
  /** @param {import('../../tools/services/child.mjs').ChildSpec} spec */
  const launch = async (spec) => {
    stop.throwIfAborted();
    const child = await run(spec);
    started.push(child);
    pids[spec.name] = child.pid;
    step(`${spec.label} : prêt`);
  };
  const ownDatabase = async () => {
    const { spec, url, appUrl } = postgres({
      folder: join(folder, 'postgres'),
      port: await freePort(),
      logFile: logOf(folder, 'postgres'),
    });
    await launch(spec);
    return { owner: url('saisine'), databaseUrl: appUrl('saisine') };
  };
  const { owner, databaseUrl } = given ? { owner: given, databaseUrl: withLogin(given, ...APP) } : await ownDatabase();
  const keysDatabaseUrl = Object.assign(new URL(databaseUrl), { pathname: `${new URL(databaseUrl).pathname}_keys` }).href;
  await prepareDatabases({ databaseUrl, keysDatabaseUrl, ownerDatabaseUrl: owner });
  await seed(databaseUrl);

  const [port, issuerPort, temporalPort, uiPort] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  const issuerUrl = `http://127.0.0.1:${issuerPort}`;
  const apiUrl = `http://127.0.0.1:${port}`;
  const variables = {
    PORT: String(port),
    HOST: '127.0.0.1',
    SAISINE_ENV: 'demonstration',
    SAISINE_STATE_DIR: folder,
    SAISINE_KEY_FILE: join(folder, 'server.key'),
    DATABASE_URL: databaseUrl,
    KEYS_DATABASE_URL: keysDatabaseUrl,
    TEMPORAL_ADDRESS: `127.0.0.1:${temporalPort}`,
    OIDC_ISSUER: issuerUrl,
    ISSUER_PORT: String(issuerPort),
    RATE_LIMIT_PER_MINUTE: NO_LIMIT,
  };
  const stack = { folder, databaseUrl, keysDatabaseUrl, apiUrl, issuerUrl, pids, variables };
  await filled?.(stack);
  if (only === 'database') return stack;

  const program = await findTemporal({ stateDir: folder, log: step, stop });
  const databaseFile = join(folder, 'temporal', 'temporal.db');
  await launch(temporal({ program, databaseFile, port: temporalPort, uiPort, logFile: logOf(folder, 'temporal') }).spec);
  const environment = readEnvironment({ SAISINE_STATE_DIR: folder });
  const ours = processes({ root: ROOT, environment, variables, port, issuerPort });
  for (const spec of [ours.issuer, ours.worker, ours.api].filter(({ name }) => name !== without)) {
    const at = inspect[spec.name];
    await launch(at === undefined ? spec : { ...spec, args: [`--inspect=127.0.0.1:${at}`, ...spec.args] });
  }
  await registerMarket(stack);
  return stack;
}

/** The invented organisations and people of the demonstration, without its cases. @param {string} databaseUrl */
async function seed(databaseUrl) {
  /** @type {typeof import('../../libs/directory/index.js')} */
  const { seedDirectory } = await built('libs/directory/index.js');
  /** @type {typeof import('../../tools/demo/index.js')} */
  const { organisations, people } = await built('tools/demo/index.js');
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  await seedDirectory(pool, organisations, people);
  await pool.end();
}

/** The fictional market under which the cases are ordered. @param {{ apiUrl: string, issuerUrl: string }} stack */
async function registerMarket({ apiUrl, issuerUrl }) {
  /** @type {typeof import('../../tools/demo/index.js')} */
  const { PURCHASER, registerMarketAt } = await built('tools/demo/index.js');
  await registerMarketAt(apiUrl, await fetchToken({ issuerUrl, login: PURCHASER }));
}

/** @param {string} folder @param {string} name */
const logOf = (folder, name) => join(folder, 'logs', `${name}.log`);
