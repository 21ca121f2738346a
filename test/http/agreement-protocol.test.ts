import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, Api, expectProblem } from './harness.js';

/** Agreements other than the framework, over HTTP with real tokens: a protocol between two services, a contract of three, a pooled market. */

const CARSAT = 'carsat.gestionnaire';
const SPST = 'spst.gestionnaire';
const DREETS = 'dreets.gestionnaire';
const BODY = 'caisse-a.gestionnaire';
const FUND = 'fonds.gestionnaire';
const PURCHASER = 'achats.gestionnaire';
const AUDITOR = 'auditrice';

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

let number = 0;
const reference = (kind: string) => {
  number += 1;
  return `${kind} 2025-${number}`;
};
// biome-ignore lint/suspicious/noExplicitAny: what a process shows is judged member by member
type Shown = any;
const ok = async (sent: Promise<Answer>, status = 200): Promise<Shown> => {
  const answer = await sent;
  if (answer.status !== status) throw new Error(`wanted ${status}, got ${answer.status}: ${answer.text}`);
  return answer.body;
};
const refused = async (sent: Promise<Answer>, code: string, cites: string) => {
  const answer = await sent;
  expectProblem(answer, 409, 'refused');
  expect(answer.body.refusals.map((one: { code: string }) => one.code)).toContain(code);
  const of = answer.body.refusals.find((one: { code: string }) => one.code === code);
  expect(of.source.requirements).toContain(cites);
  return of.message as string;
};

/** A usual opening, as the process itself proposes it. */
async function template(id: string): Promise<object> {
  const { templates } = await ok(api.get(AUDITOR, '/v1/processes/agreement'));
  return { template: id, ...templates.find((one: { id: string }) => one.id === id).data };
}
const parties = (signedOn?: string, ...ids: string[]) =>
  ids.map((organisation) => ({ organisation, role: 'PARTY', ...(signedOn ? { signedOn } : {}) }));
const opens = async (login: string, data: object, now: string): Promise<string> =>
  (await ok(api.post(login, '/v1/agreements', { data, sandbox: { now } }), 201)).id;
const protocol = async (signedOn: string | undefined, now: string): Promise<string> =>
  opens(
    CARSAT,
    {
      ...(await template('PDP_PROTOCOL_1')),
      reference: reference('PDP'),
      keeper: 'carsat-monts',
      signatories: parties(signedOn, 'carsat-monts', 'spst-rives'),
    },
    now,
  );
const cpom = async (now: string) =>
  opens(
    CARSAT,
    {
      ...(await template('CPOM_1')),
      reference: reference('CPOM'),
      keeper: 'carsat-monts',
      signatories: parties('2025-07-30', 'spst-rives', 'carsat-monts', 'dreets-vals'),
    },
    now,
  );
const act = (login: string, id: string, name: string, data: object = {}, more: object = {}) =>
  api.post(login, `/v1/cases/${id}/actions/${name}`, { data, ...more });
const until = (id: string, now: string) => ok(api.post(CARSAT, `/v1/cases/${id}/sandbox-clock`, { now }));
const deadline = (shown: Shown, name: string) => shown.deadlines.find((one: { name: string }) => one.name === name);
const WHO = { lastName: 'Signataire', firstName: 'Maud' };
const SIGNS = { title: 'Directrice générale', ...WHO };
const FIGURES = {
  services: [
    { organisation: 'carsat-monts', reported: 41, handled: 12 },
    { organisation: 'spst-rives', reported: 29, handled: 17 },
  ],
  collectiveActions: 2,
  participants: 35,
  trainings: 1,
  trained: 18,
  remobilised: 9,
  retained: 14,
  retainedElsewhere: 5,
  serviceMeetings: 2,
  bodyMeetings: 4,
  verdict: 'FAVOURABLE',
};

