import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MARKET } from '../../tools/demo/index.js';
import { opening, SIGNED_ON } from '../bench/agreements/fictional.mjs';
import { Api, expectProblem } from './harness.js';
import { AUDITOR, accepted, caseIn, FUND, MEDIATOR, open, STRANGER } from './mediation.js';

/** What rests on what, what will happen to it, and what moved the day on which it will. */

const PURCHASER = 'achats.gestionnaire';
const SOCIAL_SERVICE = 'carsat.gestionnaire';
const HEALTH_SERVICE = 'spst.gestionnaire';

let api: Api;
let market: string;
beforeAll(async () => {
  api = await Api.start();
  const { rows } = await api.pool.query<{ id: string }>(`SELECT case_id AS id FROM case_keys WHERE key = $1 AND role = 'is'`, [
    `market:${MARKET}`,
  ]);
  market = rows[0]?.id as string;
}, 60_000);
afterAll(() => api?.stop());

const read = async (login: string, path: string) => accepted(await api.get(login, path)).body;
const register = (login: string, query = '') => read(login, `/v1/registers/agreements${query}`);
type Row = { readonly id: string; readonly title: string; readonly [member: string]: unknown };
const rowOf = async (login: string, id: string, query = '?limit=200') =>
  (await register(login, query)).rows.find((row: Row) => row.id === id);
const titles = (rows: readonly Row[]) => rows.map(({ title }) => title);

let number = 100;
/** A protocol signed by both on 14 April 2025, on a clock of its own that stands in its first year. */
async function protocol(terms: object = {}, now = '2025-06-02T10:00'): Promise<{ id: string; title: string }> {
  number += 1;
  const data = opening(number, SIGNED_ON, { evaluation: 'CONDITION', duties: undefined, ...terms });
  const body = { data, occurredAt: SIGNED_ON, sandbox: { now } };
  return { id: accepted(await api.post(SOCIAL_SERVICE, '/v1/agreements', body), 201).body.id, title: data.reference };
}
const act = async (login: string, id: string, name: string, data: object, more: object = {}) =>
  accepted(await api.post(login, `/v1/cases/${id}/actions/${name}`, { data, ...more })).body;
const until = async (id: string, now: string) => accepted(await api.post(SOCIAL_SERVICE, `/v1/cases/${id}/sandbox-clock`, { now })).body;
/** `lastNoticeDay 2026-01-13`, `termEnd 2026-04-13 → lapsed` */
const told = (ahead: readonly { name: string; on: string; leadsTo: { id: string } | null }[]) =>
  ahead.map(({ name, on, leadsTo }) => `${name} ${on}${leadsTo ? ` → ${leadsTo.id}` : ''}`);

