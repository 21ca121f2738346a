import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FollowLagReader } from '../../apps/api/operations/follow-lag.js';
import { Casework } from '../../libs/casework/index.js';
import { addDays, type LegalDate } from '../../machines/calendar/index.js';
import { frameworkTerms } from '../../tools/demo/index.js';
import { type FictionalLine, fictionalAgreement, fictionalMediation } from '../../tools/import/fictional-cases.js';
import { Api } from './harness.js';
import { AUDITOR, accepted, act, FUND, MEDIATOR } from './mediation.js';
import { imported, PURCHASER, today, withAgreement } from './paper.js';

let api: Api;
beforeAll(async () => {
  api = await Api.start();
  await withAgreement(api);
}, 60_000);
afterAll(() => api?.stop());

const get = async (login: string, path: string) => accepted(await api.get(login, path)).body;
/** Brings one case in, and gives its id. */
async function bring(line: FictionalLine | object, as = FUND): Promise<string> {
  const { lines } = await imported(api, [line], { as });
  if (lines[0].status !== 'imported') throw new Error(JSON.stringify(lines[0]));
  return lines[0].case.id as string;
}
const rows = async (table: string, id: string): Promise<readonly Record<string, unknown>[]> =>
  (await api.pool.query(`SELECT * FROM ${table} WHERE case_id = $1`, [id])).rows;

interface Shown {
  readonly seq: number;
  readonly act: string;
  readonly automatic: boolean;
  readonly imported?: boolean;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly by: {
    readonly relation: string;
    readonly organisation?: { readonly id: string };
    readonly evidence?: { readonly code: string; readonly label: string };
  };
  readonly recordedAs?: { readonly relation: string };
  readonly recordedBy?: string;
  readonly effects: readonly unknown[];
}
const historyOf = async (id: string, as = FUND): Promise<readonly Shown[]> => (await get(as, `/v1/cases/${id}/history`)).facts;

describe('a case of 2020 that still waits for its order', () => {
  let id: string;
  beforeAll(async () => {
    id = await bring(fictionalMediation(1, '2020-02-03' as LegalDate, 'referred'));
  });

  it('has its reminders in the log, at their own dates and in their order', async () => {
    const facts = await historyOf(id);
    expect(facts.slice(0, 6).map(({ act: name, occurredAt }) => [name, occurredAt])).toEqual([
      ['open', '2020-02-03'],
      ['qualify', '2020-02-06'],
      ['recordInformation', '2020-02-09'],
      ['recordInformation', '2020-02-10'],
      ['recordInformation', '2020-02-10'],
      ['refer', '2020-02-15'],
    ]);
    const reached = facts.filter(({ automatic }) => automatic);
    expect(reached.length).toBeGreaterThan(30);
    expect(reached[0]?.occurredAt).toMatch(/^2020-02-2/);
    const dates = reached.map(({ occurredAt }) => occurredAt);
    expect(dates).toEqual([...dates].sort());
    expect(new Set(facts.map(({ recordedAt }) => recordedAt)).size).toBe(1);
    expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index + 1));
  });

  it('told nobody of what has passed', async () => {
    for (const table of ['effects', 'notices', 'documents']) expect([table, await rows(table, id)]).toEqual([table, []]);
    expect((await historyOf(id)).flatMap(({ effects }) => effects)).toEqual([]);
    const told = api.followed.find(({ head }) => head.id === id);
    expect(told).toMatchObject({ effects: 0, unhurried: true });
  });

  it('says that it comes from paper, in the history and in its table', async () => {
    const facts = await historyOf(id);
    expect(facts.every(({ imported: fromPaper }) => fromPaper === true)).toBe(true);
    const { text } = await api.get(FUND, `/v1/cases/${id}/history?format=csv`);
    expect(text.match(/"repris du papier"/g)).toHaveLength(facts.length);
    const { rows: stored } = await api.pool.query<{ body: { imported?: true; act: string } }>('SELECT body FROM facts WHERE case_id = $1', [
      id,
    ]);
    expect(stored.filter(({ body }) => body.act !== 'DEADLINE_REACHED').every(({ body }) => body.imported === true)).toBe(true);
  });

  it('verifies, step by step', async () => {
    const replay = await get(AUDITOR, `/v1/cases/${id}/replay`);
    expect(replay).toMatchObject({ verified: true });
    expect(replay.steps.length).toBe((await historyOf(id)).length);
  });

  it('keeps its names sealed, and shows them to who may read them', async () => {
    expect((await get(FUND, `/v1/cases/${id}`)).parties[0]).toMatchObject({ id: 'p1', name: expect.stringMatching(/^\w+ \w+/) });
    expect((await get(AUDITOR, `/v1/cases/${id}`)).parties[0]).not.toHaveProperty('name');
    expect(JSON.stringify((await rows('facts', id)).map(({ body }) => body))).not.toMatch(/Imaginaire|Fictif|Inventé|Claude|Camille/);
    expect(await rows('personal_fields', id)).toHaveLength(4);
  });

  it('goes on in Saisine: the next act is nobody’s paper any more, and is told', async () => {
    accepted(await act(api, FUND, id, 'issueOrder'));
    const last = (await historyOf(id)).at(-1);
    expect(last).not.toHaveProperty('imported');
    expect(last?.effects.length).toBeGreaterThan(0);
    expect(await get(AUDITOR, `/v1/cases/${id}/replay`)).toMatchObject({ verified: true });
  });
});

