import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api } from './harness.js';
import { act, caseIn, FUND, MEDIATOR, toParty } from './mediation.js';

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

const CASES = 5;
const ACTS = 50;
const statuses = (answers: readonly { status: number }[]) =>
  Object.fromEntries(
    [...new Set(answers.map(({ status }) => status))]
      .sort()
      .map((status) => [status, answers.filter((one) => one.status === status).length]),
  );

describe('acts that race', () => {
  it(`${CASES} cases, ${ACTS} acts that exclude one another on each: one wins, the others are told why`, async () => {
    const ids = await Promise.all(Array.from({ length: CASES }, () => caseIn(api, 'ordered')));
    const racing = ids.flatMap((id) =>
      Array.from({ length: ACTS }, (_, index) => ({
        id,
        answer:
          index % 2 === 0
            ? act(api, FUND, id, 'withdraw', { reason: 'SETTLED_OTHERWISE' })
            : act(api, FUND, id, 'partyDeclines', {}, { by: { relation: 'party', person: 'p1', evidence: 'EMAIL' } }),
      })),
    );
    for (const id of ids) {
      const answers = await Promise.all(racing.filter((one) => one.id === id).map(({ answer }) => answer));
      expect(statuses(answers)).toEqual({ 200: 1, 409: ACTS - 1 });
      for (const { body } of answers.filter(({ status }) => status === 409)) expect(body.refusals[0].code).toBe('case-ended');
      const { rows } = await api.pool.query('SELECT count(*)::int AS facts FROM facts WHERE case_id = $1', [id]);
      expect(rows[0].facts).toBe(8);
      expect((await api.get(FUND, `/v1/cases/${id}/replay`)).body.verified).toBe(true);
    }
  }, 60_000);

  it('acts that do not exclude one another are all accepted, each in its place', async () => {
    const id = await caseIn(api, 'inMediation');
    const answers = await Promise.all(Array.from({ length: 30 }, () => act(api, MEDIATOR, id, 'recordSession')));
    expect(statuses(answers)).toEqual({ 200: 30 });
    expect(new Set(answers.map(({ body }) => body.seq)).size).toBe(30);
  }, 30_000);

  it('on the same page only one of them, the others are told what changed', async () => {
    const id = await caseIn(api, 'priorInformation');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => act(api, FUND, id, 'recordInformation', toParty('p1'), {}, { 'If-Match': '"2"' })),
    );
    expect(statuses(answers)).toEqual({ 200: 1, 412: 19 });
  }, 30_000);
});
