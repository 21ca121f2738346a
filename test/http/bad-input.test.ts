import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, Api, expectProblem } from './harness.js';
import { accepted, act, caseIn, EMPLOYER, FUND, OPENING, open, party, QUALIFICATION, toParty } from './mediation.js';

let api: Api;
let id: string;
beforeAll(async () => {
  api = await Api.start();
  id = await caseIn(api, 'priorInformation');
}, 60_000);
afterAll(() => api?.stop());

/** The right problem, and nothing written. */
async function refuses(request: () => Promise<Answer>, status: number, code: string): Promise<Answer> {
  const before = await api.written();
  const answer = await request();
  expectProblem(answer, status, code);
  expect(await api.written()).toEqual(before);
  return answer;
}
const information = (body: unknown, headers?: Record<string, string>) =>
  api.post(FUND, `/v1/cases/${id}/actions/recordInformation`, body, headers);
const opening = (body: unknown, headers?: Record<string, string>) => api.post(FUND, '/v1/mediation-referrals', body, headers);
const nested = (depth: number) => `${'{"data":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('what is not JSON', () => {
  it.each(['{', '{"data":}', 'null,', '{"data":{},}', "{'data':{}}", 'NaN', '{"data":"\u0001"}'])('malformed: %j', (body) =>
    refuses(() => information(body), 400, 'malformed-json'),
  );
  it('bytes that are not UTF-8', () =>
    refuses(() => information(new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])), 400, 'malformed-json'));
  it.each([41, 10_000])('%d levels deep', (depth) => refuses(() => information(nested(depth)), 400, 'too-deep'));
  it('10,000 lists deep, with brackets in texts beside it', () =>
    refuses(() => information(`{"data":{"a":"}}]]","b":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`), 400, 'too-deep'));
  it('a body of 10 MB', () => refuses(() => information(`{"data":{"a":"${'x'.repeat(10_000_000)}"}}`), 413, 'body-too-large'));
  it('another format', () =>
    refuses(() => information('a=1', { 'Content-Type': 'application/x-www-form-urlencoded' }), 415, 'unsupported-media-type'));
  it('text', () => refuses(() => information('{}', { 'Content-Type': 'text/plain' }), 415, 'unsupported-media-type'));
  it.each(['{"__proto__":{"x":1}}', '{"data":{"\\u005f_proto__":{}}}', '{"data":{"constructor":{"prototype":{}}}}'])(
    'keys that are no fields: %s',
    (body) => refuses(() => information(body), 400, 'forbidden-key'),
  );
});

describe('what is around the form', () => {
  it.each([['[]'], ['1'], ['"x"'], ['true']])('a body that is no object: %s', (body) => refuses(() => information(body), 400, 'form'));
  it.each([
    [{ data: toParty('p1'), extra: 1 }, 'extra', 'unknown-field'],
    [{ data: [] }, 'data', 'object'],
    [{ data: 'x' }, 'data', 'object'],
    [{ data: {}, occurredAt: 5 }, 'occurredAt', 'string'],
    [{ data: {}, occurredAt: ['2019-10-07'] }, 'occurredAt', 'string'],
    [{ data: {}, by: 'party' }, 'by', 'object'],
    [{ data: {}, by: { relation: 5 } }, 'by.relation', 'string'],
    [{ data: {}, by: { organisation: 5 } }, 'by.organisation', 'string'],
    [{ data: {}, by: { account: 'x' } }, 'by.account', 'unknown-field'],
    [{ data: {}, occurredAt: 'x'.repeat(5_000) }, 'occurredAt', 'string'],
  ])('%j', async (body, field, code) => {
    const { body: problem } = await refuses(() => information(body), 400, 'form');
    expect(problem.errors).toContainEqual({ field, code, message: expect.any(String) });
  });
  it.each([
    [{ settings: { unheard: ['P1D'] } }, 'settings.unheard'],
    [{ settings: { orderReminder: 'P10D' } }, 'settings.orderReminder'],
    [{ settings: { orderReminder: ['P1Y'] } }, 'settings.orderReminder'],
    [{ settings: { noMovementInterval: ['P1D'] } }, 'settings.noMovementInterval'],
    [{ settings: { toString: ['P1D'] } }, 'settings.toString'],
    [{ sandbox: { now: 'soon' } }, 'sandbox.now'],
    [{ sandbox: { later: 1 } }, 'sandbox.later'],
  ])('opening with %j', async (more, field) => {
    const { body } = await refuses(() => opening({ ...OPENING, ...more }), 400, 'form');
    expect(body.errors[0].field).toBe(field);
  });
  it('a sandbox beyond the calendar', () =>
    refuses(() => opening({ ...OPENING, sandbox: { now: '2036-12-20T10:00:00Z' } }), 400, 'outside-calendar'));
});

describe('what is in the form', () => {
  it.each([
    [{ ...toParty('p1'), medium: 5 }, 'data.medium'],
    [{ ...toParty('p1'), medium: 'PIGEON' }, 'data.medium'],
    [{ ...toParty('p1'), medium: { $ne: '' } }, 'data.medium'],
    [{ ...toParty('p1'), surprise: 1 }, 'data.surprise'],
    [{ recipient: 'PARTY', party: 'p1; DROP TABLE facts', medium: 'LETTER' }, 'data.party'],
    [{ recipient: 'EMPLOYER', employer: 'CAISSE A', medium: 'LETTER' }, 'data.employer'],
    [{ recipient: 'EMPLOYER', employer: 'nulle-part', medium: 'LETTER' }, 'data.employer'],
    [{ recipient: 'EMPLOYER', employer: 'cabinet-mediation', medium: 'LETTER' }, 'data.employer'],
  ])('%j', async (data, field) => {
    const { body } = await refuses(() => information({ data }), 400, 'form');
    expect(body.errors.map((error: { field: string }) => error.field)).toContain(field);
  });
  it('a choice that is none, naming each choice by its code and its label', async () => {
    const { body } = await refuses(() => information({ data: { ...toParty('p1'), medium: 'PIGEON' } }), 400, 'form');
    expect(body.errors[0].message).toContain('choisissez parmi LETTER (Courrier postal), EMAIL (Courrier électronique)');
  });
  it.each([
    [{ parties: [party('Exemple', 'Alix')] }, 'data.parties'],
    [{ parties: Array.from({ length: 13 }, () => party('Exemple', 'Alix')) }, 'data.parties'],
    [{ parties: 'x' }, 'data.parties'],
    [{ parties: [1, 2] }, 'data.parties'],
    [{ parties: [null, null] }, 'data.parties'],
    [{ parties: [party('Exemple', 'J\u0000'), party('Modèle', 'Noa')] }, 'data.parties[0].firstName'],
    [{ parties: [party('Exemple', 'J\ud800'), party('Modèle', 'Noa')] }, 'data.parties[0].firstName'],
    [{ parties: [party('x'.repeat(81), 'J'), party('Modèle', 'Noa')] }, 'data.parties[0].lastName'],
    [{ parties: [party('Exemple', 'J', { id: 'p9' }), party('Modèle', 'Noa')] }, 'data.parties[0].id'],
    [{ hierarchicalLink: 'true' }, 'data.hierarchicalLink'],
    [{ hierarchicalLink: null }, 'data.hierarchicalLink'],
  ])('qualified with %j', async (change, field) => {
    const draft = await open(api);
    const { body } = await refuses(() => act(api, FUND, draft, 'qualify', { ...QUALIFICATION, ...change }), 400, 'form');
    expect(body.errors.map((error: { field: string }) => error.field).join()).toContain(field);
  });
});

describe('dates', () => {
  it.each([
    ['2999-01-01', 'outside-calendar'],
    ['2036-01-01', 'date-in-future'],
    ['2025-10-26T02:30', 'ambiguous-local-time'],
    ['2025-03-30T02:30', 'missing-local-time'],
    ['2025-02-30', 'bad-date'],
    ['07/10/2019', 'bad-date'],
    ['2019-10-07T25:00', 'bad-date'],
    ['', 'bad-date'],
    ['0000-00-00', 'bad-date'],
    ['1066-10-14', 'outside-calendar'],
    ['2019-10-07\u0000', 'bad-date'],
  ])('%s is %s', async (occurredAt, code) => {
    const { body } = await refuses(() => information({ data: toParty('p1'), occurredAt }), 400, 'form');
    expect(body.errors).toEqual([{ field: 'occurredAt', code, message: expect.any(String) }]);
  });
  it('a date for what Saisine itself does', async () => {
    const ready = await caseIn(api, 'readyForReferral');
    const { body } = await refuses(
      () => act(api, FUND, ready, 'refer', { provider: 'cabinet-mediation' }, { occurredAt: '2019-10-07' }),
      400,
      'form',
    );
    expect(body.errors[0].code).toBe('stamped-by-server');
  });
});

describe('addresses, people, headers', () => {
  it.each(['x', '0', randomUUID(), '%00', "' OR 1=1", '../../etc', `${randomUUID()}0`])('a case called %s', (name) =>
    refuses(() => api.get(FUND, `/v1/cases/${encodeURIComponent(name)}`), 404, 'no-such-case'),
  );
  it('a case of another organisation', async () => {
    for (const path of ['', '/actions', '/history', '/replay', '/forecast', '/workflow', '/documents']) {
      await refuses(() => api.get(EMPLOYER.replace('caisse-a', 'caisse-c'), `/v1/cases/${id}${path}`), 404, 'no-such-case');
    }
    await refuses(() => act(api, 'fonds2.gestionnaire', id, 'recordInformation', toParty('p1')), 404, 'no-such-case');
  });
  it('an act that no process knows', () => refuses(() => act(api, FUND, id, 'toString'), 404, 'unknown-act'));
  it('an opening by its act', () => refuses(() => act(api, FUND, id, 'open', OPENING.data), 404, 'unknown-act'));
  it('an address that does not exist', async () => {
    await refuses(() => api.get(FUND, '/v1/nothing/here'), 404, 'no-such-route');
    await refuses(() => api.post(FUND, '/v1/constructor', OPENING), 404, 'no-such-route');
    await refuses(() => api.send('DELETE', `/v1/cases/${id}`, { as: FUND }), 404, 'no-such-route');
    await refuses(() => api.get(FUND, '/v1/%ZZ'), 400, 'bad-request');
  });
  it('no token, a broken one, one of somebody else’s making', async () => {
    const missing = await refuses(() => api.send('GET', '/v1/me'), 401, 'missing-token');
    expect(missing.headers.get('www-authenticate')).toBe('Bearer');
    await refuses(() => api.send('GET', '/v1/me', { token: 'a.b.c' }), 401, 'invalid-token');
    const [head, payload] = (await api.token(FUND)).split('.');
    await refuses(() => api.send('GET', '/v1/me', { token: `${head}.${payload}.AAAA` }), 401, 'invalid-token');
  });
  it('an organisation one does not belong to, one of several not named', async () => {
    await refuses(() => api.get(FUND, '/v1/me', { 'X-Organisation': 'caisse-a' }), 403, 'not-a-member');
    await refuses(() => api.get('caisses.gestionnaire', '/v1/cases'), 400, 'choose-organisation');
  });
  it.each(['2', 'W/"2"', '"2", "3"', '*', '""', '"-1"', '"9999999999"'])('If-Match: %s', (value) =>
    refuses(() => information({ data: toParty('p1') }, { 'If-Match': value }), 400, 'bad-if-match'),
  );
  it.each(['short', 'has a space', 'x'.repeat(201), 'accentué-accentué'])('Idempotency-Key: %s', (value) =>
    refuses(() => information({ data: toParty('p1') }, { 'Idempotency-Key': encodeBytes(value) }), 400, 'bad-idempotency-key'),
  );
  it.each([
    '?limit=0',
    '?limit=1e3',
    '?limit=5&limit=6',
    '?cursor=AAAA',
    '?cursor=fDB8fHw',
    '?closed=maybe',
    '?waitsFor=you',
    '?q=%25',
    '?situation=nowhere',
    '?process=none',
    '?who=me',
  ])('a worklist %s', (query) => refuses(() => api.get(FUND, `/v1/cases${query}`), 400, 'form'));
  it('what is not even HTTP', async () => {
    const said = await raw(api.url, 'GET / HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n');
    expect(said).toContain('400 Bad Request');
    expect(said).toContain('"code":"bad-request"');
  });
});

const encodeBytes = (value: string) => Buffer.from(value, 'utf8').toString('latin1');

function raw(url: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(text));
    let said = '';
    socket.on('data', (data) => (said += data.toString()));
    socket.on('close', () => resolve(said));
    socket.on('error', reject);
  });
}

describe('a stale page', () => {
  it('is refused with what changed since, and accepted when it is not stale', async () => {
    const one = await caseIn(api, 'priorInformation');
    accepted(await act(api, FUND, one, 'recordInformation', toParty('p1'), {}, { 'If-Match': '"2"' }));
    const { body } = await refuses(
      () => act(api, FUND, one, 'recordInformation', toParty('p2'), {}, { 'If-Match': '"2"' }),
      412,
      'stale-page',
    );
    expect(body).toMatchObject({ seq: 3, changed: [{ seq: 3, act: 'recordInformation', label: 'Consigner une information écrite' }] });
    accepted(await act(api, FUND, one, 'recordInformation', toParty('p2')));
  });
});

describe('a repeated key', () => {
  it('is answered as before, once done; refused for another body; a key each account', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const first = accepted(await opening(OPENING, key), 201);
    const before = await api.written();
    const again = accepted(await opening(OPENING, key), 201);
    expect(again.body.id).toBe(first.body.id);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await api.written()).toEqual(before);
    await refuses(() => opening({ ...OPENING, data: { ...OPENING.data, ownReference: 'A-1' } }, key), 422, 'key-reused');
    await refuses(() => act(api, FUND, first.body.id, 'withdraw', { reason: 'NO_LONGER_WANTED' }, {}, key), 422, 'key-reused');
    const other = accepted(await api.post('fonds.responsable', '/v1/mediation-referrals', OPENING, key), 201);
    expect(other.body.id).not.toBe(first.body.id);
  });
  it('sent twenty times at once, is done once', async () => {
    const one = await open(api);
    const key = { 'Idempotency-Key': randomUUID() };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => act(api, FUND, one, 'withdraw', { reason: 'OPENED_BY_MISTAKE' }, {}, key)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(new Set(answers.map(({ body }) => body.seq))).toEqual(new Set([2]));
    const openings = await Promise.all(
      Array.from({ length: 20 }, () => opening(OPENING, { 'Idempotency-Key': `${key['Idempotency-Key']}-o` })),
    );
    expect(new Set(openings.map(({ body }) => body.id)).size).toBe(1);
  });
});

describe('a date that the reviewed calendar does not reach', () => {
  it.each(['2001-01-01', '2001-01-01T00:00:00Z', '2399-01-01T00:00:00Z'])(
    '%s is refused by its field, and the history stays readable',
    async (occurredAt) => {
      const one = await open(api);
      const { body } = await refuses(() => act(api, FUND, one, 'withdraw', { reason: 'NO_LONGER_WANTED' }, { occurredAt }), 400, 'form');
      expect(body.errors[0]).toMatchObject({ field: 'occurredAt' });
      expect((await api.get(FUND, `/v1/cases/${one}/history`)).status).toBe(200);
    },
  );
});
