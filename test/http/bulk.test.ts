import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api, expectProblem } from './harness.js';
import { AUDITOR, accepted, act, caseIn, FUND, open, STRANGER, toParty } from './mediation.js';

const WITHDRAWAL = { reason: 'OPENED_BY_MISTAKE' };

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

const bulk = (login: string, name: string, body: unknown, headers?: Record<string, string>) =>
  api.post(login, `/v1/cases/bulk/${name}`, body, headers);
const seqOf = async (id: string) => accepted(await api.get(FUND, `/v1/cases/${id}`)).body.seq as number;
const drafts = (count: number) => Promise.all(Array.from({ length: count }, () => open(api)));

describe('one act for several cases', () => {
  it('is a decision of its own in each, and says what became of it', async () => {
    const [first, second] = (await drafts(2)) as [string, string];
    const over = await open(api);
    accepted(await act(api, FUND, over, 'withdraw', WITHDRAWAL));
    const unknown = randomUUID();
    const { body } = accepted(await bulk(FUND, 'withdraw', { cases: [first, over, unknown, second.toUpperCase()], data: WITHDRAWAL }));
    expect(body).toEqual({
      act: 'withdraw',
      rehearsed: false,
      counts: { done: 2, refused: 1, 'not-found': 1 },
      outcomes: [
        { case: first, status: 'done', reference: expect.any(String), seq: 2, situation: { id: 'withdrawn', label: expect.any(String) } },
        {
          case: over,
          status: 'refused',
          code: 'refused',
          detail: expect.any(String),
          refusals: [expect.objectContaining({ code: expect.any(String) })],
        },
        { case: unknown, status: 'not-found' },
        { case: second, status: 'done', reference: expect.any(String), seq: 2, situation: { id: 'withdrawn', label: expect.any(String) } },
      ],
    });
    expect([await seqOf(first), await seqOf(second), await seqOf(over)]).toEqual([2, 2, 2]);
    expect((await api.get(FUND, `/v1/cases/${first}/replay`)).body.verified).toBe(true);
  });

  it('rehearsed, writes nothing and says what would be', async () => {
    const [free, due] = (await drafts(2)) as [string, string];
    const sandbox = await open(api, { sandbox: { now: '2026-03-02T09:00:00Z' } });
    // a deadline falls due meanwhile: an act would record it first
    await api.pool.query(`UPDATE cases SET sandbox_offset_ms = sandbox_offset_ms + 40 * 86400000::bigint WHERE id = $1`, [sandbox]);
    const before = await api.written();
    const followed = api.followed.length;
    const cases = [free, due, sandbox];
    const { body } = accepted(
      await bulk(FUND, 'withdraw', { cases, data: WITHDRAWAL, rehearse: true }, { 'Idempotency-Key': 'rehearsal-1' }),
    );
    expect(body).toMatchObject({ rehearsed: true, counts: { allowed: 3 } });
    expect(body.outcomes[0]).toMatchObject({ status: 'allowed', seq: 2, situation: { id: 'withdrawn' } });
    expect(body.outcomes[2].seq).toBeGreaterThan(2);
    const refused = accepted(await bulk(FUND, 'issueOrder', { cases, rehearse: true })).body;
    expect(refused.counts).toEqual({ refused: 3 });
    expect(refused.outcomes[0].refusals[0]).toMatchObject({
      code: expect.any(String),
      message: expect.any(String),
      source: expect.any(Object),
    });
    expect(await api.written()).toEqual(before);
    expect(api.followed).toHaveLength(followed);
    expect(await seqOf(sandbox)).toBe(1);
    const done = accepted(await bulk(FUND, 'withdraw', { cases, data: WITHDRAWAL }, { 'Idempotency-Key': 'rehearsal-1' })).body;
    expect(done.outcomes.map((one: { seq: number }) => one.seq)).toEqual(body.outcomes.map((one: { seq: number }) => one.seq));
    expect(api.followed.length).toBeGreaterThan(followed);
  });

  it('sent again with the same key, does each once and what was left undone', async () => {
    const [first, second] = (await drafts(2)) as [string, string];
    const key = { 'Idempotency-Key': randomUUID() };
    accepted(await bulk(FUND, 'withdraw', { cases: [first], data: WITHDRAWAL }, key));
    const again = accepted(await bulk(FUND, 'withdraw', { cases: [second, first], data: WITHDRAWAL }, key)).body;
    expect(again.outcomes).toMatchObject([
      { case: second, status: 'done', seq: 2 },
      { case: first, status: 'done', seq: 2, repeated: true },
    ]);
    expect(await seqOf(first)).toBe(2);
    const other = accepted(await bulk(FUND, 'withdraw', { cases: [first], data: { reason: 'NO_LONGER_WANTED' } }, key)).body;
    expect(other.outcomes).toMatchObject([{ case: first, status: 'error', code: 'key-reused' }]);
    expectProblem(
      await bulk(FUND, 'withdraw', { cases: [first], data: WITHDRAWAL }, { 'Idempotency-Key': 'short' }),
      400,
      'bad-idempotency-key',
    );
  });

  it('is refused to whoever may not, case by case', async () => {
    const [id] = (await drafts(1)) as [string];
    const outcome = async (login: string) => accepted(await bulk(login, 'withdraw', { cases: [id], data: WITHDRAWAL })).body.outcomes[0];
    expect(await outcome(AUDITOR)).toMatchObject({ status: 'refused', code: 'not-yours', refusals: [] });
    expect(await outcome('dpo')).toMatchObject({ status: 'refused', code: 'not-yours' });
    expect(await outcome(STRANGER)).toEqual({ case: id, status: 'not-found' });
    expect(await seqOf(id)).toBe(1);
  });

  it('names in what is refused whom the reader may see named', async () => {
    const id = await caseIn(api, 'priorInformation');
    const { outcomes } = accepted(await bulk(FUND, 'refer', { cases: [id], data: { provider: 'cabinet-mediation' } })).body;
    expect(outcomes[0].status).toBe('refused');
    expect(outcomes[0].detail).toMatch(/Alix Exemple/);
    const auditor = await bulk(AUDITOR, 'refer', { cases: [id], data: { provider: 'cabinet-mediation' } });
    expect(auditor.text).not.toMatch(/Alix|Exemple/);
  });

  it('stops trying once the database is away', async () => {
    const cases = await drafts(3);
    await api.withoutDatabase(async () => {
      const answer = await bulk(FUND, 'withdraw', { cases, data: WITHDRAWAL });
      if (answer.status === 503) return expectProblem(answer, 503, 'database-unavailable');
      expect(answer.body.counts).toEqual({ error: 3 });
      expect(answer.body.outcomes[2]).toMatchObject({ status: 'error', code: 'database-unavailable' });
    });
    expect(await Promise.all(cases.map(seqOf))).toEqual([1, 1, 1]);
  });

  it.each(['qualify', 'recordOutcome', 'startMediation', 'recordSession', 'partyDeclines', 'ALARM_RELEASED', 'open'])(
    'is not for %s: that is decided looking at the case',
    async (name) => {
      const id = await open(api);
      expectProblem(await bulk(FUND, name, { cases: [id], data: {} }), 409, 'not-in-bulk');
      expect(await seqOf(id)).toBe(1);
    },
  );

  it('names no person, whose place is another in each case', async () => {
    const id = await caseIn(api, 'priorInformation');
    const before = await seqOf(id);
    expectProblem(await bulk(FUND, 'recordInformation', { cases: [id], data: toParty('p1') }), 409, 'not-in-bulk');
    const by = { relation: 'party', person: 'p1', evidence: 'SIGNED_LETTER' };
    expectProblem(await bulk(FUND, 'withdraw', { cases: [id], data: WITHDRAWAL, by }), 409, 'not-in-bulk');
    expect(await seqOf(id)).toBe(before);
  });

  it.each(['toString', '__proto__', 'nothing', '%00'])('an act called %s is none', async (name) => {
    expectProblem(await bulk(FUND, name, { cases: [randomUUID()] }), 404, 'unknown-act');
  });

  it.each([
    ['no cases', {}, 'cases'],
    ['an empty list', { cases: [] }, 'cases'],
    ['201 cases', { cases: Array.from({ length: 201 }, () => randomUUID()) }, 'cases'],
    ['a case that is a number', { cases: [5] }, 'cases[0]'],
    ['a case that is no identifier', { cases: ['MED-2026-00001'] }, 'cases[0]'],
    ['a case twice', { cases: ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000A'] }, 'cases[1]'],
    ['a form that is wrong', { cases: [randomUUID()], data: { reason: 'NONE' } }, 'data.reason'],
    ['a form that is not filled in', { cases: [randomUUID()] }, 'data.reason'],
    ['a rehearsal that is a word', { cases: [randomUUID()], data: WITHDRAWAL, rehearse: 'yes' }, 'rehearse'],
    ['somebody who decides by name', { cases: [randomUUID()], data: WITHDRAWAL, by: { name: 'x' } }, 'by.name'],
    ['a member that is not there', { cases: [randomUUID()], data: WITHDRAWAL, ifMatch: 1 }, 'ifMatch'],
  ])('refuses %s', async (_, body, field) => {
    const before = await api.written();
    const answer = await bulk(FUND, 'withdraw', body);
    expectProblem(answer, 400, 'form');
    expect(answer.body.errors[0].field).toBe(field);
    expect(await api.written()).toEqual(before);
  });

  it('says of each case what is wrong with a date', async () => {
    const [id] = (await drafts(1)) as [string];
    const { outcomes } = accepted(await bulk(FUND, 'withdraw', { cases: [id], data: WITHDRAWAL, occurredAt: '2026-02-30' })).body;
    expect(outcomes).toMatchObject([{ case: id, status: 'error', code: 'form', errors: [{ field: 'occurredAt', code: 'bad-date' }] }]);
  });

  it('takes 200 cases', async () => {
    const some = await drafts(3);
    const cases = [...some, ...Array.from({ length: 197 }, () => randomUUID())];
    const { counts } = accepted(await bulk(FUND, 'withdraw', { cases, data: WITHDRAWAL })).body;
    expect(counts).toEqual({ done: 3, 'not-found': 197 });
  });
});