describe('a register', () => {
  it('exists where others rest on cases of a process, and nowhere else', async () => {
    const { registers } = await read(PURCHASER, '/v1/registers');
    expect(registers.map(({ plural }: { plural: string }) => plural)).toEqual(['agreements']);
    expectProblem(await api.get(PURCHASER, '/v1/registers/mediation-referrals'), 404, 'no-such-register');
    for (const query of ['open=maybe', 'cursor=bad', 'limit=0', 'situation=inForce'])
      expectProblem(await api.get(PURCHASER, `/v1/registers/agreements?${query}`), 400, 'form');
  });

  it('says how far a case reaches, what will happen to it if nothing is done, and why', async () => {
    const { id, title } = await protocol();
    const row = await rowOf(HEALTH_SERVICE, id);
    expect(row).toMatchObject({
      title,
      kind: { id: 'PDP_PROTOCOL_1', label: expect.stringMatching(/PDP/) },
      situation: { id: 'inForce', label: 'En vigueur' },
      closed: false,
      span: { state: 'inForce', firstDay: '2025-04-14', lastDay: '2026-04-13', final: false },
      behind: [],
      dependants: { open: 0, closed: 0, byProcess: [] },
    });
    expect(row.organisations.map(({ id: one }: { id: string }) => one).sort()).toEqual(['carsat-monts', 'spst-rives']);
    expect(told(row.ahead)).toEqual(['lastNoticeDay 2026-01-13', 'termEnd 2026-04-13 → lapsed']);
    const term = row.ahead.at(-1);
    expect(term).toMatchObject({
      due: '2026-04-13T22:00:00.000Z',
      french: 'lundi 13 avril 2026',
      consequence: 'transition',
      leadsTo: { label: expect.any(String) },
      explanation: { anchor: { act: 'open', at: '2025-04-14' }, period: 'P12M', profile: 'term', calendar: expect.any(String) },
    });
    expect(term.explanation.source.requirements).toContain('R2-075');
    // the same as a forecast tells, without what only reminds
    const { steps } = await read(SOCIAL_SERVICE, `/v1/cases/${id}/forecast?until=2026-12-01`);
    const transitions = steps.filter((step: { deadline?: { consequence: string } }) => step.deadline?.consequence === 'transition');
    expect(transitions.map((step: { occurredAt: string; situation: { id: string } }) => [step.occurredAt, step.situation.id])).toEqual([
      [term.due, 'lapsed'],
    ]);
  });

  it('follows what is decided: a notice, its withdrawal, an end', async () => {
    const { id } = await protocol({ evaluation: 'NONE' });
    const reach = async () => {
      const { span, ahead } = await rowOf(SOCIAL_SERVICE, id);
      return [span.lastDay, span.final, ...told(ahead)];
    };
    // eighteen months from 2 June 2025: the second term's end lies beyond
    expect(await reach()).toEqual(['2026-04-13', false, 'lastNoticeDay 2026-01-13', 'termEnd 2026-04-13 → inForce']);
    await until(id, '2025-08-31T18:00');
    await act(HEALTH_SERVICE, id, 'giveNotice', {}, { occurredAt: '2025-08-31' });
    expect(await reach()).toEqual(['2025-11-30', true, 'noticeEnd 2025-11-30 → terminated']);
    await until(id, '2025-12-01T00:00');
    const row = await rowOf(SOCIAL_SERVICE, id);
    expect(row).toMatchObject({
      closed: true,
      situation: { id: 'terminated' },
      span: { state: 'ended', lastDay: '2025-11-30' },
      ahead: [],
    });
    expect(row.behind).toMatchObject([{ name: 'noticeEnd', on: '2025-11-30', leadsTo: { id: 'terminated' } }]);
    expect(accepted(await api.get(AUDITOR, `/v1/cases/${id}/replay`)).body).toMatchObject({ verified: true, beside: [] });
  });

  it('remembers the terms that are over', async () => {
    const { id } = await protocol({ evaluation: 'NONE' });
    await until(id, '2027-06-01T10:00');
    const { behind, span } = await rowOf(SOCIAL_SERVICE, id);
    expect(told(behind)).toEqual(['termEnd 2026-04-13 → inForce', 'termEnd 2027-04-13 → inForce']);
    expect(span).toMatchObject({ firstDay: '2025-04-14', lastDay: '2028-04-13' });
  });

  it('is in the order in which something changes, page after page, and finds by title, number and name', async () => {
    const { rows } = await register(AUDITOR, '?limit=200');
    const changes = rows.map((row: Row) => [
      row.closed,
      (row.ahead as { due: string; leadsTo: unknown }[]).find((one) => one.leadsTo)?.due,
    ]);
    const open = changes.filter(([closed]: [boolean]) => !closed).map(([, due]: [boolean, string]) => due ?? '9999');
    expect(open).toEqual([...open].sort());
    expect(changes.findIndex(([closed]: [boolean]) => closed)).toBe(open.length);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { rows: Row[]; next: string | null } = await register(AUDITOR, `?limit=2${cursor && `&cursor=${cursor}`}`);
      paged.push(...titles(page.rows));
      cursor = page.next;
    }
    expect(paged).toEqual(titles(rows));
    expect(titles((await register(AUDITOR, '?open=false')).rows).length).toBe(rows.length - open.length);
    expect(titles((await register(AUDITOR, `?q=${encodeURIComponent(MARKET.toLowerCase())}`)).rows)).toEqual([MARKET]);
    expect(titles((await register(AUDITOR, '?q=cabinet%20FICTIF%20de%20mediation')).rows)).toEqual([MARKET]);
    expect((await register(AUDITOR, '?q=nowhere')).rows).toEqual([]);
  });

  it('shows each the cases in which their organisation stands', async () => {
    expect(titles((await register(PURCHASER)).rows)).toEqual([MARKET]);
    expect((await register(STRANGER)).rows).toEqual([]);
    expect(titles((await register(HEALTH_SERVICE)).rows)).not.toContain(MARKET);
  });

  it('is completed when a newer program finds a log without entries', async () => {
    const before = await register(AUDITOR, '?limit=200');
    await api.pool.query('DELETE FROM register_entries WHERE case_id = $1', [market]);
    expect(await rowOf(PURCHASER, market)).toBeUndefined();
    const { RegisterEntries } = await import('../../libs/casework/index.js');
    expect(await api.service(RegisterEntries).complete()).toBe(1);
    expect(await api.service(RegisterEntries).complete()).toBe(0);
    expect((await register(AUDITOR, '?limit=200')).rows.map((row: Row) => ({ ...row, sandbox: null }))).toEqual(
      before.rows.map((row: Row) => ({ ...row, sandbox: null })),
    );
  });
});

