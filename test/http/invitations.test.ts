import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OPEN } from '../../machines/kernel/index.js';
import { currentProcess } from '../../machines/registry.js';
import { type Answer, Api, expectProblem } from './harness.js';
import { AUDITOR, accepted, act, caseIn, EMPLOYER, FUND, MEDIATOR, open, PARTIES, STRANGER } from './mediation.js';

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

const PROCESS = currentProcess('mediation-referral');
/** the relation of whoever leads a mediation */
const LEAD = PROCESS?.access.acts[OPEN]?.[0]?.decides;
const STATEMENT = { lastName: 'Médiane', firstName: 'Prudence', function: 'Associée imaginaire' };
const START = { act: 'startMediation', data: { mediatorName: 'Prudence Médiane' } };
const OUTCOME = { act: 'recordOutcome', data: { outcome: 'RELATION_ADAPTED' } };
const secrets: string[] = [];

const invite = (id: string, more: object = {}, login = FUND) =>
  api.post(login, `/v1/cases/${id}/invitations`, { relation: 'mediator', act: 'startMediation', ...more });
const invitations = async (login: string, id: string) => accepted(await api.get(login, `/v1/cases/${id}/invitations`)).body.invitations;
const read = (secret: unknown) => api.send('POST', '/v1/answers/read', { body: { secret } });
const answer = (secret: unknown, more: object = { data: START.data }) =>
  api.send('POST', '/v1/answers', { body: { secret, statement: STATEMENT, ...more } });
const history = async (login: string, id: string) => accepted(await api.get(login, `/v1/cases/${id}/history`)).body.facts;

async function link(id: string, name = 'startMediation', more: object = {}): Promise<{ id: string; secret: string }> {
  const { body } = accepted(await invite(id, { act: name, ...more }), 201);
  secrets.push(body.secret);
  return body;
}

/** What must be as it was after a request that was refused. */
async function unchanged(refused: () => Promise<Answer>): Promise<Answer> {
  const before = await api.written();
  const answered = await refused();
  expect(await api.written()).toEqual(before);
  return answered;
}

describe('a mediator without an account', () => {
  let id: string;
  let started: { id: string; secret: string };
  let ended: { id: string; secret: string };

  beforeAll(async () => {
    id = await caseIn(api, 'ordered');
    started = await link(id);
    accepted(await answer(started.secret));
    ended = await link(id, 'recordOutcome');
    accepted(await answer(ended.secret, { data: OUTCOME.data }));
  }, 30_000);

  it('starts the mediation and records its outcome by two links', async () => {
    const { body } = await api.get(FUND, `/v1/cases/${id}`);
    expect(body).toMatchObject({ situation: { id: 'relationAdapted' }, closed: true });
    const facts = await history(FUND, id);
    expect(facts.slice(-2)).toMatchObject(
      [START, OUTCOME].map(({ act: name, data }) => ({
        act: name,
        data,
        by: { relation: 'mediator', organisation: { id: 'cabinet-mediation' } },
        recordedBy: expect.stringMatching(/^lien à usage unique, invitation du \d\d\/\d\d\/\d{4} par Camille Exemple$/),
        answeredBy: STATEMENT,
      })),
    );
  });

  it('leaves in the fact the link, and nothing that says who they are', async () => {
    const { rows } = await api.pool.query('SELECT body, recorded_by FROM facts WHERE case_id = $1 ORDER BY seq DESC LIMIT 2', [id]);
    expect(rows.map(({ recorded_by }) => recorded_by)).toEqual([`invitation:${ended.id}`, `invitation:${started.id}`]);
    for (const { body } of rows) {
      expect(JSON.stringify(body)).not.toMatch(/Prudence|Médiane|Associée/);
      expect(body.data.$answeredBy.lastName).toMatchObject({ $field: expect.any(String) });
    }
  });

  it('is seen by an auditor, with who asked and without who answered; the log verifies', async () => {
    const last = (await history(AUDITOR, id)).length;
    expect(await invitations(AUDITOR, id)).toMatchObject([
      { id: started.id, state: 'used', act: 'startMediation', askedBy: { name: 'Camille Exemple' }, used: { seq: last - 1 } },
      { id: ended.id, state: 'used', act: 'recordOutcome', askedBy: { organisation: { id: 'fonds-maladie' } }, used: { seq: last } },
    ]);
    const facts = await history(AUDITOR, id);
    expect(facts.at(-1)).toMatchObject({ recordedBy: expect.stringContaining('par Camille Exemple'), answeredBy: { lastName: null } });
    for (const path of ['invitations', 'history'])
      expect((await api.get(AUDITOR, `/v1/cases/${id}/${path}`)).text).not.toMatch(/Prudence|Médiane|Associée/);
    expect((await api.get(AUDITOR, `/v1/cases/${id}/replay`)).body).toMatchObject({ verified: true });
  });

  it('is named to those who may read names, on the invitation too', async () => {
    expect((await invitations(FUND, id))[0]).toMatchObject({ used: { answeredBy: STATEMENT }, label: 'Commencer la médiation' });
  });

  it('tells the employer nothing of an outcome that is not theirs to know, nor who stated it', async () => {
    const shown = await invitations(EMPLOYER, id);
    expect(shown[0]).toMatchObject({ used: { answeredBy: STATEMENT } });
    expect(shown[1]).toEqual(expect.objectContaining({ act: 'recordOutcome', used: { at: expect.any(String), seq: expect.any(Number) } }));
    expect((await history(EMPLOYER, id)).at(-1)).toEqual(expect.not.objectContaining({ answeredBy: expect.anything() }));
    expect((await history(EMPLOYER, id)).at(-1)).toMatchObject({ restricted: true, data: {} });
  });

  it('is answered with a receipt, not with the case', async () => {
    const other = await caseIn(api, 'ordered');
    const { secret } = await link(other);
    const { body } = accepted(await answer(secret));
    expect(body).toEqual({
      reference: expect.stringMatching(/^\S+-\d{4}-\d{5}$/),
      act: 'startMediation',
      label: 'Commencer la médiation',
      recordedAt: expect.any(String),
      french: expect.any(String),
    });
  });
});

