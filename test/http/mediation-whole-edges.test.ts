import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Hearing } from '../../libs/casework/index.js';
import {
  asking,
  frameworkTerms,
  MARKET,
  mediation,
  type Party,
  party,
  refusalBy,
  SIGNATORY,
  type Step,
  toEmployer,
  toFund,
  toParty,
} from '../../tools/demo/index.js';
import { Api, expectProblem } from './harness.js';
import { AUDITOR, accepted, act, bring, caseIn, EMPLOYER, FUND, MEDIATOR, STRANGER } from './mediation.js';

/** The edge cases of the requirements (P1-E2 to P1-E14) over HTTP: what goes on, and with whom. */

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

const two = (one: Partial<Party>, other: Partial<Party>) => [party('Exemple', 'Alix', one), party('Modèle', 'Noa', other)];
const read = async (login: string, path: string) => accepted(await api.get(login, path)).body;
const situationOf = async (login: string, id: string) => (await read(login, `/v1/cases/${id}`)).situation.id;
const refusalsOf = async (login: string, id: string, name: string): Promise<string[]> => {
  const { actions } = await read(login, `/v1/cases/${id}/actions`);
  const { refusals } = actions.find((one: { act: string }) => one.act === name);
  return refusals.map(({ code, missing }: { code: string; missing: { id: string }[] }) => [code, ...missing.map(({ id }) => id)].join(' '));
};
const tells = async (id: string, login: string, data: object) =>
  accepted(await act(api, login, id, 'recordInformation', data)).body.situation.id;
const stepOf = (steps: readonly Step[], name: string) => steps.find((step) => step.act === name) as Step;

describe('a mode changed after preparation (P1-E12)', () => {
  it('keeps what was written, asks for what is missing, and hands the case over', async () => {
    const id = await caseIn(api, 'readyForReferral', mediation('TYPE_A', 'EMPLOYER'));
    const changed = await act(api, EMPLOYER, id, 'changeMode', { mode: 'NATIONAL_FUND', lead: 'fonds-maladie' });
    expect(accepted(changed).body.situation.id).toBe('priorInformation');
    expect(await refusalsOf(FUND, id, 'refer')).toEqual(['employer-not-informed caisse-a']);
    expectProblem(await act(api, EMPLOYER, id, 'refer', { provider: 'cabinet-mediation' }), 403, 'not-yours');
    expect(await tells(id, FUND, toEmployer('caisse-a'))).toBe('readyForReferral');
    expect(await situationOf(EMPLOYER, id)).toBe('readyForReferral');
    expect(accepted(await act(api, FUND, id, 'refer', { provider: 'cabinet-mediation' })).body.situation.id).toBe('referred');
  });

  it('asks for the employer’s agreement in mode 3, and no longer once it is left', async () => {
    const id = await caseIn(api, 'readyForReferral', mediation('TYPE_A', 'EMPLOYER'));
    const toThree = accepted(await act(api, EMPLOYER, id, 'changeMode', { mode: 'PARTIES', ...asking('p2') }));
    expect(toThree.body.situation).toMatchObject({ id: 'employerAgreement', waitsFor: [{ relation: 'employer' }] });
    expect(await refusalsOf(EMPLOYER, id, 'refer')).toEqual(['employer-has-not-agreed caisse-a']);
    const back = accepted(await act(api, EMPLOYER, id, 'changeMode', { mode: 'EMPLOYER' }));
    expect(back.body.situation.id).toBe('readyForReferral');
  });

  it('keeps approval and consultation of type C', async () => {
    const id = await caseIn(api, 'employerAgreement', mediation('TYPE_C', 'PARTIES'));
    const { body } = accepted(await act(api, EMPLOYER, id, 'changeMode', { mode: 'NATIONAL_FUND', lead: 'fonds-maladie' }));
    expect(body.situation.id).toBe('priorInformation');
    expect(await refusalsOf(FUND, id, 'refer')).toEqual([
      'employer-not-informed caisse-a',
      'party-not-informed p1',
      'party-not-informed p2',
    ]);
  });

  it('is guarded like a qualification, and impossible once the referral is made', async () => {
    const id = await caseIn(api, 'priorInformation');
    for (const [data, code] of [
      [{ mode: 'EMPLOYER' }, 'lead-not-an-employer'],
      [{ mode: 'NATIONAL_FUND', lead: 'fonds-famille' }, 'fund-of-another-branch'],
      [{ mode: 'PARTIES', lead: 'caisse-a' }, 'nobody-asks'],
    ] as const) {
      const answer = await act(api, FUND, id, 'changeMode', data);
      expectProblem(answer, 409, 'refused');
      expect(answer.body.refusals.map((one: { code: string }) => one.code)).toEqual([code]);
    }
    const referred = await caseIn(api, 'referred');
    const late = await act(api, FUND, referred, 'changeMode', { mode: 'EMPLOYER', lead: 'caisse-a' });
    expectProblem(late, 409, 'refused');
    expect(late.body.refusals[0].code).toBe('not-in-this-situation');
  });
});

