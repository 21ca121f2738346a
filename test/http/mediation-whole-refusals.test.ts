import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  agreementBy,
  asking,
  byParty,
  consultation,
  type DisputeType,
  frameworkTerms,
  MARKET,
  type Mediation,
  mediation,
  type Party,
  party,
  type ReferralMode,
  refusalBy,
  SIGNATORY,
  type Step,
  toEmployer,
  toFund,
  toParty,
} from '../../tools/demo/index.js';
import { Api, expectProblem } from './harness.js';
import { accepted, act, bring, caseIn, EMPLOYER, FUND, MEDIATOR, open, STRANGER } from './mediation.js';
import { codesOfGuards, RefusalList, type Simulated } from './refusal-list.js';

/** Every refusal of the process over HTTP, each with its sentence and its source; the last test compares the list with the code. */

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

const list = new RefusalList(() => api);
const refuses = list.refuses;

const A: Partial<Party> = { employer: 'caisse-a' };
const C: Partial<Party> = { employer: 'caisse-c', branch: 'famille' };
const two = (one: Partial<Party>, other: Partial<Party>) => [party('Exemple', 'Alix', one), party('Modèle', 'Noa', other)];
const stepOf = ({ steps }: Mediation, name: string) => steps.find((step) => step.act === name) as Step;
const PRESIDENT = { function: 'BOARD_PRESIDENT' };
const fundAsParty = { function: 'NATIONAL_FUND', employer: 'fonds-maladie' };
const across = (one: Partial<Party> = {}) => ({ parties: two({ ...A, ...one }, C) });
const acrossInTypeC = { parties: two(A, { ...C, ...PRESIDENT }) };

describe('a qualification', () => {
  const rows: readonly [string[], DisputeType, ReferralMode, Party[], Record<string, unknown>?][] = [
    [
      ['no-executive', 'party-not-of-this-type', 'party-not-of-this-type'],
      'TYPE_A',
      'NATIONAL_FUND',
      two({ function: 'OTHER' }, { function: 'OTHER' }),
    ],
    [['party-not-of-this-type'], 'TYPE_A', 'NATIONAL_FUND', two({}, PRESIDENT)],
    [['party-not-personally-concerned'], 'TYPE_A', 'NATIONAL_FUND', two({}, { personallyConcerned: false })],
    [['type-b-needs-a-director'], 'TYPE_B', 'NATIONAL_FUND', two({ function: 'OTHER_EXECUTIVE' }, { function: 'OTHER_EXECUTIVE' })],
    [['type-b-same-organisation'], 'TYPE_B', 'NATIONAL_FUND', two({}, { employer: 'caisse-b' })],
    [['no-executive', 'type-c-needs-a-head'], 'TYPE_C', 'NATIONAL_FUND', two(PRESIDENT, PRESIDENT)],
    [['type-c-needs-the-president'], 'TYPE_C', 'NATIONAL_FUND', two({}, { function: 'CHIEF_ACCOUNTING_FINANCE_OFFICER' })],
    [['type-d-needs-a-fund'], 'TYPE_D', 'NATIONAL_FUND', two({}, {})],
    [['no-executive', 'type-d-needs-a-head'], 'TYPE_D', 'NATIONAL_FUND', two(fundAsParty, fundAsParty)],
    [['type-d-local-body'], 'TYPE_D', 'NATIONAL_FUND', two(fundAsParty, { employer: 'fonds-maladie' })],
    [['fund-of-another-branch'], 'TYPE_A', 'NATIONAL_FUND', two(C, C)],
    [['lead-not-an-employer'], 'TYPE_A', 'EMPLOYER', two({}, {})],
    [['lead-not-an-employer'], 'TYPE_A', 'EMPLOYER', two({}, {}), { lead: 'caisse-b' }],
    [['nobody-asks'], 'TYPE_A', 'PARTIES', two({}, {}), { lead: 'caisse-a', requestedBy: undefined }],
    [['nobody-asks'], 'TYPE_A', 'PARTIES', two({}, {}), { lead: 'caisse-a', requestedBy: 'ONE_PARTY', requestingParty: 'p7' }],
  ];
  it.each(rows.map(([codes, ...row]) => [codes.join(), codes, row] as const))('%s', async (_, codes, [type, mode, parties, more]) => {
    const { steps } = mediation(type, mode, { parties, lead: 'fonds-maladie', qualification: more });
    const id = await open(api);
    await refuses(codes, () => act(api, FUND, id, 'qualify', steps[0]?.data));
  });
});