describe('a protocol between two services', () => {
  it('is drafted, signed by each, evaluated by both, and renews at the end of its term (R2-075…R2-090, R2-087)', async () => {
    const id = await protocol(undefined, '2025-04-10T09:00');
    await refused(act(CARSAT, id, 'giveNotice'), 'not-in-this-situation', 'R2-090');
    await ok(act(CARSAT, id, 'sign', SIGNS));
    await refused(act(CARSAT, id, 'sign', SIGNS), 'already-signed', 'R2-090');
    await until(id, '2025-04-14T15:00');
    const inForce = await ok(act(SPST, id, 'sign', SIGNS));
    expect(inForce.situation.id).toBe('inForce');
    expect(deadline(inForce, 'termEnd')).toMatchObject({
      legalDate: '2026-04-13',
      due: '2026-04-13T22:00:00.000Z',
      explanation: { period: 'P12M', profile: 'term', anchor: { at: '2025-04-14' } },
    });
    expect(deadline(inForce, 'lastNoticeDay')).toMatchObject({ legalDate: '2026-01-13' });

    await until(id, '2026-01-20T09:00');
    await refused(act(SPST, id, 'fillEvaluation', FIGURES), 'evaluation-not-open', 'R2-076');
    await ok(act(CARSAT, id, 'openEvaluation'));
    await refused(act(CARSAT, id, 'fillEvaluation', { ...FIGURES, services: FIGURES.services.slice(1) }), 'service-missing', 'R2-079');
    await ok(act(CARSAT, id, 'fillEvaluation', FIGURES));
    await ok(act(CARSAT, id, 'signEvaluation', WHO));
    await refused(act(CARSAT, id, 'signEvaluation', WHO), 'evaluation-signed-already', 'R2-077');
    const oneSided = await ok(api.get(SPST, `/v1/cases/${id}`));
    expect(oneSided.flags.map((one: { id: string }) => one.id)).toContain('evaluationToSign');
    await ok(act(SPST, id, 'signEvaluation', WHO));
    await refused(act(SPST, id, 'fillEvaluation', FIGURES), 'evaluation-signed', 'R2-077');

    const renewed = await until(id, '2026-04-14T00:00');
    expect(renewed.situation.id).toBe('inForce');
    expect(deadline(renewed, 'termEnd')).toMatchObject({
      legalDate: '2027-04-13',
      explanation: { period: 'P24M', anchor: { at: '2025-04-14' } },
    });
    const lapsed = await until(id, '2027-04-14T00:00');
    expect(lapsed).toMatchObject({ closed: true, situation: { id: 'lapsed' } });
    expect(await ok(api.get(AUDITOR, `/v1/cases/${id}/replay`))).toMatchObject({ verified: true, firstDivergence: null });
  });

  it('ends three months after a notice is received, whatever the term; it says its date before anything is recorded (A-02, A-04)', async () => {
    const id = await protocol('2025-04-14', '2026-01-14T12:00');
    const facts = [{ act: 'giveNotice', occurredAt: '2026-01-13', by: { relation: 'signatory', organisation: 'spst-rives' }, data: {} }];
    const tried = await ok(api.post(SPST, `/v1/cases/${id}/forecast`, { facts, until: '2026-06-01' }));
    expect(JSON.stringify(tried)).toContain('"legalDate":"2026-04-13"');
    const shown = await ok(act(SPST, id, 'giveNotice', {}, { occurredAt: '2026-01-13' }));
    expect(deadline(shown, 'noticeEnd')).toMatchObject({
      legalDate: '2026-04-13',
      due: '2026-04-13T22:00:00.000Z',
      explanation: {
        period: 'P3M',
        profile: 'notice',
        anchor: { act: 'giveNotice', at: '2026-01-13' },
        source: { requirements: expect.arrayContaining(['R2-089']) },
      },
    });
    expect(shown.flags.map((one: { id: string }) => one.id)).toContain('noticeRuns');
    await refused(act(SPST, id, 'giveNotice'), 'notice-already-runs', 'R2-089');
    expect((await until(id, '2026-04-14T00:00')).situation.id).toBe('terminated');
  });

  it('a notice is withdrawn with the other’s agreement, and not without (P6-E7)', async () => {
    const id = await protocol('2025-04-14', '2025-09-01T09:00');
    await ok(act(SPST, id, 'giveNotice'));
    await refused(act(CARSAT, id, 'withdrawNotice'), 'no-notice-of-yours', 'P6-E7');
    await refused(act(CARSAT, id, 'acceptWithdrawal', { giver: 'spst-rives' }), 'no-withdrawal-asked', 'P6-E7');
    const asked = await ok(act(SPST, id, 'withdrawNotice'));
    expect(deadline(asked, 'noticeEnd')).toMatchObject({ legalDate: '2025-12-01' });
    await refused(act(SPST, id, 'acceptWithdrawal', { giver: 'spst-rives' }), 'own-notice', 'P6-E7');
    const goesOn = await ok(act(CARSAT, id, 'acceptWithdrawal', { giver: 'spst-rives' }));
    expect(deadline(goesOn, 'noticeEnd')).toBeUndefined();
    expect(deadline(goesOn, 'termEnd')).toMatchObject({ legalDate: '2026-04-13' });
  });

  it('its keeper records what a signatory without an account decided, on its paper; nobody else does', async () => {
    const id = await protocol(undefined, '2025-04-10T09:00');
    const by = { relation: 'signatory', organisation: 'spst-rives', evidence: 'SIGNED_LETTER' };
    const signed = await ok(act(CARSAT, id, 'sign', SIGNS, { by }));
    expect(signed.situation.id).toBe('drafting');
    const { facts } = await ok(api.get(AUDITOR, `/v1/cases/${id}/history`));
    expect(facts.at(-1)).toMatchObject({ act: 'sign', by: { relation: 'signatory', organisation: { id: 'spst-rives' } } });
    expectProblem(await act(CARSAT, id, 'sign', SIGNS, { by: { ...by, evidence: undefined } }), 400, 'form');
    expectProblem(await act(CARSAT, id, 'sign', SIGNS, { by: { ...by, organisation: 'dreets-vals' } }), 400, 'form');
    expectProblem(await act(SPST, id, 'sign', SIGNS, { by: { ...by, organisation: 'carsat-monts' } }), 403, 'not-yours');
    expectProblem(await act(DREETS, id, 'sign', SIGNS), 404, 'no-such-case');
  });

  it('what is due every year is due until it is done (R2-050, R2-051, R2-052, R2-054, R4-169, R4-178, A-82)', async () => {
    const id = await protocol('2025-04-14', '2025-09-01T09:00');
    const due = (shown: Shown) =>
      shown.deadlines.filter((one: { name: string }) => one.name.endsWith('Due')).map((one: Shown) => `${one.name} ${one.legalDate}`);
    expect(due(await ok(api.get(SPST, `/v1/cases/${id}`)))).toEqual(['meetingDue 2026-04-13', 'contactsDue 2026-04-14']);
    const present = [{ organisation: 'carsat-monts' }, { organisation: 'spst-rives' }];
    const one = await ok(act(SPST, id, 'recordMeeting', { kind: 'SERVICES', present: present.slice(0, 1) }));
    expect(due(one)).toContain('meetingDue 2026-04-13');
    expect(due(await ok(act(SPST, id, 'recordMeeting', { kind: 'SERVICES', present })))).toEqual(['contactsDue 2026-04-14']);
    expect(due(await ok(act(CARSAT, id, 'verifyContacts')))).toEqual(['contactsDue 2026-09-01']);
    const three = await cpom('2026-01-12T09:00');
    const reviewed = due(await ok(act(CARSAT, three, 'recordReview', { cycle: 'SERVICE' })));
    expect(reviewed.filter((one: string) => one.includes('Review'))).toEqual(['jointReviewDue 2026-01-29', 'serviceReviewDue 2026-07-29']);
  });

  it('what is badly dated is refused and changes nothing', async () => {
    const id = await protocol('2025-04-14', '2025-09-01T09:00');
    const before = await api.written();
    expectProblem(await act(SPST, id, 'giveNotice', {}, { occurredAt: '2025-09-02' }), 400, 'form');
    await refused(act(SPST, id, 'giveNotice', {}, { occurredAt: '2025-04-13' }), 'before-the-agreement', 'R2-075');
    await refused(act(SPST, id, 'renew', {}, { occurredAt: '2025-04-13' }), 'before-the-agreement', 'R2-075');
    expect(await api.written()).toEqual(before);
  });
});

