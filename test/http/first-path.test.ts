import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api, expectProblem } from './harness.js';
import {
  AUDITOR,
  accepted,
  act,
  caseIn,
  EMPLOYER,
  FUND,
  MEDIATOR,
  OPENING,
  open,
  party,
  QUALIFICATION,
  toEmployer,
  toParty,
} from './mediation.js';

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

describe('a mediation, from the first call to its outcome', () => {
  it('is opened with its address, its number and its deadlines', async () => {
    const answer = accepted(await api.post(FUND, '/v1/mediation-referrals', OPENING), 201);
    const { body, headers } = answer;
    expect(headers.get('location')).toBe(`/v1/cases/${body.id}`);
    expect(headers.get('etag')).toBe('"1"');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body.reference).toMatch(/^MED-\d{4}-\d{5}$/);
    expect(body.situation).toMatchObject({ id: 'draft', label: 'Demande à qualifier', waitsFor: [{ relation: 'lead' }] });
    expect(body.deadlines[0]).toMatchObject({
      name: 'noMovement',
      consequence: 'reminder',
      tells: [{ relation: 'lead' }, { relation: 'mediator' }],
    });
    expect(body.deadlines[0].french).toMatch(/^(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) /);
    expect(body.deadlines[0].explanation.source.cited).toContain('A-12');
    expect(body.progress).toMatchObject({ step: 1, of: 9 });
    expect(body.yourRelations).toContainEqual({ relation: 'lead', label: 'l’organisme qui conduit la saisine', acting: true });
  });

  it.each([
    ['RELATION_RESTORED', 'relationRestored'],
    ['RELATION_ADAPTED', 'relationAdapted'],
    ['DIALOGUE_BROKEN', 'dialogueBroken'],
  ])('reaches the outcome %s, by the mediator alone', async (outcome, situation) => {
    const id = await caseIn(api, 'inMediation');
    expectProblem(await act(api, FUND, id, 'recordOutcome', { outcome }), 403, 'not-yours');
    accepted(await act(api, MEDIATOR, id, 'recordSession'));
    const { body } = accepted(await act(api, MEDIATOR, id, 'recordOutcome', { outcome }));
    expect(body).toMatchObject({ situation: { id: situation, waitsFor: [] }, closed: true, seq: 10, deadlines: [] });
    const replay = accepted(await api.get(AUDITOR, `/v1/cases/${id}/replay`)).body;
    expect(replay).toMatchObject({ verified: true, firstDivergence: null });
    expect(replay.steps).toHaveLength(10);
  });

  it.each(['priorInformation', 'readyForReferral', 'referred', 'ordered'])('a party may decline in %s', async (situation) => {
    const id = await caseIn(api, situation);
    const by = { relation: 'party', person: 'p2', evidence: 'SIGNED_LETTER' };
    const { body } = accepted(await act(api, FUND, id, 'partyDeclines', {}, { by }));
    expect(body).toMatchObject({ situation: { id: 'partyDeclined' }, closed: true });
    const fact = (await api.get(FUND, `/v1/cases/${id}/history`)).body.facts.at(-1);
    expect(fact.by).toEqual({
      relation: 'party',
      label: 'une partie',
      person: { id: 'p2', name: 'Noa Modèle' },
      evidence: { code: 'SIGNED_LETTER', label: 'Lettre signée' },
    });
    expect(fact).toMatchObject({ recordedAs: { relation: 'lead' }, recordedBy: 'Camille Exemple' });
  });

  it.each(['draft', 'priorInformation', 'readyForReferral', 'referred', 'ordered'])('may be withdrawn in %s', async (situation) => {
    const id = await caseIn(api, situation);
    const { body } = accepted(await act(api, FUND, id, 'withdraw', { reason: 'NO_LONGER_WANTED' }));
    expect(body.situation.id).toBe('withdrawn');
  });

  it('withdrawn or closed during mediation, it ends without outcome', async () => {
    const withdrawn = await caseIn(api, 'inMediation');
    const closed = await caseIn(api, 'inMediation');
    expect(accepted(await act(api, FUND, withdrawn, 'withdraw', { reason: 'SETTLED_OTHERWISE' })).body.situation.id).toBe(
      'closedWithoutOutcome',
    );
    expect(accepted(await act(api, MEDIATOR, closed, 'closeWithoutOutcome', { reason: 'PARTY_LEFT' })).body.situation.id).toBe(
      'closedWithoutOutcome',
    );
  });

  it('may be inadmissible', async () => {
    const id = await open(api);
    expect(accepted(await act(api, FUND, id, 'declareInadmissible', { reason: 'NO_EXECUTIVE' })).body.situation.id).toBe('inadmissible');
    const refused = await act(api, FUND, id, 'qualify', QUALIFICATION);
    expectProblem(refused, 409, 'refused');
    expect(refused.body.refusals[0].code).toBe('case-ended');
  });

  it('takes an evidenced fact with its own date, and tells the workflow of each decision', async () => {
    const told = api.followed.length;
    const id = await open(api, { occurredAt: '2019-10-01' });
    const { body } = accepted(await act(api, FUND, id, 'qualify', QUALIFICATION, { occurredAt: '2019-10-02' }));
    expect(body.seq).toBeGreaterThan(20); // the reminders of seven years came first
    expect(api.followed.length).toBe(told + 2);
    expect((await api.get(FUND, `/v1/cases/${id}/replay`)).body.verified).toBe(true);
  });
});

