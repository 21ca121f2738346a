import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api, expectProblem } from './harness.js';
import { AUDITOR, accepted, act, caseIn, EMPLOYER, FUND, MEDIATOR, open, STRANGER } from './mediation.js';

const LEAD = 'fonds.responsable';
const CAMILLE = '00000000-0000-4000-8000-000000000001';
const DOMINIQUE = '00000000-0000-4000-8000-000000000002';
const STRANGER_ID = '00000000-0000-4000-8000-000000000003';
const DPO = '00000000-0000-4000-8000-000000000015';

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

const read = async (login: string, path: string) => accepted(await api.get(login, path)).body;
const put = (login: string, id: string, body: unknown) => api.send('PUT', `/v1/cases/${id}/assignment`, { as: login, body });
const listed = async (login: string, query: string) =>
  (await read(login, `/v1/cases?limit=200&${query}`)).cases.map((one: { id: string }) => one.id) as string[];

describe('who looks after a case', () => {
  it('is somebody of the organisation, and who it was before stays on record', async () => {
    const id = await open(api);
    expect(await read(FUND, `/v1/cases/${id}/assignment`)).toEqual({ present: null, history: [] });
    const camille = { id: CAMILLE, name: 'Camille Exemple' };
    const dominique = { id: DOMINIQUE, name: 'Dominique Spécimen' };
    const { body } = accepted(await put(LEAD, id, { account: CAMILLE }));
    expect(body).toEqual({
      present: { ...camille, withdrawn: false, you: false, youStandIn: false },
      history: [{ account: camille, from: expect.any(String), by: dominique, until: null, endedBy: null }],
    });
    expect((await read(FUND, `/v1/cases/${id}`)).assignee).toMatchObject({ id: CAMILLE, you: true });
    accepted(await put(FUND, id, { account: CAMILLE.toUpperCase() }));
    accepted(await put(FUND, id, { account: DOMINIQUE }));
    const { present, history } = accepted(await put(LEAD, id, { account: null })).body;
    expect(present).toBeNull();
    expect(history).toMatchObject([
      { account: camille, by: dominique, endedBy: camille },
      { account: dominique, by: camille, endedBy: dominique },
    ]);
    expect(history[1].from >= history[0].until).toBe(true);
  });

  it('is each organisation’s own affair', async () => {
    const id = await caseIn(api, 'referred');
    accepted(await put(FUND, id, { account: CAMILLE }));
    expect((await read(MEDIATOR, `/v1/cases/${id}`)).assignee).toBeNull();
    accepted(await put(MEDIATOR, id, { account: '00000000-0000-4000-8000-000000000011' }));
    expect((await read(MEDIATOR, `/v1/cases/${id}/assignment`)).history).toHaveLength(1);
    expect((await read(FUND, `/v1/cases/${id}`)).assignee.id).toBe(CAMILLE);
    expect(await read(AUDITOR, `/v1/cases/${id}/assignment`)).toEqual({ present: null, history: [] });
    expectProblem(await put(MEDIATOR, id, { account: CAMILLE }), 400, 'form');
  });

  it('is said where the case is listed, and who is no longer there is marked', async () => {
    const id = await open(api);
    const other = await open(api);
    accepted(await put(FUND, id, { account: DOMINIQUE }));
    accepted(await put(FUND, other, { account: CAMILLE }));
    expect(await listed(FUND, 'assignedTo=me')).toEqual(expect.arrayContaining([other]));
    expect(await listed(FUND, 'assignedTo=me')).not.toContain(id);
    expect(await listed(LEAD, 'assignedTo=me')).toContain(id);
    expect(await listed(FUND, `assignedTo=${DOMINIQUE.toUpperCase()}`)).toContain(id);
    const free = await open(api);
    const nobody = await listed(FUND, 'assignedTo=nobody');
    expect([id, other, free].filter((one) => nobody.includes(one))).toEqual([free]);
    await api.pool.query('UPDATE accounts SET active = false WHERE id = $1', [DOMINIQUE]);
    const row = (await read(FUND, '/v1/cases?limit=200')).cases.find((one: { id: string }) => one.id === id);
    await api.pool.query('UPDATE accounts SET active = true WHERE id = $1', [DOMINIQUE]);
    expect(row.assignee).toEqual({ id: DOMINIQUE, name: 'Dominique Spécimen', withdrawn: true, you: false, youStandIn: false });
  });

  it.each([
    [{}, 'required'],
    [[], 'required'],
    [{ account: 5 }, 'string'],
    [{ account: 'camille' }, 'unknown-member'],
    [{ account: '00000000-0000-4000-8000-0000000000ff' }, 'unknown-member'],
    [{ account: STRANGER_ID }, 'unknown-member'],
    [{ account: DPO }, 'cannot-act'],
    [{ account: CAMILLE, until: '2027-01-01' }, 'unknown-field'],
  ])('refuses %j', async (body, code) => {
    const id = await open(api);
    const answer = await put(FUND, id, body);
    expectProblem(answer, 400, 'form');
    expect(answer.body.errors[0].code).toBe(code);
    expect((await read(FUND, `/v1/cases/${id}/assignment`)).history).toEqual([]);
  });

  it('is decided by those who act in the case, and known to no one else', async () => {
    const id = await open(api);
    expectProblem(await put('dpo', id, { account: CAMILLE }), 403, 'not-yours');
    expectProblem(await put(AUDITOR, id, { account: CAMILLE }), 403, 'not-yours');
    for (const login of [STRANGER, EMPLOYER]) {
      expectProblem(await put(login, id, { account: CAMILLE }), 404, 'no-such-case');
      expectProblem(await api.get(login, `/v1/cases/${id}/assignment`), 404, 'no-such-case');
    }
    expectProblem(await put(FUND, 'x', { account: CAMILLE }), 404, 'no-such-case');
  });

  it('is one person, whoever assigns at the same moment', async () => {
    const id = await open(api);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, turn) => put(turn % 2 ? FUND : LEAD, id, { account: turn % 2 ? CAMILLE : DOMINIQUE })),
    );
    for (const answer of answers) accepted(answer);
    const { rows } = await api.pool.query('SELECT count(*)::int AS n FROM assignments WHERE case_id = $1 AND ended_at IS NULL', [id]);
    expect(rows[0].n).toBe(1);
  });
});

