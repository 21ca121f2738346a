import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { areSubstitutes, substitutesOf } from '../../libs/delegation/index.js';
import { addDays, addMonths, dayOf, endOf, instant, type LegalDate, startOf } from '../../machines/calendar/index.js';
import { Api, expectProblem } from './harness.js';
import { accepted, act, caseIn, FUND, MEDIATOR, OPENING, open, STRANGER } from './mediation.js';

const LEAD = 'fonds.responsable';
const DPO = 'dpo';
const CAMILLE = '00000000-0000-4000-8000-000000000001';
const DOMINIQUE = '00000000-0000-4000-8000-000000000002';
const CLAUDE = '00000000-0000-4000-8000-000000000003';
const YAEL = '00000000-0000-4000-8000-000000000015';

const today = dayOf(instant(new Date().toISOString()));
const inDays = (days: number) => addDays(today, days);

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterEach(() => endAll());
afterAll(() => api?.stop());

const read = async (login: string, path: string) => accepted(await api.get(login, path)).body;
const roleIds = ({ organisation }: { organisation: { roles: { id: string }[] } }) => organisation.roles.map(({ id }) => id);
const give = (login: string, body: object) => api.post(login, '/v1/delegations', body);
const revoke = (login: string, id: string) => api.send('DELETE', `/v1/delegations/${id}`, { as: login });
const substitution = (to: string, more: object = {}) => ({ kind: 'substitution', to, starts: today, ends: inDays(7), ...more });
const roleOf = (to: string, roles: readonly string[], more: object = {}) => ({ ...substitution(to), kind: 'delegation', roles, ...more });
const withdrawn = async (login: string, id: string) => act(api, login, id, 'withdraw', { reason: 'OPENED_BY_MISTAKE' });
const lastFact = async (login: string, id: string) => (await read(login, `/v1/cases/${id}/history`)).facts.at(-1);

/** Ends what runs, through the door that this server itself knows of. */
async function endAll(): Promise<void> {
  const { organisation } = await read(LEAD, '/v1/delegations');
  for (const { id, state } of organisation) if (state === 'running' || state === 'ahead') accepted(await revoke(LEAD, id));
}