describe('what a link shows', () => {
  it('is the act, its form, who asks and until when; nothing of the case, of its parties, of its employer', async () => {
    const id = await caseIn(api, 'ordered');
    const { secret } = await link(id, 'startMediation', { validDays: 30 });
    const { body, text } = accepted(await read(secret));
    const { actions } = (await api.get(MEDIATOR, `/v1/cases/${id}/actions`)).body;
    const { form } = actions.find((one: { act: string }) => one.act === 'startMediation');
    expect(body).toEqual({
      reference: expect.any(String),
      label: PROCESS?.label,
      as: {
        relation: 'mediator',
        label: 'le médiateur',
        organisation: { id: 'cabinet-mediation', name: 'Cabinet fictif de médiation (mandataire)' },
      },
      askedBy: { id: 'fonds-maladie', name: 'Fonds national fictif Azur' },
      expiresAt: expect.any(String),
      french: expect.any(String),
      action: { act: 'startMediation', label: 'Commencer la médiation', dating: 'evidenced', allowed: true, refusals: [], form },
      statement: expect.objectContaining({ required: ['lastName', 'firstName'] }),
    });
    expect(Date.parse(body.expiresAt) - Date.now()).toBeGreaterThan(29.9 * 86_400_000);
    for (const { lastName, firstName } of PARTIES) expect(text).not.toMatch(new RegExp(`${lastName}|${firstName}`));
    expect(text).not.toMatch(/caisse-a|18 AC 27|Camille|ordered|DIRECTOR/);
  });

  it('has a secret of 256 bits that stands once, in a fragment', async () => {
    const id = await caseIn(api, 'ordered');
    const { body } = accepted(await invite(id), 201);
    secrets.push(body.secret);
    expect(body).toEqual({
      id: expect.any(String),
      secret: expect.stringMatching(/^[\w-]{43}$/),
      link: `/repondre#${body.secret}`,
      expiresAt: expect.any(String),
    });
    expect(Date.parse(body.expiresAt) - Date.now()).toBeCloseTo(7 * 86_400_000, -5);
    expect((await api.get(FUND, `/v1/cases/${id}/invitations`)).text).not.toContain(body.secret);
    const { rows } = await api.pool.query("SELECT i::text AS row FROM invitations i WHERE i::text LIKE '%' || $1 || '%'", [body.secret]);
    expect(rows).toEqual([]);
  });
});

