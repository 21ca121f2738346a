import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MARKET, PURCHASER } from '../../tools/demo/index.js';
import { until } from '../harness/world.js';
import { MEDIATOR } from '../http/mediation.js';
import { atATime } from './at-a-time.js';
import * as cases from './cases.js';
import { type Answer, Client } from './client.js';
import { Stack } from './stack.js';

/** A hundred orders race against the end of the framework agreement under which they are issued (A-27, P1-E13, P2-E2). */

const CASES = 100;
const AT_ONCE = 24;
/** orders that are answered before the end is asked for */
const BEFORE_THE_END = 30;
/** orders that are asked for once the end is on record, however fast the others were */
const TOO_LATE = 20;
/** Their papers alone are half a minute of work, and a machine may have other things to do. */
const PATIENCE_MS = 400_000;

let stack: Stack;
let client: Client;
beforeAll(async () => {
  stack = await Stack.start();
  client = new Client(stack);
}, 150_000);
afterAll(() => stack?.stop(), 60_000);

interface Row {
  readonly id: string;
  readonly situation: string;
  readonly closed: boolean;
  /** when the order was issued, if it was */
  readonly ordered: string | null;
  /** how often the case heard that the framework is over */
  readonly heard: number;
  /** how many organisations were told of it */
  readonly notices: number;
}
const READ = `
  SELECT c.id, c.situation, c.closed,
         (SELECT occurred_at FROM facts f WHERE f.case_id = c.id AND f.act = 'issueOrder') AS ordered,
         (SELECT count(*)::int FROM facts f WHERE f.case_id = c.id AND f.act = 'frameworkEnded') AS heard,
         (SELECT count(*)::int FROM notices n WHERE n.case_id = c.id AND n.kind = 'frameworkEnded') AS notices
    FROM cases c WHERE c.process LIKE 'mediation-referral@%' ORDER BY c.id`;
const all = async () => (await stack.pool.query<Row>(READ)).rows;

async function agreement(): Promise<string> {
  const text = `SELECT case_id AS id FROM case_keys WHERE key = $1 AND role = 'is'`;
  return (await stack.pool.query<{ id: string }>(text, [`market:${MARKET}`])).rows[0]?.id as string;
}

/** What somebody was answered: `200`, or the reason why not. */
const answered = ({ status, body }: Answer): string => (status === 200 ? '200' : `${status} ${body.refusals?.[0]?.code}`);

test('no order is later than the end; what was not ordered ends, once; what was goes on', async () => {
  const ids = await atATime(AT_ONCE, Array.from({ length: CASES }), async () => {
    const id = await cases.opened(client);
    await cases.bring(client, id, cases.TO_REFERRED);
    return id;
  });
  // nothing else is left to do when the race begins
  await cases.caughtUp(stack, PATIENCE_MS, '5 seconds');
  const market = await agreement();

  let orders = 0;
  let ending = Promise.resolve<Answer | undefined>(undefined);
  const [login, order, data] = cases.ORDER;
  const issue = (id: string) => client.once(login, id, order, { data });
  const racing = await atATime(AT_ONCE, ids.slice(TOO_LATE), async (id) => {
    const answer = await issue(id);
    orders += 1;
    if (orders === BEFORE_THE_END) ending = client.once(PURCHASER, market, 'end', { data: { reason: 'HOLDER_FAILED' } });
    return answer;
  });
  expect(answered((await ending) as Answer)).toBe('200');
  const answers = [...(await atATime(AT_ONCE, ids.slice(0, TOO_LATE), issue)), ...racing];
  // those that rest on it are being told: whoever tells them dies, and another goes on
  await stack.kill('worker');
  await stack.back('worker');
  const heard = async () => (await all()).every(({ ordered, closed }) => ordered !== null || closed);
  await until('every case that was not ordered has heard', heard, PATIENCE_MS);
  await cases.caughtUp(stack, PATIENCE_MS, '5 seconds');

  const { rows } = await stack.pool.query<{ at: string }>(`SELECT occurred_at AS at FROM facts WHERE case_id = $1 AND act = 'end'`, [
    market,
  ]);
  const endedAt = rows[0]?.at as string;
  const after = await all();
  const ordered = after.filter((one) => one.ordered !== null);
  const others = after.filter((one) => one.ordered === null);
  expect(after).toHaveLength(CASES);
  expect(ordered.length).toBeGreaterThanOrEqual(BEFORE_THE_END);
  expect(others.length).toBeGreaterThanOrEqual(TOO_LATE);
  expect(ordered.filter((one) => (one.ordered as string) > endedAt)).toEqual([]);
  expect(ordered.filter((one) => one.situation !== 'ordered' || one.heard !== 0 || one.closed)).toEqual([]);
  const once = ({ situation, heard: times, closed, notices }: Row) =>
    situation === 'frameworkUnavailable' && closed && times === 1 && notices === 2;
  expect(others.filter((one) => !once(one))).toEqual([]);

  // what was answered is what the log holds
  const told = new Map(ids.map((id, index) => [id, answered(answers[index] as Answer)]));
  expect(ordered.filter(({ id }) => told.get(id) !== '200')).toEqual([]);
  expect(others.filter(({ id }) => !['409 framework-ended', '409 case-ended'].includes(told.get(id) ?? ''))).toEqual([]);

  const sample = [...ordered.slice(0, 5), ...others.slice(0, 5)].map(({ id }) => id);
  expect(await cases.notVerified(client, [...sample, market])).toEqual([]);
  const start = await client.once(MEDIATOR, ordered[0]?.id as string, 'startMediation', { data: { mediatorName: 'Ange Concorde' } });
  expect(answered(start)).toBe('200');
  cases.say({ ordered: ordered.length, ended: others.length });
}, 1_000_000);