describe('colleagues', () => {
  it('are those of one’s own organisation, with their roles', async () => {
    expect((await read(FUND, '/v1/members')).members).toEqual([
      { id: CAMILLE, name: 'Camille Exemple', roles: ['caseManager'] },
      { id: DOMINIQUE, name: 'Dominique Spécimen', roles: ['caseManager', 'lead'] },
      { id: DPO, name: 'Yaël Discret', roles: ['dpo'] },
    ]);
    expectProblem(await api.get(FUND, '/v1/members?organisation=caisse-a'), 400, 'form');
  });
});

describe('the worklist', () => {
  it.each(['deadline', 'updated', 'opened', 'reference'] as const)('pages in the order of %s', async (sort) => {
    for (let more = 0; more < 3; more += 1) await open(api);
    const seen: Record<string, string>[] = [];
    let cursor = '';
    do {
      const { cases, next } = await read(FUND, `/v1/cases?limit=3&sort=${sort}${cursor && `&cursor=${cursor}`}`);
      seen.push(...cases);
      cursor = next;
    } while (cursor);
    const whole = (await read(FUND, `/v1/cases?limit=200&sort=${sort}`)).cases;
    expect(seen.map(({ id }) => id)).toEqual(whole.map(({ id }: { id: string }) => id));
    const key = { updated: 'updatedAt', opened: 'openedAt', reference: 'reference', deadline: 'reference' }[sort];
    const keys = whole.map((one: Record<string, string>) => one[key]);
    if (sort === 'reference') expect(keys).toEqual([...keys].sort());
    if (sort === 'updated' || sort === 'opened') expect(keys).toEqual([...keys].sort().reverse());
  });

  it('refuses an order that does not exist, and a place of another order', async () => {
    expectProblem(await api.get(FUND, '/v1/cases?sort=name'), 400, 'form');
    expectProblem(await api.get(FUND, '/v1/cases?assignedTo=camille'), 400, 'form');
    const { next } = await read(FUND, '/v1/cases?limit=1&sort=updated');
    expectProblem(await api.get(FUND, `/v1/cases?limit=1&sort=opened&cursor=${next}`), 400, 'form');
    expectProblem(await api.get(FUND, `/v1/cases?limit=1&cursor=${next}`), 400, 'form');
  });

  it('counts what its filters list', async () => {
    const id = await caseIn(api, 'ordered');
    const late = await open(api);
    await api.pool.query("UPDATE cases SET next_deadline = clock_timestamp() - interval '1 hour' WHERE id = $1", [late]);
    accepted(await put(FUND, id, { account: CAMILLE }));
    accepted(await act(api, FUND, await open(api), 'withdraw', { reason: 'OPENED_BY_MISTAKE' }));
    for (const login of [FUND, LEAD, MEDIATOR, STRANGER, AUDITOR]) {
      const count = async (query: string) => (await listed(login, query)).length;
      const waiting = await count('closed=false&waitsFor=me');
      expect(await read(login, '/v1/cases/counts')).toEqual({
        open: await count('closed=false'),
        late: await count('late=true'),
        dueToday: await count('due=today'),
        dueThisWeek: await count('due=week'),
        waitingForMe: waiting,
        waitingForOthers: await count('closed=false&waitsFor=others'),
        assignedToMe: await count('closed=false&assignedTo=me'),
        unassigned: await count('closed=false&assignedTo=nobody'),
        closedThisMonth: await count('ended=month'),
      });
    }
    const counts = await read(FUND, '/v1/cases/counts');
    expect(counts).toMatchObject({ late: 1, closedThisMonth: 1 });
    expect(counts.waitingForMe + counts.waitingForOthers).toBe(counts.open);
    expect(await read(FUND, '/v1/cases/counts?process=mediation-referral')).toEqual(counts);
    expect(await read(FUND, '/v1/cases/counts?process=agreement')).toMatchObject({ open: 0, late: 0, closedThisMonth: 0 });
    await api.pool.query("UPDATE cases SET updated_at = updated_at - interval '40 days' WHERE closed");
    expect((await read(FUND, '/v1/cases/counts')).closedThisMonth).toBe(0);
    expect(await listed(FUND, 'ended=month')).toEqual([]);
    expectProblem(await api.get(FUND, '/v1/cases/counts?late=true'), 400, 'form');
  });
});