describe('what it refuses, with code, sentence and source', () => {
  const refused = async (situation: string, login: string, name: string, data: object) => {
    const id = await caseIn(api, situation);
    const before = await api.written();
    const answer = await act(api, login, id, name, data);
    expectProblem(answer, 409, 'refused');
    expect(await api.written()).toEqual(before);
    for (const refusal of answer.body.refusals) {
      expect(refusal.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(refusal.source.cited).toMatch(/\(.*(R1|P1|A)-/);
    }
    return answer.body;
  };

  it.each([
    [
      'no-executive',
      { parties: [party('Exemple', 'Alix', { function: 'OTHER' }), party('Modèle', 'Noa', { function: 'OTHER' })] },
      'agents de direction',
    ],
    ['party-not-of-this-type', { parties: [party('Exemple', 'Alix'), party('Modèle', 'Noa', { function: 'OTHER' })] }, 'Noa Modèle'],
    [
      'party-not-personally-concerned',
      { parties: [party('Exemple', 'Alix'), party('Modèle', 'Noa', { personallyConcerned: false })] },
      'Noa Modèle',
    ],
    [
      'fund-of-another-branch',
      { parties: [party('Exemple', 'Alix', { branch: 'recouvrement' }), party('Modèle', 'Noa', { branch: 'famille' })] },
      'branche d’une partie',
    ],
  ])('%s', async (code, change, said) => {
    const { refusals, detail } = await refused('draft', FUND, 'qualify', { ...QUALIFICATION, ...change });
    expect(refusals.map((one: { code: string }) => one.code)).toContain(code);
    expect(detail).toContain(said);
  });

  it('information by telephone', async () => {
    const { refusals } = await refused('priorInformation', FUND, 'recordInformation', toParty('p1', 'TELEPHONE'));
    expect(refusals[0]).toMatchObject({
      code: 'information-not-in-writing',
      source: { requirements: expect.arrayContaining(['R1-043', 'R1-045', 'P1-G5']) },
    });
  });

  it.each([toParty('p7'), toEmployer('caisse-c')])('information of somebody who is not in the case', async (data) => {
    expect((await refused('priorInformation', FUND, 'recordInformation', data)).refusals[0].code).toBe('recipient-not-in-this-case');
  });

  it('a referral before everybody is informed, naming whom for who may know', async () => {
    const { refusals, detail } = await refused('priorInformation', FUND, 'refer', { provider: 'cabinet-mediation' });
    expect(refusals.map((one: { code: string }) => one.code)).toEqual([
      'employer-not-informed',
      'party-not-informed',
      'party-not-informed',
    ]);
    expect(detail).toContain('Aucun écrit n’a encore été adressé à Caisse fictive A de Valimaginaire.');
    expect(detail).toContain('Aucun écrit n’a encore été adressé à Alix Exemple.');
    expect(refusals[0].source.cited).toBe('Lettre circulaire Ucanss 026-19 du 6 juin 2019, modalité 1 (R1-043, P1-G5)');
  });

  it('a referral on an information that came after it', async () => {
    const { body } = await api.post(FUND, '/v1/simulations', {
      process: 'mediation-referral',
      facts: [
        { act: 'open', occurredAt: '2019-10-01', data: OPENING.data, by: { organisation: 'fonds-maladie' } },
        { act: 'qualify', occurredAt: '2019-10-02', data: QUALIFICATION },
        ...[toEmployer('caisse-a'), toParty('p1'), toParty('p2')].map((data) => ({
          act: 'recordInformation',
          occurredAt: '2019-10-09',
          data,
        })),
        { act: 'refer', occurredAt: '2019-10-08', data: { provider: 'cabinet-mediation' } },
      ],
    });
    expect(body.steps.at(-1)).toMatchObject({ accepted: false, refusals: [{ code: 'information-after-referral' }, {}, {}] });
  });

  it('a mediation that would begin before its order, saying when the order was', async () => {
    const id = await caseIn(api, 'ordered');
    const answer = await act(api, MEDIATOR, id, 'startMediation', { mediatorName: 'Personne Inventée' }, { occurredAt: '2020-01-06' });
    expectProblem(answer, 409, 'refused');
    expect(answer.body.refusals).toMatchObject([
      { code: 'before-the-order', source: { requirements: expect.arrayContaining(['R1-052']) } },
    ]);
  });

  it.each([
    ['recordSession', {}],
    ['recordOutcome', { outcome: 'RELATION_ADAPTED' }],
    ['closeWithoutOutcome', { reason: 'PARTY_LEFT' }],
  ])('%s dated before the mediation began', async (name, data) => {
    const id = await caseIn(api, 'inMediation');
    const answer = await act(api, MEDIATOR, id, name, data, { occurredAt: '2020-01-06' });
    expectProblem(answer, 409, 'refused');
    expect(answer.body.refusals).toMatchObject([
      { code: 'before-the-mediation', source: { requirements: expect.arrayContaining(['R1-036']) } },
    ]);
  });

  it('an act of another situation, saying where it belongs', async () => {
    const { refusals } = await refused('draft', FUND, 'issueOrder', {});
    expect(refusals[0]).toMatchObject({ code: 'not-in-this-situation' });
    expect(refusals[0].message).toContain('« Saisine faite, bon de commande attendu »');
  });

  it('an act that is somebody else’s, saying whose', async () => {
    const ordered = await caseIn(api, 'ordered');
    const before = await api.written();
    const answer = await act(api, FUND, ordered, 'startMediation', { mediatorName: 'X' });
    expectProblem(answer, 403, 'not-yours');
    expect(answer.body.detail).toContain('« Commencer la médiation » appartient à : le médiateur.');
    // a relation of its own, but not this one; a relation that is held without the role it takes
    const referred = await caseIn(api, 'referred');
    const employer = await act(api, EMPLOYER, referred, 'issueOrder');
    expectProblem(employer, 403, 'not-yours');
    expect(employer.body.detail).toContain('l’organisme qui conduit la saisine');
    expectProblem(await act(api, 'dpo', referred, 'issueOrder'), 403, 'not-yours');
    expect((await api.written()).facts).toBe((before.facts as number) + 6);
  });

  it('a decision for a person who is not in the case', async () => {
    const id = await caseIn(api, 'referred');
    const answer = await act(api, FUND, id, 'partyDeclines', {}, { by: { relation: 'party', person: 'p9', evidence: 'EMAIL' } });
    expectProblem(answer, 409, 'refused');
    expect(answer.body.refusals[0].code).toBe('not-in-this-relation');
  });

  it('a release where there is no alarm', async () => {
    const id = await open(api);
    expectProblem(await act(api, 'fonds.responsable', id, 'ALARM_RELEASED', { finding: 'VERIFIED' }), 409, 'no-alarm');
  });
});