describe('asking', () => {
  let id: string;
  beforeAll(async () => {
    id = await caseIn(api, 'ordered');
  }, 30_000);

  const REFUSED: readonly [why: string, login: string, more: object, status: number, code: string][] = [
    ['the mediator, who does not lead the case', MEDIATOR, { relation: LEAD, act: 'withdraw' }, 403, 'not-yours'],
    ['the employer, who only reads it', EMPLOYER, {}, 403, 'not-yours'],
    ['an auditor', AUDITOR, {}, 403, 'not-yours'],
    ['somebody of the fund without a role in it', 'dpo', {}, 403, 'not-yours'],
    ['a stranger', STRANGER, {}, 404, 'no-such-case'],
    ['for one’s own organisation', FUND, { relation: LEAD, act: 'withdraw' }, 403, 'not-yours'],
    ['for an act of another situation', FUND, { act: 'recordOutcome' }, 409, 'refused'],
    ['for an act that is not theirs', FUND, { act: 'withdraw' }, 409, 'refused'],
    ['for an act that they only record', FUND, { act: 'partyDeclines' }, 409, 'refused'],
    ['for persons, who answer by no link', FUND, { relation: 'party', act: 'partyDeclines' }, 409, 'nobody-to-invite'],
    ['for an unknown relation', FUND, { relation: 'nobody' }, 400, 'form'],
    ['for a relation that every object has', FUND, { relation: 'constructor' }, 400, 'form'],
    ['for an unknown act', FUND, { act: 'toString' }, 400, 'form'],
    ['for an opening', FUND, { act: 'open' }, 400, 'form'],
    ['without a relation', FUND, { relation: null }, 400, 'form'],
    ['without an act', FUND, { act: null }, 400, 'form'],
    ['for an organisation that is not there', FUND, { organisation: 'cabinet-associe' }, 400, 'form'],
    ['with a member too many', FUND, { secret: 'mine' }, 400, 'form'],
    ...[0, 31, 1.5, '7', [], true].map(
      (validDays) =>
        [`for ${JSON.stringify(validDays)} days`, FUND, { validDays }, 400, 'form'] as [string, string, object, number, string],
    ),
  ];
  it.each(REFUSED)('is refused %s', async (_, login, more, status, code) => {
    expectProblem(await invite(id, more, login), status, code);
    const { rows } = await api.pool.query('SELECT count(*)::int AS sent FROM invitations WHERE case_id = $1', [id]);
    expect(rows[0].sent).toBe(0);
  });

  it('says why in the process’s own words', async () => {
    expect((await invite(id, { act: 'recordOutcome' })).body.refusals).toMatchObject([{ code: 'not-in-this-situation' }]);
    expect((await invite(id, { act: 'withdraw' })).body.refusals).toMatchObject([{ code: 'not-yours-to-decide' }]);
  });

  it('is refused without a token, in a case that has ended, and before anybody is there to be asked', async () => {
    const body = { relation: 'mediator', act: 'startMediation' };
    expectProblem(await api.send('POST', `/v1/cases/${id}/invitations`, { body }), 401, 'missing-token');
    const draft = await open(api);
    expectProblem(await invite(draft), 409, 'nobody-to-invite');
    const ended = await caseIn(api, 'ordered');
    accepted(await act(api, FUND, ended, 'withdraw', { reason: 'NO_LONGER_WANTED' }));
    expect((await invite(ended)).body).toMatchObject({ status: 409, code: 'refused', refusals: [{ code: 'case-ended' }] });
  });

  it('names one of several organisations in a relation, and that one answers', async () => {
    const shared = await caseIn(api, 'ordered');
    accepted(await act(api, MEDIATOR, shared, 'startMediation', { mediatorName: 'Ange Concorde', performingMember: 'cabinet-associe' }));
    expectProblem(await invite(shared, { act: 'recordSession' }), 400, 'form');
    const { secret } = await link(shared, 'recordSession', { organisation: 'cabinet-associe' });
    accepted(await answer(secret, { data: {} }));
    expect((await history(FUND, shared)).at(-1)).toMatchObject({ act: 'recordSession', by: { organisation: { id: 'cabinet-associe' } } });
  });
});

