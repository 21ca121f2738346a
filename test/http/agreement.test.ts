import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { frameworkTerms } from '../../tools/demo/index.js';
import { type Answer, Api, expectProblem } from './harness.js';

/** The life of a framework agreement over HTTP, by the people of the demonstration. Sandbox cases: four years pass in one test. */

const PURCHASER = 'achats.gestionnaire';
const LEAD = 'achats.responsable';
const HOLDER = 'mediatrice';
const MEMBER = 'mediateur2';
const AUDITOR = 'auditrice';
const STRANGER = 'fonds.gestionnaire';

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

let number = 100;
/** A market of its own for each case: a reference names one alone. */
const reference = () => {
  number += 1;
  return `19 AC ${number}`;
};
const TERMS = (change: object = {}, firstDay = '2019-03-28', signedOn = '2019-03-20') => ({
  ...frameworkTerms(reference(), firstDay, signedOn),
  ...change,
});
const ONE_TERM = { renewal: 'NONE', renewalTerm: undefined, mostRenewals: undefined };
const opening = (change: object = {}, now = '2019-03-20T10:00') => ({
  data: TERMS(change),
  sandbox: { now },
});

async function accepted(sent: Promise<Answer>, status = 200): Promise<Answer> {
  const answer = await sent;
  if (answer.status !== status) throw new Error(`wanted ${status}, got ${answer.status}: ${answer.text}`);
  return answer;
}
const open = async (change: object = {}, now?: string): Promise<string> =>
  (await accepted(api.post(PURCHASER, '/v1/agreements', opening(change, now)), 201)).body.id;
const act = (id: string, name: string, data: object = {}, more: object = {}, as = PURCHASER) =>
  api.post(as, `/v1/cases/${id}/actions/${name}`, { data, ...more });
const until = async (id: string, now: string) => (await accepted(api.post(PURCHASER, `/v1/cases/${id}/sandbox-clock`, { now }))).body;
const factsOf = async (id: string) => (await accepted(api.get(PURCHASER, `/v1/cases/${id}/history`))).body.facts;

async function refused(answer: Answer, code: string, cites: string): Promise<string> {
  expectProblem(answer, 409, 'refused');
  const [refusal] = answer.body.refusals;
  expect(answer.body.refusals.map((one: { code: string }) => one.code)).toEqual([code]);
  expect(refusal.source.requirements).toContain(cites);
  expect(refusal.source.cited).toContain(cites);
  return refusal.message;
}

