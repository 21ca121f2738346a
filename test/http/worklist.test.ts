import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, dayOf, endOf, instant, type LegalDate, startOf } from '../../machines/calendar/index.js';
import { Api, expectProblem } from './harness.js';
import { accepted, act, caseIn, FUND, MEDIATOR, open, QUALIFICATION } from './mediation.js';

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const today = dayOf(instant(new Date().toISOString()));

interface Row {
  readonly id: string;
  readonly urgency: string;
  readonly nextDeadline: { readonly days: number } | null;
  readonly reached: { readonly label: string; readonly days: number } | null;
}

const page = async (query: string, login = FUND) => accepted(await api.get(login, `/v1/cases?limit=200&${query}`)).body.cases as Row[];
const ids = async (query: string, login = FUND) => (await page(query, login)).map(({ id }) => id);
const row = async (id: string) => (await page('')).find((one) => one.id === id) as Row;

/** As if the next deadline of a case were that one. */
async function dueAt(id: string, due: string, legalDate: LegalDate, sandboxOffsetMs: number | null = null): Promise<void> {
  await api.pool.query('UPDATE cases SET next_deadline = $2, sandbox_offset_ms = $3 WHERE id = $1', [id, due, sandboxOffsetMs]);
  await api.pool.query('DELETE FROM deadlines WHERE case_id = $1', [id]);
  await api.pool.query(
    `INSERT INTO deadlines (case_id, name, due, legal_date, consequence, explanation) VALUES ($1, 'one', $2, $3, 'reminder', '{"label":"Un rappel"}')`,
    [id, due, legalDate],
  );
}

describe('what falls due', () => {
  it('is counted by the days of Paris: what ends with the day is due on it, what begins the next is not', async () => {
    const [endsToday, tomorrow, endsIn7, in8] = await Promise.all([open(api), open(api), open(api), open(api)]);
    await dueAt(endsToday as string, endOf(today), today);
    await dueAt(tomorrow as string, new Date(Date.parse(endOf(today)) + 1_000).toISOString(), addDays(today, 1));
    await dueAt(endsIn7 as string, endOf(addDays(today, 6)), addDays(today, 6));
    await dueAt(in8 as string, new Date(Date.parse(startOf(addDays(today, 7))) + HOUR_MS).toISOString(), addDays(today, 7));
    expect(await ids('due=today')).toEqual([endsToday]);
    expect(await ids('due=week')).toEqual([endsToday, tomorrow, endsIn7]);
    const days = await Promise.all([endsToday, tomorrow, endsIn7, in8].map(async (id) => (await row(id as string)).nextDeadline?.days));
    expect(days).toEqual([0, 1, 6, 7]);
  });

  it('is seen from a sandbox case’s own clock', async () => {
    const id = await open(api);
    const ahead = 400 * DAY_MS;
    const there = dayOf(instant(new Date(Date.now() + ahead).toISOString()));
    await dueAt(id, endOf(there), there, ahead);
    expect(await ids('due=today')).toContain(id);
    expect((await row(id)).nextDeadline?.days).toBe(0);
    await dueAt(id, endOf(today), today, ahead);
    expect(await ids('due=week')).not.toContain(id);
    expect(await row(id)).toMatchObject({ urgency: 'late', nextDeadline: { days: expect.any(Number) } });
    expect((await row(id)).nextDeadline?.days).toBeLessThan(-390);
  });

  it('refuses other words', async () => {
    for (const query of ['due=tomorrow', 'ended=year', 'waitsFor=you', 'changedSince=yesterday', 'changedSince=2026-13-01T00:00:00.000Z'])
      expectProblem(await api.get(FUND, `/v1/cases?${query}`), 400, 'form');
  });
});

