import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { LegalDate } from '../../machines/calendar/index.js';
import { frameworkTerms } from '../../tools/demo/index.js';
import { fictionalMediation } from '../../tools/import/fictional-cases.js';
import { type Answer, Api, expectProblem } from './harness.js';
import {
  AUDITOR,
  accepted,
  act,
  caseIn,
  EMPLOYER,
  FUND,
  MEDIATOR,
  open,
  PARTIES,
  QUALIFICATION,
  STRANGER,
  toEmployer,
  toParty,
} from './mediation.js';
import { imported, withAgreement } from './paper.js';

/** Corrections over HTTP: a typo at once; a date shown, refused or approved by a second person. */

const LEAD = 'fonds.responsable';
const DAY = 86_400_000;
/** a sandbox that began forty days ago: time may pass in it */
const BEGAN = new Date((Math.floor(Date.now() / DAY) - 40) * DAY);
const on = (day: number, hour = 9) => new Date(BEGAN.getTime() + day * DAY + hour * 3_600_000).toISOString();

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

const at = (id: string, path = '') => `/v1/cases/${id}/rectifications${path}`;
const correct = (id: string, body: object, as = FUND) => api.post(as, at(id), { reason: 'TYPO', ...body });
const shown = async (id: string, body: object, as = FUND) =>
  accepted(await api.post(as, at(id, '?rehearse=true'), { reason: 'TYPO', ...body })).body;
const approve = (id: string, proposal: string, as = LEAD, body: object = {}) => api.post(as, at(id, `/${proposal}/approve`), body);
const proposalsOf = async (id: string, as = FUND) => accepted(await api.get(as, at(id))).body.rectifications;
const readCase = async (id: string, as = FUND) => accepted(await api.get(as, `/v1/cases/${id}`)).body;
const history = async (id: string, as = FUND) => accepted(await api.get(as, `/v1/cases/${id}/history`)).body.facts;
const codes = (answer: Answer) => answer.body.refusals.map(({ code }: { code: string }) => code);
const seqOf = async (id: string, name: string) => (await history(id)).find((fact: { act: string }) => fact.act === name).seq as number;
const clock = (id: string, now: string) => api.post(FUND, `/v1/cases/${id}/sandbox-clock`, { now }).then(accepted);

/** Every log that was corrected here replays, in front of an auditor. */
const corrected = new Set<string>();
async function verified(id: string) {
  const { body } = accepted(await api.get(AUDITOR, `/v1/cases/${id}/replay`));
  expect(body).toMatchObject({ verified: true, firstDivergence: null, beside: [] });
  return body;
}
afterEach(async () => {
  for (const id of corrected) await verified(id);
  corrected.clear();
});

const withTypo = { ...QUALIFICATION, parties: [{ ...PARTIES[0], lastName: 'Exempel' }, PARTIES[1]] };
async function qualified(data: object = withTypo): Promise<string> {
  const id = await open(api);
  accepted(await act(api, FUND, id, 'qualify', data));
  corrected.add(id);
  return id;
}

/** A case in a sandbox, in which days pass between the acts. The first parties are informed on day 1, it is referred on day 3. */
async function orderedInASandbox(): Promise<string> {
  const id = await open(api, { sandbox: { now: on(0) } });
  corrected.add(id);
  const said = async (name: string, data: object, more: object = {}) => accepted(await act(api, FUND, id, name, data, more));
  await said('qualify', QUALIFICATION);
  await clock(id, on(1));
  await said('recordInformation', toEmployer('caisse-a'));
  await said('recordInformation', toParty('p1'));
  await said('recordInformation', toParty('p2'));
  await clock(id, on(3));
  await said('refer', { provider: 'cabinet-mediation' });
  await clock(id, on(4));
  await said('issueOrder', {});
  await clock(id, on(8));
  return id;
}

