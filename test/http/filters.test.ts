import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api, expectProblem } from './harness.js';
import { accepted, FUND, open, STRANGER } from './mediation.js';

const LEAD = 'fonds.responsable';
const UNKNOWN = '00000000-0000-4000-8000-0000000000ff';

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

const save = (login: string, body: unknown) => api.post(login, '/v1/filters', body);
const change = (login: string, id: string, body: unknown) => api.send('PUT', `/v1/filters/${id}`, { as: login, body });
const remove = (login: string, id: string) => api.send('DELETE', `/v1/filters/${id}`, { as: login });
const list = async (login: string) =>
  accepted(await api.get(login, '/v1/filters')).body.filters as { id: string; name: string; yours: boolean }[];

describe('a saved filter', () => {
  it('is a worklist under a name, and its address can be asked', async () => {
    await open(api);
    const query = { closed: 'false', assignedTo: 'nobody', sort: 'opened', process: 'mediation-referral' };
    const saved = accepted(await save(FUND, { name: '  À attribuer & à voir ', query }), 201).body;
    expect(saved).toEqual({
      id: expect.any(String),
      name: 'À attribuer & à voir',
      query,
      shared: false,
      yours: true,
      owner: { id: '00000000-0000-4000-8000-000000000001', name: 'Camille Exemple' },
      address: expect.stringMatching(/^\/v1\/cases\?.*assignedTo=nobody/),
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
    expect(Object.fromEntries(new URL(saved.address, api.url).searchParams)).toEqual(query);
    expect(accepted(await api.get(FUND, saved.address)).body.cases.length).toBeGreaterThan(0);
    expect((await list(FUND)).map(({ id }) => id)).toContain(saved.id);
    const changed = accepted(await change(FUND, saved.id, { name: 'À voir', query: {}, shared: true })).body;
    expect(changed).toMatchObject({
      id: saved.id,
      name: 'À voir',
      query: {},
      shared: true,
      createdAt: saved.createdAt,
      address: '/v1/cases?',
    });
    expect((await remove(FUND, saved.id)).status).toBe(204);
    expectProblem(await remove(FUND, saved.id), 404, 'no-such-filter');
    expect((await list(FUND)).map(({ id }) => id)).not.toContain(saved.id);
  });

  it('is shared with colleagues or not, and changed by its owner alone', async () => {
    const own = accepted(await save(FUND, { name: 'Pour moi', query: { late: 'true' } }), 201).body;
    const shared = accepted(await save(FUND, { name: 'Pour tous', query: { late: 'true' }, shared: true }), 201).body;
    expect(await list(LEAD)).toMatchObject([{ id: shared.id, yours: false, owner: { name: 'Camille Exemple' } }]);
    expect(await list(STRANGER)).toEqual([]);
    for (const tried of [await change(LEAD, own.id, { name: 'x', query: {} }), await remove(LEAD, own.id)]) {
      expectProblem(tried, 404, 'no-such-filter');
    }
    for (const tried of [await change(LEAD, shared.id, { name: 'x', query: {} }), await remove(LEAD, shared.id)]) {
      expectProblem(tried, 403, 'not-yours');
    }
    expectProblem(await change(STRANGER, shared.id, { name: 'x', query: {} }), 404, 'no-such-filter');
    expect((await list(FUND)).map(({ id }) => id)).toEqual(expect.arrayContaining([own.id, shared.id]));
    accepted(await change(FUND, shared.id, { name: 'Pour tous', query: { late: 'true' } }));
    expect(await list(LEAD)).toEqual([]);
  });

  it('has a name of its own', async () => {
    const first = accepted(await save(LEAD, { name: 'Le même', query: {} }), 201).body;
    expectProblem(await save(LEAD, { name: ' Le même', query: { late: 'true' } }), 409, 'filter-name-taken');
    accepted(await save(FUND, { name: 'Le même', query: {} }), 201);
    const other = accepted(await save(LEAD, { name: 'Un autre', query: {} }), 201).body;
    expectProblem(await change(LEAD, other.id, { name: 'Le même', query: {} }), 409, 'filter-name-taken');
    accepted(await change(LEAD, first.id, { name: 'Le même', query: { late: 'true' } }));
  });

  it.each([
    ['no name', { query: {} }, 'name'],
    ['an empty name', { name: '   ', query: {} }, 'name'],
    ['a name too long', { name: 'é'.repeat(81), query: {} }, 'name'],
    ['a name of two lines', { name: 'un\ndeux', query: {} }, 'name'],
    ['half a character', { name: 'a\ud800', query: {} }, 'name'],
    ['a name that is a number', { name: 5, query: {} }, 'name'],
    ['no query', { name: 'x' }, 'query'],
    ['a query that is a text', { name: 'x', query: '?late=true' }, 'query'],
    ['a parameter that does not exist', { name: 'x', query: { who: 'me' } }, 'query.who'],
    ['where a page began', { name: 'x', query: { cursor: 'AAAA' } }, 'query.cursor'],
    ['a parameter that is no text', { name: 'x', query: { late: true } }, 'query.late'],
    ['a value that does not exist', { name: 'x', query: { late: 'maybe' } }, 'query.late'],
    ['an unknown process', { name: 'x', query: { process: 'none' } }, 'query.process'],
    ['an unknown situation', { name: 'x', query: { situation: 'nowhere' } }, 'query.situation'],
    ['an order that does not exist', { name: 'x', query: { sort: 'name' } }, 'query.sort'],
    ['somebody who is none', { name: 'x', query: { assignedTo: 'camille' } }, 'query.assignedTo'],
    ['a name of a person', { name: 'x', query: { q: 'Exemple' } }, 'query.q'],
    ['shared by a word', { name: 'x', query: {}, shared: 'yes' }, 'shared'],
    ['another owner', { name: 'x', query: {}, owner: UNKNOWN }, 'owner'],
  ])('is not saved with %s', async (_, body, field) => {
    const before = (await list(FUND)).length;
    const answer = await save(FUND, body);
    expectProblem(answer, 400, 'form');
    expect(answer.body.errors[0].field).toBe(field);
    expect(await list(FUND)).toHaveLength(before);
  });

  it('is found by its number only', async () => {
    for (const id of ['x', UNKNOWN, '%00']) {
      expectProblem(await change(FUND, id, { name: 'x', query: {} }), 404, 'no-such-filter');
      expectProblem(await remove(FUND, id), 404, 'no-such-filter');
    }
  });

  it('is one of fifty at most, whoever saves at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 55 }, (_, n) => save(STRANGER, { name: `Filtre ${n}`, query: {} })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(50);
    expect(answers.filter(({ body }) => body.code === 'too-many-filters')).toHaveLength(5);
    expectProblem(await save(STRANGER, { name: 'Un de trop', query: {} }), 409, 'too-many-filters');
  });

  it('has a name that no log knows, whatever happens', async () => {
    const name = 'Dossiers de Mme Confidentielle';
    accepted(await save(FUND, { name, query: {} }), 201);
    expectProblem(await save(FUND, { name, query: {} }), 409, 'filter-name-taken');
    await api.withoutDatabase(async () => {
      expectProblem(await save(FUND, { name, query: {} }), 503, 'database-unavailable');
    });
    expect(api.logged.join('')).not.toContain('Confidentielle');
  });
});
