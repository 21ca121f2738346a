import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, stopProcess } from './process.mjs';

/**
 * How to run one process: data, so that start, tests and supervision treat PostgreSQL, Temporal and our own processes alike.
 *
 * @typedef {object} ChildSpec
 * @property {string} name        short and stable, names the log file
 * @property {string} label       what people read
 * @property {string} command
 * @property {readonly string[]} args
 * @property {Record<string, string>} [env]   added to the parent's environment
 * @property {boolean} [ours]     it is Saisine's own, and may know its secrets; PostgreSQL and Temporal do not
 * @property {string} [cwd]
 * @property {{ uid: number, gid: number }} [identity]
 * @property {boolean} [behind]  gives way to what people wait for when processors are short
 * @property {string} logFile
 * @property {string} signature   a text its command line has and no other process's
 * @property {NodeJS.Signals} stopSignal
 * @property {number} patience    milliseconds it is given to stop
 * @property {number} startWithin milliseconds it is given to be ready
 * @property {number} [tries]     launches before its end during the start is an error; 1 when absent
 * @property {() => Promise<void>} [prepare]  before each launch
 * @property {(child: RunningChild) => Promise<boolean>} ready
 * @property {(log: string) => string | undefined} [explain]  a French sentence for a failed start, from what it wrote
 */

/**
 * @typedef {object} RunningChild
 * @property {ChildSpec} spec
 * @property {number} pid
 * @property {Promise<string>} ended   resolves with how it ended, never rejects
 * @property {number} logStart         where this run begins in its log file
 */

/**
 * Starts a process in a group of its own (a terminal's Ctrl-C reaches only the start process, which then stops all in order).
 * @param {ChildSpec} spec
 * @returns {Promise<RunningChild>}
 */
export async function launch(spec) {
  await spec.prepare?.();
  mkdirSync(dirname(spec.logFile), { recursive: true });
  const logStart = existsSync(spec.logFile) ? readFileSync(spec.logFile).length : 0;
  const log = openSync(spec.logFile, 'a');
  try {
    const child = spawn(spec.command, spec.args, {
      cwd: spec.cwd,
      env: { ...environmentFor(spec), ...spec.env },
      stdio: ['ignore', log, log],
      detached: true,
      ...spec.identity,
    });
    /** @type {Promise<string>} */
    const ended = new Promise((answer) => {
      child.once('error', (error) => answer(error.message));
      child.once('exit', (code, signal) => answer(signal ? `signal ${signal}` : `code ${code}`));
    });
    if (child.pid === undefined) throw new Error(`${spec.label} ne peut pas être lancé : ${await ended}.`);
    if (spec.behind) giveWay(child.pid);
    return { spec, pid: child.pid, ended, logStart };
  } finally {
    closeSync(log);
  }
}

/** Keys and passwords of Saisine are not for the services it stands on. @param {ChildSpec} spec @returns {NodeJS.ProcessEnv} */
function environmentFor({ ours = false }) {
  const secret = /^SAISINE_K(EK|MS)|DATABASE_URL$/;
  return ours ? process.env : Object.fromEntries(Object.entries(process.env).filter(([name]) => !secret.test(name)));
}

/**
 * Waits until the process answers. When it ends or stays silent, stops it and throws a sentence with the end of its log.
 * @param {RunningChild} child
 */
export async function waitReady(child) {
  const { spec } = child;
  /** @type {string | undefined} */
  let end;
  child.ended.then((how) => {
    end = how;
  });
  const deadline = Date.now() + spec.startWithin;
  while (Date.now() < deadline && end === undefined) {
    if (await spec.ready(child)) return;
    await sleep(150);
  }
  const how = end === undefined ? `pas de réponse après ${Math.round(spec.startWithin / 1000)} s` : `arrêt pendant le démarrage (${end})`;
  await stopChild(child);
  const written = logOf(child);
  throw new Error(
    spec.explain?.(written) ?? `${spec.label} : ${how}. Journal : ${spec.logFile}\n${written.trim().split('\n').slice(-12).join('\n')}`,
  );
}

/**
 * Launches and waits, as often as its spec allows.
 * @param {ChildSpec} spec
 * @param {(spec: ChildSpec) => Promise<RunningChild>} [launching]
 */
export async function launchUntilReady(spec, launching = launch) {
  for (let left = (spec.tries ?? 1) - 1; ; left -= 1) {
    const child = await launching(spec);
    try {
      await waitReady(child);
      return child;
    } catch (failure) {
      if (left <= 0) throw failure;
    }
  }
}

/** What the process wrote since this launch.
 * @param {RunningChild} child */
export function logOf({ spec, logStart }) {
  return readFileSync(spec.logFile).subarray(logStart).toString('utf8');
}

/** @param {Pick<RunningChild, 'spec' | 'pid'>} child */
export async function stopChild({ spec, pid }) {
  if (isAlive(pid)) await stopProcess(pid, { signal: spec.stopSignal, patience: spec.patience });
}

/**
 * Launches and waits: all that a test needs.
 * @param {ChildSpec} spec
 */
export async function run(spec) {
  const child = await launchUntilReady(spec);
  return { pid: child.pid, ended: child.ended, stop: () => stopChild(child) };
}

/**
 * What follows the log can wait a moment; a person at a page can't. Where the system does not let this be asked, all are equal.
 * Linux weighs sessions before processes, and each of our children leads one of its own.
 * @param {number} pid
 */
function giveWay(pid) {
  const lower = constants.priority.PRIORITY_BELOW_NORMAL;
  for (const ask of [() => setPriority(pid, lower), () => writeFileSync(`/proc/${pid}/autogroup`, String(lower))]) {
    try {
      ask();
    } catch {
      // it runs all the same
    }
  }
}