describe('an agreement, from its conclusion to its last term', () => {
  it('is registered with its terms, its number and its first date', async () => {
    const { body, headers } = await accepted(api.post(PURCHASER, '/v1/agreements', opening()), 201);
    expect(headers.get('location')).toBe(`/v1/cases/${body.id}`);
    expect(body.reference).toMatch(/^ACC-\d{4}-\d{5}$/);
    expect(body).toMatchObject({ label: 'Convention', situation: { id: 'notYetInForce', waitsFor: [] }, closed: false });
    expect(body.deadlines).toHaveLength(1);
    expect(body.deadlines[0]).toMatchObject({
      name: 'entryIntoForce',
      legalDate: '2019-03-28',
      due: '2019-03-27T23:00:00.000Z',
      consequence: 'transition',
      explanation: { rule: 'Le 28/03/2019 à 00:00, heure de Paris.' },
    });
    expect(body.established).toContainEqual(expect.objectContaining({ name: 'firstDay', label: 'Premier jour', shown: '28/03/2019' }));
    expect(body.established).toContainEqual(expect.objectContaining({ name: 'mostRenewals', label: 'Reconductions au plus', shown: '3' }));
    expect(body.yourRelations.map(({ relation, acting }: { relation: string; acting: boolean }) => [relation, acting])).toEqual([
      ['keeper', true],
      ['signatory', true],
      ['decider', true],
      ['purchaser', true],
      ['supervisor', false],
    ]);
  });

  it('is renewed three times at 24:00 of each last covered day, and a fourth is refused (R1-019, R1-020, P2-E1)', async () => {
    const id = await open();
    expect((await until(id, '2019-03-28T00:00')).situation.id).toBe('inForce');
    for (const year of [2020, 2021, 2022]) {
      const eve = await until(id, `${year}-03-27T23:59`);
      expect(eve.deadlines.map(({ name, legalDate }: { name: string; legalDate: string }) => `${name} ${legalDate}`)).toEqual([
        `termEnd ${year}-03-27`,
      ]);
      const renewed = await until(id, `${year}-03-28T00:00`);
      expect(renewed.situation.id).toBe('inForce');
      expect(renewed.deadlines.at(-1)).toMatchObject({ name: 'termEnd', legalDate: `${year + 1}-03-27`, consequence: 'transition' });
    }
    const message = await refused(await act(id, 'renew'), 'renewals-exhausted', 'P2-E1');
    expect(message).toBe(
      'La convention est reconduite trois fois sur trois, durée totale de quatre ans : une reconduction de plus est impossible.',
    );
    expect((await until(id, '2023-03-27T23:59')).situation.id).toBe('inForce');
    expect(await until(id, '2023-03-28T00:00')).toMatchObject({ situation: { id: 'exhausted' }, closed: true, deadlines: [] });
    const { body } = await accepted(api.get(AUDITOR, `/v1/cases/${id}/replay`));
    expect(body).toMatchObject({ verified: true, firstDivergence: null });
  });

  it('says the end of its last term 60 days ahead to whoever rests on it, and its end when it comes (A-27)', async () => {
    const id = await open(ONE_TERM);
    await until(id, '2020-04-01T00:00');
    const { rows } = await api.pool.query("SELECT content, seq FROM effects WHERE case_id = $1 AND type = 'tellDependants' ORDER BY seq", [
      id,
    ]);
    expect(rows.map(({ content }) => `${content.act} ${content.on}`)).toEqual([
      'frameworkEndsSoon 2020-01-27',
      'frameworkEnded 2020-03-28',
    ]);
    expect(rows[0].content.keys).toEqual([expect.stringMatching(/^market:19 AC \d{3}$/)]);
  });

  it('renewed by decision where the contract asks for one (A-28)', async () => {
    const id = await open({ renewal: 'EXPRESS' });
    await until(id, '2019-12-02T09:00');
    const { body } = await accepted(act(id, 'renew'));
    expect(body).toMatchObject({ situation: { id: 'inForce' } });
    await refused(await act(id, 'renew'), 'renewal-given', 'A-28');
    await refused(await act(id, 'declineRenewal'), 'renewal-given', 'A-28');
    expect((await until(id, '2020-03-28T00:00')).situation.id).toBe('inForce');
    expect(await until(id, '2021-03-28T00:00')).toMatchObject({ situation: { id: 'notRenewed' }, closed: true });
    await refused(await act(id, 'renew'), 'case-ended', 'P2-E2');
  });

  it('not renewed: it goes to the end of its term (P2-E2)', async () => {
    const id = await open();
    await until(id, '2019-12-02T09:00');
    await accepted(act(id, 'declineRenewal', {}, { occurredAt: '2019-11-29' }));
    await refused(await act(id, 'renew'), 'renewal-declined', 'A-28');
    await refused(await act(id, 'declineRenewal'), 'renewal-declined', 'A-28');
    expect((await until(id, '2020-03-27T23:59')).situation.id).toBe('inForce');
    expect((await until(id, '2020-03-28T00:00')).situation.id).toBe('notRenewed');
  });

  it.each(['PURCHASER_DECIDED', 'AGREED_WITH_HOLDER', 'HOLDER_FAILED'])('ended early: %s (A-27)', async (reason) => {
    const id = await open();
    await until(id, '2019-12-02T09:00');
    const { body } = await accepted(act(id, 'end', { reason }));
    expect(body).toMatchObject({ situation: { id: 'ended' }, closed: true, deadlines: [] });
    expect((await factsOf(id)).at(-1)).toMatchObject({ act: 'end', situation: { id: 'ended' } });
  });

  it('ended before its first day', async () => {
    const id = await open();
    expect((await accepted(act(id, 'end', { reason: 'HOLDER_FAILED' }))).body.situation.id).toBe('ended');
  });

  it('registered years later, with the date of its conclusion, it stands where its own dates have led it', async () => {
    const body = { data: TERMS(), occurredAt: '2019-03-20' };
    const { id } = (await accepted(api.post(PURCHASER, '/v1/agreements', body), 201)).body;
    await refused(await act(id, 'end', { reason: 'HOLDER_FAILED' }), 'case-ended', 'R1-020');
    const facts = await factsOf(id);
    expect(facts.at(-1)).toMatchObject({ situation: { id: 'exhausted' }, occurredAt: '2023-03-27T22:00:00.000Z' });
    const { rows } = await api.pool.query('SELECT count(*)::int AS effects FROM effects WHERE case_id = $1', [id]);
    expect(rows[0].effects).toBe(0);
  });
});

const signed = (signedOn: string) => [
  { organisation: 'centrale-achats', role: 'PURCHASER', signedOn },
  { organisation: 'cabinet-mediation', role: 'HOLDER', signedOn },
];