describe('what rests on a case', () => {
  it('is listed for whoever may open it, counted for everybody else, and links both ways', async () => {
    const id = await caseIn(api, 'referred');
    const other = await open(api);
    const before = await read(PURCHASER, `/v1/cases/${market}/dependants?limit=200`);
    expect(before).toMatchObject({ cases: [], open: 2, closed: 0, others: { open: 2, closed: 0 }, next: null });
    const seen = await read(AUDITOR, `/v1/cases/${market}/dependants`);
    expect(seen.cases.map((one: { id: string }) => one.id)).toEqual([id, other]);
    expect(seen.others).toEqual({ open: 0, closed: 0 });
    const first = await read(AUDITOR, `/v1/cases/${market}/dependants?limit=1`);
    const second = await read(AUDITOR, `/v1/cases/${market}/dependants?limit=1&cursor=${first.next}`);
    expect([...first.cases, ...second.cases]).toEqual(seen.cases);
    const mine = await read(MEDIATOR, `/v1/cases/${market}/dependants`);
    expect(mine.cases).toEqual([expect.objectContaining({ id, key: `market:${MARKET}`, closed: false })]);
    expect(mine).toMatchObject({ open: 2, others: { open: 1 } });
    expectProblem(await api.get(STRANGER, `/v1/cases/${market}/dependants`), 404, 'no-such-case');
    expect((await rowOf(PURCHASER, market)).dependants).toEqual({
      open: 2,
      closed: 0,
      byProcess: [{ process: 'mediation-referral', label: expect.any(String), open: 2, closed: 0 }],
    });

    const { restsOn } = await read(MEDIATOR, `/v1/cases/${id}/foundations`);
    expect(restsOn).toEqual([
      expect.objectContaining({ key: `market:${MARKET}`, title: MARKET, missing: false, case: expect.objectContaining({ id: market }) }),
    ]);
    // whoever has no part in the market learns how long it holds, and no more of it
    const [theirs] = (await read(FUND, `/v1/cases/${id}/foundations`)).restsOn;
    expect(theirs).toMatchObject({ title: MARKET, case: null, span: restsOn[0].span });
    expect((await read(PURCHASER, `/v1/cases/${market}/foundations`)).restsOn).toEqual([]);
  });
});

describe('a deadline', () => {
  const dueIn = async (id: string, name: string) => {
    const { deadlines } = await read(SOCIAL_SERVICE, '/v1/deadlines?limit=200');
    return deadlines.find((one: { name: string; case: { id: string } }) => one.case.id === id && one.name === name);
  };

  it('says what moved it, from when to when; another turn of it was not moved', async () => {
    const { id } = await protocol({ evaluation: 'NONE' });
    expect(await dueIn(id, 'termEnd')).toMatchObject({ legalDate: '2026-04-13', moved: null });
    await act(SOCIAL_SERVICE, id, 'proposeAmendment', { subject: 'DURATION', matter: 'Durée portée à dix-huit mois', initialTerm: 18 });
    expect(await dueIn(id, 'termEnd')).toMatchObject({ legalDate: '2026-04-13', moved: null });
    const names = { lastName: 'Fictif', firstName: 'Camille' };
    await act(SOCIAL_SERVICE, id, 'signAmendment', names);
    const { seq } = await act(HEALTH_SERVICE, id, 'signAmendment', names);
    expect(await dueIn(id, 'termEnd')).toMatchObject({
      legalDate: '2026-10-13',
      explanation: { period: 'P18M', anchor: { act: 'open', at: '2025-04-14' } },
      moved: {
        by: { seq, act: 'signAmendment', label: expect.any(String), french: expect.stringMatching(/^02\/06\/2025/) },
        was: { legalDate: '2026-04-13', due: '2026-04-13T22:00:00.000Z', french: 'lundi 13 avril 2026' },
      },
    });
    await until(id, '2026-11-01T10:00');
    expect(await dueIn(id, 'termEnd')).toMatchObject({ legalDate: '2027-10-13', moved: null });
  });
});
