import { setTimeout as sleep } from 'node:timers/promises';
import { byAct, LEAST_SHARE } from './burst.mjs';
import { round, spread } from './statistics.mjs';
import { aCase, Usage } from './usage.mjs';

const IDLE_MS = 15_000;

/**
 * Cases as people bring them in: a new one every so often, a pause before each act. What the system uses when nothing
 * happens is measured first and told apart, for a slow pace has much of it.
 * @param {import('./burst.mjs').Bench} bench @param {{ cases: number, everyMs: number, pauseMs: number }} options
 */
export async function humanPace({ stack, client, database }, { cases, everyMs, pauseMs }) {
  const resting = new Usage(stack.pids);
  await sleep(IDLE_MS);
  const rest = resting.until();
  const before = await database.written();
  const usage = new Usage(stack.pids);
  /** @type {import('./client.mjs').Timing[]} */
  const timings = [];
  /** @type {Promise<string>[]} */
  const playing = [];
  for (let index = 0; index < cases; index++) {
    playing.push(
      client.playCase(
        (timing) => timings.push(timing),
        () => sleep(pauseMs * (0.5 + Math.random())),
      ),
    );
    await sleep(everyMs);
  }
  await Promise.all(playing);
  const following = await database.followed();
  const used = usage.until();
  const after = await database.written();
  const net = Object.fromEntries(
    Object.entries(used.byProcess).map(([name, ms]) => [name, ms - ((rest.byProcess[name] ?? 0) * used.ms) / rest.ms]),
  );
  return {
    cases,
    everyMs,
    pauseMs,
    seconds: round(used.ms / 1000),
    latencyMs: spread(timings.map(({ ms }) => ms)),
    latencyByActMs: byAct(timings),
    followLagSeconds: round(following.ms / 1000),
    cpuMsACase: round(used.all / cases, 1),
    cpuMsACaseByProcess: aCase(used.byProcess, cases),
    cpuMsACaseWithoutRest: round(Object.values(net).reduce((sum, ms) => sum + ms, 0) / cases, 1),
    cpuMsACaseWithoutRestByProcess: aCase(net, cases),
    restingCpuPercent: round((100 * rest.all) / rest.ms, 1),
    commitsACase: round((after.commits - before.commits) / cases, 1),
    walBytesACase: Math.round((after.wal - before.wal) / cases),
    ownShare: used.ownShare,
    noisy: used.ownShare !== undefined && used.ownShare < LEAST_SHARE,
  };
}
