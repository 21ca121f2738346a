import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, Api, expectProblem } from './harness.js';
import { AUDITOR, accepted, act, FUND, open, PARTIES, QUALIFICATION } from './mediation.js';

/** A correction that is asked for again under its Idempotency-Key is done once, as acts are. */

const LEAD = 'fonds.responsable';

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

async function qualified(): Promise<string> {
  const id = await open(api);
  accepted(await act(api, FUND, id, 'qualify', { ...QUALIFICATION, parties: [{ ...PARTIES[0], lastName: 'Exempel' }, PARTIES[1]] }));
  return id;
}
const at = (id: string, path = '') => `/v1/cases/${id}/rectifications${path}`;
const send = (as: string, path: string, body: object, key: string): Promise<Answer> =>
  api.send('POST', path, { as, body, headers: { 'Idempotency-Key': key } });
const TYPO = { replaces: 2, reason: 'TYPO', data: QUALIFICATION };
/** changes where the case stands: a second person has to approve it */
const TAKEN_OUT = { replaces: 2, reason: 'TYPO', remove: true };
const isReplayed = ({ headers }: Answer) => headers.get('idempotency-replayed') === 'true';
const actsOf = async (id: string): Promise<string[]> =>
  accepted(await api.get(FUND, `/v1/cases/${id}/history`)).body.facts.map((fact: { act: string }) => fact.act);
const proposalsOf = async (id: string) => accepted(await api.get(FUND, at(id))).body.rectifications;

describe('a correction that is repeated under its key', () => {
  it('at once: is recorded once, and answered each time', async () => {
    const [id, key] = [await qualified(), randomUUID()];
    const first = accepted(await send(FUND, at(id), TYPO, key));
    const again = accepted(await send(FUND, at(id), TYPO, key));
    expect([isReplayed(first), isReplayed(again)]).toEqual([false, true]);
    expect([again.body, again.headers.get('etag')]).toEqual([first.body, first.headers.get('etag')]);
    expect(await actsOf(id)).toEqual(['open', 'qualify', 'RECTIFIED']);
    expect(accepted(await api.get(AUDITOR, `/v1/cases/${id}/replay`)).body.verified).toBe(true);
  });

  it('proposed: waits once, also when it is asked for many times at once', async () => {
    const [id, key] = [await qualified(), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(FUND, at(id), TAKEN_OUT, key)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(answers.filter((one) => !isReplayed(one))).toHaveLength(1);
    expect(await proposalsOf(id)).toHaveLength(1);
    // without the key it is another request
    expectProblem(await api.post(FUND, at(id), TAKEN_OUT), 409, 'proposal-open');
  });

  it('approved, rejected or withdrawn: settled once, and answered each time', async () => {
    for (const [how, by] of [
      ['approve', LEAD],
      ['reject', LEAD],
      ['withdraw', FUND],
    ] as const) {
      const [id, key] = [await qualified(), randomUUID()];
      const { body: proposal } = accepted(await api.post(FUND, at(id), TAKEN_OUT), 202);
      const path = at(id, `/${proposal.id}/${how}`);
      const first = accepted(await send(by, path, {}, key));
      const again = accepted(await send(by, path, {}, key));
      expect([isReplayed(first), isReplayed(again)]).toEqual([false, true]);
      expect(again.body).toEqual(first.body);
      expectProblem(await send(by, path, {}, randomUUID()), 409, 'proposal-settled');
      expect((await actsOf(id)).filter((name) => name === 'RECTIFIED')).toHaveLength(how === 'approve' ? 1 : 0);
    }
  });
});

describe('a key', () => {
  it('that served for something else is refused, and nothing is done', async () => {
    const [id, key] = [await qualified(), randomUUID()];
    accepted(await send(FUND, at(id), TYPO, key));
    expectProblem(await send(FUND, at(id), { ...TYPO, reason: 'WRONG_DATE' }, key), 422, 'key-reused');
    expectProblem(await send(FUND, at(await qualified()), TYPO, 'x'), 400, 'bad-idempotency-key');
    expectProblem(await send(FUND, `/v1/cases/${id}/actions/withdraw`, { data: { reason: 'SETTLED_OTHERWISE' } }, key), 422, 'key-reused');
    expect((await actsOf(id)).length).toBe(3);
  });

  it('is an account’s own', async () => {
    const [id, key] = [await qualified(), randomUUID()];
    accepted(await send(FUND, at(id), TAKEN_OUT, key), 202);
    expectProblem(await send(LEAD, at(id), TAKEN_OUT, key), 409, 'proposal-open');
  });
});