describe('a contract of three, without renewal (R4-001, R4-076, R4-078…R4-080, R4-082)', () => {
  const LONGER = { subject: 'DURATION', matter: 'Prolongation d’un an', initialTerm: 72 };

  it('is amended by all three while it runs, and its earlier text stays readable', async () => {
    const id = await cpom('2026-02-02T09:00');
    await refused(act(SPST, id, 'giveNotice'), 'no-termination-alone', 'A-77');
    await refused(act(SPST, id, 'renew'), 'not-renewable', 'A-77');
    await refused(act(SPST, id, 'proposeAmendment', { ...LONGER, subject: 'CONTENT' }), 'duration-not-announced', 'R4-079');
    await refused(act(SPST, id, 'proposeAmendment', { ...LONGER, initialTerm: 3 }), 'amended-end-is-past', 'R4-079');
    await refused(act(SPST, id, 'proposeAmendment', { ...LONGER, renewalTerm: 12 }), 'term-without-renewal', 'R1-019');
    await ok(act(SPST, id, 'proposeAmendment', LONGER));
    await refused(act(CARSAT, id, 'proposeAmendment', LONGER), 'amendment-pending', 'R4-079');
    for (const login of [SPST, CARSAT]) await ok(act(login, id, 'signAmendment', WHO));
    expect(deadline(await ok(api.get(CARSAT, `/v1/cases/${id}`)), 'termEnd')).toMatchObject({ legalDate: '2030-07-29' });
    const amended = await ok(act(DREETS, id, 'signAmendment', WHO));
    expect(deadline(amended, 'termEnd')).toMatchObject({ legalDate: '2031-07-29' });
    expect(amended.flags.map((one: { id: string }) => one.id)).toEqual(
      expect.arrayContaining(['beyondTheUsualDuration', 'personalDataBlocked']),
    );
    const earlier = amended.established.find((one: { name: string }) => one.name === 'earlierTerms');
    expect(earlier.value[0].terms).toMatchObject({ initialTerm: 60 });
    const annexed = await ok(act(CARSAT, id, 'recordAnnex', { annex: 'DATA_EXCHANGE' }));
    expect(annexed.flags.map((one: { id: string }) => one.id)).not.toContain('personalDataBlocked');
  });

  it('expires without the third signature, which comes too late', async () => {
    const id = await cpom('2030-07-29T12:00');
    await ok(act(SPST, id, 'proposeAmendment', LONGER));
    for (const login of [SPST, CARSAT]) await ok(act(login, id, 'signAmendment', WHO));
    expect((await until(id, '2030-07-30T00:00')).situation.id).toBe('expired');
    await refused(act(DREETS, id, 'signAmendment', WHO), 'case-ended', 'R4-080');
  });

  it('its year’s table fits together, once (R4-188)', async () => {
    const id = await cpom('2026-07-20T09:00');
    const table = {
      year: 1,
      trained: 12,
      trainedFollowed: 13,
      accompanied: 30,
      accompaniedFollowed: 11,
      targeted: 400,
      targetedFollowed: 60,
    };
    await refused(act(SPST, id, 'recordIndicators', table), 'part-above-whole', 'R4-188');
    await ok(act(SPST, id, 'recordIndicators', { ...table, trainedFollowed: 12 }));
    await refused(act(DREETS, id, 'recordIndicators', { ...table, trainedFollowed: 0 }), 'year-recorded', 'R4-072');
  });
});