describe('consultation and approval (type C, whatever the mode)', () => {
  const signed = { signatoryName: 'Maud Signataire' };

  it('neither is asked elsewhere', async () => {
    const id = await caseIn(api, 'priorInformation');
    await refuses(['no-consultation-needed'], () => act(api, FUND, id, 'recordConsultation', consultation(['fonds-maladie'])));
  });

  it('everybody was there: the president, the director, every concerned fund', async () => {
    const id = await caseIn(api, 'consultation', mediation('TYPE_C', 'EMPLOYER', acrossInTypeC));
    const consulted = (data: object) =>
      act(api, EMPLOYER, id, 'recordConsultation', { ...consultation(['fonds-maladie', 'fonds-famille']), ...data });
    for (const absent of ['presidentPresent', 'executivePresent'])
      await refuses(['absent-from-the-consultation'], () => consulted({ [absent]: false }));
    const message = await refuses(['absent-from-the-consultation'], () => consulted({ funds: [{ fund: 'fonds-maladie' }] }));
    expect(message).toContain('Fonds national fictif Brume n’y était pas');
  });

  it('an approval without consultation, before it, or twice', async () => {
    const path = mediation('TYPE_C', 'EMPLOYER', acrossInTypeC);
    const id = await caseIn(api, 'consultation', path);
    await refuses(['no-consultation'], () => act(api, FUND, id, 'fundApproves', signed));
    accepted(await bring(api, id, stepOf(path, 'recordConsultation')));
    const eve = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await refuses(['approval-before-consultation'], () => act(api, FUND, id, 'fundApproves', signed, { occurredAt: eve }));
    await refuses(['approval-before-consultation'], () => act(api, FUND, id, 'fundRefuses', {}, { occurredAt: eve }));
    accepted(await act(api, FUND, id, 'fundApproves', signed));
    await refuses(['already-approved'], () => act(api, FUND, id, 'fundApproves', signed));
  });

  const modes = ['NATIONAL_FUND', 'EMPLOYER', 'PARTIES'] as const;
  const approvers = [
    [STRANGER, 'Fonds national fictif Azur'],
    [FUND, 'Fonds national fictif Brume'],
  ] as const;
  const rows = modes.flatMap((mode) => approvers.map(([login, other]) => [mode, login, other] as const));
  it.each(rows)('no referral without every approval, by %s, after that of %s (P1-E3)', async (mode, login, other) => {
    const path = mediation('TYPE_C', mode, acrossInTypeC);
    const id = await caseIn(api, 'fundApproval', path);
    accepted(await act(api, login, id, 'fundApproves', signed));
    const answer = await bring(api, id, stepOf(path, 'refer'));
    expectProblem(answer, 409, 'refused');
    const lacking = answer.body.refusals.filter(({ code }: { code: string }) => code === 'fund-has-not-approved');
    expect(list.said(lacking, ['fund-has-not-approved'])).toBe(
      `L’aval de ${other} est encore attendu : le silence ne vaut pas aval. Vous pouvez relancer cette caisse.`,
    );
  });
});