describe('a link', () => {
  let id: string;
  beforeAll(async () => {
    id = await caseIn(api, 'ordered');
  }, 30_000);

  it('is not used up by a bad form, a bad statement or an act that is refused', async () => {
    const { secret } = await link(id);
    const bad: readonly [object, string][] = [
      [{ data: {} }, 'data.mediatorName'],
      [{ data: { mediatorName: 3 } }, 'data.mediatorName'],
      [{ data: { ...START.data, more: 1 } }, 'data.more'],
      [{ data: START.data, statement: {} }, 'statement.lastName'],
      [{ data: START.data, statement: null }, 'statement.lastName'],
      [{ data: START.data, statement: { ...STATEMENT, email: 'x' } }, 'statement.email'],
      [{ data: START.data, statement: { ...STATEMENT, firstName: '\u0000' } }, 'statement.firstName'],
      [{ data: START.data, occurredAt: '2999-01-01' }, 'occurredAt'],
      [{ data: START.data, by: { relation: LEAD } }, 'by'],
      [{ data: [] }, 'data'],
    ];
    for (const [more, field] of bad) {
      const refused = await unchanged(() => answer(secret, more));
      expectProblem(refused, 400, 'form');
      expect(refused.body.errors.map((one: { field: string }) => one.field)).toContain(field);
    }
    const early = await unchanged(() => answer(secret, { data: START.data, occurredAt: '2019-10-07' }));
    expect(early.body).toMatchObject({ status: 409, code: 'refused', refusals: [{ code: 'before-the-order' }] });
    expect((await invitations(FUND, id))[0]).toMatchObject({ state: 'waiting' });
    accepted(await answer(secret));
  });

  it('serves once', async () => {
    const { secret } = await link(id, 'recordSession');
    accepted(await answer(secret, { data: {} }));
    for (const again of [() => answer(secret, { data: {} }), () => answer(secret, { data: { bad: 1 } }), () => read(secret)]) {
      const refused = await unchanged(again);
      expectProblem(refused, 410, 'link-used');
      expect(refused.body.detail).toMatch(/^Ce lien a déjà servi, le \d\d\/\d\d\/\d{4}/);
    }
  });

  it('expires', async () => {
    const { id: invitation, secret } = await link(id, 'recordSession');
    await api.pool.query("UPDATE invitations SET expires_at = clock_timestamp() - interval '1 second' WHERE id = $1", [invitation]);
    expectProblem(await read(secret), 410, 'link-expired');
    expectProblem(await unchanged(() => answer(secret, { data: {} })), 410, 'link-expired');
    expect((await invitations(FUND, id)).at(-1)).toMatchObject({ state: 'expired' });
  });

  it('is taken back by those who lead the case, twice alike, and not once it has served', async () => {
    const { id: invitation, secret } = await link(id, 'recordSession');
    const path = `/v1/cases/${id}/invitations/${invitation}`;
    const revoke = (as: string, at = path) => api.send('DELETE', at, { as });
    for (const login of [MEDIATOR, EMPLOYER, AUDITOR]) expectProblem(await revoke(login), 403, 'not-yours');
    expectProblem(await revoke(STRANGER), 404, 'no-such-case');
    for (const unknown of ['00000000-0000-4000-8000-000000000000', 'x'])
      expectProblem(await revoke(FUND, `/v1/cases/${id}/invitations/${unknown}`), 404, 'no-such-invitation');
    const elsewhere = await caseIn(api, 'ordered');
    expectProblem(await revoke(FUND, `/v1/cases/${elsewhere}/invitations/${invitation}`), 404, 'no-such-invitation');
    const first = accepted(await revoke(FUND)).body;
    expect(first).toMatchObject({ state: 'revoked', revoked: { name: 'Camille Exemple' } });
    expect(accepted(await revoke('fonds.responsable')).body).toEqual(first);
    expectProblem(await read(secret), 410, 'link-revoked');
    expectProblem(await unchanged(() => answer(secret, { data: {} })), 410, 'link-revoked');
    const used = await link(id, 'recordSession');
    accepted(await answer(used.secret, { data: {} }));
    expectProblem(await revoke(FUND, `/v1/cases/${id}/invitations/${used.id}`), 410, 'link-used');
  });

  it('taken back while its answer waits for the case decides nothing', async () => {
    const { id: invitation, secret } = await link(id, 'recordSession');
    const client = await api.pool.connect();
    await client.query('BEGIN');
    await client.query('SELECT 1 FROM cases WHERE id = $1 FOR UPDATE', [id]);
    const waiting = answer(secret, { data: {} });
    await new Promise((resolve) => setTimeout(resolve, 300));
    accepted(await api.send('DELETE', `/v1/cases/${id}/invitations/${invitation}`, { as: FUND }));
    const before = await api.written();
    await client.query('COMMIT');
    client.release();
    expectProblem(await waiting, 410, 'link-revoked');
    expect(await api.written()).toEqual(before);
  });

  it('whose act the case no longer waits for is refused by the process', async () => {
    const moved = await caseIn(api, 'ordered');
    const { secret } = await link(moved);
    accepted(await act(api, FUND, moved, 'withdraw', { reason: 'SETTLED_OTHERWISE' }));
    for (const tried of [() => read(secret), () => answer(secret)]) {
      const refused = await unchanged(tried);
      expect(refused.body).toMatchObject({ status: 409, code: 'refused', refusals: [{ code: 'case-ended' }] });
      expect(refused.body.detail).toMatch(/Le dossier est terminé/);
    }
    expect((await invitations(FUND, moved))[0]).toMatchObject({ state: 'waiting' });
  });

  it('that exists nowhere, or can’t be one, is not found; without one, or with something else, the request is to be corrected', async () => {
    for (const secret of ['A'.repeat(43), 'x', '', '\u0000', '٣'.repeat(43)]) expectProblem(await read(secret), 404, 'no-such-link');
    for (const secret of [undefined, null, 3, {}, [], 'x'.repeat(300)]) {
      expectProblem(await read(secret), 400, 'form');
      expectProblem(await answer(secret), 400, 'form');
    }
  });
});