describe('a contract under a pooled market, which its fund follows (R0-040, R0-041, R0-042)', () => {
  it('is signed once its papers are there and its market runs; its orders stop with it', async () => {
    const market = reference('15 AC');
    const signed = { signedOn: '2025-03-03' };
    const pooled = {
      ...(await template('POOLED_MARKET_1')),
      reference: market,
      keeper: 'centrale-achats',
      firstDay: '2025-03-23',
      initialTerm: 36,
      signatories: [
        { organisation: 'centrale-achats', role: 'PURCHASER', ...signed },
        { organisation: 'cabinet-ecoute', role: 'HOLDER', ...signed },
      ],
    };
    const contract = {
      ...(await template('SUBSEQUENT_CONTRACT_1')),
      reference: reference('MS'),
      keeper: 'caisse-a',
      market,
      initialTerm: 12,
      signatories: [
        { organisation: 'caisse-a', role: 'PURCHASER' },
        { organisation: 'cabinet-ecoute', role: 'HOLDER' },
        { organisation: 'fonds-maladie', role: 'FUND' },
      ],
    };
    const id = await opens(BODY, contract, '2025-05-05T09:00');
    await ok(act(FUND, id, 'provideDocuments'));
    await refused(act(BODY, id, 'sign', SIGNS), 'market-unknown', 'R0-040');
    await opens(PURCHASER, pooled, '2025-03-03T12:00');
    await ok(act(BODY, id, 'sign', SIGNS));
    const inForce = await ok(act('ecoute.responsable', id, 'sign', SIGNS));
    expect(inForce.situation.id).toBe('inForce');
    await ok(act(BODY, id, 'placeOrder', { level: 'CRISIS_UNIT' }));
    expectProblem(await act(FUND, id, 'placeOrder', { level: 'CRISIS_UNIT' }), 403, 'not-yours');
    await refused(act(BODY, id, 'cancelOrder', { rank: 2, reason: 'ISSUED_BY_MISTAKE' }), 'no-such-order', 'R0-040');
    await ok(act(BODY, id, 'cancelOrder', { rank: 1, reason: 'NO_LONGER_NEEDED' }));
    await ok(api.post(BODY, `/v1/cases/${id}/sandbox-clock`, { now: '2026-05-05T00:00' }));
    await refused(act(BODY, id, 'placeOrder', { level: 'OUTGOING_CALL' }), 'case-ended', 'R4-080');
  });
});
