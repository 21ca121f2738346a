import { closeSync, existsSync, fdatasyncSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { round, spread } from './statistics.mjs';

/** The machine the figures were taken on, and who else was using it. Linux; elsewhere what /proc tells is left out. */

/** Linux counts CPU time in hundredths of a second. */
const TICK_MS = 10;
const SPINS = 3e7;
const SYNCS = 200;

/** CPU time of all processors since the machine started, milliseconds. @returns {{ busy: number, total: number } | undefined} */
export function machineTime() {
  const ticks = read('/proc/stat')?.split('\n')[0]?.trim().split(/\s+/).slice(1, 9).map(Number);
  if (!ticks) return undefined;
  const total = ticks.reduce((sum, one) => sum + one, 0);
  const idle = (ticks[3] ?? 0) + (ticks[4] ?? 0);
  return { busy: (total - idle) * TICK_MS, total: total * TICK_MS };
}

/**
 * CPU time of a process, of all it started, and of those of them that have ended, milliseconds.
 * @param {number} root
 */
export function treeTime(root) {
  const processes = processesNow();
  const tree = new Set([root]);
  for (let size = 0; size < tree.size; ) {
    size = tree.size;
    for (const { pid, parent } of processes) if (tree.has(parent)) tree.add(pid);
  }
  return processes.filter(({ pid }) => tree.has(pid)).reduce((sum, { ticks }) => sum + ticks, 0) * TICK_MS;
}

/** How fast this machine is just now: a fixed loop, and small synchronised writes where the database will write.
 * @param {string} folder */
export function calibrate(folder) {
  return { spinMs: round(spin(), 1), fdatasyncMs: spread(syncs(join(folder, 'calibration'))), load: round(loadavg()[0] ?? 0) };
}

/** Waits until others leave the machine alone, but not for ever. Answers the share they used last.
 * @param {number} patienceMs */
export async function quiet(patienceMs) {
  for (const end = performance.now() + patienceMs; ; ) {
    const before = machineTime();
    await sleep(1000);
    const after = machineTime();
    if (!before || !after) return undefined;
    const share = (after.busy - before.busy) / (after.total - before.total);
    if (share < 0.2 || performance.now() > end) return round(share);
  }
}

export const PROCESSORS = availableParallelism();

function spin() {
  const begin = performance.now();
  let x = 1;
  for (let i = 0; i < SPINS; i++) x = (x * 31 + i) | 0;
  return performance.now() - begin + Math.min(0, Math.abs(x)); // `x` is used, so that the loop is not left out
}

/** @param {string} file */
function syncs(file) {
  const descriptor = openSync(file, 'w');
  const page = Buffer.alloc(8192);
  /** @type {number[]} */
  const durations = [];
  for (let i = 0; i < SYNCS; i++) {
    const begin = performance.now();
    writeSync(descriptor, page, 0, page.length, i * page.length);
    fdatasyncSync(descriptor);
    durations.push(performance.now() - begin);
  }
  closeSync(descriptor);
  rmSync(file);
  return durations;
}

/** Every process with its own time and that of its ended children. @returns {{ pid: number, parent: number, ticks: number }[]} */
function processesNow() {
  if (!existsSync('/proc')) return [];
  const pids = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0);
  return pids.flatMap((pid) => {
    const fields = read(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ').map(Number);
    if (!fields) return [];
    const ticks = fields.slice(11, 15).reduce((sum, one) => sum + one, 0);
    return [{ pid, parent: fields[1] ?? 0, ticks }];
  });
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