describe('a case that has ended on paper', () => {
  it('is closed, has no deadline, and asked for no number', async () => {
    const id = await bring(fictionalMediation(2, '2021-03-01' as LegalDate));
    expect(await get(FUND, `/v1/cases/${id}`)).toMatchObject({ closed: true, situation: { id: 'relationAdapted' }, deadlines: [] });
    for (const table of ['deadlines', 'documents', 'effects']) expect(await rows(table, id)).toEqual([]);
    expect(await get(FUND, `/v1/cases/${id}/replay`)).toMatchObject({ verified: true });
  });

  it('shows who decided what, and how that is known', async () => {
    const id = await bring(fictionalMediation(3, '2021-03-01' as LegalDate));
    const facts = await historyOf(id);
    const of = (name: string) => facts.find(({ act: one }) => one === name);
    expect(of('issueOrder')?.by).toEqual({
      relation: 'lead',
      label: expect.any(String),
      organisation: expect.objectContaining({ id: 'fonds-maladie' }),
    });
    expect(of('startMediation')?.by).toMatchObject({
      relation: 'mediator',
      organisation: { id: 'cabinet-mediation' },
      evidence: { code: 'IMPORTED_RECORD', label: 'Dossier papier repris' },
    });
    expect(new Set(facts.filter(({ automatic }) => !automatic).map(({ recordedBy }) => recordedBy))).toEqual(new Set(['Camille Exemple']));
    expect(await historyOf(id, MEDIATOR)).toHaveLength(facts.length);
  });

  it('because a party declined: who, and by what it is known', async () => {
    const paper = fictionalMediation(4, '2021-03-01' as LegalDate, 'readyForReferral');
    const declines = (by: object) => ({
      ...paper,
      key: `DECLIN-${JSON.stringify(by).length}`,
      facts: [...paper.facts, { act: 'partyDeclines', occurredAt: '2021-03-20', by }],
    });
    const said = await historyOf(await bring(declines({ person: 'p2', evidence: 'SIGNED_LETTER' })));
    expect(said.at(-1)).toMatchObject({
      act: 'partyDeclines',
      by: { relation: 'party', person: { id: 'p2' }, evidence: { code: 'SIGNED_LETTER' } },
      recordedAs: { relation: 'lead' },
    });
    const unsaid = await historyOf(await bring(declines({ person: 'p1' })));
    expect(unsaid.at(-1)?.by.evidence?.code).toBe('IMPORTED_RECORD');
  });

  it('the evidence of paper is for imports alone', async () => {
    const id = await bring(fictionalMediation(5, addDays(today(), -10), 'readyForReferral'));
    const answer = await act(api, FUND, id, 'partyDeclines', {}, { by: { relation: 'party', person: 'p1', evidence: 'IMPORTED_RECORD' } });
    expect(answer.body.errors).toEqual([expect.objectContaining({ field: 'by.evidence', code: 'evidence' })]);
  });
});

