import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { run } from './child.mjs';
import { freePort } from './ports.mjs';
import { postgresBinaries, postgresLauncher } from './postgres-binaries.mjs';
import { isProcess, stopProcess } from './process.mjs';

/** The accounts of an embedded PostgreSQL: its owner, who migrates, and the one that the API and the worker use. */
const OWNER = 'saisine';
const APP = 'saisine_app';

/** The error code of PostgreSQL for a wrong password. */
const WRONG_PASSWORD = '28P01';

/**
 * An embedded PostgreSQL: how to run it, and its address.
 * @param {object} options
 * @param {string} options.folder  holds `data`, `password`, `app-password`; created when missing
 * @param {number} options.port
 * @param {string} options.logFile
 * @param {Record<string, string>} [options.settings]  PostgreSQL settings, `fsync: 'off'` for a test
 * @returns {{ spec: import('./child.mjs').ChildSpec, url: (database: string) => string, appUrl: (database: string) => string }}
 *   `url`: as its owner; `appUrl`: as the application, once `prepareDatabases` has made that login
 */
export function postgres({ folder, port, logFile, settings = {} }) {
  const data = join(resolve(folder), 'data');
  const { postgres: program } = postgresBinaries();
  mkdirSync(folder, { recursive: true });
  const launcher = postgresLauncher([resolve(folder)]);
  const password = passwordOf(folder, data);
  const appPassword = drawn(join(folder, 'app-password'));
  /** @param {string} user @param {string} secret @returns {(database: string) => string} */
  const as = (user, secret) => (database) => `postgresql://${user}:${secret}@127.0.0.1:${port}/${database}`;
  const url = as(OWNER, password);
  const fixed = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  const flags = Object.entries({ ...fixed, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, args] = launcher.wrap(program, ['-D', data, '-p', String(port), ...flags]);
  return {
    url,
    appUrl: as(APP, appPassword),
    spec: {
      name: 'postgres',
      label: 'PostgreSQL',
      command,
      args,
      env: { LC_ALL: 'C' },
      identity: launcher.identity,
      logFile,
      signature: data,
      stopSignal: 'SIGINT', // "fast": ends the sessions, then writes everything down
      patience: 4000,
      startWithin: 60_000,
      prepare: () => prepare(folder, data, password),
      ready: () => answers(url('postgres'), folder),
      explain: (log) => explain(log, { folder, port, logFile }),
    },
  };
}

/**
 * Starts a PostgreSQL for a test on a free port.
 * @param {string} folder
 */
export async function startTestPostgres(folder) {
  const { spec, url } = postgres({
    folder,
    port: await freePort(),
    logFile: join(folder, 'postgres.log'),
    settings: { fsync: 'off' }, // a killed process loses nothing by it, only a power cut would
  });
  return { url, ...(await run(spec)) };
}

/** Before each launch: the data folder exists, and no earlier PostgreSQL holds it.
 * @param {string} folder @param {string} data @param {string} password */
async function prepare(folder, data, password) {
  if (!existsSync(data)) return createData(folder, data, password);
  if (!existsSync(join(data, 'PG_VERSION'))) throw damaged(folder, 'le fichier PG_VERSION manque');
  const pidFile = join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (pid > 0 && isProcess(pid, data)) await stopProcess(pid, { signal: 'SIGINT' });
  rmSync(pidFile, { force: true }); // its process is gone, and the number may by now be another's
}

/** Fills a folder aside and renames it, so that an interrupted creation is simply begun again.
 * @param {string} folder @param {string} data @param {string} password */
async function createData(folder, data, password) {
  const { initdb } = postgresBinaries();
  const fresh = `${data}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  const passwordFile = join(tmpdir(), `saisine-${randomBytes(8).toString('hex')}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const { wrap, identity, owner } = postgresLauncher([dirname(fresh)]);
  if (owner) for (const path of [fresh, passwordFile]) chownSync(path, owner.uid, owner.gid);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = [`--username=${OWNER}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const [command, args] = wrap(initdb, [`--pgdata=${fresh}`, '--no-instructions', ...locale, ...access]);
  try {
    await promisify(execFile)(command, args, { ...identity, env: { ...process.env, LC_ALL: 'C' } });
  } catch (error) {
    const { stderr } = /** @type {{ stderr?: string }} */ (error);
    throw new Error(`PostgreSQL n’a pas pu créer ses données dans ${folder} : ${stderr?.trim() || error}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(fresh, data);
}

/** The password of this installation, drawn when it is created. @param {string} folder @param {string} data */
function passwordOf(folder, data) {
  const file = join(folder, 'password');
  if (!existsSync(file) && existsSync(data)) throw damaged(folder, 'le fichier password manque');
  return drawn(file);
}

/** @param {string} file */
function drawn(file) {
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** @param {string} url @param {string} folder */
async function answers(url, folder) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (/** @type {{ code?: string }} */ (error).code === WRONG_PASSWORD)
      throw damaged(folder, 'le mot de passe enregistré n’est pas le sien');
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** @param {string} log @param {{ folder: string, port: number, logFile: string }} where */
function explain(log, { folder, port, logFile }) {
  if (/Address already in use/.test(log))
    return `PostgreSQL : le port ${port} est déjà pris. Libérez-le ou choisissez-en un autre par POSTGRES_PORT.`;
  const lines = log.split('\n').filter((line) => /FATAL: {2}|PANIC: {2}|^postgres: /.test(line) && !/starting up/.test(line));
  const reason = lines.at(-1)?.replace(/^.*(FATAL|PANIC): {2}|^postgres: /, '');
  return reason && damaged(folder, `${reason} — journal : ${logFile}`).message;
}

/** @param {string} folder @param {string} reason */
function damaged(folder, reason) {
  return new Error(
    `Le dossier de données ${folder} ne peut pas être utilisé (${reason}). ` +
      'Remettez une copie de sauvegarde en place, ou repartez de zéro avec : npm run reset',
  );
}
