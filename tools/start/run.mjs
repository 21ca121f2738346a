import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment } from '../../libs/config/environment.mjs';
import { build } from '../build/build.mjs';
import { OWNS_ALL, prepareDatabases } from '../prisma/prepare.mjs';
import { postgres } from '../services/postgres.mjs';
import { temporal } from '../services/temporal.mjs';
import { findTemporal } from '../services/temporal-program.mjs';
import { choosePorts } from './chosen-ports.mjs';
import { processes, STOP_ORDER } from './processes.mjs';
import { claim, removeRuntime, writeRuntime } from './runtime.mjs';
import { Supervisor } from './supervisor.mjs';
import { whereToLook } from './where-to-look.mjs';

/** @typedef {import('../../libs/config/environment.mjs').Environment} Environment */

/**
 * @typedef {object} Options
 * @property {string} root
 * @property {Environment} environment
 * @property {boolean} seeding
 * @property {(text: string) => void} step  says one line
 * @property {AbortSignal} stop
 */

/**
 * Builds, starts everything, keeps it running until told to stop, and leaves nothing behind.
 * @param {Options} options
 */
export async function run({ root, environment, seeding, step, stop }) {
  const { stateDir } = environment;
  await claim(stateDir, step);
  /** @type {import('./runtime.mjs').Runtime} */
  let runtime = { pid: process.pid, startedAt: new Date().toISOString(), ready: false, processes: [] };
  /** @param {Partial<import('./runtime.mjs').Runtime>} facts */
  const record = (facts) => {
    runtime = { ...runtime, ...facts };
    writeRuntime(stateDir, runtime);
  };
  const supervisor = new Supervisor(step, (running) =>
    record({ processes: running.map(({ pid, spec: { name, signature, stopSignal } }) => ({ name, pid, signature, stopSignal })) }),
  );
  /** @type {Promise<void>} */
  const stopped = new Promise((done) => stop.addEventListener('abort', () => done()));
  const starting = startAll({ root, environment, seeding, step, stop }, supervisor, record);
  try {
    await Promise.race([stopped, starting]);
    if (!stop.aborted) record({ ready: true });
    if (!stop.aborted) console.log(whereToLook(runtime, stateDir));
    await stopped;
  } finally {
    if (stop.aborted) step('arrêt…');
    await supervisor.stop(STOP_ORDER);
    await starting.catch(() => {}); // what was under way sees the stop and gives up
    removeRuntime(stateDir);
    if (stop.aborted) step('tout est arrêté');
  }
}

/**
 * @param {Options} options
 * @param {Supervisor} supervisor
 * @param {(facts: Partial<import('./runtime.mjs').Runtime>) => void} record
 */