describe('what it refuses', () => {
  it.each([
    ['renewal-without-term', 'R1-019', { renewalTerm: undefined }],
    ['term-without-renewal', 'R1-019', { renewal: 'NONE', mostRenewals: undefined }],
    ['notice-longer-than-the-term', 'R2-089', { notice: 13 }],
    ['signatory-twice', 'R1-017', { signatories: [...signed('2019-03-20'), { organisation: 'cabinet-mediation', role: 'MEMBER' }] }],
    [
      'two-signatories',
      'R2-090',
      { signatories: [...signed('2019-03-20').slice(0, 1), { organisation: 'cabinet-mediation', role: 'MEMBER' }] },
    ],
    ['signed-in-the-future', 'R2-090', { signatories: [signed('2019-03-20')[0], signed('2019-03-21')[1]] }],
    ['concluded-after-first-day', 'R1-018', { firstDay: '2019-03-19' }],
    ['beyond-the-calendar', 'R1-020', { renewalTerm: 60, mostRenewals: 9 }],
  ])('an opening: %s', async (code, cites, change) => {
    const before = await api.written();
    await refused(await api.post(PURCHASER, '/v1/agreements', opening(change)), code, cites);
    expect(await api.written()).toEqual(before);
  });

  it.each([
    ['reference', { reference: 'Sans numéro' }],
    ['reference', { reference: 'Marché de Mme Concorde' }],
    ['keeper', { keeper: 'bureau-audit' }],
    ['signatories', { signatories: [] }],
    ['signatories[0].organisation', { signatories: [{ organisation: 'bureau-audit', role: 'PARTY' }, signed('2019-03-20')[1]] }],
    ['signatories[0].role', { signatories: [{ organisation: 'centrale-achats' }, signed('2019-03-20')[1]] }],
    ['notice', { notice: -3 }],
    ['notice', { notice: undefined }],
    ['firstDay', { firstDay: '2019-02-29' }],
    ['firstDay', { firstDay: '1789-07-14' }],
    ['firstDay', { firstDay: 20190328 }],
    ['initialTerm', { initialTerm: 0 }],
    ['initialTerm', { initialTerm: 'douze' }],
    ['initialTerm', { initialTerm: 1e21 }],
    ['renewalTerm', { renewalTerm: -1 }],
    ['mostRenewals', { mostRenewals: 100 }],
    ['mostRenewals', { mostRenewals: 1.5 }],
    ['renewal', { renewal: 'PERHAPS' }],
  ])('a form with a wrong %s: %j', async (field, change) => {
    const answer = await api.post(PURCHASER, '/v1/agreements', opening(change));
    expectProblem(answer, 400, 'form');
    expect(answer.body.errors.map((one: { field: string }) => one.field)).toEqual([`data.${field}`]);
  });

  it('a decision where it is not possible, out of time, or somebody else’s', async () => {
    const id = await open();
    await refused(await act(id, 'renew'), 'not-in-this-situation', 'R1-018');
    expectProblem(await act(id, 'end', { reason: 'HOLDER_FAILED' }, {}, HOLDER), 403, 'not-yours');
    expectProblem(await act(id, 'end', { reason: 'HOLDER_FAILED' }, {}, STRANGER), 404, 'no-such-case');
    expectProblem(await act(id, 'end', { reason: 'BORED' }), 400, 'form');
    await until(id, '2020-05-04T09:00');
    await refused(await act(id, 'declineRenewal', {}, { occurredAt: '2020-03-27' }), 'needs-rectification', 'A-95');
    expectProblem(await act(id, 'ALARM_RELEASED', { finding: 'VERIFIED' }, {}, LEAD), 409, 'no-alarm');
  });

  it('a decision dated before the agreement was concluded', async () => {
    const id = await open({}, '2019-03-25T09:00');
    await refused(await act(id, 'end', { reason: 'HOLDER_FAILED' }, { occurredAt: '2019-03-19' }), 'before-the-agreement', 'R2-075');
  });

  it('an opening by somebody else', async () => {
    for (const login of [HOLDER, AUDITOR]) expectProblem(await api.post(login, '/v1/agreements', opening()), 403, 'not-yours');
    await refused(await api.post(STRANGER, '/v1/agreements', opening()), 'not-in-this-relation', 'R1-016');
  });
});

