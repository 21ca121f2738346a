import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { workflowId } from '../../libs/following/index.js';
import { mediation } from '../../tools/demo/index.js';
import { openCase, playTo } from '../harness/mediation.js';
import { fastForward } from '../harness/time-skipping.js';
import { until, World } from '../harness/world.js';

/**
 * Workflow histories recorded once are replayed on every build: a workflow that is running somewhere must go on running.
 * `RECORD_HISTORIES=1 npm test -- test/workflow/histories` records them anew, which only an unreleased change may do.
 */

const HISTORIES = join(import.meta.dirname, '../histories');
const RECORDED = join(HISTORIES, 'recorded');

/** Temporal's worker and protocol tools run outside Jest's module loader. */
function run(script: string, ...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((answer) => {
    execFile(process.execPath, [join(HISTORIES, script), ...args], (error, stdout, stderr) =>
      answer({ code: error ? 1 : 0, said: stdout + stderr }),
    );
  });
}

if (process.env.RECORD_HISTORIES) {
  test('histories are recorded', async () => {
    const world = await World.start();
    await world.startWorker();
    const save = async (name: string, caseId: string) => {
      mkdirSync(RECORDED, { recursive: true });
      const { code, said } = await run(
        'fetch.mjs',
        process.env.TEMPORAL_ADDRESS ?? '',
        workflowId('mediation-referral', caseId),
        join(RECORDED, `${name}.history`),
      );
      if (code !== 0) throw new Error(said);
    };
    const followed = (caseId: string) =>
      until('followed', async () => {
        const { rows } = await world.pool.query('SELECT followed_seq = seq AS up FROM cases WHERE id = $1', [caseId]);
        return rows[0].up;
      });
    const ended = async (caseId: string) => {
      await followed(caseId);
      await world.temporal.workflow.getHandle(workflowId('mediation-referral', caseId)).result();
    };
    const whole = await openCase(world);
    await playTo(world, whole);
    await ended(whole);
    await save('opening-to-outcome', whole);
    const prepared = mediation('TYPE_C', 'PARTIES');
    const consulted = await openCase(world, undefined, prepared);
    await playTo(world, consulted, 'recordOutcome', 1, prepared);
    await ended(consulted);
    await save('every-preparation', consulted);
    const reminded = await openCase(world, { now: '2026-10-01T12:00' });
    await playTo(world, reminded, 'refer');
    await followed(reminded);
    await fastForward(world.temporal, workflowId('mediation-referral', reminded), 40 * 86_400_000);
    await until(
      'reminded',
      async () => (await world.pool.query('SELECT count(*)::int AS n FROM notices WHERE case_id = $1', [reminded])).rows[0].n >= 3,
    );
    await save('order-reminded', reminded);
    const updated = await openCase(world);
    await playTo(world, updated, 'refer');
    const handle = world.temporal.workflow.getHandle(workflowId('mediation-referral', updated));
    await until('running', () => handle.describe().catch(() => undefined));
    await handle.executeUpdate('act', { args: [{ account: 'fonds.gestionnaire', act: 'issueOrder', data: {} }] });
    await save('order-through-temporal', updated);
    await world.stop();
  }, 120_000);
}

test('every recorded history replays on this build', async () => {
  const { code, said } = await run('replay.mjs', RECORDED);
  expect(said.split('\n').filter((line) => line.startsWith('replays'))).toHaveLength(readdirSync(RECORDED).length);
  expect(code).toBe(0);
}, 60_000);

test('histories that this build would not have made are noticed', async () => {
  const { code, said } = await run('replay.mjs', RECORDED, '--spoilt');
  expect(said).not.toContain('replays ');
  expect(code).toBe(1);
}, 60_000);