describe('the employer’s agreement (mode 3)', () => {
  const agrees = (id: string, login: string, data: object = {}) =>
    act(api, login, id, 'employerAgrees', { ...agreementBy(SIGNATORY), ...data });

  it('is asked in mode 3 only', async () => {
    const id = await caseIn(api, 'readyForReferral');
    await refuses(['no-agreement-needed'], () => agrees(id, EMPLOYER));
    await refuses(['no-agreement-needed'], () => act(api, EMPLOYER, id, 'employerRefuses', refusalBy(SIGNATORY)));
  });

  it('silence is none (P1-E1); each employer gives its own, once', async () => {
    const id = await caseIn(api, 'employerAgreement', mediation('TYPE_A', 'PARTIES', across()));
    const refer = () => act(api, EMPLOYER, id, 'refer', { provider: 'cabinet-mediation' }, { by: byParty('p1') });
    await refuses(['employer-has-not-agreed', 'employer-has-not-agreed'], refer);
    await refuses(['another-employer'], () => agrees(id, EMPLOYER, { employer: 'caisse-c' }));
    accepted(await agrees(id, EMPLOYER));
    await refuses(['already-agreed'], () => agrees(id, EMPLOYER));
    expect(await refuses(['employer-has-not-agreed'], refer)).toContain('Caisse fictive C de Portchimère');
  });

  it.each([
    ['by the form', { signatory: 'PARTY' }],
    ['by the name, without accents', { signatoryLastName: 'MODELE', signatoryFirstName: 'Noa' }],
    ['by the name, with others', { signatoryLastName: 'Éxemplé', signatoryFirstName: 'ALÏX' }],
    ['by the name, first and last exchanged in writing', { signatoryLastName: 'exem-ple', signatoryFirstName: 'a lix' }],
  ])('a party never gives it: %s', async (_, data) => {
    const id = await caseIn(api, 'employerAgreement', mediation('TYPE_C', 'PARTIES'));
    const message = await refuses(['self-agreement'], () => agrees(id, EMPLOYER, data));
    expect(message).toContain('la caisse nationale');
    // nor does a party refuse it
    await refuses(['self-agreement'], () => act(api, EMPLOYER, id, 'employerRefuses', { ...refusalBy(SIGNATORY), ...data }));
    const { body } = accepted(await agrees(id, EMPLOYER, { ...data, overrideReason: 'DECISION_OF_THE_BOARD' }));
    expect(JSON.stringify(body.established)).toContain('DECISION_OF_THE_BOARD');
  });

  it('the fund signs in the employer’s stead, names it, and says so', async () => {
    const id = await caseIn(api, 'employerAgreement', mediation('TYPE_C', 'PARTIES'));
    await refuses(['not-in-the-employers-stead'], () => agrees(id, FUND, { employer: 'caisse-a' }));
    await refuses(['not-in-the-employers-stead'], () => agrees(id, EMPLOYER, { signatory: 'FUND_INSTEAD' }));
    await refuses(['not-an-employer'], () => agrees(id, FUND, { employer: 'caisse-b', signatory: 'FUND_INSTEAD' }));
    expect(accepted(await agrees(id, FUND, { employer: 'caisse-a', signatory: 'FUND_INSTEAD' })).body.situation.id).toBe(
      'readyForReferral',
    );
  });

  it('no fund that is a party, nor one of another branch', async () => {
    const instead = { employer: 'caisse-a', signatory: 'FUND_INSTEAD' };
    const typeD = await caseIn(api, 'employerAgreement', mediation('TYPE_D', 'PARTIES'));
    accepted(await act(api, EMPLOYER, typeD, 'recordInformation', toFund('fonds-maladie')));
    expect(await refuses(['fund-may-not-sign'], () => agrees(typeD, FUND, instead))).toContain('qui est partie');
    const twoBranches = await caseIn(api, 'employerAgreement', mediation('TYPE_A', 'PARTIES', across()));
    accepted(await act(api, EMPLOYER, twoBranches, 'recordInformation', toFund('fonds-famille')));
    expect(await refuses(['fund-may-not-sign'], () => agrees(twoBranches, STRANGER, instead))).toContain('faites signer cette caisse');
  });
});

describe('a withdrawal', () => {
  it('is the parties’ own in mode 3, once it is known that they ask', async () => {
    const path = mediation('TYPE_C', 'PARTIES');
    const withdraws = (id: string, more?: object) => act(api, EMPLOYER, id, 'withdraw', { reason: 'NO_LONGER_WANTED' }, more);
    for (const situation of ['consultation', 'referred', 'inMediation']) {
      const id = await caseIn(api, situation, path);
      await refuses(['withdrawal-belongs-to-the-parties'], () => withdraws(id));
      expect(accepted(await withdraws(id, { by: byParty('p2') })).body.closed).toBe(true);
    }
    expect(accepted(await withdraws(await caseIn(api, 'draft', path))).body.closed).toBe(true);
  });
});