async function startAll({ root, environment, seeding, step, stop }, supervisor, record) {
  const { stateDir, host, mode, oidcAudience, temporalNamespace } = environment;
  await build(step, root, stop);
  stop.throwIfAborted();
  rotate(join(stateDir, 'logs'));
  const ports = await choosePorts(environment, process.env, step);
  const { databaseUrl, keysDatabaseUrl, ownerDatabaseUrl, ownerKeysDatabaseUrl } = environment;
  const address = {
    databaseUrl,
    keysDatabaseUrl,
    temporalAddress: environment.temporalAddress,
    temporalUiUrl: /** @type {string | undefined} */ (undefined),
    issuerUrl: environment.oidcIssuer ?? `http://127.0.0.1:${ports.issuer}`,
  };

  // a year of work is filled in once, beside the examples: later starts find what people have made of it
  let isNew = false;
  const startDatabase = async () => {
    const owner = { ownerDatabaseUrl, ownerKeysDatabaseUrl };
    if (!databaseUrl) {
      const logFile = join(stateDir, 'logs', 'postgres.log');
      const { spec, url, appUrl } = postgres({ folder: join(stateDir, 'postgres'), port: ports.postgres, logFile });
      await supervisor.start(spec);
      address.databaseUrl = appUrl('saisine');
      address.keysDatabaseUrl ??= appUrl('saisine_keys');
      owner.ownerDatabaseUrl = url('saisine');
      step(`PostgreSQL prêt (port ${ports.postgres})`);
    }
    const { applied, separate } = await prepareDatabases({
      databaseUrl: String(address.databaseUrl),
      keysDatabaseUrl: String(address.keysDatabaseUrl),
      ...owner,
    });
    isNew = applied.some((name) => name.endsWith('_first_log'));
    step(applied.length > 0 ? `bases mises au schéma : ${applied.join(', ')}` : 'bases déjà au schéma');
    if (!separate) step(OWNS_ALL);
  };
  const startTemporal = async () => {
    if (environment.temporalAddress) return;
    const program = await findTemporal({ stateDir, log: step, stop });
    const started = temporal({
      program,
      databaseFile: join(stateDir, 'temporal', 'temporal.db'),
      port: ports.temporal,
      uiPort: ports.temporalUi,
      logFile: join(stateDir, 'logs', 'temporal.log'),
    });
    await supervisor.start(started.spec);
    address.temporalAddress = started.address;
    address.temporalUiUrl = started.uiUrl;
    step(`Temporal prêt (port ${ports.temporal})`);
  };
  await together([startDatabase(), startTemporal()]);

  const variables = {
    PORT: String(ports.api),
    HOST: host,
    SAISINE_ENV: mode,
    SAISINE_STATE_DIR: stateDir,
    SAISINE_KEY_FILE: environment.keyFile,
    DATABASE_URL: String(address.databaseUrl),
    KEYS_DATABASE_URL: String(address.keysDatabaseUrl),
    // not for them
    OWNER_DATABASE_URL: '',
    OWNER_KEYS_DATABASE_URL: '',
    TEMPORAL_ADDRESS: String(address.temporalAddress),
    OIDC_ISSUER: address.issuerUrl,
    ISSUER_PORT: String(ports.issuer),
  };
  const webUrl = readEnvironment({ ...process.env, PORT: variables.PORT }).publicUrl;
  record({ ...address, webUrl, apiUrl: `http://${host}:${ports.api}`, temporalNamespace, audience: oidcAudience });
  const ours = processes({ root, environment, variables, port: ports.api, issuerPort: ports.issuer });
  if (!environment.oidcIssuer) {
    await supervisor.start(ours.issuer);
    step(`émetteur de jetons de démonstration prêt (port ${ports.issuer})`);
  }
  if (seeding && mode === 'demonstration') {
    await supervisor.once(ours.seed);
    step('données de démonstration en place');
  }
  await together([
    supervisor.start(ours.worker).then(() => step('worker prêt')),
    supervisor.start(ours.api).then(() => step(`API prête (port ${ports.api})`)),
  ]);
  if (seeding && mode === 'demonstration' && isNew && !environment.oidcIssuer) {
    await supervisor.once(ours.demo);
    step('une année de travail fictive en place');
  }
}

/** Waits for all, then throws the first failure: none goes on starting behind the stop. @param {Promise<void>[]} starts */
async function together(starts) {
  for (const result of await Promise.allSettled(starts)) if (result.status === 'rejected') throw result.reason;
}

/** Keeps the logs of the last three starts: `api.log`, `api.1.log`, `api.2.log`. @param {string} folder */
function rotate(folder) {
  /** @type {string[]} */
  let names;
  try {
    names = readdirSync(folder);
  } catch {
    return; // the first start
  }
  for (const age of [1, 0]) {
    for (const name of names) {
      const [, base, number = '0'] = name.match(/^([a-z]+)(?:\.(\d))?\.log$/) ?? [];
      if (base && Number(number) === age) renameSync(join(folder, name), join(folder, `${base}.${age + 1}.log`));
    }
  }
}
