import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { frameworkTerms, PURCHASER } from '../../tools/demo/index.js';
import { endingAt, KEEPER, TERM_END } from '../bench/agreements/fictional.mjs';
import { until } from '../harness/world.js';
import { FUND, OPENING } from '../http/mediation.js';
import { atATime } from './at-a-time.js';
import * as cases from './cases.js';
import { Client } from './client.js';
import { Stack } from './stack.js';

/** Terms that end together, and an end that is told: everything is done once, while people go on working. */

let stack: Stack;
let client: Client;
beforeAll(async () => {
  stack = await Stack.start();
  client = new Client(stack);
}, 150_000);
afterAll(() => stack?.stop(), 60_000);

const opened = async (as: string, plural: string, body: object): Promise<string> => {
  const answer = await client.send('POST', `/v1/${plural}`, as, body, { 'Idempotency-Key': randomUUID() });
  if (answer.status !== 201) throw new Error(`not opened: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.id;
};

const TERMS = 60;
/** How long after the first of them is opened midnight strikes. */
const EVE_MS = 15_000;

interface Row {
  readonly id: string;
  readonly situation: string;
  readonly renewal: string;
  readonly deadlines: readonly string[];
  readonly done: boolean;
}
const READ = `
  SELECT c.id, c.situation, (SELECT f.body->'data'->>'renewal' FROM facts f WHERE f.case_id = c.id AND f.seq = 1) AS renewal,
         (SELECT array_agg(f.occurred_at || ' ' || (f.body->'data'->>'name') ORDER BY f.seq)
            FROM facts f WHERE f.case_id = c.id AND f.act = 'DEADLINE_REACHED') AS deadlines,
         c.followed_seq = c.seq AND NOT EXISTS (SELECT FROM effects e WHERE e.case_id = c.id AND e.done_at IS NULL) AS done
    FROM cases c WHERE c.id = ANY($1)`;

test('the midnight when sixty terms end together: each once, in order, while people work', async () => {
  const strikes = Date.now() + EVE_MS;
  const ids = await atATime(8, Array.from({ length: TERMS }), (_, index) =>
    opened(KEEPER.login, 'agreements', endingAt(index + 1, strikes)),
  );
  const rows = async () => (await stack.pool.query<Row>(READ, [ids])).rows;
  const isOver = ({ deadlines, done }: Row) => done && (deadlines ?? []).includes(`${TERM_END} termEnd`);
  const taken: number[] = [];
  const look = async () => {
    const begin = Date.now();
    const { status } = await client.get(KEEPER.login, '/v1/registers/agreements?limit=50');
    if (Date.now() > strikes) taken.push(Date.now() - begin);
    return status === 200 && (await rows()).every(isOver);
  };
  await until('every term is over and followed', look, 200_000);
  const seconds = (Date.now() - strikes) / 1000;
  const after = await rows();
  expect(after.filter(({ deadlines }) => deadlines.filter((one) => one.endsWith(' termEnd')).length !== 1)).toEqual([]);
  expect(after.filter(({ deadlines }) => deadlines.join() !== [...deadlines].sort(byInstant).join())).toEqual([]);
  expect(after.filter(({ situation, renewal }) => situation !== (renewal === 'NONE' ? 'expired' : 'inForce'))).toEqual([]);
  expect(await cases.notVerified(client, ids.slice(0, 8))).toEqual([]);
  cases.say({ terms: TERMS, seconds, slowestRead: Math.max(...taken) });
}, 260_000);

const byInstant = (a: string, b: string): number => Math.sign(Date.parse(a.split(' ')[0] ?? '') - Date.parse(b.split(' ')[0] ?? ''));

test('an end that becomes certain reaches each case that rests on it, once, within seconds; so does the news that it goes on', async () => {
  const sandbox = { now: '2026-03-02T09:00' };
  const reference = '26 AC 900';
  const terms = frameworkTerms(reference, '2025-09-01', '2025-08-18', { notice: 3, opposition: 3 });
  const market = await opened(PURCHASER, 'agreements', { data: terms, occurredAt: '2025-08-18', sandbox });
  const resting = await atATime(4, Array.from({ length: 5 }), () =>
    opened(FUND, 'mediation-referrals', { data: { ...OPENING.data, market: reference }, sandbox }),
  );
  const told = async () => {
    const { rows } = await stack.pool.query<{ one: string }>(
      `SELECT n.case_id || ' ' || n.organisation_id || ' ' || n.kind AS one FROM notices n
        WHERE n.case_id = ANY($1) AND n.kind LIKE 'framework%' ORDER BY 1`,
      [resting],
    );
    return rows.map(({ one }) => one);
  };
  const once = (...kinds: string[]) => resting.flatMap((id) => kinds.map((kind) => `${id} fonds-maladie ${kind}`)).sort();
  const wait = async (...kinds: string[]) => {
    const begin = Date.now();
    await until(`each was told of ${kinds.at(-1)}`, async () => (await told()).length >= once(...kinds).length, 60_000);
    return (Date.now() - begin) / 1000;
  };

  await client.act(PURCHASER, market, 'giveNotice', {});
  const ends = await wait('frameworkEndsSoon');
  await client.act(PURCHASER, market, 'withdrawNotice', {});
  const by = { relation: 'signatory', organisation: 'cabinet-mediation', evidence: 'SIGNED_LETTER' };
  await client.act(PURCHASER, market, 'acceptWithdrawal', { data: { giver: 'centrale-achats' }, by });
  const goesOn = await wait('frameworkEndsSoon', 'frameworkGoesOn');
  await client.act(PURCHASER, market, 'end', { data: { reason: 'HOLDER_FAILED' } });
  const ended = await wait('frameworkEndsSoon', 'frameworkGoesOn', 'frameworkEnded');
  await cases.caughtUp(stack, 60_000, '5 seconds');
  expect(await told()).toEqual(once('frameworkEndsSoon', 'frameworkGoesOn', 'frameworkEnded'));
  for (const login of [FUND, 'fonds.responsable']) {
    const { body } = await client.get(login, '/v1/notices?limit=200');
    const theirs = body.notices.filter(
      (one: { kind: string; case: { id: string } }) => resting.includes(one.case.id) && /^framework/.test(one.kind),
    );
    expect(theirs).toHaveLength(3 * resting.length);
  }
  const { body } = await client.get(PURCHASER, `/v1/cases/${market}/dependants`);
  expect(body).toMatchObject({ open: 0, closed: resting.length, others: { open: 0, closed: resting.length } });
  cases.say({ ends, goesOn, ended });
}, 240_000);