describe('a recourse (P1-E2)', () => {
  const opens = (login: string, lead: string, recourseOf: string) =>
    api.post(login, '/v1/mediation-referrals', { data: { market: MARKET, lead, recourseOf } });

  it.each([
    [FUND, 'fonds-maladie', 'NATIONAL_FUND'],
    [EMPLOYER, 'caisse-a', 'EMPLOYER'],
  ] as const)('after an employer’s refusal %s goes on with a linked case', async (login, lead, mode) => {
    const refused = await caseIn(api, 'employerAgreement', mediation('TYPE_A', 'PARTIES'));
    accepted(await act(api, EMPLOYER, refused, 'employerRefuses', refusalBy(SIGNATORY)));
    const { id } = accepted(await opens(login, lead, refused), 201).body;
    const { body } = accepted(await bring(api, id, stepOf(mediation('TYPE_A', mode).steps, 'qualify')));
    expect(body.situation.id).toBe('priorInformation');
    expect(body.established).toContainEqual(expect.objectContaining({ name: 'recourseOf', value: refused }));
    expect((await read(AUDITOR, `/v1/cases/${id}/replay`)).verified).toBe(true);
  });

  it('after a fund’s refusal any mode may be taken, and the fund is asked again', async () => {
    const refused = await caseIn(api, 'fundApproval', mediation('TYPE_C', 'EMPLOYER'));
    accepted(await act(api, FUND, refused, 'fundRefuses'));
    const { id } = accepted(await opens(EMPLOYER, 'caisse-a', refused), 201).body;
    const { body } = accepted(await bring(api, id, stepOf(mediation('TYPE_C', 'EMPLOYER').steps, 'qualify')));
    expect(body.situation.id).toBe('consultation');
  });
});

describe('several employers, several branches', () => {
  const across = two({ employer: 'caisse-a' }, { employer: 'caisse-c', branch: 'famille' });

  it('mode 1: each employer is written to, one fund conducts', async () => {
    const id = await caseIn(api, 'priorInformation', mediation('TYPE_A', 'NATIONAL_FUND', { parties: across }));
    expect(await refusalsOf(FUND, id, 'refer')).toEqual([
      'employer-not-informed caisse-a',
      'employer-not-informed caisse-c',
      'party-not-informed p1',
      'party-not-informed p2',
    ]);
    // the other fund refers with it, and sees the case; it does not conduct it
    expect(await situationOf(STRANGER, id)).toBe('priorInformation');
    expectProblem(await act(api, STRANGER, id, 'recordInformation', toParty('p1')), 403, 'not-yours');
  });

  it('mode 2: the other employer may be written to, and isn’t waited for', async () => {
    const id = await caseIn(api, 'priorInformation', mediation('TYPE_A', 'EMPLOYER', { parties: across }));
    expect(await tells(id, EMPLOYER, toEmployer('caisse-c'))).toBe('priorInformation');
    for (const data of [toFund('fonds-maladie'), toFund('fonds-famille'), toParty('p1')]) await tells(id, EMPLOYER, data);
    expect(await tells(id, EMPLOYER, toParty('p2'))).toBe('readyForReferral');
    expect(await situationOf('caisse-c.gestionnaire', id)).toBe('readyForReferral');
  });

  it('mode 3: each agrees, one conducts and orders', async () => {
    const path = mediation('TYPE_A', 'PARTIES', { parties: across, requestedBy: 'ALL_PARTIES' });
    const id = await caseIn(api, 'referred', path);
    expectProblem(await act(api, 'caisse-c.gestionnaire', id, 'issueOrder'), 403, 'not-yours');
    expect(await refusalsOf(EMPLOYER, id, 'issueOrder')).toEqual(['other-party-not-informed p2']);
    expect(await tells(id, EMPLOYER, toParty('p2'))).toBe('referred');
    expect(accepted(await act(api, EMPLOYER, id, 'issueOrder')).body.situation.id).toBe('ordered');
  });

  it('a branch whose fund is not in the directory is a mistake of the form', async () => {
    const id = await caseIn(api, 'draft');
    const parties = two({}, { branch: 'retraite' });
    const { data } = mediation('TYPE_A', 'NATIONAL_FUND', { qualification: { parties } }).steps[0] as { data: object };
    const answer = await act(api, FUND, id, 'qualify', data);
    expectProblem(answer, 400, 'form');
    expect(answer.body.errors[0]).toMatchObject({ field: 'data.parties[1].branch', code: 'no-fund-of-branch' });
  });

  it('three branches, and one body of each', async () => {
    const parties = [...across, party('Fictif', 'Sam', { employer: 'caisse-d', branch: 'recouvrement' })];
    const id = await caseIn(api, 'priorInformation', mediation('TYPE_A', 'EMPLOYER', { parties }));
    expect((await refusalsOf(EMPLOYER, id, 'refer')).slice(0, 3)).toEqual([
      'fund-not-informed fonds-maladie',
      'fund-not-informed fonds-famille',
      'fund-not-informed fonds-recouvrement',
    ]);
  });
});

