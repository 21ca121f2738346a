import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { scheduleId, workflowId } from '../../libs/following/index.js';
import { until } from '../harness/world.js';
import { FUND } from '../http/mediation.js';
import * as cases from './cases.js';
import { Client } from './client.js';
import { findings } from './findings.js';
import { Stack } from './stack.js';

/** Temporal is away, and comes back as it was or empty: people go on deciding, and what was decided is carried on afterwards. */

const RECONCILE = fileURLToPath(new URL('../../dist/tools/reconcile/main.js', import.meta.url));
/** a sandbox case lives at this time, away from weekends and holidays */
const SANDBOX = { now: '2026-03-02T09:00:00Z' };
const CASES = 6;
/** an act waits for nothing but PostgreSQL */
const ACT_MS = 3_000;

let stack: Stack;
let client: Client;
let ids: string[];
beforeAll(async () => {
  stack = await Stack.start({ held: 'temporal' });
  client = new Client(stack);
  ids = await Promise.all(Array.from({ length: CASES }, () => cases.opened(client)));
  await Promise.all(ids.map((id) => cases.bring(client, id, cases.TO_REFERRED)));
  await cases.caughtUp(stack, 60_000);
}, 200_000);
afterAll(() => stack?.stop(), 60_000);

interface Row {
  readonly seq: number;
  readonly act: string;
  readonly occurredAt: string;
}
const factsOf = async (caseId: string): Promise<Row[]> =>
  (await stack.pool.query<Row>('SELECT seq, act, occurred_at AS "occurredAt" FROM facts WHERE case_id = $1 ORDER BY seq', [caseId])).rows;
const actsOf = async (caseId: string) => (await factsOf(caseId)).map(({ act }) => act);

/** What the workflow has seen, in its order; undefined while Temporal has no such workflow or no worker has taken it up. */
const seenBy = (caseId: string): Promise<Row[] | undefined> =>
  stack.temporal.workflow
    .getHandle(workflowId('mediation-referral', caseId))
    .query<Row[]>('timeline')
    .catch(() => undefined);
const followsInOrder = async (caseId: string) => {
  const [log, seen] = await Promise.all([factsOf(caseId), seenBy(caseId)]);
  return JSON.stringify(seen?.map(({ seq, act, occurredAt }) => ({ seq, act, occurredAt }))) === JSON.stringify(log);
};

/** A sandbox case that waits for its order, its clock two seconds before the reminder. Answers when that is due. */
async function almostDue(): Promise<{ id: string; due: string }> {
  const id = await cases.opened(client, SANDBOX);
  await cases.bring(client, id, cases.TO_REFERRED);
  return { id, due: await toJustBefore(id) };
}
async function toJustBefore(id: string): Promise<string> {
  const { body } = await client.get(FUND, `/v1/cases/${id}`);
  const { due } = body.deadlines.find(({ name }: { name: string }) => name === 'orderReminder');
  await client.moveClock(FUND, id, new Date(Date.parse(due) - 2_000).toISOString());
  return due;
}
const reminders = async (caseId: string): Promise<number> =>
  (await stack.pool.query("SELECT count(*)::int AS n FROM notices WHERE case_id = $1 AND kind = 'deadline'", [caseId])).rows[0].n;

async function timed(acts: Promise<unknown>): Promise<number> {
  const begin = Date.now();
  await acts;
  return Date.now() - begin;
}