describe('a typo', () => {
  it('is corrected at once by one person: the case shows the new value, history that it was corrected, by whom and when', async () => {
    const id = await qualified();
    expect((await readCase(id)).parties[0].name).toBe('Alix Exempel');
    expect(await shown(id, { replaces: 2, data: QUALIFICATION })).toMatchObject({
      atOnce: true,
      difference: { stands: null, unlawful: [] },
    });
    const answer = accepted(await correct(id, { replaces: 2, data: QUALIFICATION }));
    expect(answer.headers.get('etag')).toBe('"3"');
    expect(answer.body).toMatchObject({ seq: 3, situation: { id: 'priorInformation' } });
    expect(answer.body.parties[0].name).toBe('Alix Exemple');
    const facts = await history(id);
    expect(facts[1]).toMatchObject({ corrected: { by: 3, how: 'replaced', label: 'Corrigé', at: facts[2].recordedAt } });
    expect(facts[1].data.parties[0]).toMatchObject({ lastName: '[valeur corrigée]', firstName: 'Alix' });
    expect(facts[2]).toMatchObject({
      act: 'RECTIFIED',
      label: 'Correction du fait n° 2',
      recordedBy: 'Camille Exemple',
      by: { relation: 'lead', organisation: { id: 'fonds-maladie' } },
      source: { assumed: true },
      corrects: { seq: 2, act: 'qualify', how: 'replaced', reason: { code: 'TYPO', label: 'Faute de frappe' }, setAside: [] },
    });
    expect(facts[2].corrects.data.parties[0]).toMatchObject({ lastName: 'Exemple', firstName: 'Alix' });
    expect(facts[2].corrects).not.toHaveProperty('proposal');
  });

  it('keeps the old value sealed where it was, and shows it nowhere; what did not change is not sealed again', async () => {
    const id = await qualified();
    const rows = async () => (await api.pool.query('SELECT count(*)::int AS n FROM personal_fields WHERE case_id = $1', [id])).rows[0].n;
    const before = await rows();
    accepted(await correct(id, { replaces: 2, data: QUALIFICATION }));
    expect(await rows()).toBe(before + 1);
    const hidden = await api.pool.query(
      `SELECT f.name FROM replaced_fields r JOIN personal_fields f ON f.id = r.field_id WHERE r.case_id = $1`,
      [id],
    );
    expect(hidden.rows).toEqual([{ name: 'lastName' }]);
    // wherever the old row lies on disk
    await api.pool.query(
      `WITH old AS (DELETE FROM personal_fields WHERE id = (SELECT field_id FROM replaced_fields WHERE case_id = $1) RETURNING *)
       INSERT INTO personal_fields SELECT * FROM old`,
      [id],
    );
    expect((await readCase(id)).parties[0].name).toBe('Alix Exemple');
    for (const path of ['', '/actions', '/history', '/history?format=csv', '/rectifications', '/documents', '/forecast', '/replay'])
      expect((await api.get(FUND, `/v1/cases/${id}${path}`)).text).not.toContain('Exempel');
    const csv = (await api.get(FUND, `/v1/cases/${id}/history?format=csv`)).text;
    expect(csv).toContain('"Corrigé par le fait n° 3"');
    const { rows: facts } = await api.pool.query('SELECT body::text AS body FROM facts WHERE case_id = $1', [id]);
    expect(facts.map(({ body }) => body).join()).not.toMatch(/Exempel|Exemple|Alix/);
  });

  it('tells its workflow, and nobody else', async () => {
    const id = await qualified();
    api.followed.length = 0;
    accepted(await correct(id, { replaces: 2, data: QUALIFICATION }));
    expect(api.followed.map(({ head, effects }) => [head.id, head.seq, effects])).toEqual([[id, 3, 1]]);
    expect((await api.pool.query('SELECT 1 FROM effects WHERE case_id = $1', [id])).rows).toEqual([]);
  });

  it('of a typo: the last one holds', async () => {
    const id = await qualified();
    for (const lastName of ['Exempl', 'Exemple'])
      accepted(await correct(id, { replaces: 2, data: { ...QUALIFICATION, parties: [{ ...PARTIES[0], lastName }, PARTIES[1]] } }));
    expect((await readCase(id)).parties[0].name).toBe('Alix Exemple');
    expect((await history(id))[2].corrects.data.parties[0].lastName).toBe('[valeur corrigée]');
    expect((await history(id))[1].corrected.by).toBe(4);
  });

  it('in the code of a finished case leaves it finished', async () => {
    const id = await open(api);
    corrected.add(id);
    accepted(await act(api, FUND, id, 'withdraw', { reason: 'SETTLED_OTHERWISE' }));
    accepted(await correct(id, { replaces: 2, data: { reason: 'NO_LONGER_WANTED' }, reason: 'WRONG_VALUE' }));
    expect(await readCase(id)).toMatchObject({ closed: true, seq: 3, situation: { id: 'withdrawn' } });
  });

  it('is shown first when somebody asks, and nothing is written', async () => {
    const id = await qualified();
    const before = await api.written();
    await shown(id, { replaces: 2, data: QUALIFICATION });
    await shown(id, { replaces: 2, occurredAt: '2026-11-01', reason: 'WRONG_DATE' });
    expect(await api.written()).toEqual(before);
    expect(await proposalsOf(id)).toEqual([]);
  });
});