describe('written information', () => {
  const tells = (id: string, login: string, data: object) => act(api, login, id, 'recordInformation', data);

  it.each(['TELEPHONE', 'CONVERSATION'])('is not given by %s', async (medium) => {
    const id = await caseIn(api, 'priorInformation');
    await refuses(['information-not-in-writing'], () => tells(id, FUND, toParty('p1', medium)));
  });

  it('goes to those whom the mode names: no self-information (type D in mode 1), no stranger', async () => {
    const typeD = await caseIn(api, 'priorInformation', mediation('TYPE_D', 'NATIONAL_FUND'));
    for (const data of [toFund('fonds-maladie'), toParty('p1'), toParty('p9'), toEmployer('caisse-b')])
      await refuses(['recipient-not-in-this-case'], () => tells(typeD, FUND, data));
    const whole = await refuses(['employer-not-informed', 'party-not-informed'], () =>
      act(api, FUND, typeD, 'refer', { provider: 'cabinet-mediation' }),
    );
    expect(whole).toContain('Caisse fictive A de Valimaginaire');
    expect(whole).toContain('Noa Modèle');
  });

  it('two funds of which one was told: the other is named (P1-E8)', async () => {
    const id = await caseIn(api, 'priorInformation', mediation('TYPE_A', 'EMPLOYER', across()));
    for (const data of [toFund('fonds-maladie'), toParty('p1'), toParty('p2')]) accepted(await tells(id, EMPLOYER, data));
    const message = await refuses(['fund-not-informed'], () => act(api, EMPLOYER, id, 'refer', { provider: 'cabinet-mediation' }));
    expect(message).toBe('Aucun écrit n’a encore été adressé à Fonds national fictif Brume.');
  });

  it('after the referral it comes too late in modes 1 and 2; in mode 3 the other party is told before the order', async () => {
    const one = await caseIn(api, 'referred');
    const { actions } = accepted(await api.get(FUND, `/v1/cases/${one}/actions`)).body;
    expect(actions.find((action: { act: string }) => action.act === 'recordInformation').allowed).toBe(false);
    await refuses(['information-comes-too-late'], () => tells(one, FUND, toParty('p1')));
    const three = await caseIn(api, 'referred', mediation('TYPE_A', 'PARTIES'));
    expect(await refuses(['other-party-not-informed'], () => act(api, EMPLOYER, three, 'issueOrder'))).toContain('Noa Modèle');
  });
});

describe('the referral and what follows', () => {
  it('is made by whom the mode names', async () => {
    const one = await caseIn(api, 'readyForReferral');
    const provider = { provider: 'cabinet-mediation' };
    await refuses(['mode-names-another'], () => act(api, FUND, one, 'refer', provider, { by: byParty('p1') }));
    const three = await caseIn(api, 'readyForReferral', mediation('TYPE_A', 'PARTIES'));
    await refuses(['mode-names-another'], () => act(api, EMPLOYER, three, 'refer', provider));
    await refuses(['mode-names-another'], () => act(api, EMPLOYER, three, 'refer', provider, { by: byParty('p2') }));
  });

  it('no mediation before its order, nothing in it before it began', async () => {
    const ordered = await caseIn(api, 'ordered');
    const early = { occurredAt: '2026-01-05' };
    await refuses(['before-the-order'], () => act(api, MEDIATOR, ordered, 'startMediation', { mediatorName: 'Ange Concorde' }, early));
    const under = await caseIn(api, 'inMediation');
    await refuses(['before-the-mediation'], () => act(api, MEDIATOR, under, 'recordSession', {}, early));
    await refuses(['before-the-mediation'], () => act(api, MEDIATOR, under, 'recordOutcome', { outcome: 'DIALOGUE_BROKEN' }, early));
  });

  it('a recourse is opened after a refusal, and takes another mode (P1-E2)', async () => {
    const going = await caseIn(api, 'referred');
    const recourse = (recourseOf: string) =>
      api.post(EMPLOYER, '/v1/mediation-referrals', { data: { market: MARKET, lead: 'caisse-a', recourseOf } });
    await refuses(['no-recourse'], () => recourse(going));
    const refused = await caseIn(api, 'employerAgreement', mediation('TYPE_A', 'PARTIES'));
    accepted(await act(api, EMPLOYER, refused, 'employerRefuses', refusalBy(SIGNATORY)));
    const { id } = accepted(await recourse(refused), 201).body;
    const [qualify] = mediation('TYPE_A', 'PARTIES').steps;
    await refuses(['recourse-in-the-same-mode'], () => act(api, EMPLOYER, id, 'qualify', qualify?.data));
  });

  it('the market is known and in force on that day', async () => {
    const opens = (data: object, more: object = {}) =>
      api.post(FUND, '/v1/mediation-referrals', { data: { market: MARKET, lead: 'fonds-maladie', ...data }, ...more });
    expect(await refuses(['market-unknown'], () => opens({ market: '99 AC 99' }))).toContain('99 AC 99');
    await refuses(['market-unknown'], () => opens({}, { occurredAt: '2018-01-08' }));
  });
});