describe('standing in for a colleague', () => {
  it('gives their roles while it runs, and every fact recorded thanks to it says so', async () => {
    const id = await open(api);
    expectProblem(await withdrawn(DPO, id), 403, 'not-yours');
    const given = accepted(await give(FUND, substitution(YAEL, { reason: 'ABSENCE' })), 201).body;
    expect(given).toMatchObject({
      kind: 'substitution',
      label: 'Remplacement',
      from: { id: CAMILLE, name: 'Camille Exemple' },
      to: { id: YAEL, name: 'Yaël Discret' },
      roles: ['caseManager'],
      starts: today,
      ends: inDays(7),
      startsAt: startOf(today),
      endsAt: endOf(inDays(7)),
      reason: { code: 'ABSENCE', label: 'Absence' },
      state: 'running',
      revokedAt: null,
    });
    const me = await read(DPO, '/v1/me');
    expect(roleIds(me)).toEqual(['dpo', 'caseManager']);
    expect(me.standsInFor).toEqual([
      { account: CAMILLE, name: 'Camille Exemple', delegation: given.id, kind: 'substitution', roles: ['caseManager'] },
    ]);
    accepted(await withdrawn(DPO, id));
    const { rows } = await api.pool.query('SELECT body FROM facts WHERE case_id = $1 ORDER BY seq', [id]);
    expect(rows.map(({ body }) => [body.recordedBy, body.onBehalfOf])).toEqual([
      [CAMILLE, undefined],
      [YAEL, CAMILLE],
    ]);
    expect(await lastFact(FUND, id)).toMatchObject({
      recordedBy: 'Yaël Discret',
      onBehalfOf: { name: 'Camille Exemple', label: 'pour le compte de Camille Exemple' },
    });
    expect((await api.get(FUND, `/v1/cases/${id}/history?format=csv`)).text).toContain('"pour le compte de Camille Exemple"');
    expect((await read(FUND, `/v1/cases/${id}/replay`)).verified).toBe(true);
  });

  it('is covered by the chain: whose account it was cannot be rewritten', async () => {
    const id = await open(api);
    accepted(await give(FUND, substitution(YAEL)), 201);
    accepted(await withdrawn(DPO, id));
    await api.pool.query('ALTER TABLE facts DISABLE TRIGGER facts_are_append_only');
    await api.pool.query("UPDATE facts SET body = body - 'onBehalfOf' WHERE case_id = $1", [id]);
    await api.pool.query('ALTER TABLE facts ENABLE TRIGGER facts_are_append_only');
    expect(await read(FUND, `/v1/cases/${id}/replay`)).toMatchObject({ verified: false, firstDivergence: { seq: 2 } });
  });

  it('says nothing of it where a role of one’s own would have done', async () => {
    const id = await open(api);
    accepted(await give(LEAD, substitution(CAMILLE)), 201);
    const { standsInFor } = await read(FUND, '/v1/me');
    expect(standsInFor).toMatchObject([{ account: DOMINIQUE, roles: ['lead'] }]);
    accepted(await withdrawn(FUND, id));
    expect(await lastFact(FUND, id)).not.toHaveProperty('onBehalfOf');
  });

  it('opens what only the colleague’s role opens, a case too', async () => {
    accepted(await give(LEAD, roleOf(YAEL, ['caseManager'])), 201);
    const { id } = accepted(await api.post(DPO, '/v1/mediation-referrals', OPENING), 201).body;
    expect(await lastFact(FUND, id)).toMatchObject({ onBehalfOf: { name: 'Dominique Spécimen' } });
    expect(roleIds(await read(DPO, '/v1/me'))).toEqual(['dpo', 'caseManager']);
  });

  it('shows the colleague’s cases in one’s own worklist, marked', async () => {
    const id = await open(api);
    const put = (login: string, account: string) => api.send('PUT', `/v1/cases/${id}/assignment`, { as: login, body: { account } });
    accepted(await put(FUND, DOMINIQUE));
    const mine = async () => (await read(FUND, '/v1/cases?limit=200&assignedTo=me')).cases.find((one: { id: string }) => one.id === id);
    expect(await mine()).toBeUndefined();
    accepted(await give(LEAD, roleOf(CAMILLE, ['lead'])), 201);
    expect(await mine()).toBeUndefined();
    await endAll();
    accepted(await give(LEAD, substitution(CAMILLE)), 201);
    expect((await mine()).assignee).toEqual({ id: DOMINIQUE, name: 'Dominique Spécimen', withdrawn: false, you: false, youStandIn: true });
    expect((await read(FUND, `/v1/cases/${id}`)).assignee).toMatchObject({ youStandIn: true });
    expect((await read(FUND, '/v1/cases/counts')).assignedToMe).toBe(1);
  });

  it('holds in the organisation in which it was given, and in no other of the same person', async () => {
    const charlie = '00000000-0000-4000-8000-000000000010';
    const { id } = accepted(await give('caisse-a.responsable', roleOf(charlie, ['lead'])), 201).body;
    const at = async (organisation: string) =>
      roleIds(accepted(await api.get('caisses.gestionnaire', '/v1/me', { 'X-Organisation': organisation })).body);
    expect([await at('caisse-a'), await at('caisse-b')]).toEqual([['caseManager', 'lead'], ['caseManager']]);
    const elsewhere = await api.send('DELETE', `/v1/delegations/${id}`, { as: 'caisse-b.responsable' });
    expectProblem(elsewhere, 404, 'no-such-delegation');
    accepted(await revoke('caisse-a.responsable', id));
    expect(await at('caisse-a')).toEqual(['caseManager']);
  });

  it('ends with its last day, and begins with its first', async () => {
    const id = await open(api);
    const ahead = accepted(await give(FUND, substitution(YAEL, { starts: inDays(1), ends: inDays(1) })), 201).body;
    expect(ahead).toMatchObject({ state: 'ahead', startsAt: startOf(inDays(1)), endsAt: endOf(inDays(1)) });
    expectProblem(await withdrawn(DPO, id), 403, 'not-yours');
    await endAll();
    const { id: running } = accepted(await give(FUND, substitution(YAEL)), 201).body;
    expect(roleIds(await read(DPO, '/v1/me'))).toContain('caseManager');
    // kept for a few seconds by this server: over all the same at its instant
    await api.pool.query('UPDATE delegations SET ends_at = clock_timestamp() WHERE id = $1', [running]);
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    expect((await read(DPO, '/v1/me')).standsInFor).toEqual([]);
    expectProblem(await withdrawn(DPO, id), 403, 'not-yours');
    await api.pool.query('DELETE FROM delegations WHERE id = $1', [running]);
  }, 20_000);

  it('lends nothing that the colleague no longer holds', async () => {
    const id = await open(api);
    await api.pool.query("INSERT INTO memberships VALUES ($1, 'fonds-maladie', 'lead')", [CAMILLE]);
    accepted(await give(FUND, substitution(YAEL)), 201);
    expect(roleIds(await read(DPO, '/v1/me'))).toEqual(['dpo', 'caseManager', 'lead']);
    await api.pool.query("DELETE FROM memberships WHERE account_id = $1 AND role = 'lead'", [CAMILLE]);
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    expect(roleIds(await read(DPO, '/v1/me'))).toEqual(['dpo', 'caseManager']);
    await api.pool.query('UPDATE accounts SET active = false WHERE id = $1', [CAMILLE]);
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    expectProblem(await withdrawn(DPO, id), 403, 'not-yours');
    await api.pool.query('UPDATE accounts SET active = true WHERE id = $1', [CAMILLE]);
    await new Promise((resolve) => setTimeout(resolve, 5_100));
  }, 30_000);

  it('makes one pair of eyes of two people', async () => {
    const { id } = accepted(await give(FUND, roleOf(YAEL, ['caseManager'])), 201).body;
    const now = new Date().toISOString();
    const pair = (one: string, other: string, at = now) => areSubstitutes(api.pool, 'fonds-maladie', one, other, at);
    expect(await substitutesOf(api.pool, 'fonds-maladie', CAMILLE, now)).toEqual([YAEL]);
    expect([await pair(CAMILLE, YAEL), await pair(YAEL, CAMILLE), await pair(CAMILLE, DOMINIQUE)]).toEqual([true, true, false]);
    expect(await pair(CAMILLE, YAEL, endOf(inDays(8)))).toBe(false);
    expect(await areSubstitutes(api.pool, 'fonds-famille', CAMILLE, YAEL, now)).toBe(false);
    accepted(await revoke(FUND, id));
    const later = new Date(Date.now() + 60_000).toISOString();
    expect([await pair(CAMILLE, YAEL), await pair(CAMILLE, YAEL, later)]).toEqual([true, false]);
  });
});