describe('a case that runs', () => {
  it('reminds of what is still to come, as any other', async () => {
    const id = await bring(fictionalMediation(6, addDays(today(), -20), 'referred'));
    const { deadlines } = await get(FUND, `/v1/cases/${id}`);
    expect(deadlines[0].due > new Date().toISOString()).toBe(true);
    expect((await rows('deadlines', id)).map(({ name }) => name)).toContain(deadlines[0].name);
    // time passes
    await api.pool.query('UPDATE cases SET sandbox_offset_ms = 40::bigint * 86400000 WHERE id = $1', [id]);
    await api.service(Casework).recordDue(id);
    const facts = await historyOf(id);
    const told = facts.filter(({ automatic, imported: fromPaper }) => automatic && !fromPaper);
    expect(told.length).toBeGreaterThan(0);
    expect((await rows('effects', id)).length).toBeGreaterThan(0);
  });

  it('with delays of its own', async () => {
    const id = await bring({ ...fictionalMediation(7, addDays(today(), -20), 'referred'), settings: { orderReminder: ['P100D'] } });
    const { deadlines } = await get(FUND, `/v1/cases/${id}`);
    const reminder = deadlines.find(({ name }: { name: string }) => name === 'orderReminder');
    expect(reminder.legalDate).toBe(addDays(addDays(today(), -20), 12 + 100));
  });

  it('with hours of the day, and an act of the same day after it', async () => {
    const paper = fictionalMediation(8, '2021-03-01' as LegalDate, 'ordered');
    const facts = paper.facts.map((fact, index) =>
      index === 5 ? { ...fact, occurredAt: '2021-03-13T14:30' } : index === 6 ? { ...fact, occurredAt: '2021-03-13' } : fact,
    );
    const id = await bring({ ...paper, facts });
    expect((await historyOf(id)).find(({ act: name }) => name === 'refer')?.occurredAt).toBe('2021-03-13T13:30:00.000Z');
    expect(await get(FUND, `/v1/cases/${id}/replay`)).toMatchObject({ verified: true });
  });
});

describe('an agreement of 2015 with one-year terms', () => {
  it('was renewed and ran out on its own dates, and nobody is told years later', async () => {
    const paper = fictionalAgreement('AC-2015-1', '15 AC 31');
    const [opening] = paper.facts as [FictionalLine['facts'][number]];
    const terms = frameworkTerms('15 AC 31', '2015-07-01', '2015-06-10');
    const id = await bring({ ...paper, facts: [{ ...opening, occurredAt: '2015-06-10', data: terms }] }, PURCHASER);
    const shown = await get(PURCHASER, `/v1/cases/${id}`);
    expect(shown).toMatchObject({ closed: true, situation: { id: 'exhausted' } });
    const reached = (await historyOf(id, PURCHASER)).filter(({ automatic }) => automatic);
    expect(reached.map(({ occurredAt }) => occurredAt)).toContain('2019-06-30T22:00:00.000Z');
    for (const table of ['effects', 'notices']) expect(await rows(table, id)).toEqual([]);
    expect(await get(PURCHASER, `/v1/cases/${id}/replay`)).toMatchObject({ verified: true });
  });
});

describe('the readiness of the server', () => {
  it('does not count as late what nobody works on yet, until something is due', async () => {
    const id = await bring(fictionalMediation(9, addDays(today(), -20), 'referred'));
    const late = async () => (await api.service(FollowLagReader).now()).late;
    const before = await late();
    await api.pool.query("UPDATE cases SET updated_at = updated_at - interval '1 hour' WHERE id = $1", [id]);
    expect(await late()).toBe(before);
    await api.pool.query("UPDATE cases SET next_deadline = clock_timestamp() - interval '1 minute' WHERE id = $1", [id]);
    expect(await late()).toBe(before + 1);
  });

  it('counts one on which somebody has acted since', async () => {
    const id = await bring(fictionalMediation(10, addDays(today(), -20), 'referred'));
    const before = (await api.service(FollowLagReader).now()).late;
    accepted(await act(api, FUND, id, 'issueOrder'));
    await api.pool.query("UPDATE cases SET updated_at = updated_at - interval '1 hour' WHERE id = $1", [id]);
    expect((await api.service(FollowLagReader).now()).late).toBe(before + 1);
  });
});