describe('a corrected date that makes an issued order unlawful', () => {
  /** p2 was written to on day 5, after the referral of day 3 and the order of day 4 */
  const late = { replaces: 5, occurredAt: on(5).slice(0, 10), reason: 'WRONG_DATE' };
  async function proposed(): Promise<{ id: string; proposal: string; body: Answer['body'] }> {
    const id = await orderedInASandbox();
    const { body } = accepted(await correct(id, late), 202);
    return { id, proposal: body.id, body };
  }

  it('is shown: what it would make of the case, which facts would be refused, and why', async () => {
    const { id, body } = await proposed();
    expect(body).toMatchObject({
      state: 'open',
      stateLabel: 'À approuver',
      how: 'replaced',
      corrects: { seq: 5, act: 'recordInformation' },
      before: { occurredAt: expect.any(String) },
      after: { occurredAt: late.occurredAt },
      reason: { code: 'WRONG_DATE' },
      proposedBy: 'Camille Exemple',
      mayApprove: false,
      mayWithdraw: true,
    });
    expect(body.difference.stands).toMatchObject({ before: { id: 'ordered' }, after: { id: 'readyForReferral' } });
    expect(
      body.difference.unlawful.map(({ act: name, refusals }: Answer['body']) => [name, refusals.map((one: Answer['body']) => one.code)]),
    ).toEqual([
      ['refer', ['information-after-referral']],
      ['issueOrder', ['not-in-this-situation']],
    ]);
    expect(body.difference.unlawful[0].refusals[0].message).toMatch(/Noa Modèle.*après la saisine/);
    expect(body.difference.unlawful[0].refusals[0].source.cited).toBeTruthy();
    expect(body.difference.effects.past.map(({ kind }: Answer['body']) => kind)).toEqual(
      expect.arrayContaining(['referralRecord', 'purchaseOrder', 'ordered']),
    );
    // nothing has changed yet
    expect(await readCase(id)).toMatchObject({ situation: { id: 'ordered' } });
    expect((await proposalsOf(id, LEAD))[0]).toMatchObject({ mayApprove: true, mayWithdraw: false });
  });

  it('is refused without the facts being named, and with others than these', async () => {
    const { id, proposal } = await proposed();
    const places = [await seqOf(id, 'refer'), await seqOf(id, 'issueOrder')];
    for (const acknowledges of [undefined, [], [places[0]], [...places, 2]]) {
      const answer = await approve(id, proposal, LEAD, acknowledges ? { acknowledges } : {});
      expectProblem(answer, 409, 'unlawful-after-correction');
      expect(codes(answer)).toEqual(['information-after-referral', 'not-in-this-situation']);
      expect(answer.body.acknowledges).toEqual(places);
      expect(answer.body.detail).toMatch(/les faits n° 6, 7 ne seraient pas réguliers.*« acknowledges »/);
      expect(answer.body.refusals.map(({ seq }: Answer['body']) => seq)).toEqual(places);
      expect(answer.body.refusals[0].message).toMatch(/Noa Modèle/);
    }
    expect((await proposalsOf(id))[0].state).toBe('open');
    expect(await readCase(id)).toMatchObject({ situation: { id: 'ordered' } });
  });

  it('or rejected', async () => {
    const { id, proposal } = await proposed();
    const { body } = accepted(await api.post(LEAD, at(id, `/${proposal}/reject`), {}));
    expect(body).toMatchObject({ state: 'rejected', stateLabel: 'Rejetée', decidedBy: 'Dominique Spécimen', recordedSeq: null });
    expectProblem(await approve(id, proposal), 409, 'proposal-settled');
    expect(await readCase(id)).toMatchObject({ situation: { id: 'ordered' } });
    accepted(await correct(id, late), 202);
  });

  it('or approved by naming exactly these: they are set aside, and the case stands where the rest leads', async () => {
    const { id, proposal } = await proposed();
    const acknowledges = [await seqOf(id, 'issueOrder'), await seqOf(id, 'refer')];
    const answer = accepted(await approve(id, proposal, LEAD, { acknowledges }));
    expect(answer.body).toMatchObject({ situation: { id: 'readyForReferral' }, closed: false });
    expect(answer.headers.get('etag')).toBe(`"${answer.body.seq}"`);
    const facts = await history(id);
    expect(facts.find(({ act: name }: Answer['body']) => name === 'refer').corrected).toMatchObject({
      how: 'setAside',
      label: 'Écarté',
      by: answer.body.seq,
    });
    expect(facts.at(-1)).toMatchObject({
      recordedBy: 'Dominique Spécimen',
      corrects: { seq: 5, proposal, proposedBy: 'Camille Exemple', setAside: [{ act: 'refer' }, { act: 'issueOrder' }] },
    });
    expect((await proposalsOf(id))[0]).toMatchObject({
      state: 'approved',
      recordedSeq: answer.body.seq,
      setAside: acknowledges.sort((a, b) => a - b),
    });
    const replay = await verified(id);
    expect(replay.steps.at(-1).correction).toEqual({
      of: 5,
      setAside: [...acknowledges].sort((a, b) => a - b),
      reason: { code: 'WRONG_DATE', label: 'Date erronée' },
      approval: proposal,
      recordedBy: 'Dominique Spécimen',
      proposedBy: 'Camille Exemple',
    });
    // and it goes on from there: written to in time now, it is referred again, and a second order is another act
    accepted(await act(api, FUND, id, 'refer', { provider: 'cabinet-mediation' }));
    accepted(await act(api, FUND, id, 'issueOrder'));
    expect(await readCase(id)).toMatchObject({ situation: { id: 'ordered' } });
  });
});

