import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isProcess, stopProcess } from '../services/process.mjs';

/**
 * What a running system tells the other commands (token, example, bench): `<state>/runtime.json`, there only while it runs.
 *
 * @typedef {object} Runtime
 * @property {number} pid         the start process
 * @property {string} startedAt
 * @property {boolean} ready      everything answers
 * @property {string} [webUrl]  where browsers see the application
 * @property {string} [apiUrl]
 * @property {string} [databaseUrl]      as the application
 * @property {string} [keysDatabaseUrl]
 * @property {string} [temporalAddress]
 * @property {string} [temporalNamespace]
 * @property {string} [temporalUiUrl]
 * @property {string} [issuerUrl]
 * @property {string} [audience]
 * @property {readonly RuntimeProcess[]} processes
 *
 * @typedef {{ name: string, pid: number, signature: string, stopSignal: NodeJS.Signals }} RuntimeProcess
 */

/** Found in the command line of every start process. */
const START = 'start/start.mjs';

/** Marks a folder as ours, so that `npm run reset` never deletes another; and says what it is to whoever opens it. */
const MARK = 'LISEZMOI.txt';

/** Another start process holds the state folder. */
export class AlreadyRunning extends Error {
  /** @param {Runtime} runtime @param {string} stateDir */
  constructor(runtime, stateDir) {
    const where = runtime.ready ? `à l’adresse ${runtime.apiUrl}` : 'et finit de démarrer';
    super(
      `Saisine tourne déjà ${where} (processus ${runtime.pid}, dossier ${stateDir}). ` +
        'Arrêtez-la par Ctrl-C dans sa fenêtre, ou donnez un autre SAISINE_STATE_DIR pour en lancer une seconde.',
    );
  }
}

/** @param {string} stateDir @returns {Runtime | undefined} */
export function readRuntime(stateDir) {
  try {
    return JSON.parse(readFileSync(fileOf(stateDir), 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} stateDir @param {Runtime} runtime */
export function writeRuntime(stateDir, runtime) {
  const aside = `${fileOf(stateDir)}.${process.pid}`;
  writeFileSync(aside, `${JSON.stringify(runtime, null, 2)}\n`, { mode: 0o600 }); // it holds the database's password
  renameSync(aside, fileOf(stateDir));
}

/** @param {string} stateDir */
export function removeRuntime(stateDir) {
  if (readRuntime(stateDir)?.pid === process.pid) rmSync(fileOf(stateDir), { force: true });
}

/**
 * Takes the state folder for this process: refuses when another start holds it, ends what a killed one left running.
 * @param {string} stateDir
 * @param {(line: string) => void} log
 */
export async function claim(stateDir, log) {
  mkdirSync(stateDir, { recursive: true });
  await endOrphans(stateDir, log);
  if (!isStateFolder(stateDir)) {
    if (basename(stateDir) !== '.saisine' && readdirSync(stateDir).length > 0) {
      throw new Error(
        `Le dossier ${stateDir} contient autre chose que Saisine : donnez un dossier vide ou nouveau dans SAISINE_STATE_DIR.`,
      );
    }
    writeFileSync(
      join(stateDir, MARK),
      'Données, clés et journaux de l’installation locale de Saisine.\n« npm run reset » efface ce dossier.\n',
    );
  }
  writeRuntime(stateDir, { pid: process.pid, startedAt: new Date().toISOString(), ready: false, processes: [] });
}

/** @param {string} stateDir */
export function isStateFolder(stateDir) {
  return existsSync(join(stateDir, MARK));
}

/**
 * Ends the processes of a start that was killed. Each is compared with its command line first: its number may be another's by now.
 * @param {string} stateDir
 * @param {(line: string) => void} log
 */
export async function endOrphans(stateDir, log) {
  const before = readRuntime(stateDir);
  if (!before) return;
  if (before.pid !== process.pid && isProcess(before.pid, START)) throw new AlreadyRunning(before, stateDir);
  const orphans = before.processes.filter(({ pid, signature }) => isProcess(pid, signature));
  if (orphans.length > 0) log(`arrêt de ce qu’un démarrage interrompu a laissé : ${orphans.map(({ name }) => name).join(', ')}`);
  const services = ['postgres', 'temporal'];
  for (const late of [false, true]) {
    const now = orphans.filter(({ name }) => services.includes(name) === late);
    await Promise.all(now.map(({ pid, stopSignal }) => stopProcess(pid, { signal: stopSignal })));
  }
  rmSync(fileOf(stateDir), { force: true });
}

/** @param {string} stateDir */
function fileOf(stateDir) {
  return join(stateDir, 'runtime.json');
}
