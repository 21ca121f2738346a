import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { byParty, type Mediation, mediation, type Party, party, refusalBy, SIGNATORY } from '../../tools/demo/index.js';
import { EVERY_PATH } from '../harness/paths.js';
import { Api, expectProblem } from './harness.js';
import { AUDITOR, accepted, act, bring, caseIn, EMPLOYER, FUND, MEDIATOR, STRANGER } from './mediation.js';

/** Every type by every mode over HTTP, from the first call to each of its ends. */

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

const OUTCOMES = [
  ['RELATION_RESTORED', 'relationRestored'],
  ['RELATION_ADAPTED', 'relationAdapted'],
  ['DIALOGUE_BROKEN', 'dialogueBroken'],
] as const;
/** What each path waits for, between the draft and the referral. */
const WAITS = {
  ABD: { NATIONAL_FUND: ['priorInformation'], EMPLOYER: ['priorInformation'], PARTIES: ['employerAgreement'] },
  C: {
    NATIONAL_FUND: ['consultation', 'fundApproval', 'priorInformation'],
    EMPLOYER: ['consultation', 'fundApproval', 'priorInformation'],
    PARTIES: ['consultation', 'fundApproval', 'employerAgreement'],
  },
} as const;

const two = (one: Partial<Party>, other: Partial<Party>) => ({ parties: [party('Exemple', 'Alix', one), party('Modèle', 'Noa', other)] });
/** Executives of two bodies of two branches. */
const ACROSS = two({ employer: 'caisse-a', branch: 'maladie' }, { employer: 'caisse-c', branch: 'famille' });

const read = async (login: string, path: string) => accepted(await api.get(login, path)).body;

describe('each type by each mode', () => {
  const paths = EVERY_PATH.map(([type, mode], index) => [type, mode, ...(OUTCOMES[index % 3] as (typeof OUTCOMES)[number])] as const);

  it.each(paths)('%s by %s: %s', async (type, mode, outcome, end) => {
    const { opening, steps } = mediation(type, mode, { outcome });
    const { body } = accepted(await api.post(opening.as, '/v1/mediation-referrals', { data: opening.data }), 201);
    const situations: string[] = [body.situation.id];
    for (const step of steps) {
      const { id } = accepted(await bring(api, body.id, step)).body.situation;
      if (id !== situations.at(-1)) situations.push(id);
    }
    const waits = WAITS[type === 'TYPE_C' ? 'C' : 'ABD'][mode];
    expect(situations).toEqual(['draft', ...waits, 'readyForReferral', 'referred', 'ordered', 'inMediation', end]);
    const { established } = await read(opening.as, `/v1/cases/${body.id}`);
    for (const { name, label, shown } of established) {
      expect(label).not.toBe(name);
      expect(label).toMatch(/^\p{Lu}/u);
      expect(shown).not.toMatch(/[A-Z]+_[A-Z]+|\bp\d\b|caisse-|fonds-|undefined|\bnull\b/);
    }
    const { verified, steps: replayed } = await read(AUDITOR, `/v1/cases/${body.id}/replay`);
    expect({ verified, facts: replayed.length }).toEqual({ verified: true, facts: steps.length + 1 });
    expect((await api.get(AUDITOR, `/v1/cases/${body.id}/history`)).text).not.toMatch(/Alix|Modèle|Signataire/);
  });

  it.each(OUTCOMES)('the outcome %s is stated by the mediator, never by who referred', async (outcome, end) => {
    const id = await caseIn(api, 'inMediation', mediation('TYPE_C', 'PARTIES'));
    for (const login of [EMPLOYER, FUND]) expectProblem(await act(api, login, id, 'recordOutcome', { outcome }), 403, 'not-yours');
    expect(accepted(await act(api, MEDIATOR, id, 'recordOutcome', { outcome })).body).toMatchObject({
      situation: { id: end },
      closed: true,
    });
    // the fund that approved learns its kind, and so does the order's issuer
    expect((await read(FUND, `/v1/cases/${id}`)).situation.id).toBe(end);
    expect((await read(EMPLOYER, `/v1/cases/${id}`)).situation.id).toBe(end);
  });
});