test('acts are accepted, their due deadlines first; Temporal returns and all is carried on in order', async () => {
  await stack.held.kill();
  const ready = await client.get(undefined, '/health/ready');
  expect([ready.status, ready.body]).toMatchObject([503, { status: 'not-ready', database: 'answers', temporal: 'away' }]);
  expect(ready.body.meaning).toMatch(/les actes sont acceptés/);

  // who is restarted meanwhile works as well
  await stack.kill('api');
  await stack.back('api');
  const { id, due } = await almostDue();
  expect(await actsOf(id)).not.toContain('DEADLINE_REACHED');
  await sleep(2_500); // the reminder falls due, and no timer is there to say so
  expect(await actsOf(id)).not.toContain('DEADLINE_REACHED');
  const took = await Promise.all([
    timed(cases.bring(client, id, [cases.ORDER])),
    ...ids.map((one) => timed(cases.bring(client, one, [cases.ORDER, cases.START, cases.SESSION]))),
  ]);
  expect(Math.max(...took)).toBeLessThan(3 * ACT_MS);
  const last = (await factsOf(id)).slice(-2);
  expect(last.map(({ act }) => act)).toEqual(['DEADLINE_REACHED', 'issueOrder']);
  expect(Date.parse(last[0]?.occurredAt ?? '')).toBe(Date.parse(due));
  expect(Date.parse(last[1]?.occurredAt ?? '')).toBeGreaterThan(Date.parse(due));
  await cases.bring(client, ids[0] as string, [cases.WITHDRAW]);
  expect(await cases.logs(stack.pool)).toEqual(cases.acknowledgedLogs(client));
  expect(await cases.behind(stack.pool)).toBe(CASES + 1);

  await stack.held.start();
  const seconds = await cases.caughtUp(stack, 60_000);
  for (const one of [...ids, id]) await until('the workflow has seen the log in its order', () => followsInOrder(one));
  expect(await reminders(id)).toBe(1);
  expect(await findings(stack.pool)).toEqual([]);
  expect((await client.get(undefined, '/health/ready')).status).toBe(200);
  cases.say({ cases: CASES + 1, 'slowest three acts in ms': Math.max(...took), 'caught up in s': seconds });
}, 150_000);

test('Temporal returns empty: `npm run reconcile` starts every open case again from the log, and nothing is done twice', async () => {
  const waiting = await cases.opened(client, SANDBOX);
  await cases.bring(client, waiting, cases.TO_REFERRED);
  await cases.caughtUp(stack, 60_000);
  const [gone, , left] = ids as [string, string, string];
  const done = async () => {
    const { rows } = await stack.pool.query(
      `SELECT case_id, kind, created_at FROM documents WHERE case_id <> $1
       UNION ALL SELECT case_id, kind || organisation_id, created_at FROM notices WHERE case_id <> $1 ORDER BY 1, 2`,
      [left],
    );
    return rows;
  };
  const before = await done();

  await stack.held.kill();
  stack.held.loseEverything();
  await cases.bring(client, left, [cases.WITHDRAW]);
  // as when the worker died between following the last fact and carrying its effects out
  await stack.pool.query('UPDATE cases SET followed_seq = seq WHERE id = $1', [left]);
  await stack.kill('api'); // and what the API had not yet told died as well
  await stack.held.start();
  await stack.back('api', 2);

  const began = Date.now();
  const { stdout } = await promisify(execFile)(process.execPath, ['--enable-source-maps', RECONCILE], { env: { ...stack.environment } });
  const { rows } = await stack.pool.query<{ id: string }>("SELECT id FROM cases WHERE NOT closed AND process LIKE 'mediation-referral@%'");
  const open = rows.map(({ id }) => id);
  expect(open).toHaveLength(CASES);
  // with the one that has ended meanwhile, and the market
  expect(stdout).toContain(`${open.length + 2} dossiers`);
  for (const one of open) await until('the workflow has seen the log in its order', () => followsInOrder(one), 60_000);
  const restarted = (Date.now() - began) / 1000;
  await cases.caughtUp(stack, 30_000);
  expect(await cases.workflowStates(stack, open)).toEqual({ RUNNING: open.length });
  await expect(stack.temporal.workflow.getHandle(workflowId('mediation-referral', gone)).describe()).rejects.toThrow(/not found/);
  expect(await findings(stack.pool)).toEqual([]);
  expect(await done()).toEqual(before);

  // the timers run again: this one is recorded by the workflow, nobody acts
  const due = await toJustBefore(waiting);
  await until('the reminder is recorded and sent', async () => (await reminders(waiting)) === 1, 30_000);
  const last = (await factsOf(waiting)).at(-1);
  expect([last?.act, Date.parse(last?.occurredAt ?? '')]).toEqual(['DEADLINE_REACHED', Date.parse(due)]);
  await cases.caughtUp(stack, 30_000);
  expect(await findings(stack.pool)).toEqual([]);
  expect(await cases.notVerified(client, [...open, gone, left])).toEqual([]);
  // and so does the reconciler, which the worker schedules anew within a minute
  await until(
    'the reconciler is scheduled',
    () =>
      stack.temporal.schedule
        .getHandle(scheduleId(stack.taskQueue, 'reconcile'))
        .describe()
        .catch(() => false),
    90_000,
  );
  expect(stack.deaths()).toEqual(['API', 'API']);
  cases.say({ 'cases started again': open.length, 'in s': restarted });
}, 240_000);