describe('the second person', () => {
  const remove = { replaces: 2, remove: true, reason: 'RECORDED_BY_MISTAKE' };
  const closed = async () => {
    const id = await open(api);
    corrected.add(id);
    accepted(await act(api, FUND, id, 'withdraw', { reason: 'SETTLED_OTHERWISE' }));
    return id;
  };

  it('is another one than the proposer', async () => {
    const id = await closed();
    const { body } = accepted(await correct(id, remove, LEAD), 202);
    expectProblem(await approve(id, body.id, LEAD), 403, 'own-proposal');
    expectProblem(await api.post(LEAD, at(id, `/${body.id}/reject`), {}), 403, 'own-proposal');
    // a colleague of the same relation is enough: the case is open again
    expect(accepted(await approve(id, body.id, FUND)).body).toMatchObject({ closed: false, situation: { id: 'draft' } });
  });

  it('nor somebody who stands in for the proposer, or for whom the proposer stands in', async () => {
    const id = await closed();
    const { body } = accepted(await correct(id, remove), 202);
    const day = (n: number) => new Date(Date.now() + n * DAY).toISOString().slice(0, 10);
    const lent = accepted(
      await api.post(LEAD, '/v1/delegations', { kind: 'substitution', to: await accountOf(FUND), starts: day(0), ends: day(2) }),
      201,
    );
    expectProblem(await approve(id, body.id, LEAD), 403, 'substitute-of-proposer');
    expectProblem(await api.post(LEAD, at(id, `/${body.id}/reject`), {}), 403, 'substitute-of-proposer');
    accepted(await api.send('DELETE', `/v1/delegations/${lent.body.id}`, { as: LEAD }));
    // on the day of the proposal they were one pair of eyes: it is made again
    expectProblem(await approve(id, body.id, LEAD), 403, 'substitute-of-proposer');
    accepted(await api.post(FUND, at(id, `/${body.id}/withdraw`), {}));
    accepted(await approve(id, accepted(await correct(id, remove), 202).body.id, LEAD));
  });

  it('and somebody whose affair it is', async () => {
    const id = await closed();
    const { body } = accepted(await correct(id, remove), 202);
    expectProblem(await approve(id, body.id, STRANGER), 404, 'no-such-case');
    expectProblem(await approve(id, body.id, AUDITOR), 403, 'not-yours');
    expect((await proposalsOf(id, AUDITOR))[0]).toMatchObject({ mayApprove: false, mayWithdraw: false });
  });

  it('of a mediator’s own act: the fund that supervises', async () => {
    const id = await caseIn(api, 'inMediation');
    corrected.add(id);
    accepted(await act(api, MEDIATOR, id, 'recordSession'));
    const session = await seqOf(id, 'recordSession');
    expectProblem(await correct(id, { replaces: session, remove: true, reason: 'RECORDED_BY_MISTAKE' }), 403, 'not-yours');
    const { body } = accepted(await correct(id, { replaces: session, remove: true, reason: 'RECORDED_BY_MISTAKE' }, MEDIATOR), 202);
    // a case manager of the fund does not supervise, its lead does
    expectProblem(await approve(id, body.id, FUND), 404, 'no-such-proposal');
    expectProblem(await approve(id, body.id, EMPLOYER), 404, 'no-such-proposal');
    accepted(await approve(id, body.id, LEAD));
    expect((await history(id)).find(({ act: name }: Answer['body']) => name === 'recordSession').corrected).toMatchObject({
      how: 'removed',
      label: 'Retiré',
    });
  });

  it('is not asked twice: what was decided is decided', async () => {
    const id = await closed();
    const { body } = accepted(await correct(id, remove), 202);
    expectProblem(await correct(id, remove), 409, 'proposal-open');
    expectProblem(await api.post(LEAD, at(id, `/${body.id}/withdraw`), {}), 404, 'no-such-proposal');
    expect(accepted(await api.post(FUND, at(id, `/${body.id}/withdraw`), {})).body).toMatchObject({
      state: 'withdrawn',
      decidedBy: 'Camille Exemple',
    });
    for (const what of ['approve', 'reject', 'withdraw'])
      expectProblem(await api.post(what === 'withdraw' ? FUND : LEAD, at(id, `/${body.id}/${what}`), {}), 409, 'proposal-settled');
    const again = accepted(await correct(id, remove), 202).body.id;
    const answers = await Promise.all(Array.from({ length: 6 }, () => approve(id, again)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  });
});

describe('what was proposed', () => {
  it('seals its new values apart until it is approved, and shows them to whoever may read them', async () => {
    const id = await caseIn(api, 'referred');
    corrected.add(id);
    // another employer: another relation to the case, so that it is proposed
    const data = { ...QUALIFICATION, parties: [PARTIES[0], { ...PARTIES[1], lastName: 'Patron', employer: 'caisse-b' }] };
    const { body } = accepted(await correct(id, { replaces: 2, data, reason: 'WRONG_PERSON' }), 202);
    expect(body.after.data.parties[1]).toMatchObject({ lastName: 'Patron', firstName: 'Noa', employer: 'caisse-b' });
    expect(body.before.data.parties[1]).toMatchObject({ lastName: 'Modèle' });
    expect(body.difference.unlawful.map(({ act: name }: Answer['body']) => name)).toEqual(['refer']);
    expect((await readCase(id)).parties[1].name).toBe('Noa Modèle');
    expect((await proposalsOf(id, AUDITOR))[0].after.data.parties[1]).toMatchObject({ lastName: null });
    const stored = await api.pool.query(
      'SELECT correction::text AS text, difference::text AS more FROM rectification_proposals WHERE case_id = $1',
      [id],
    );
    expect(JSON.stringify(stored.rows)).not.toMatch(/Patron|Noa/);
    const answer = accepted(await approve(id, body.id, LEAD, { acknowledges: [6] }));
    expect(answer.body).toMatchObject({ situation: { id: 'priorInformation' } });
    expect(answer.body.parties[1].name).toBe('Noa Patron');
    expect((await history(id))[1].data.parties[1].lastName).toBe('[valeur corrigée]');
  });

  it('is stale when the case moved on and it would change something else', async () => {
    const id = await orderedInASandbox();
    const { body } = accepted(await correct(id, { replaces: 5, occurredAt: on(5).slice(0, 10), reason: 'WRONG_DATE' }), 202);
    accepted(await act(api, FUND, id, 'withdraw', { reason: 'SETTLED_OTHERWISE' }));
    const answer = await approve(id, body.id, LEAD, { acknowledges: [6, 7] });
    expectProblem(answer, 409, 'proposal-stale');
    expect(answer.body.difference).toMatchObject({ stands: null, unlawful: [{ act: 'refer' }, { act: 'issueOrder' }] });
    expect((await proposalsOf(id))[0]).toMatchObject({ state: 'stale', stateLabel: 'Dépassée', decidedBy: 'Dominique Spécimen' });
    expect(await readCase(id)).toMatchObject({ closed: true });
    expectProblem(await approve(id, body.id, LEAD, { acknowledges: [6, 7] }), 409, 'proposal-settled');
  });

  it('and stands when the case moved on and it would still change the same', async () => {
    const id = await open(api, { sandbox: { now: on(0) } });
    corrected.add(id);
    accepted(await act(api, FUND, id, 'qualify', QUALIFICATION));
    await clock(id, on(3));
    accepted(await act(api, FUND, id, 'recordInformation', toParty('p1')));
    const { body } = accepted(await correct(id, { replaces: 2, occurredAt: on(-1).slice(0, 10), reason: 'WRONG_DATE' }), 202);
    expect(body.difference.deadlines.map(({ name }: Answer['body']) => name)).toEqual(['informationReminder.1', 'informationReminder.2']);
    // a reminder falls due meanwhile: the question is the same
    await clock(id, on(20));
    accepted(await approve(id, body.id));
    const due = (await readCase(id)).deadlines.find(({ name }: Answer['body']) => name === 'informationReminder.2');
    expect(due.due.slice(0, 10)).toBe(on(29).slice(0, 10));
  });

  it('while somebody else acts: one of both is first, and both are right', async () => {
    for (let round = 0; round < 6; round += 1) {
      const id = await caseIn(api, 'ordered');
      const { body } = accepted(await correct(id, { replaces: 7, remove: true, reason: 'RECORDED_BY_MISTAKE' }), 202);
      const [approval, started] = await Promise.all([
        approve(id, body.id),
        act(api, MEDIATOR, id, 'startMediation', { mediatorName: 'Ange Concorde' }),
      ]);
      const outcome = `${approval.status} ${approval.body.code ?? ''} ${started.status} ${started.body.code ?? ''}`;
      expect(['200  409 refused', '409 proposal-stale 200 ']).toContain(outcome);
      const { situation } = await readCase(id);
      expect(situation.id).toBe(approval.status === 200 ? 'referred' : 'inMediation');
      await verified(id);
    }
  });
});

describe('a correction that is taken back', () => {
  it('puts back what it had taken out and what was set aside with it, sealed values included', async () => {
    const id = await caseIn(api, 'inMediation');
    corrected.add(id);
    const [order, start] = [await seqOf(id, 'issueOrder'), await seqOf(id, 'startMediation')];
    const removed = accepted(await correct(id, { replaces: order, remove: true, reason: 'RECORDED_BY_MISTAKE' }), 202).body;
    accepted(await approve(id, removed.id, LEAD, { acknowledges: [start] }));
    expect((await history(id))[start - 1].data.mediatorName).toBe('[valeur corrigée]');
    const back = accepted(await correct(id, { replaces: order, data: {}, reason: 'WRONG_VALUE' }), 202).body;
    expect(back).toMatchObject({ before: null, difference: { stands: { after: { id: 'inMediation' } }, unlawful: [] } });
    expect(accepted(await approve(id, back.id)).body.situation.id).toBe('inMediation');
    const facts = await history(id);
    expect(facts[start - 1].data.mediatorName).toBe('Ange Concorde');
    expect(facts[start - 1]).not.toHaveProperty('corrected');
    expect((await api.pool.query('SELECT 1 FROM replaced_fields WHERE case_id = $1', [id])).rows).toEqual([]);
  });
});

describe('the effects of a correction', () => {
  it('are asked for once, those of the past not again; an order is not given a second number', async () => {
    const id = await orderedInASandbox();
    const order = await seqOf(id, 'issueOrder');
    const answer = accepted(await correct(id, { replaces: order, occurredAt: on(5, 12), reason: 'WRONG_DATE' }), 202);
    expect(answer.body.difference.effects.anew.map(({ kind, again }: Answer['body']) => [kind, again])).toEqual([['purchaseOrder', false]]);
    accepted(await approve(id, answer.body.id));
    const { rows } = await api.pool.query(
      `SELECT content->>'document' AS document FROM effects WHERE case_id = $1 AND content->>'document' = 'purchaseOrder'`,
      [id],
    );
    expect(rows).toHaveLength(1);
  });

  it('a corrected outcome draws its statement up anew; who may not learn the outcome learns nothing of its correction', async () => {
    const id = await caseIn(api, 'relationAdapted');
    corrected.add(id);
    const outcome = await seqOf(id, 'recordOutcome');
    const { body } = accepted(
      await correct(id, { replaces: outcome, data: { outcome: 'RELATION_RESTORED' }, reason: 'WRONG_VALUE' }, MEDIATOR),
      202,
    );
    expect(body.difference.effects.anew).toMatchObject([{ kind: 'outcomeStatement', again: true }]);
    accepted(await approve(id, body.id));
    expect(await readCase(id)).toMatchObject({ closed: true, situation: { id: 'relationRestored' } });
    const { rows } = await api.pool.query(
      `SELECT seq FROM effects WHERE case_id = $1 AND content->>'document' = 'outcomeStatement' ORDER BY seq`,
      [id],
    );
    expect(rows).toHaveLength(2);
    for (const path of ['', '/history', '/rectifications', '/replay', '/workflow'])
      expect((await api.get(EMPLOYER, `/v1/cases/${id}${path}`)).text).not.toMatch(
        /RELATION_|relationAdapted|relationRestored|rétablie|aménagée/,
      );
    expect((await history(id, EMPLOYER)).at(-1)).toMatchObject({ act: 'RECTIFIED', restricted: true });
  });
});

describe('another date of an order asks the framework agreement again', () => {
  it('and what it answers then is recorded with the correction', async () => {
    const reference = '26 AC 77';
    const firstDay = on(2).slice(0, 10);
    accepted(
      await api.post('achats.gestionnaire', '/v1/agreements', {
        data: frameworkTerms(reference, firstDay, firstDay),
        occurredAt: firstDay,
      }),
      201,
    );
    const id = await open(api, { data: { market: reference, lead: 'fonds-maladie' }, sandbox: { now: on(3) } });
    corrected.add(id);
    const said = async (name: string, data: object, more: object = {}) => accepted(await act(api, FUND, id, name, data, more));
    await said('qualify', QUALIFICATION);
    for (const data of [toEmployer('caisse-a'), toParty('p1'), toParty('p2')]) await said('recordInformation', data);
    await said('refer', { provider: 'cabinet-mediation' });
    await said('issueOrder', {});
    const order = await seqOf(id, 'issueOrder');
    const { difference } = await shown(id, { replaces: order, occurredAt: on(1), reason: 'WRONG_DATE' });
    expect(difference.unlawful.map(({ act: name }: Answer['body']) => name)).toEqual(['issueOrder']);
    expect(difference.unlawful[0].refusals[0].source.cited).toBeTruthy();
    const { body } = accepted(await correct(id, { replaces: order, occurredAt: on(1), reason: 'WRONG_DATE' }), 202);
    expectProblem(await approve(id, body.id), 409, 'unlawful-after-correction');
    accepted(await approve(id, body.id, LEAD, { acknowledges: [order] }));
    expect(await readCase(id)).toMatchObject({ situation: { id: 'referred' } });
    const { rows } = await api.pool.query(`SELECT body->'findings' AS findings FROM facts WHERE case_id = $1 ORDER BY seq DESC LIMIT 1`, [
      id,
    ]);
    expect(Object.keys(rows[0].findings)).toEqual([`${order}.framework`]);
  });
});

describe('a fact that was learnt after a term had moved the case', () => {
  const PURCHASER = 'achats.gestionnaire';
  const insert = { insert: { act: 'declineRenewal', occurredAt: '2019-11-29' }, reason: 'LATE_EVIDENCE' };

  /** Renewed in silence on 28 March 2020, though the purchaser had declined in November. */
  async function renewed(): Promise<string> {
    const data = frameworkTerms('19 AC 55', '2019-03-28', '2019-03-20');
    const { id } = accepted(await api.post(PURCHASER, '/v1/agreements', { data, sandbox: { now: '2019-03-20T10:00' } }), 201).body;
    accepted(await api.post(PURCHASER, `/v1/cases/${id}/sandbox-clock`, { now: '2020-06-02T09:00' }));
    corrected.add(id);
    return id;
  }

  it('is refused as an act, and proposed before that term: two persons put the case where it should have gone', async () => {
    const id = await renewed();
    const late = await act(api, PURCHASER, id, 'declineRenewal', {}, { occurredAt: '2019-11-29' });
    expectProblem(late, 409, 'refused');
    expect(codes(late)).toEqual(['needs-rectification']);
    const { body } = accepted(await correct(id, insert, PURCHASER), 202);
    expect(body).toMatchObject({ how: 'inserted', howLabel: 'Ajouté', corrects: { seq: null, act: 'declineRenewal' }, before: null });
    expect(body.difference).toMatchObject({ stands: { before: { id: 'inForce' }, after: { id: 'notRenewed' } }, unlawful: [] });
    expect(body.difference.effects.anew).toMatchObject([
      { kind: 'renewalDeclined', label: 'Décider de ne pas reconduire', again: true },
      { type: 'tellDependants', again: true },
      { kind: 'terminationRecord', label: 'Échéance : Fin de la période en cours', again: true },
      { kind: 'notRenewed', again: true },
      { type: 'tellDependants', again: true },
    ]);
    const answer = accepted(await approve(id, body.id, 'achats.responsable'));
    expect(answer.body).toMatchObject({ situation: { id: 'notRenewed' }, closed: true, deadlines: [] });
    const line = (await history(id, PURCHASER)).at(-1);
    expect(line.corrects).toMatchObject({ seq: null, act: 'declineRenewal', how: 'inserted', occurredAt: '2019-11-29' });
    const { rows } = await api.pool.query(
      `SELECT content->>'act' AS act, seq FROM effects WHERE case_id = $1 AND type = 'tellDependants'`,
      [id],
    );
    expect(rows.map(({ act }) => act).sort()).toEqual(['frameworkEnded', 'frameworkEndsSoon']);
    expect(new Set(rows.map(({ seq }) => seq))).toEqual(new Set([answer.body.seq]));
    // it can be taken out again, and then the silence holds
    const { body: back } = accepted(await correct(id, { replaces: line.seq, remove: true, reason: 'RECORDED_BY_MISTAKE' }, PURCHASER), 202);
    expect(accepted(await approve(id, back.id, 'achats.responsable')).body).toMatchObject({ situation: { id: 'inForce' }, closed: false });
  });
});

describe('a case that began on paper', () => {
  let id: string;
  beforeAll(async () => {
    await withAgreement(api);
    const { lines } = await imported(api, [fictionalMediation(7, '2020-02-03' as LegalDate, 'relationAdapted')]);
    if (lines[0].status !== 'imported') throw new Error(JSON.stringify(lines[0]));
    id = lines[0].case.id;
    corrected.add(id);
  });

  it('is corrected by whoever brought it in, what others had decided on paper included', async () => {
    const outcome = await seqOf(id, 'recordOutcome');
    const asked = { replaces: outcome, data: { outcome: 'DIALOGUE_BROKEN' }, reason: 'WRONG_VALUE' };
    const { body } = accepted(await correct(id, asked), 202);
    expect(body.difference).toMatchObject({ stands: { before: { id: 'relationAdapted' }, after: { id: 'dialogueBroken' } }, unlawful: [] });
    // what an imported fact would have set going was done on paper
    expect(body.difference.effects).toEqual({ anew: [], past: [] });
    expect(accepted(await approve(id, body.id)).body).toMatchObject({ situation: { id: 'dialogueBroken' }, closed: true });
    expect((await api.pool.query('SELECT 1 FROM effects WHERE case_id = $1', [id])).rows).toEqual([]);
    await verified(id);
  });

  it('has a date corrected that makes its order unlawful, shown as in any case', async () => {
    const { difference } = await shown(id, {
      replaces: await seqOf(id, 'recordInformation'),
      occurredAt: '2020-03-20',
      reason: 'WRONG_DATE',
    });
    expect(difference.unlawful[0]).toMatchObject({ act: 'refer', refusals: [{ code: 'information-after-referral' }] });
  });
});

describe('a replay of what was approved', () => {
  it.each([
    [
      'another person',
      'UPDATE rectification_proposals SET decided_by = gen_random_uuid() WHERE case_id = $1',
      'n’est pas celle de cette correction',
    ],
    [
      'the proposer',
      'UPDATE rectification_proposals SET decided_by = proposer_id WHERE case_id = $1',
      'n’est pas celle de cette correction',
    ],
    ['nobody', 'DELETE FROM rectification_proposals WHERE case_id = $1', 'n’est pas rangée à côté du journal'],
  ])('by %s finds it', async (_, sql, said) => {
    const id = await open(api);
    accepted(await act(api, FUND, id, 'withdraw', { reason: 'SETTLED_OTHERWISE' }));
    const { body } = accepted(await correct(id, { replaces: 2, remove: true, reason: 'RECORDED_BY_MISTAKE' }), 202);
    accepted(await approve(id, body.id));
    await verified(id);
    await api.pool.query(sql, [id]);
    const replay = accepted(await api.get(AUDITOR, `/v1/cases/${id}/replay`)).body;
    expect(replay).toMatchObject({ verified: false, firstDivergence: { seq: 3 } });
    expect(replay.steps[2].flaws.join()).toContain(said);
  });
});

describe('what is no correction', () => {
  const refuses = async (sending: Promise<Answer>, status: number, code: string, field?: string) => {
    const before = await api.written();
    const answer = await sending;
    expectProblem(answer, status, code);
    if (field !== undefined) expect(answer.body.errors[0].field).toBe(field);
    expect(await api.written()).toEqual(before);
  };

  it.each<[string, object, string]>([
    ['nothing', {}, 'replaces'],
    ['a place that is none', { replaces: 99 }, 'replaces'],
    ['a place that is no number', { replaces: 'x' }, 'replaces'],
    ['no reason', { replaces: 2, remove: true, reason: undefined }, 'reason'],
    ['another reason', { replaces: 2, remove: true, reason: 'toString' }, 'reason'],
    ['a form that is none', { replaces: 2, data: { type: 'TYPE_A' } }, 'data.mode'],
    ['a date to come', { replaces: 2, occurredAt: '2035-01-01' }, 'occurredAt'],
    ['a date that is none', { replaces: 2, occurredAt: 'demain' }, 'occurredAt'],
    ['a removal of what it changes', { replaces: 2, remove: true, occurredAt: '2026-11-01' }, 'occurredAt'],
    ['a removal that is none', { replaces: 2, remove: 'yes' }, 'remove'],
    ['what it already says', { replaces: 2, data: withTypo }, 'data'],
    ['nothing of it', { replaces: 2 }, 'data'],
    ['who decided, in another relation', { replaces: 2, by: { relation: 'mediator' } }, 'by.relation'],
    ['something unknown', { replaces: 2, seq: 1 }, 'seq'],
  ])('%s', async (_, body, field) => {
    const id = await qualified();
    const answer = await correct(id, body);
    if (field === 'by.relation') expect([400, 403]).toContain(answer.status);
    else await refuses(correct(id, body), 400, 'form', field);
  });

  it('is one of a deadline, of a correction, or takes the opening out', async () => {
    const id = await open(api, { sandbox: { now: on(0) } });
    await clock(id, on(31));
    const reminder = (await history(id)).find(({ act: name }: Answer['body']) => name === 'DEADLINE_REACHED').seq;
    await refuses(correct(id, { replaces: reminder, occurredAt: on(1) }), 409, 'not-correctable');
    await refuses(correct(id, { replaces: 1, remove: true }), 409, 'not-correctable');
    const other = await qualified();
    accepted(await correct(other, { replaces: 2, data: QUALIFICATION }));
    await refuses(correct(other, { replaces: 3, remove: true }), 409, 'not-correctable');
  });

  it('is somebody else’s, or of another case', async () => {
    const id = await caseIn(api, 'referred');
    await refuses(correct(id, { replaces: 2, data: withTypo }, STRANGER), 404, 'no-such-case');
    await refuses(correct(id, { replaces: 2, data: withTypo }, EMPLOYER), 403, 'not-yours');
    await refuses(correct(id, { replaces: 2, data: withTypo }, MEDIATOR), 403, 'not-yours');
    await refuses(correct(id, { replaces: 2, data: withTypo }, AUDITOR), 403, 'not-yours');
    await refuses(correct('00000000-0000-4000-8000-000000000000', { replaces: 2, remove: true }), 404, 'no-such-case');
    await refuses(approve(id, 'x'), 404, 'no-such-proposal');
    await refuses(approve(id, '00000000-0000-4000-8000-000000000000'), 404, 'no-such-proposal');
    await refuses(approve(id, '00000000-0000-4000-8000-000000000000', LEAD, { acknowledges: ['a'] }), 400, 'form', 'acknowledges');
    await refuses(correct(id, { insert: { act: 'recordInformation', occurredAt: '2026-11-01', data: toParty('p1') } }), 409, 'not-late');
    await refuses(correct(id, { insert: { act: 'refer', occurredAt: '2026-11-01' } }), 400, 'form', 'insert.act');
    await refuses(correct(id, { insert: { act: 'open', occurredAt: '2026-11-01' } }), 400, 'form', 'insert.act');
    await refuses(correct(id, { insert: { act: 'withdraw' } }), 400, 'form', 'insert.occurredAt');
    await refuses(correct(id, { insert: { act: 'withdraw', occurredAt: '2026-11-01' }, replaces: 2 }), 400, 'form', 'replaces');
  });

  it('nor an act: nobody brings a correction in by itself, and none is simulated', async () => {
    const id = await qualified();
    expectProblem(await act(api, FUND, id, 'RECTIFIED', { replaces: 2 }), 404, 'unknown-act');
    const facts = [{ act: 'RECTIFIED', occurredAt: '2026-11-01', data: { replaces: 1 } }];
    expectProblem(await api.post(FUND, '/v1/simulations', { process: 'mediation-referral', facts }), 400, 'form');
  });
});

async function accountOf(login: string): Promise<string> {
  return accepted(await api.get(login, '/v1/me')).body.account.id;
}