describe('every other end', () => {
  const ends = async (path: Mediation, situation: string, login: string, name: string, data: object = {}, more: object = {}) => {
    const id = await caseIn(api, situation, path);
    const { body } = accepted(await act(api, login, id, name, data, more));
    expect(body).toMatchObject({ closed: true, deadlines: [], situation: { waitsFor: [] } });
    expect((await read(AUDITOR, `/v1/cases/${id}/replay`)).verified).toBe(true);
    return body.situation.id;
  };
  const typeC = mediation('TYPE_C', 'NATIONAL_FUND');
  const byAll = mediation('TYPE_A', 'PARTIES', { requestedBy: 'ALL_PARTIES' });

  it('inadmissible', async () =>
    expect(await ends(typeC, 'draft', FUND, 'declareInadmissible', { reason: 'OUTSIDE_GENERAL_SCHEME' })).toBe('inadmissible'));

  it('one of two funds refuses its approval, and no reason is asked', async () => {
    const across = two({ employer: 'caisse-a' }, { employer: 'caisse-c', branch: 'famille', function: 'BOARD_PRESIDENT' });
    expect(await ends(mediation('TYPE_C', 'EMPLOYER', across), 'fundApproval', STRANGER, 'fundRefuses')).toBe('fundApprovalRefused');
  });

  it.each([mediation('TYPE_A', 'PARTIES'), byAll])('the employer refuses its agreement', async (path) => {
    expect(await ends(path, 'employerAgreement', EMPLOYER, 'employerRefuses', refusalBy(SIGNATORY))).toBe('employerAgreementRefused');
  });

  it('one of two employers refuses, though the other has agreed', async () => {
    const id = await caseIn(api, 'employerAgreement', mediation('TYPE_A', 'PARTIES', ACROSS));
    const agreed = mediation('TYPE_A', 'PARTIES', ACROSS).steps.find(({ act: name }) => name === 'employerAgrees');
    expect(accepted(await bring(api, id, agreed as NonNullable<typeof agreed>)).body.situation.id).toBe('employerAgreement');
    expect(accepted(await act(api, 'caisse-c.gestionnaire', id, 'employerRefuses', refusalBy(SIGNATORY))).body.situation.id).toBe(
      'employerAgreementRefused',
    );
  });

  it.each([
    ['consultation', typeC, FUND],
    ['fundApproval', typeC, FUND],
    ['employerAgreement', byAll, EMPLOYER],
    ['priorInformation', typeC, FUND],
    ['readyForReferral', byAll, EMPLOYER],
    ['referred', mediation('TYPE_D', 'EMPLOYER'), EMPLOYER],
  ] as const)('a party declines or withdraws in %s', async (situation, path, login) => {
    const by = { by: byParty('p2', 'ORAL_STATEMENT') };
    expect(await ends(path, situation, login, 'partyDeclines', {}, by)).toBe('partyDeclined');
    expect(await ends(path, situation, login, 'withdraw', { reason: 'NO_LONGER_WANTED' }, by)).toBe('withdrawn');
    // in mode 3 the request is the parties' alone
    if (path !== byAll) expect(await ends(path, situation, login, 'withdraw', { reason: 'SETTLED_OTHERWISE' })).toBe('withdrawn');
  });

  it('a party tells the mediator that it declines, before the mediation begins', async () =>
    expect(await ends(byAll, 'ordered', MEDIATOR, 'partyDeclines', {}, { by: byParty('p1') })).toBe('partyDeclined'));

  it('a party leaves: the mediator chooses between a broken dialogue and no outcome (P1-E11)', async () => {
    expect(await ends(byAll, 'inMediation', MEDIATOR, 'closeWithoutOutcome', { reason: 'PARTY_LEFT' })).toBe('closedWithoutOutcome');
    expect(await ends(byAll, 'inMediation', MEDIATOR, 'recordOutcome', { outcome: 'DIALOGUE_BROKEN' })).toBe('dialogueBroken');
    const left = { by: byParty('p1') };
    expect(await ends(byAll, 'inMediation', EMPLOYER, 'withdraw', { reason: 'NO_LONGER_WANTED' }, left)).toBe('closedWithoutOutcome');
  });
});

describe('people who have no account', () => {
  it('a party refers in mode 3: whoever conducts it records which, and how that is known', async () => {
    const path = mediation('TYPE_A', 'PARTIES', { requestedBy: 'p2' });
    const id = await caseIn(api, 'readyForReferral', path);
    const refer = (more: object) => act(api, EMPLOYER, id, 'refer', { provider: 'cabinet-mediation' }, more);
    for (const by of [{ relation: 'party' }, { relation: 'party', person: 'p2' }, { relation: 'party', person: 'p2', evidence: 'RUMOUR' }])
      expectProblem(await refer({ by }), 400, 'form');
    accepted(await refer({ by: byParty('p2', 'SIGNED_LETTER') }));
    const { facts } = await read(EMPLOYER, `/v1/cases/${id}/history`);
    expect(facts.at(-1)).toMatchObject({
      label: 'Saisir le prestataire',
      by: { relation: 'party', person: { id: 'p2', name: 'Noa Modèle' }, evidence: { code: 'SIGNED_LETTER' } },
      recordedAs: { relation: 'lead' },
      recordedBy: 'Sacha Fictif',
    });
    const { facts: seen } = await read(AUDITOR, `/v1/cases/${id}/history`);
    expect(seen.at(-1).by.person).toMatchObject({ id: 'p2' });
    expect(JSON.stringify(seen)).not.toContain('Noa');
  });

  it('the president of a council is consulted and is a party, without an account', async () => {
    const id = await caseIn(api, 'fundApproval', mediation('TYPE_C', 'EMPLOYER'));
    const { parties, established } = await read(FUND, `/v1/cases/${id}`);
    expect(parties.map(({ name }: { name: string }) => name)).toEqual(['Alix Exemple', 'Noa Modèle']);
    expect(JSON.stringify(established)).toContain('Président');
  });
});

