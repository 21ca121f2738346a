import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Whether a process runs. A zombie does not: it only waits for its parent to look at its exit code.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
  return !/^State:\s+[ZX]/m.test(readProc(pid, 'status') ?? '');
}

/**
 * The command line of a process, empty when it is gone. Process ids are used again: compare this before killing by id.
 * @param {number} pid
 */
export function commandLineOf(pid) {
  const fromProc = readProc(pid, 'cmdline');
  if (fromProc !== undefined) return fromProc.replaceAll('\0', ' ').trim();
  if (process.platform === 'linux') return '';
  try {
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/**
 * Whether process `pid` runs and is the one meant: `signature` is a text its command line has and no other's.
 * @param {number} pid @param {string} signature
 */
export function isProcess(pid, signature) {
  return isAlive(pid) && commandLineOf(pid).includes(signature);
}

/**
 * Asks a process to stop, and kills it and its group when it has not after `patience` milliseconds.
 * @param {number} pid
 * @param {{ signal?: NodeJS.Signals, patience?: number }} [how]
 */
export async function stopProcess(pid, { signal = 'SIGTERM', patience = 4000 } = {}) {
  send(pid, signal);
  if (await until(() => !isAlive(pid), patience, 50)) return;
  send(-pid, 'SIGKILL');
  send(pid, 'SIGKILL');
  await until(() => !isAlive(pid), 2000, 50);
}

/**
 * Waits until `condition` holds; false when it has not within `patience` milliseconds.
 * @param {() => boolean | Promise<boolean>} condition
 * @param {number} patience
 * @param {number} [interval]
 */
export async function until(condition, patience, interval = 200) {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) return false;
    await sleep(interval);
  }
  return true;
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended in the meantime, which is what was asked.
  }
}

/** @param {number} pid @param {'status' | 'cmdline'} file */
function readProc(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