describe('answers that race', () => {
  it('20 through one link that could each be accepted: one is, the others come too late', async () => {
    const id = await caseIn(api, 'inMediation');
    const { id: invitation, secret } = await link(id, 'recordSession');
    const answers = await Promise.all(Array.from({ length: 20 }, () => answer(secret, { data: {} })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const late of answers.filter(({ status }) => status !== 200)) expectProblem(late, 410, 'link-used');
    const { rows } = await api.pool.query('SELECT seq FROM facts WHERE case_id = $1 AND recorded_by = $2', [
      id,
      `invitation:${invitation}`,
    ]);
    expect(rows).toHaveLength(1);
    expect((await invitations(FUND, id))[0].used.seq).toBe(rows[0].seq);
    expect((await api.get(AUDITOR, `/v1/cases/${id}/replay`)).body.verified).toBe(true);
  }, 30_000);

  it('20 that exclude one another are told the same: the link has served', async () => {
    const id = await caseIn(api, 'ordered');
    const { secret } = await link(id);
    const answers = await Promise.all(Array.from({ length: 20 }, () => answer(secret)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const late of answers.filter(({ status }) => status !== 200)) expectProblem(late, 410, 'link-used');
  }, 30_000);
});

it('no line that was logged holds a secret or a name', () => {
  const logged = api.logged.join('\n');
  expect(logged).toContain('/v1/answers');
  expect(secrets.length).toBeGreaterThan(10);
  for (const secret of secrets) expect(logged).not.toContain(secret);
  expect(logged).not.toMatch(/Prudence|Médiane|Associée/);
});

it('somebody who tries secrets is stopped after ten in a minute; a right one is never held up', async () => {
  const fresh = await Api.start();
  try {
    const id = await caseIn(fresh, 'ordered');
    const { secret } = accepted(
      await fresh.post(FUND, `/v1/cases/${id}/invitations`, { relation: 'mediator', act: 'startMediation' }),
      201,
    ).body;
    const tried = (secret: string, path = '/v1/answers/read') => fresh.send('POST', path, { body: { secret } });
    for (let index = 0; index < 10; index += 1)
      expectProblem(await tried(`wrong-${index}`, index % 2 ? '/v1/answers' : undefined), 404, 'no-such-link');
    const stopped = await tried('wrong-again');
    expectProblem(stopped, 429, 'too-many-requests');
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
    accepted(await tried(secret));
  } finally {
    await fresh.stop();
  }
}, 60_000);