describe('a reference names one agreement', () => {
  const body = () => ({ data: TERMS(), occurredAt: '2019-03-20' });

  it('is refused a second time, and still once the agreement is over', async () => {
    const first = body();
    const { id } = (await accepted(api.post(PURCHASER, '/v1/agreements', first), 201)).body;
    const before = await api.written();
    expectProblem(await api.post(PURCHASER, '/v1/agreements', first), 409, 'already-registered');
    expect(await api.written()).toEqual(before);
    await act(id, 'renew');
    expectProblem(await api.post(LEAD, '/v1/agreements', first), 409, 'already-registered');
  });

  it('of ten that race one is registered; repeated under its key it is the same answer', async () => {
    const racing = body();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        api.post(PURCHASER, '/v1/agreements', racing, { 'Idempotency-Key': `race-${number}-${index}` }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
    for (const answer of answers) if (answer.status !== 201) expectProblem(answer, 409, 'already-registered');

    const repeated = body();
    const same = { 'Idempotency-Key': `same-key-${number}` };
    const ids = await Promise.all(Array.from({ length: 5 }, () => accepted(api.post(PURCHASER, '/v1/agreements', repeated, same), 201)));
    expect(new Set(ids.map((answer) => answer.body.id)).size).toBe(1);
  });
});

describe('who reads it', () => {
  it('the purchaser, the consortium and an auditor; nobody else knows of it', async () => {
    const id = await open();
    for (const login of [PURCHASER, LEAD, HOLDER, MEMBER, AUDITOR]) {
      const { body } = await accepted(api.get(login, `/v1/cases/${id}`));
      expect(body.situation.id).toBe('notYetInForce');
    }
    expectProblem(await api.get(STRANGER, `/v1/cases/${id}`), 404, 'no-such-case');
    const { body } = await accepted(api.get(AUDITOR, '/v1/cases?process=agreement&limit=100'));
    expect(body.cases.map((one: { id: string }) => one.id)).toContain(id);
    expect((await accepted(api.get(STRANGER, '/v1/cases?process=agreement'))).body.cases).toEqual([]);
  });

  it('every act with its form, and why not where it is not possible', async () => {
    const id = await open();
    await until(id, '2022-05-02T09:00');
    const { actions } = (await accepted(api.get(PURCHASER, `/v1/cases/${id}/actions`))).body;
    const shown = actions.map((one: { act: string; allowed: boolean; refusals?: { code: string }[] }) => [
      one.act,
      one.allowed,
      (one.refusals ?? []).map(({ code }) => code).join(),
    ]);
    expect(shown).toEqual(
      expect.arrayContaining([
        ['renew', false, 'renewals-exhausted'],
        ['declineRenewal', false, 'renewals-exhausted'],
        ['giveNotice', false, 'no-termination-alone'],
        ['end', true, ''],
      ]),
    );
  });
});

describe('by simulation', () => {
  const fact = (name: string, occurredAt: string, data: object = {}) => ({
    act: name,
    occurredAt,
    by: { organisation: 'centrale-achats' },
    data,
  });

  it('the whole framework from 28/03/2019: its terms, three renewals, the fourth refused', async () => {
    const facts = [fact('open', '2019-03-20', TERMS({ reference: '18 AC 27' })), fact('renew', '2022-06-01')];
    const { body } = await accepted(api.post(AUDITOR, '/v1/simulations', { process: 'agreement', facts, until: '2023-04-01' }));
    const terms = body.steps
      .filter(({ label }: { label: string }) => label === 'Échéance : Fin de la période en cours')
      .map((step: { occurredAt: string; situation: { id: string } }) => `${step.occurredAt} ${step.situation.id}`);
    expect(terms).toEqual([
      '2020-03-27T23:00:00.000Z inForce',
      '2021-03-27T23:00:00.000Z inForce',
      '2022-03-27T22:00:00.000Z inForce',
      '2023-03-27T22:00:00.000Z exhausted',
    ]);
    const fourth = body.steps.find((step: { accepted: boolean }) => !step.accepted);
    expect(fourth.refusals[0]).toMatchObject({ code: 'renewals-exhausted' });
    expect(fourth.refusals[0].message).toContain('trois fois sur trois, durée totale de quatre ans');
  });

  it('a contract of other terms', async () => {
    const terms = { initialTerm: 10, renewalTerm: 2, mostRenewals: 1, renewal: 'EXPRESS' };
    const data = TERMS(terms, '2023-10-31', '2023-10-02');
    const { body } = await accepted(
      api.post(PURCHASER, '/v1/simulations', { process: 'agreement', facts: [fact('open', '2023-10-02', data)], until: '2025-01-01' }),
    );
    expect(body.steps.at(-1)).toMatchObject({ occurredAt: '2024-08-30T22:00:00.000Z', situation: { id: 'notRenewed' } });
  });
});