describe('what a clock that stands still can’t show, as a simulation', () => {
  const oneTerm = { renewal: 'NONE', renewalTerm: undefined, mostRenewals: undefined };
  const concluded = { act: 'open', occurredAt: '2024-12-02', data: frameworkTerms('25 AC 98', '2025-01-01', '2024-12-02', oneTerm) };
  const beside = [{ process: 'agreement', facts: [concluded] }];
  const simulated = (codes: readonly string[], ...facts: readonly Simulated[]) => list.simulated(codes, facts, beside);
  const opening = ['open', '2025-03-03', { market: '25 AC 98', lead: 'fonds-maladie' }, { organisation: 'fonds-maladie' }] as const;
  const qualifies = (mode: ReferralMode, more: object) =>
    ['qualify', '2025-03-04', { ...mediation('TYPE_A', mode).steps[0]?.data, ...more }] as const;
  const inModeOne = qualifies('NATIONAL_FUND', {});
  const informs = (day: string) =>
    [toEmployer('caisse-a'), toParty('p1'), toParty('p2')].map((data) => ['recordInformation', day, data] as Simulated);
  const refers = (day: string, by?: object) => ['refer', day, { provider: 'cabinet-mediation' }, by] as Simulated;
  const plain = (rows: readonly (readonly unknown[])[]) => rows as unknown as Simulated[];

  it('an information dated after the referral', () =>
    simulated(
      ['information-after-referral', 'information-after-referral', 'information-after-referral'],
      ...plain([opening, inModeOne, ...informs('2025-03-12'), refers('2025-03-11')]),
    ));

  it('an agreement dated after the referral', () => {
    const agreement = ['employerAgrees', '2025-03-12', agreementBy(SIGNATORY), { relation: 'employer', organisation: 'caisse-a' }];
    const inModeThree = qualifies('PARTIES', { lead: 'caisse-a', ...asking('p1') });
    const by = { ...byParty('p1'), recordedAs: 'lead' };
    return simulated(['agreement-after-referral'], ...plain([opening, inModeThree, agreement, refers('2025-03-11', by)]));
  });

  it('an order dated before the referral, and one after the market’s last day (P1-E13)', async () => {
    const referred = plain([opening, inModeOne, ...informs('2025-03-05'), refers('2025-03-10')]);
    await simulated(['before-the-referral'], ...referred, ['issueOrder', '2025-03-09']);
    await simulated(['framework-ended'], ...referred, ['issueOrder', '2026-01-02']);
  });

  it('an opening before the market’s first day', () =>
    simulated(['framework-not-yet-in-force'], ...plain([['open', '2024-12-30', opening[2], opening[3]]])));

  it('a market that says it is over when it isn’t, or says again what is known', async () => {
    await simulated(['framework-still-in-force'], ...plain([opening, ['frameworkEnded', '2025-04-01']]));
    await simulated(['already-known'], ...plain([opening, ['frameworkEndsSoon', '2025-11-03'], ['frameworkEndsSoon', '2025-11-04']]));
  });
});

describe('the list', () => {
  it('every refusal that a guard can give was seen', () => {
    // the form lets nothing else through, or a way of its own: these guards only choose the way
    const never = ['outcome-not-one-of-three', 'framework-goes-on'];
    expect(list.seen()).toEqual(codesOfGuards().filter((code) => !never.includes(code)));
    expect(list.seen().length).toBeGreaterThan(40);
  });
});
