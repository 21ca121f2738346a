import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Casework } from '../../libs/casework/index.js';
import { instant } from '../../machines/calendar/index.js';
import { Api, expectProblem } from './harness.js';
import { AUDITOR, accepted, act, caseIn, FUND, MEDIATOR, open, QUALIFICATION, STRANGER } from './mediation.js';

const LEAD = 'fonds.responsable';
const CAMILLE = '00000000-0000-4000-8000-000000000001';

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

const read = async (login: string, path: string) => accepted(await api.get(login, path)).body;
const assign = async (id: string, account: string | null) =>
  accepted(await api.send('PUT', `/v1/cases/${id}/assignment`, { as: FUND, body: { account } }));
const subscribe = async (login: string, scope: string): Promise<{ id: string; address: string }> =>
  accepted(await api.post(login, '/v1/calendar-addresses', { scope }), 201).body;
const calendar = (address: string, headers?: Record<string, string>) => api.send('GET', address, { headers });
/** Folded lines joined: what a calendar program reads. */
const unfolded = (text: string) => text.replaceAll('\r\n ', '');
const uids = (text: string) => [...unfolded(text).matchAll(/^UID:(.+)\r$/gm)].map(([, uid]) => uid as string);

describe('what is due', () => {
  it('is filtered by who looks after it, process, consequence and days', async () => {
    const id = await caseIn(api, 'referred');
    const other = await open(api);
    await assign(id, CAMILLE);
    const list = async (query: string) =>
      (await read(FUND, `/v1/deadlines?limit=200&${query}`)).deadlines as {
        name: string;
        due: string;
        consequence: string;
        case: { id: string };
      }[];
    const cases = (rows: readonly { case: { id: string } }[]) => [...new Set(rows.map((row) => row.case.id))].sort();
    expect(cases(await list('assignedTo=me'))).toEqual([id]);
    expect(cases(await list('assignedTo=nobody'))).toEqual([other]);
    expect(cases(await list(`assignedTo=${CAMILLE}`))).toEqual([id]);
    expect(cases(await list('process=mediation-referral'))).toEqual([id, other].sort());
    const escalations = await list('consequence=escalation');
    expect(escalations.length).toBeGreaterThan(0);
    expect(escalations.every(({ consequence }) => consequence === 'escalation')).toBe(true);
    expect(await list('consequence=transition')).toEqual([]);
    const all = await list('');
    const middle = all[Math.floor(all.length / 2)]?.due as string;
    const names = (rows: readonly { name: string; case: { id: string } }[]) => rows.map((row) => `${row.case.id} ${row.name}`);
    expect(names(await list(`until=${middle}`))).toEqual(names(all.filter(({ due }) => due <= middle)));
    expect(names(await list(`from=${middle}`))).toEqual(names(all.filter(({ due }) => due >= middle)));
    const paged: string[] = [];
    let cursor = '';
    do {
      const page = await read(FUND, `/v1/deadlines?limit=2&assignedTo=me${cursor && `&cursor=${cursor}`}`);
      paged.push(...names(page.deadlines));
      cursor = page.next;
    } while (cursor);
    expect(paged).toEqual(names(await list('assignedTo=me')));
  });

  it('is told apart from what has passed and waits for somebody to act', async () => {
    const id = await open(api, { sandbox: { now: '2026-03-02T09:00:00Z' } });
    const rows = async (path: string) =>
      (
        (await read(FUND, `/v1/deadlines${path}`)).deadlines as {
          name: string;
          due: string;
          case: { id: string; sandbox?: { now: string } };
        }[]
      ).filter((row) => row.case.id === id);
    expect(await rows('?limit=200&sandbox=false')).toEqual([]);
    const [first, ...later] = await rows('?limit=200&sandbox=true');
    if (!first) throw new Error('nothing is due');
    expect(first.case.sandbox?.now).toMatch(/^2026-03-02T09:/);
    expect(await rows('/passed?limit=200')).toEqual([]);
    await api.service(Casework).recordDue(id, instant(first.due));
    const moved = { ...first, case: { ...first.case, sandbox: { now: expect.stringMatching(first.due.slice(0, 10)) } } };
    expect(await rows('/passed?limit=200&sandbox=true')).toEqual([moved]);
    expect(await rows('/passed?limit=200&sandbox=false')).toEqual([]);
    expect(await rows('/passed?limit=200&consequence=transition')).toEqual([]);
    expect((await rows('?limit=200')).map(({ name }) => name)).not.toContain(first.name);
    expect(later.length).toBeGreaterThan(0);
    await act(api, FUND, id, 'qualify', QUALIFICATION);
    expect(await rows('/passed?limit=200')).toEqual([]);
  });

  it.each(['assignedTo=camille', 'process=none', 'consequence=doom', 'from=2026-02-30', 'until=demain', 'sort=due'])(
    'refuses %s',
    async (query) => {
      expectProblem(await api.get(FUND, `/v1/deadlines?${query}`), 400, 'form');
      expectProblem(await api.get(FUND, `/v1/deadlines.ics?${query}`), 400, 'form');
    },
  );

  it('goes out as a calendar, neutral and complete', async () => {
    const id = await caseIn(api, 'referred');
    await api.pool.query("UPDATE deadlines SET consequence = 'transition' WHERE case_id = $1 AND name = 'orderReminder'", [id]);
    const answer = accepted(await api.get(FUND, '/v1/deadlines.ics?until=2030-01-01'));
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const { deadlines } = await read(FUND, '/v1/deadlines?limit=200&until=2030-01-01&sandbox=false');
    expect(uids(answer.text).sort()).toEqual(
      deadlines.map((one: { name: string; case: { id: string } }) => `${one.case.id}.${one.name}@saisine`).sort(),
    );
    const due = deadlines.find((one: { name: string; case: { id: string } }) => one.case.id === id && one.name === 'orderReminder');
    const event =
      unfolded(answer.text)
        .split('BEGIN:VEVENT')
        .find((one) => one.includes(`${id}.orderReminder`)) ?? '';
    expect(event).toContain(`SUMMARY:${due.case.reference} : Bon de commande à émettre\r\n`);
    expect(event).toContain(`DTSTART;VALUE=DATE:${due.legalDate.replaceAll('-', '')}\r\n`);
    expect(event).toContain('Point de départ : Saisir le prestataire\\, le ');
    expect(event).toContain(due.explanation.rule.replaceAll(',', '\\,'));
    expect(event).toContain('Source : ');
    const timed =
      unfolded(answer.text)
        .split('BEGIN:VEVENT')
        .find((one) => one.includes(`${id}.noMovement@`)) ?? '';
    expect(timed).toMatch(/\r\nDTSTART:\d{8}T0[67]0000Z\r\n/);
    expect(answer.text).not.toMatch(/Alix|Noa|Modèle|VALARM|https?:|\/v1\//);
    expect(answer.text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expectProblem(await api.send('GET', '/v1/deadlines.ics'), 401, 'missing-token');
    expect(uids((await api.get(STRANGER, '/v1/deadlines.ics')).text)).toEqual([]);
    expect(uids((await api.get(AUDITOR, '/v1/deadlines.ics')).text)).toEqual([]);
  });

  it('leaves out cases whose clock is not the real one', async () => {
    const id = await open(api, { sandbox: { now: '2026-03-02T09:00:00Z' } });
    expect((await api.get(FUND, '/v1/deadlines.ics')).text).not.toContain(id);
  });

  it('says nothing of an act that is not for this reader', async () => {
    const id = await caseIn(api, 'ordered');
    await api.pool.query(
      `UPDATE deadlines SET explanation = jsonb_set(explanation, '{anchor}', '{"act":"issueOrder","at":"2026-11-23","seq":7}') WHERE case_id = $1`,
      [id],
    );
    const employer = unfolded((await api.get('caisse-a.gestionnaire', '/v1/deadlines.ics')).text);
    expect(employer).toContain(id);
    expect(employer).not.toContain('Émettre le bon de commande');
    expect(unfolded((await api.get(FUND, '/v1/deadlines.ics')).text)).toContain('Point de départ : Émettre le bon de commande');
  });
});

describe('a calendar’s own address', () => {
  it('reads without a token what its owner may see, and is told once', async () => {
    const id = await open(api);
    const created = accepted(await api.post(FUND, '/v1/calendar-addresses', { scope: 'organisation' }), 201).body;
    expect(created).toEqual({
      id: expect.any(String),
      scope: 'organisation',
      createdAt: expect.any(String),
      lastUsedAt: null,
      revokedAt: null,
      address: expect.stringMatching(/^\/v1\/calendars\/[A-Za-z0-9_-]{43}\.ics$/),
    });
    const answer = accepted(await calendar(created.address));
    expect(answer.text).toContain(id);
    expect(answer.text).toBe((await api.get(FUND, '/v1/deadlines.ics')).text);
    const { addresses } = await read(FUND, '/v1/calendar-addresses');
    expect(addresses.find((one: { id: string }) => one.id === created.id).lastUsedAt).toMatch(/^2/);
    expect(JSON.stringify(addresses)).not.toContain(created.address.slice(14, 57));
    const { rows } = await api.pool.query('SELECT secret_digest FROM calendar_addresses WHERE id = $1', [created.id]);
    expect(rows[0].secret_digest).toMatch(/^[0-9a-f]{64}$/);
    expect((await read(LEAD, '/v1/calendar-addresses')).addresses).toEqual([]);
  });

  it('of one’s own cases holds those alone, and a colleague’s while one stands in', async () => {
    const mine = await open(api);
    const theirs = await open(api);
    await assign(mine, '00000000-0000-4000-8000-000000000002');
    await assign(theirs, CAMILLE);
    const { address } = await subscribe(LEAD, 'mine');
    const cases = async () => new Set(uids(accepted(await calendar(address)).text).map((uid) => uid.split('.')[0]));
    expect([(await cases()).has(mine), (await cases()).has(theirs)]).toEqual([true, false]);
    const today = new Date().toISOString().slice(0, 10);
    const body = { kind: 'substitution', to: '00000000-0000-4000-8000-000000000002', starts: today, ends: today };
    accepted(await api.post(FUND, '/v1/delegations', body), 201);
    expect([(await cases()).has(mine), (await cases()).has(theirs)]).toEqual([true, true]);
  });

  it('answers 304 until something has changed', async () => {
    const { address } = await subscribe(FUND, 'organisation');
    const etag = accepted(await calendar(address)).headers.get('etag') ?? '';
    expect(etag).toMatch(/^".+"$/);
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await calendar(address, { 'If-None-Match': known });
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect((await api.get(FUND, '/v1/deadlines.ics', { 'If-None-Match': etag })).status).toBe(304);
    await open(api);
    expect((await calendar(address, { 'If-None-Match': etag })).status).toBe(200);
  });

  it('opens nothing once it is revoked', async () => {
    const { id, address } = await subscribe(FUND, 'mine');
    const revoke = (login: string, which: string) => api.send('DELETE', `/v1/calendar-addresses/${which}`, { as: login });
    expectProblem(await revoke(LEAD, id), 404, 'no-such-address');
    expectProblem(await revoke(FUND, 'x'), 404, 'no-such-address');
    accepted(await calendar(address));
    const { revokedAt } = accepted(await revoke(FUND, id)).body;
    expect(revokedAt).toMatch(/^2/);
    expectProblem(await calendar(address), 404, 'no-such-calendar');
    expect(accepted(await revoke(FUND, id)).body.revokedAt).toBe(revokedAt);
  });

  it('of somebody who left, or whose account is closed, opens nothing', async () => {
    const { address } = await subscribe(MEDIATOR, 'organisation');
    accepted(await calendar(address));
    const subject = [MEDIATOR];
    await api.pool.query('UPDATE accounts SET active = false WHERE subject = $1', subject);
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    expectProblem(await calendar(address), 404, 'no-such-calendar');
    await api.pool.query('UPDATE accounts SET active = true WHERE subject = $1', subject);
    await api.pool.query('DELETE FROM memberships WHERE account_id = (SELECT id FROM accounts WHERE subject = $1)', subject);
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    expectProblem(await calendar(address), 404, 'no-such-calendar');
  }, 20_000);

  it('stands in no log and no measure', async () => {
    const { address } = await subscribe(FUND, 'organisation');
    accepted(await calendar(address));
    expectProblem(await calendar(`/v1/calendars/${'A'.repeat(43)}.ics`), 404, 'no-such-calendar');
    const secret = address.slice('/v1/calendars/'.length, -'.ics'.length);
    const lines = api.logged.join('');
    expect(lines).toContain('/v1/calendars/:file');
    const measures = (await api.send('GET', '/metrics')).text;
    expect(measures).toContain('/v1/calendars/:file');
    expect(lines + measures).not.toContain(secret);
    expect(lines + measures).not.toContain('A'.repeat(43));
    await api.withoutDatabase(async () => {
      expectProblem(await calendar(address), 503, 'database-unavailable');
    });
    expect(api.logged.join('')).not.toContain(secret);
  });

  it('is not asked too often, nor guessed', async () => {
    const { address } = await subscribe(LEAD, 'mine');
    const answers = await Promise.all(Array.from({ length: 40 }, () => calendar(address)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
    const refused = answers.find(({ status }) => status === 429);
    if (!refused) throw new Error('never refused');
    expectProblem(refused, 429, 'too-many-requests');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const guesses = await Promise.all(Array.from({ length: 20 }, (_, n) => calendar(`/v1/calendars/${String(n).padStart(43, 'B')}.ics`)));
    expect(guesses.some(({ status }) => status === 429)).toBe(true);
    accepted(await calendar((await subscribe(FUND, 'mine')).address));
  });

  it.each([
    'x.ics',
    `${'A'.repeat(43)}`,
    `${'A'.repeat(43)}.ICS`,
    '.ics',
    `${'A'.repeat(44)}.ics`,
    '%00.ics',
    `${'%F0%9F%97%93'.repeat(10)}.ics`,
  ])('is never %s', async (file) => {
    const answer = await calendar(`/v1/calendars/${file}`);
    expect([404, 429]).toContain(answer.status);
  });

  it.each([[{}], [{ scope: 'everything' }], [{ scope: 5 }], [{ scope: 'mine', secret: 'x' }], [[]]])(
    'is not made from %j',
    async (body) => {
      expectProblem(await api.post(FUND, '/v1/calendar-addresses', body), 400, 'form');
    },
  );

  it('is one of twenty at most', async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => api.post(STRANGER, '/v1/calendar-addresses', { scope: 'mine' })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.filter(({ body }) => body.code === 'too-many-addresses')).toHaveLength(5);
  });
});
