import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api } from './harness.js';
import { AUDITOR, accepted, act, caseIn, EMPLOYER, FUND, MEDIATOR } from './mediation.js';

let api: Api;
let id: string;
/** What gives the kind of the outcome away, in codes, in words, in the passage of the circular, or the order's number. */
const KIND =
  /RELATION_|relationRestored|relationAdapted|dialogueBroken|Rétablissement|Aménagement|rétablie|aménagée|[Rr]upture|R1-03[789]|tiret|ENG-77/;

beforeAll(async () => {
  api = await Api.start();
  id = await caseIn(api, 'referred');
  accepted(await act(api, FUND, id, 'issueOrder', { commitmentNumber: 'ENG-77' }));
  accepted(await act(api, MEDIATOR, id, 'startMediation', { mediatorName: 'Ange Concorde' }));
  accepted(await act(api, MEDIATOR, id, 'recordOutcome', { outcome: 'RELATION_ADAPTED' }));
  await api.pool.query(
    `INSERT INTO documents (id, effect_id, case_id, kind, number, content, created_at)
     SELECT gen_random_uuid(), id, case_id, content->>'document', NULL, content->'fields', now() FROM effects WHERE case_id = $1 AND type = 'draftDocument'`,
    [id],
  );
}, 60_000);
afterAll(() => api?.stop());

const get = async (login: string, path: string) => accepted(await api.get(login, path));
const inWorklist = async (login: string, query = '') =>
  (await get(login, `/v1/cases?limit=200${query}`)).body.cases.find((one: { id: string }) => one.id === id);
const kindsOf = (documents: readonly { kind: string }[]) => [...new Set(documents.map(({ kind }) => kind))].sort();
const OF_A_CASE = ['', '/actions', '/history', '/history?format=csv', '/documents', '/replay', '/forecast', '/workflow'];

describe('the kind of an outcome (A-97), for the employer', () => {
  it.each(OF_A_CASE)('is nowhere in /v1/cases/{id}%s', async (path) => {
    const { text } = await get(EMPLOYER, `/v1/cases/${id}${path}`);
    // an act's own form names every outcome there could be; none is this case's
    expect(text.replace(/"form":\{.*?\}\}/g, '')).not.toMatch(KIND);
  });

  it('is nowhere in a forecast with acts, in the answer to an act, in lists', async () => {
    const facts = [{ act: 'withdraw', occurredAt: new Date(Date.now() + 60_000).toISOString(), data: { reason: 'NO_LONGER_WANTED' } }];
    const whatIf = accepted(await api.post(EMPLOYER, `/v1/cases/${id}/forecast`, { facts }));
    expect(whatIf.body.steps[0].accepted).toBe(false);
    expect(whatIf.text).toContain('Terminé');
    expect(whatIf.text).not.toMatch(KIND);
    for (const name of ['recordOutcome', 'withdraw', 'ALARM_RELEASED', 'issueOrder']) {
      const tried = await act(api, EMPLOYER, id, name, { outcome: 'RELATION_ADAPTED', reason: 'NO_LONGER_WANTED', finding: 'VERIFIED' });
      expect(tried.status).toBeGreaterThanOrEqual(400);
      expect(tried.text).not.toMatch(KIND);
    }
    for (const path of ['/v1/cases?limit=200', '/v1/deadlines?limit=200', '/v1/notices?limit=200'])
      expect((await get(EMPLOYER, path)).text).not.toMatch(KIND);
  });

  it('is not told by a filter either', async () => {
    expect((await inWorklist(EMPLOYER)).situation).toEqual({ id: 'ended', label: 'Terminé' });
    expect(await inWorklist(EMPLOYER, '&situation=ended')).toBeDefined();
    expect(await inWorklist(EMPLOYER, '&situation=ended&closed=true&process=mediation-referral')).toBeDefined();
    for (const situation of ['relationRestored', 'relationAdapted', 'dialogueBroken'])
      expect(await inWorklist(EMPLOYER, `&situation=${situation}`)).toBeUndefined();
    for (const login of [FUND, MEDIATOR, AUDITOR]) {
      expect(await inWorklist(login, '&situation=relationAdapted')).toMatchObject({ situation: { id: 'relationAdapted' } });
      expect(await inWorklist(login, '&situation=ended')).toBeUndefined();
    }
  });

  it('leaves the rest: that there is an outcome, when, by whom, and that the log verifies', async () => {
    const shown = (await get(EMPLOYER, `/v1/cases/${id}`)).body;
    expect(shown).toMatchObject({ situation: { id: 'ended', label: 'Terminé', waitsFor: [] }, closed: true });
    expect(shown.established.map(({ name }: { name: string }) => name)).not.toContain('outcome');
    const { facts, documents } = (await get(EMPLOYER, `/v1/cases/${id}/history`)).body;
    expect(facts.at(-1)).toMatchObject({
      label: 'Constater l’issue',
      restricted: true,
      data: {},
      effects: [],
      by: { relation: 'mediator' },
      hash: null,
      stateHash: null,
    });
    expect(facts[0]).toMatchObject({ restricted: false, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(kindsOf(documents)).toEqual(['informationRecord', 'referralRecord']);
    const { steps } = (await get(EMPLOYER, `/v1/cases/${id}/replay`)).body;
    expect(steps.at(-1)).toMatchObject({ situation: { id: 'ended' }, hash: null, stateHash: null, verified: true });
    const { effects } = (await get(EMPLOYER, `/v1/cases/${id}/workflow`)).body;
    expect(effects.pending.length).toBeGreaterThan(0);
    expect(effects.pending.every(({ id: effect }: { id: string }) => !effect.startsWith(facts.at(-1).id))).toBe(true);
  });

  it.each([FUND, MEDIATOR, AUDITOR])('is what it is for %s', async (login) => {
    const shown = (await get(login, `/v1/cases/${id}`)).body;
    expect(shown.situation).toMatchObject({ id: 'relationAdapted', label: 'Relation aménagée' });
    const { facts, documents } = (await get(login, `/v1/cases/${id}/history`)).body;
    expect(facts.at(-1)).toMatchObject({ restricted: false, data: { outcome: 'RELATION_ADAPTED' }, hash: expect.any(String) });
    expect(kindsOf(documents)).toEqual(['informationRecord', 'outcomeStatement', 'purchaseOrder', 'referralRecord']);
  });

  it.each(OF_A_CASE.slice(2, 6))('the words looked for are there for who may read them: %s', async (path) => {
    expect((await get(FUND, `/v1/cases/${id}${path}`)).text).toMatch(KIND);
  });

  it('is not for somebody of the fund without a role in the case', async () => {
    expect((await get('dpo', `/v1/cases/${id}`)).text).not.toMatch(KIND);
  });
});