describe('who lends what', () => {
  it('a lead names the substitute of somebody who is away; others only their own', async () => {
    expectProblem(await give(FUND, substitution(YAEL, { from: DOMINIQUE })), 403, 'not-yours');
    const { body } = accepted(await give(LEAD, substitution(YAEL, { from: CAMILLE })), 201);
    expect(body).toMatchObject({ from: { id: CAMILLE }, createdBy: { id: DOMINIQUE }, roles: ['caseManager'] });
  });

  it('nor does a lead lend a colleague’s roles to themselves', async () => {
    const { body } = await give(LEAD, substitution(DOMINIQUE, { from: CAMILLE }));
    expect(body).toMatchObject({ status: 400, errors: [{ field: 'to', code: 'to-oneself' }] });
  });

  it('what was lent is not lent on', async () => {
    accepted(await give(LEAD, roleOf(CAMILLE, ['lead'])), 201);
    expect(roleIds(await read(FUND, '/v1/me'))).toContain('lead');
    const lentOn = await give(FUND, roleOf(YAEL, ['lead']));
    expectProblem(lentOn, 400, 'form');
    expect(lentOn.body.errors).toMatchObject([{ field: 'roles', code: 'role-not-held' }]);
    expectProblem(await give(FUND, substitution(YAEL, { from: DOMINIQUE })), 403, 'not-yours');
    expect(accepted(await give(FUND, substitution(YAEL)), 201).body.roles).toEqual(['caseManager']);
    expect(roleIds(await read(DPO, '/v1/me'))).toEqual(['dpo', 'caseManager']);
  });

  it.each([
    ['another kind', { kind: 'holiday' }, 'kind'],
    ['nobody', { to: undefined }, 'to'],
    ['somebody of another organisation', { to: CLAUDE }, 'to'],
    ['an account that is none', { to: 'yael' }, 'to'],
    ['an account that does not exist', { to: '00000000-0000-4000-8000-0000000000ff' }, 'to'],
    ['oneself', { to: DOMINIQUE }, 'to'],
    ['for somebody of another organisation', { from: CLAUDE }, 'from'],
    ['no first day', { starts: undefined }, 'starts'],
    ['a day that does not exist', { starts: '2027-02-30' }, 'starts'],
    ['a day with its hour', { starts: `${today}T08:00` }, 'starts'],
    ['a past day', { starts: addDays(today, -1) }, 'starts'],
    ['a last day before the first', { ends: addDays(today, -1) }, 'ends'],
    ['a last day that does not exist', { ends: '2027-13-01' }, 'ends'],
    ['more than a year', { ends: addMonths(today, 12, 'nextDay') }, 'ends'],
    ['beyond the calendar', { starts: '2036-01-01', ends: '2036-02-01' }, 'starts'],
    ['far beyond it', { starts: '9999-12-31', ends: '9999-12-31' }, 'starts'],
    ['a reason about somebody’s health', { reason: 'ILLNESS' }, 'reason'],
    ['roles of a substitution', { roles: ['lead'] }, 'roles'],
    ['no roles', { kind: 'delegation' }, 'roles'],
    ['an empty list of roles', { kind: 'delegation', roles: [] }, 'roles'],
    ['the same role twice', { kind: 'delegation', roles: ['lead', 'lead'] }, 'roles'],
    ['a role that is a number', { kind: 'delegation', roles: [5] }, 'roles'],
    ['a role that one does not hold', { kind: 'delegation', roles: ['auditor'] }, 'roles'],
    ['an unknown member', { until: today }, 'until'],
  ])('refuses %s', async (_, change, field) => {
    const answer = await give(LEAD, substitution(YAEL, change));
    expectProblem(answer, 400, 'form');
    expect(answer.body.errors[0].field).toBe(field);
    expect((await read(LEAD, '/v1/delegations')).given.filter((one: { state: string }) => one.state === 'running')).toEqual([]);
  });

  it('a whole year is the longest', async () => {
    const ends = addDays(addMonths(today, 12, 'nextDay') as LegalDate, -1);
    accepted(await give(FUND, substitution(YAEL, { ends })), 201);
  });

  it('refuses what overlaps: two substitutes at once, the same role twice', async () => {
    const first = accepted(await give(LEAD, substitution(YAEL, { starts: inDays(3), ends: inDays(5) })), 201).body;
    const again = await give(LEAD, substitution(CAMILLE, { starts: inDays(5), ends: inDays(9) }));
    expectProblem(again, 409, 'overlapping-delegation');
    expect(again.body).toMatchObject({ delegation: first.id, errors: [{ field: 'starts' }] });
    expectProblem(await give(LEAD, roleOf(YAEL, ['lead'], { starts: inDays(1), ends: inDays(3) })), 409, 'overlapping-delegation');
    accepted(await give(LEAD, roleOf(CAMILLE, ['lead'], { starts: inDays(1), ends: inDays(3) })), 201);
    accepted(await give(LEAD, substitution(CAMILLE, { starts: inDays(6), ends: inDays(9) })), 201);
  });

  it('writes one of two that are asked for at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => give(FUND, substitution(YAEL))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  it('is listed to whoever gave or received it, and to a lead', async () => {
    const { id } = accepted(await give(FUND, substitution(YAEL)), 201).body;
    const ids = (list: { id: string; state: string }[]) => list.filter(({ state }) => state === 'running').map((one) => one.id);
    const [camille, yael, lead] = [
      await read(FUND, '/v1/delegations'),
      await read(DPO, '/v1/delegations'),
      await read(LEAD, '/v1/delegations'),
    ];
    expect([ids(camille.given), ids(camille.received)]).toEqual([[id], []]);
    expect([ids(yael.given), ids(yael.received)]).toEqual([[], [id]]);
    expect([ids(lead.given), ids(lead.received), ids(lead.organisation)]).toEqual([[], [], [id]]);
    expect(camille).not.toHaveProperty('organisation');
    expect(await read(STRANGER, '/v1/delegations')).toEqual({ given: [], received: [] });
    expect(await read(MEDIATOR, '/v1/delegations')).toEqual({ given: [], received: [] });
  });

  it('is taken back at once, by whoever gave it or a lead, and stays on record', async () => {
    const id = await caseIn(api, 'draft');
    const given = accepted(await give(FUND, substitution(YAEL)), 201).body;
    expect(roleIds(await read(DPO, '/v1/me'))).toContain('caseManager');
    expectProblem(await revoke(DPO, given.id), 403, 'not-yours');
    expectProblem(await revoke(STRANGER, given.id), 404, 'no-such-delegation');
    expectProblem(await revoke('fonds2.responsable', given.id), 404, 'no-such-delegation');
    expectProblem(await revoke(FUND, 'x'), 404, 'no-such-delegation');
    expectProblem(await revoke(FUND, '00000000-0000-4000-8000-0000000000ff'), 404, 'no-such-delegation');
    expect(accepted(await revoke(LEAD, given.id)).body).toMatchObject({
      id: given.id,
      state: 'revoked',
      stateLabel: 'Retirée',
      revokedAt: expect.stringMatching(/^2/),
      revokedBy: { id: DOMINIQUE, name: 'Dominique Spécimen' },
    });
    expectProblem(await withdrawn(DPO, id), 403, 'not-yours');
    expectProblem(await revoke(FUND, given.id), 409, 'delegation-over');
    expect((await read(FUND, '/v1/delegations')).given.map((one: { id: string }) => one.id)).toContain(given.id);
  });
});