describe('an organisation that is two things at once', () => {
  it('type B at a national fund: one writing to each party is enough (P1-E7)', async () => {
    const parties = two({ employer: 'fonds-maladie' }, { employer: 'fonds-maladie', function: 'OTHER_EXECUTIVE' });
    for (const mode of ['NATIONAL_FUND', 'EMPLOYER'] as const) {
      const id = await caseIn(api, 'priorInformation', mediation('TYPE_B', mode, { parties }));
      expect(await refusalsOf(FUND, id, 'refer')).toEqual(['party-not-informed p1', 'party-not-informed p2']);
      await tells(id, FUND, toParty('p1'));
      expect(await tells(id, FUND, toParty('p2'))).toBe('readyForReferral');
    }
    const three = mediation('TYPE_B', 'PARTIES', { parties });
    expect(await situationOf(FUND, await caseIn(api, 'relationAdapted', three))).toBe('relationAdapted');
  });

  it('type D in mode 1: the fund is a party and refers, and does not write to itself (P1-E6)', async () => {
    const id = await caseIn(api, 'priorInformation', mediation('TYPE_D', 'NATIONAL_FUND'));
    expect(await refusalsOf(FUND, id, 'refer')).toEqual(['employer-not-informed caisse-a', 'party-not-informed p2']);
  });

  it.each(['EMPLOYER', 'PARTIES'] as const)('type D by %s: the fund is written to as a fund', async (mode) => {
    const path = mediation('TYPE_D', mode);
    const id = await caseIn(api, mode === 'EMPLOYER' ? 'priorInformation' : 'referred', path);
    const missing = await refusalsOf(EMPLOYER, id, mode === 'EMPLOYER' ? 'refer' : 'issueOrder');
    expect(missing[0]).toBe(mode === 'EMPLOYER' ? 'fund-not-informed fonds-maladie' : 'other-party-not-informed fonds-maladie');
  });
});

describe('the market and the group that holds it', () => {
  it('names the member that intervenes; the order is the holder’s (P1-E14)', async () => {
    const id = await caseIn(api, 'ordered', mediation('TYPE_B', 'EMPLOYER'));
    expectProblem(await api.get('mediateur2', `/v1/cases/${id}`), 404, 'no-such-case');
    const started = { performingMember: 'cabinet-associe', mediatorName: 'Andrea Parabole' };
    const { body } = accepted(await act(api, MEDIATOR, id, 'startMediation', started));
    const known = Object.fromEntries(body.established.map(({ name, value }: { name: string; value: unknown }) => [name, value]));
    expect(known).toMatchObject({ provider: 'cabinet-mediation', performingMember: 'cabinet-associe' });
    expect(accepted(await act(api, 'mediateur2', id, 'recordSession')).body.situation.id).toBe('inMediation');
  });

  it('a market that ends before the order ends the case; what was ordered goes on (P1-E13, P2-E2)', async () => {
    const opening = frameworkTerms('26 AC 98', '2026-01-01', '2026-01-01', ONE_TERM);
    const market = accepted(await api.post('achats.gestionnaire', '/v1/agreements', { data: opening, occurredAt: '2026-01-01' }), 201).body;
    const under = mediation('TYPE_A', 'NATIONAL_FUND', { opening: { market: '26 AC 98' } });
    const [referred, ordered] = [await caseIn(api, 'referred', under), await caseIn(api, 'ordered', under)];
    accepted(await act(api, 'achats.gestionnaire', market.id, 'end', { reason: 'PURCHASER_DECIDED' }));
    const late = await act(api, FUND, referred, 'issueOrder');
    expectProblem(late, 409, 'refused');
    expect(late.body.refusals.map((one: { code: string }) => one.code)).toEqual(['framework-ended']);
    // what the worker does once the agreement's own workflow says so
    const hearing = api.service(Hearing);
    for (const id of [referred, ordered]) await hearing.tell(id, { act: 'frameworkEnded', keys: ['market:26 AC 98'] });
    expect([await situationOf(FUND, referred), await situationOf(FUND, ordered)]).toEqual(['frameworkUnavailable', 'ordered']);
    expectProblem(await act(api, FUND, ordered, 'frameworkEnded'), 403, 'not-yours');
  });
});

const ONE_TERM = { renewal: 'NONE', renewalTerm: undefined, mostRenewals: undefined };
