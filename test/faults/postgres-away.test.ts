import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FUND, OPENING } from '../http/mediation.js';
import * as cases from './cases.js';
import { type Answer, Client } from './client.js';
import { findings } from './findings.js';
import { Stack } from './stack.js';

/** PostgreSQL is away: nothing can be decided, nothing is half decided, and whoever repeats the request gets the one answer. */

const CASES = 12;
/** whoever asks is told within this time that it can be tried again */
const PATIENCE_MS = 6_000;
/** who somebody is may be remembered for five seconds */
const NOBODY_REMEMBERED_MS = 5_500;

let stack: Stack;
let client: Client;
let ids: string[];
beforeAll(async () => {
  stack = await Stack.start({ held: 'postgres' });
  client = new Client(stack);
  ids = await Promise.all(Array.from({ length: CASES }, () => cases.opened(client)));
  await Promise.all(ids.map((id) => cases.bring(client, id, cases.TO_REFERRED)));
}, 150_000);
afterAll(() => stack?.stop(), 60_000);

let slowest = 0;
async function timed(asked: Promise<Answer>): Promise<Answer> {
  const begin = Date.now();
  const answer = await asked;
  slowest = Math.max(slowest, Date.now() - begin);
  return answer;
}

function expectSafeToRetry({ status, headers, body }: Answer): void {
  expect({ status, code: body?.code, type: headers.get('content-type') }).toEqual({
    status: 503,
    code: 'database-unavailable',
    type: 'application/problem+json; charset=utf-8',
  });
  expect(body.detail).toMatch(/Rien n’a été perdu : réessayez/);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
}

test('acts, openings and reads answer 503 « safe to retry » in time, and under the same key the act is done once', async () => {
  const before = await cases.logs(stack.pool);
  const keys = ids.map(() => randomUUID());
  const opening = randomUUID();
  const orders = () => ids.map((id, index) => client.once(FUND, id, 'issueOrder', { key: keys[index] }));
  const others = () => [
    client.send('POST', '/v1/mediation-referrals', FUND, OPENING, { 'Idempotency-Key': opening }),
    client.get(FUND, `/v1/cases/${ids[0]}`),
    client.get(FUND, `/v1/cases/${ids[0]}/history`),
    client.get(FUND, '/v1/cases'),
  ];

  await stack.held.kill();
  for (const answer of await Promise.all([...orders(), ...others()].map(timed))) expectSafeToRetry(answer);
  await sleep(NOBODY_REMEMBERED_MS);
  for (const answer of await Promise.all([...orders(), ...others()].map(timed))) expectSafeToRetry(answer);
  expect(slowest).toBeLessThan(PATIENCE_MS);
  const ready = await client.get(undefined, '/health/ready');
  expect([ready.status, ready.body]).toMatchObject([503, { status: 'not-ready', database: 'away', temporal: 'answers' }]);
  expect((await client.get(undefined, '/health/live')).status).toBe(200);
  expect((await client.send('GET', `/v1/cases/${ids[0]}`, undefined)).status).toBe(401);

  await stack.held.start();
  expect(await cases.logs(stack.pool)).toEqual(before);
  await Promise.all(ids.map((id, index) => client.act(FUND, id, 'issueOrder', { key: keys[index] })));
  for (const [index, again] of (await Promise.all(orders())).entries()) {
    expect([again.status, again.headers.get('idempotency-replayed'), again.body.id, again.body.seq]).toEqual([200, 'true', ids[index], 7]);
  }
  await client.open(FUND, { ...OPENING, key: opening });
  expect(await cases.logs(stack.pool)).toEqual(cases.acknowledgedLogs(client));
  expect((await client.get(undefined, '/health/ready')).status).toBe(200);
}, 90_000);

test('killed in the middle of acts: what was written is whole, and acknowledged to whoever asks again', async () => {
  const at = client.acknowledged.length + CASES;
  let back: Promise<void> | undefined;
  const goAndReturn = async () => {
    await stack.held.kill();
    await sleep(1_000);
    await stack.held.start();
  };
  client.onAcknowledged = (count) => {
    if (count === at) back = goAndReturn();
  };
  const unavailable = client.unavailable;
  await Promise.all(ids.map((id) => cases.bring(client, id, [cases.START, cases.SESSION, cases.SESSION, cases.SESSION, cases.WITHDRAW])));
  await back;
  expect(client.unavailable).toBeGreaterThan(unavailable);
  expect(client.unanswered).toBe(0);
  expect(await cases.logs(stack.pool)).toEqual(cases.acknowledgedLogs(client));
  expect(stack.deaths()).toEqual([]);

  // what was committed and not answered was not told to its workflow either: the reconciler finds it
  const seconds = await cases.caughtUp(stack, 60_000, '1 second');
  expect(await findings(stack.pool)).toEqual([]);
  expect(await cases.notVerified(client, ids)).toEqual([]);
  cases.say({
    cases: CASES + 1,
    acts: client.acknowledged.length,
    'slowest 503 in ms': slowest,
    'answered 503 in the middle': client.unavailable - unavailable,
    'caught up in s': seconds,
  });
}, 120_000);
