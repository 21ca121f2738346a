import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api, expectProblem } from './harness.js';
import { accepted, FUND, open, STRANGER } from './mediation.js';

/** An organisation's own calendar: made by whoever leads it, read by every calendar program that knows its address. */

const LEAD = 'fonds.responsable';
const OTHER_LEAD = 'fonds2.responsable';
const ADDRESSES = '/v1/organisation-calendars';

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

const made = async (login = LEAD): Promise<{ id: string; address: string }> => accepted(await api.post(login, ADDRESSES, {}), 201).body;
const uids = async (address: string) => {
  const { text } = accepted(await api.send('GET', address));
  return [...text.replaceAll('\r\n ', '').matchAll(/^UID:([^.]+)\./gm)].map(([, id]) => id as string);
};

describe('an organisation’s calendar', () => {
  it('holds the deadlines of all its cases, and nothing of another organisation’s', async () => {
    const id = await open(api);
    const theirs = await made();
    const others = await made(OTHER_LEAD);
    expect(new Set(await uids(theirs.address))).toEqual(new Set([id]));
    expect(await uids(others.address)).toEqual([]);
    const { text } = await api.send('GET', theirs.address);
    expect(text).toContain('X-WR-CALNAME:Échéances Saisine (Fonds national fictif Azur)');
    const { body } = await api.get(LEAD, ADDRESSES);
    expect(body.addresses).toEqual([
      {
        id: theirs.id,
        createdBy: { id: expect.any(String), name: 'Dominique Spécimen' },
        createdAt: expect.any(String),
        lastUsedAt: expect.any(String),
        revokedAt: null,
      },
    ]);
  });

  it('outlives whoever made it, until somebody who leads takes it back', async () => {
    const { id, address } = await made();
    await api.pool.query("UPDATE accounts SET active = false WHERE subject = 'fonds.responsable'");
    expect((await uids(address)).length).toBeGreaterThan(0);
    await api.pool.query("UPDATE accounts SET active = true WHERE subject = 'fonds.responsable'");
    expectProblem(await api.send('DELETE', `${ADDRESSES}/${id}`, { as: OTHER_LEAD }), 404, 'no-such-address');
    expectProblem(await api.send('DELETE', `/v1/calendar-addresses/${id}`, { as: LEAD }), 404, 'no-such-address');
    const revoked = accepted(await api.send('DELETE', `${ADDRESSES}/${id}`, { as: LEAD })).body;
    expect(revoked).toMatchObject({ id, revokedAt: expect.any(String) });
    expectProblem(await api.send('GET', address), 404, 'no-such-calendar');
  });

  it('is no affair of a case manager, nor of somebody who stands in for a lead', async () => {
    for (const login of [FUND, STRANGER]) {
      expectProblem(await api.post(login, ADDRESSES, {}), 403, 'not-yours');
      expectProblem(await api.get(login, ADDRESSES), 403, 'not-yours');
      expectProblem(await api.send('DELETE', `${ADDRESSES}/${'0'.repeat(8)}-0000-4000-8000-000000000000`, { as: login }), 403, 'not-yours');
    }
    expectProblem(await api.post(LEAD, ADDRESSES, { scope: 'mine' }), 400, 'form');
    expect((await api.get(LEAD, '/v1/calendar-addresses')).body.addresses).toEqual([]);
  });

  it('has twenty addresses at most', async () => {
    const answers = await Promise.all(Array.from({ length: 22 }, () => api.post(OTHER_LEAD, ADDRESSES, {})));
    expect(answers.filter(({ status }) => status === 201).length).toBe(19);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('too-many-addresses');
  });
});
