import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { scheduleId } from '../../libs/following/index.js';
import { until } from '../harness/world.js';
import * as cases from './cases.js';
import { Client } from './client.js';
import { findings, unnoticed } from './findings.js';
import { type Part, Stack } from './stack.js';

/** Fifty mediations under way while the API, the worker, Temporal and PostgreSQL are killed, one after another. */

const CASES = 50;
/** of which so many come to an end; the others stay in mediation */
const ENDING = 40;
/** more cases, of which nobody speaks after the API was killed: what it had not yet told the workflows dies with it */
const FORGOTTEN = 5;
/** the reconciler looks after what was decided longer ago than this */
const GRACE = '75 seconds';
/** how often it is asked to hurry: of itself it comes each minute */
const HURRY_MS = 5_000;

let stack: Stack;
let client: Client;
beforeAll(async () => {
  stack = await Stack.start();
  client = new Client(stack);
}, 150_000);
afterAll(() => stack?.stop(), 60_000);

const ended = new Set<string>();
const killed: string[] = [];

/** Kills a part at this acknowledgement from now, while the acts go on, and waits until all of them are acknowledged and it is back. */
async function whileKilling(part: Part, after: number, acts: (killing: Promise<void>) => Promise<unknown>): Promise<void> {
  const at = client.acknowledged.length + after;
  const killing = new Promise<void>((done, fail) => {
    client.onAcknowledged = (count) => {
      if (count !== at) return;
      killed.push(`${part} with ${CASES - ended.size} running`);
      stack.kill(part).then(done, fail);
    };
  });
  await Promise.all([acts(killing), killing]);
  await stack.back(part);
}

test('nothing acknowledged is lost, nothing is done twice, every workflow catches up', async () => {
  const ids = await Promise.all(Array.from({ length: CASES }, () => cases.opened(client)));
  const each = (acts: (id: string, index: number) => Promise<void>) => Promise.all(ids.map(acts));
  await each((id) => cases.bring(client, id, [cases.QUALIFY]));

  const forgotten = await Promise.all(Array.from({ length: FORGOTTEN }, () => cases.opened(client)));
  await Promise.all(forgotten.map((id) => cases.bring(client, id, [cases.QUALIFY])));

  await whileKilling('api', 50, () => each((id) => cases.bring(client, id, cases.INFORM)));
  const apiCutOff = client.unanswered;
  await whileKilling('worker', 30, () => each((id) => cases.bring(client, id, [cases.REFER, cases.ORDER])));
  await whileKilling('temporal', 30, () => each((id) => cases.bring(client, id, [cases.START, cases.SESSION])));
  const before = client.unavailable;
  await whileKilling('postgres', 50, (killing) =>
    each(async (id, index) => {
      await cases.bring(client, id, [cases.SESSION, cases.SESSION]);
      if (index >= ENDING) return;
      await killing; // so that all of them run when it comes, and end while PostgreSQL is away
      await cases.bring(client, id, [cases.ENDS[index % cases.ENDS.length] as cases.Act]);
      ended.add(id);
    }),
  );
  expect(killed).toEqual(['api', 'worker', 'temporal', 'postgres'].map((part) => `${part} with ${CASES} running`));
  expect(stack.deaths()).toEqual(['API', 'Worker', 'Temporal', 'PostgreSQL']);
  expect(apiCutOff).toBeGreaterThan(0);
  expect(client.unavailable).toBeGreaterThan(before);

  // what was acknowledged is what the log holds, fact for fact, and nothing more
  expect(await cases.logs(stack.pool)).toEqual(cases.acknowledgedLogs(client));

  const acted = Date.now();
  const leftBehind = await cases.behind(stack.pool);
  await stack.pool.query('UPDATE cases SET updated_at = updated_at - $2::interval WHERE id = ANY($1)', [forgotten, GRACE]);
  let told: number | undefined;
  const followed = async () => {
    const behind = await cases.behind(stack.pool);
    if (behind <= FORGOTTEN) told ??= (Date.now() - acted) / 1000;
    return behind === 0 || hurry();
  };
  await until('every workflow has caught up, those that nobody told through the reconciler', followed, 150_000);
  const caughtUp = (Date.now() - acted) / 1000;

  expect(await findings(stack.pool)).toEqual([]);
  expect(await cases.notVerified(client, [...ids, ...forgotten])).toEqual([]);
  const open = [...ids.filter((id) => !ended.has(id)), ...forgotten];
  await until('the workflows of ended cases have ended', async () => {
    const states = await cases.workflowStates(stack, [...ended]);
    return states.COMPLETED === ENDING;
  });
  expect(await cases.workflowStates(stack, open)).toEqual({ RUNNING: CASES - ENDING + FORGOTTEN });
  const { rows } = await stack.pool.query("SELECT count(*)::int AS orders FROM documents WHERE kind = 'purchaseOrder'");
  expect(rows[0].orders).toBe(CASES);
  cases.say({
    cases: CASES + FORGOTTEN,
    acts: client.acknowledged.length,
    kills: killed.length,
    'cut off': client.unanswered,
    'answered 503': client.unavailable,
    'behind at the end': leftBehind,
    'caught up in s': told,
    'with the forgotten in s': caughtUp,
  });
}, 240_000);

/** The reconciler is run by its own schedule. */
let hurried = 0;
async function hurry(): Promise<false> {
  if (Date.now() - hurried > HURRY_MS) {
    hurried = Date.now();
    await stack.temporal.schedule.getHandle(scheduleId(stack.taskQueue, 'reconcile')).trigger();
  }
  return false;
}

test('any loss or doubling would have been noticed', async () => {
  expect(await unnoticed(stack.pool)).toEqual([]);
}, 30_000);
