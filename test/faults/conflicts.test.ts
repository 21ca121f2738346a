import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FUND } from '../http/mediation.js';
import { atATime } from './at-a-time.js';
import * as cases from './cases.js';
import { type Answer, Client } from './client.js';
import { findings } from './findings.js';
import { Stack } from './stack.js';

/** Acts that exclude one another, over HTTP, many at a time: the log lets exactly one of them in. */

const ACTS = 100;
/** of one case under way at once; two cases race at a time */
const AT_ONCE = 16;
const LEAD = 'fonds.responsable';

let stack: Stack;
let client: Client;
beforeAll(async () => {
  stack = await Stack.start();
  client = new Client(stack);
}, 150_000);
afterAll(() => stack?.stop(), 60_000);

interface Raced {
  readonly act: cases.Act;
  readonly answer: Answer;
}

/** So many acts on one case, taken in turn from those that exclude one another; each case begins with another one. */
const race = (
  caseId: string,
  acts: readonly cases.Act[],
  count: number,
  first: number,
  headers?: Record<string, string>,
): Promise<Raced[]> =>
  atATime(
    AT_ONCE,
    Array.from({ length: count }, (_, index) => acts[(first + index) % acts.length] as cases.Act),
    async (act) => ({ act, answer: await client.once(act[0], caseId, act[1], { data: act[2], by: act[3], headers }) }),
  );

const factsOf = async (caseId: string): Promise<string[]> =>
  (await stack.pool.query('SELECT act FROM facts WHERE case_id = $1 ORDER BY seq', [caseId])).rows.map(({ act }) => act);

/** One winner, whose act is the one more fact; every other was told why not. Answers the winning act. */
async function oneWins(caseId: string, raced: readonly Raced[], before: readonly string[], losing: readonly number[]): Promise<string> {
  const winners = raced.filter(({ answer }) => answer.status === 200);
  expect(winners).toHaveLength(1);
  const won = (winners[0] as Raced).act[1];
  expect(await factsOf(caseId)).toEqual([...before, won]);
  for (const { answer } of raced.filter(({ answer: { status } }) => status !== 200)) {
    expect(losing).toContain(answer.status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    if (answer.status === 412) expect(answer.body).toMatchObject({ code: 'stale-page', seq: before.length + 1 });
    else {
      expect(answer.body.code).toBe('refused');
      expect(answer.body.refusals.length).toBeGreaterThan(0);
      for (const refusal of answer.body.refusals) expect(refusal).toMatchObject({ code: expect.any(String), message: expect.any(String) });
    }
  }
  return won;
}

const REFERRED = ['open', ...cases.TO_REFERRED.map(([, act]) => act)];
const UNDER_WAY = [...cases.TO_REFERRED, cases.ORDER, cases.START];
const [login, ...order] = cases.ORDER;
const RACES = [
  { what: 'a withdrawal or a party’s refusal', count: 8, path: cases.TO_REFERRED, acts: [cases.WITHDRAW, cases.DECLINE] },
  { what: 'the same order by two people', count: 6, path: cases.TO_REFERRED, acts: [cases.ORDER, [LEAD, ...order] as cases.Act] },
  { what: 'four ends of a mediation', count: 6, path: UNDER_WAY, acts: cases.ENDS },
] as const;

describe('conflicting acts', () => {
  const won: Record<string, number> = {};

  test.each(RACES)(
    `$what: $count cases, ${ACTS} acts each, one wins`,
    async ({ count, path, acts }) => {
      const ids = await Promise.all(Array.from({ length: count }, () => cases.opened(client)));
      await Promise.all(ids.map((id) => cases.bring(client, id, path)));
      const before = ['open', ...path.map(([, act]) => act)];
      await atATime(2, ids, async (id, index) => {
        const winner = await oneWins(id, await race(id, acts, ACTS, index), before, [409]);
        won[winner] = (won[winner] ?? 0) + 1;
      });
    },
    90_000,
  );

  test('on the same page, an order, a withdrawal and a refusal: one of them, the others 412 or 409', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => cases.opened(client)));
    await Promise.all(ids.map((id) => cases.bring(client, id, cases.TO_REFERRED)));
    await atATime(2, ids, async (id, index) => {
      const raced = await race(id, [cases.ORDER, cases.WITHDRAW, cases.DECLINE], 48, index, { 'If-Match': `"${REFERRED.length}"` });
      const winner = await oneWins(id, raced, REFERRED, [412, 409]);
      won[winner] = (won[winner] ?? 0) + 1;
    });
  }, 90_000);

  test('the same request many times at once: done once, answered each time', async () => {
    const id = await cases.opened(client);
    await cases.bring(client, id, cases.TO_REFERRED);
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 32 }, () => client.once(login, id, order[0], { data: order[1], key })));
    expect(answers.map(({ status }) => status)).toEqual(Array(32).fill(200));
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') !== 'true')).toHaveLength(1);
    expect(await factsOf(id)).toEqual([...REFERRED, 'issueOrder']);
    const other = await client.once(FUND, id, 'withdraw', { data: cases.WITHDRAW[2], key });
    expect([other.status, other.body.code]).toEqual([422, 'key-reused']);
  }, 30_000);

  test('what came of it, after all of them', async () => {
    const seconds = await cases.caughtUp(stack, 60_000);
    expect(await findings(stack.pool)).toEqual([]);
    const { rows } = await stack.pool.query('SELECT id FROM cases');
    expect(
      await cases.notVerified(
        client,
        rows.map(({ id }) => id),
      ),
    ).toEqual([]);
    expect(stack.deaths()).toEqual([]);
    cases.say({ cases: rows.length, 'won by': JSON.stringify(won), 'caught up in s': seconds });
  }, 90_000);
});