describe('who sees what, and from which fact on', () => {
  const sees = async (id: string) => {
    const logins = [FUND, STRANGER, EMPLOYER, 'caisse-c.gestionnaire', MEDIATOR, 'fonds3.gestionnaire'];
    const statuses = await Promise.all(logins.map(async (login) => [login, (await api.get(login, `/v1/cases/${id}`)).status] as const));
    return statuses.filter(([, status]) => status === 200).map(([login]) => login);
  };

  it('mode 2, two branches: each fund from the writing on, the provider from the referral on', async () => {
    const { steps, opening } = mediation('TYPE_A', 'EMPLOYER', ACROSS);
    const { id } = accepted(await api.post(opening.as, '/v1/mediation-referrals', { data: opening.data }), 201).body;
    const seen: string[][] = [await sees(id)];
    for (const step of steps.slice(0, 6)) {
      accepted(await bring(api, id, step));
      seen.push(await sees(id));
    }
    expect(seen).toEqual([
      [EMPLOYER],
      [EMPLOYER],
      [FUND, EMPLOYER],
      [FUND, STRANGER, EMPLOYER],
      [FUND, STRANGER, EMPLOYER],
      [FUND, STRANGER, EMPLOYER],
      [FUND, STRANGER, EMPLOYER, MEDIATOR],
    ]);
  });

  it('mode 3: each employer whose agreement is asked; the funds only once they were told', async () => {
    const path = mediation('TYPE_A', 'PARTIES', ACROSS);
    const id = await caseIn(api, 'employerAgreement', path);
    expect(await sees(id)).toEqual([EMPLOYER, 'caisse-c.gestionnaire']);
    const whole = await caseIn(api, 'relationAdapted', path);
    expect(await sees(whole)).toEqual([FUND, STRANGER, EMPLOYER, 'caisse-c.gestionnaire', MEDIATOR]);
  });

  it('type C: every concerned fund, for its approval is asked', async () => {
    const across = two({ employer: 'caisse-a' }, { employer: 'caisse-c', branch: 'famille', function: 'BOARD_PRESIDENT' });
    expect(await sees(await caseIn(api, 'consultation', mediation('TYPE_C', 'EMPLOYER', across)))).toEqual([FUND, STRANGER, EMPLOYER]);
  });

  it('a stranger acts on nothing and learns nothing; the provider and an auditor decide nothing of this', async () => {
    const id = await caseIn(api, 'fundApproval', mediation('TYPE_C', 'PARTIES'));
    for (const login of ['fonds3.gestionnaire', 'caisse-c.gestionnaire', MEDIATOR, STRANGER])
      expectProblem(await act(api, login, id, 'fundApproves', { signatoryName: 'Maud Signataire' }), 404, 'no-such-case');
    expectProblem(await act(api, AUDITOR, id, 'fundApproves', { signatoryName: 'Maud Signataire' }), 403, 'not-yours');
    expectProblem(await act(api, EMPLOYER, id, 'fundApproves', { signatoryName: 'Maud Signataire' }), 403, 'not-yours');
    const referred = await caseIn(api, 'referred', mediation('TYPE_C', 'PARTIES'));
    for (const login of [MEDIATOR, FUND, AUDITOR]) expectProblem(await act(api, login, referred, 'issueOrder'), 403, 'not-yours');
  });

  it('nobody opens a case in another organisation’s name', async () => {
    const answer = await api.post(FUND, '/v1/mediation-referrals', { data: { market: '26 AC 99', lead: 'caisse-a' } });
    expectProblem(answer, 409, 'refused');
    expect(answer.body.detail).toContain('désignez votre propre organisme, ou demandez à celui que vous désignez de l’ouvrir');
    expectProblem(
      await api.post(MEDIATOR, '/v1/mediation-referrals', { data: { market: '26 AC 99', lead: 'fonds-maladie' } }),
      403,
      'not-yours',
    );
    expectProblem(
      await api.post(AUDITOR, '/v1/mediation-referrals', { data: { market: '26 AC 99', lead: 'fonds-maladie' } }),
      403,
      'not-yours',
    );
  });
});