describe('what presses most', () => {
  it('comes first, page by page, and each row says how much', async () => {
    const [late, dueToday] = await Promise.all([open(api), open(api), open(api)]);
    await dueAt(late as string, new Date(Date.now() - 3 * DAY_MS).toISOString(), addDays(today, -3));
    await dueAt(dueToday as string, endOf(today), today);
    await caseIn(api, 'ordered');
    accepted(await act(api, FUND, await open(api), 'withdraw', { reason: 'OPENED_BY_MISTAKE' }));
    const whole = await page('sort=urgency');
    const order = ['late', 'today', 'yours', 'others', 'ended'];
    const ranks = whole.map(({ urgency }) => order.indexOf(urgency));
    expect(new Set(ranks)).toEqual(new Set([0, 1, 2, 3, 4]));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = accepted(await api.get(FUND, `/v1/cases?sort=urgency&limit=2${cursor && `&cursor=${cursor}`}`));
      seen.push(...body.cases.map(({ id }: Row) => id));
      cursor = body.next;
    }
    expect(seen).toEqual(whole.map(({ id }) => id));
    const { next } = accepted(await api.get(FUND, '/v1/cases?sort=urgency&limit=1')).body;
    expectProblem(await api.get(FUND, `/v1/cases?cursor=${next}`), 400, 'form');
    const forged = Buffer.from(`|${late}|urgency.9`).toString('base64url');
    expectProblem(await api.get(FUND, `/v1/cases?sort=urgency&cursor=${forged}`), 400, 'form');
  });

  it('is told from whose side it is read', async () => {
    const id = await caseIn(api, 'ordered');
    const seenBy = async (login: string) => (await page('', login)).find((one) => one.id === id)?.urgency;
    const sides = [await seenBy(FUND), await seenBy(MEDIATOR)];
    expect([...sides].sort()).toEqual(['others', 'yours']);
    expect((await ids('waitsFor=others', FUND)).includes(id)).toBe(sides[0] === 'others');
    expect((await ids('waitsFor=others', MEDIATOR)).includes(id)).toBe(sides[1] === 'others');
  });

  it('names the first deadline reached since somebody last acted', async () => {
    const id = await open(api, { sandbox: { now: '2026-01-12T09:00:00Z' } });
    expect((await row(id)).reached).toBeNull();
    accepted(await api.post(FUND, `/v1/cases/${id}/sandbox-clock`, { now: '2026-08-12T12:00:00Z' }));
    const { urgency, reached } = await row(id);
    expect(urgency).toBe('late');
    expect(reached?.label).toMatch(/^[A-ZÉ][^:]+/);
    expect(reached?.days).toBeLessThan(0);
    accepted(await act(api, FUND, id, 'qualify', QUALIFICATION));
    expect((await row(id)).reached).toBeNull();
  });
});

describe('what changed since', () => {
  it('are the cases in which something happened', async () => {
    const before = await open(api);
    const moved = await open(api);
    const { rows } = await api.pool.query('SELECT max(updated_at) AS at FROM cases');
    accepted(await act(api, FUND, moved, 'withdraw', { reason: 'OPENED_BY_MISTAKE' }));
    const since = new Date(Date.parse(rows[0].at) + 1).toISOString();
    expect(await ids(`changedSince=${since}`)).toEqual([moved]);
    expect(await ids(`changedSince=${since}&closed=false`)).toEqual([]);
    expect(await ids('closed=false')).toContain(before);
  });
});

describe('a case of a version that this server does not carry', () => {
  afterEach(() => api.pool.query("UPDATE cases SET process = 'mediation-referral@2019-06' WHERE process LIKE '%@2999-01'"));
  const asIf = (id: string, process: string) => api.pool.query('UPDATE cases SET process = $2 WHERE id = $1', [id, process]);
  const found = async (reference: string, login = FUND) => accepted(await api.post(login, '/v1/cases/search', { q: reference })).body.cases;

  it('is shown as it last was, says so, and keeps no other from being shown', async () => {
    const id = await open(api);
    const before = (await row(id)) as Row & Record<string, unknown>;
    const others = await page('');
    await asIf(id, 'mediation-referral@2999-01');
    const now = await row(id);
    expect(before.carried).toBe(true);
    expect(now).toEqual({ ...before, process: 'mediation-referral@2999-01', carried: false });
    expect(await page('')).toHaveLength(others.length);
    expect(await found(String(before.reference))).toEqual([now]);
  });

  it('of a process of which nothing is known: its codes, and its situation to auditors only', async () => {
    const id = await open(api);
    const { reference } = (await row(id)) as Row & { reference: string };
    await asIf(id, 'unheard-of@2999-01');
    const known = {
      id,
      label: 'unheard-of@2999-01',
      carried: false,
      yourRelations: expect.arrayContaining([expect.objectContaining({ label: expect.any(String) })]),
    };
    expect(await found(reference)).toMatchObject([{ ...known, situation: { id: 'unknown', label: 'Situation inconnue de ce serveur' } }]);
    expect((await found(reference, 'auditrice'))[0].situation.id).not.toBe('unknown');
  });
});
