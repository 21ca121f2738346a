import { several } from './client.mjs';
import { calibrate, quiet } from './machine.mjs';
import { REQUESTS } from './reference-case.mjs';
import { round, spread } from './statistics.mjs';
import { aCase, Usage } from './usage.mjs';

/** Under this share of the machine's work, a run measured the neighbours. */
export const LEAST_SHARE = 0.8;

/**
 * @typedef {object} Bench  what a run works with
 * @property {import('./stack.mjs').Stack} stack
 * @property {import('./client.mjs').Client} client
 * @property {import('./log-database.mjs').LogDatabase} database
 */

/** @typedef {Awaited<ReturnType<typeof burst>>} BurstRun */

/**
 * One run: cases as fast as they are accepted, several at once; then the wait until the workflows have followed.
 * CPU time, commits and log bytes cover both; acts a second cover the acceptance alone.
 * @param {Bench} bench @param {{ cases: number, atOnce: number, quietMs: number }} options
 */
export async function burst({ stack, client, database }, { cases, atOnce, quietMs }) {
  const others = await quiet(quietMs);
  const machine = calibrate(stack.folder);
  const before = await database.written();
  const usage = new Usage(stack.pids);
  /** @type {import('./client.mjs').Timing[]} */
  const timings = [];
  const begin = performance.now();
  await several(cases, atOnce, () => client.playCase((timing) => timings.push(timing)));
  const acceptedMs = performance.now() - begin;
  const following = await database.followed();
  const used = usage.until();
  const after = await database.written();
  return {
    cases,
    seconds: round(acceptedMs / 1000),
    actsPerSecond: round((cases * REQUESTS) / (acceptedMs / 1000), 0),
    latencyMs: spread(timings.map(({ ms }) => ms)),
    latencyByActMs: byAct(timings),
    followLagSeconds: round(following.ms / 1000),
    unfollowedAtTheEnd: following.waitingAtFirst,
    casesFollowedPerSecond: round(cases / ((acceptedMs + following.ms) / 1000), 1),
    cpuMsACase: round(used.all / cases, 1),
    cpuMsACaseByProcess: aCase(used.byProcess, cases),
    commitsACase: round((after.commits - before.commits) / cases, 1),
    walBytesACase: Math.round((after.wal - before.wal) / cases),
    ownShare: used.ownShare,
    machineBusy: used.machineBusy,
    noisy: used.ownShare !== undefined && used.ownShare < LEAST_SHARE,
    othersBefore: others,
    machine,
  };
}

/** @param {readonly import('./client.mjs').Timing[]} timings */
export function byAct(timings) {
  const acts = [...new Set(timings.map(({ act }) => act))];
  return Object.fromEntries(acts.map((act) => [act, spread(timings.filter((one) => one.act === act).map(({ ms }) => ms))]));
}
