import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Housekeeping } from '../../apps/api/operations/housekeeping.js';
import { Vault } from '../../libs/vault/index.js';
import { type Answer, Api, expectProblem } from './harness.js';
import { accepted, caseIn, EMPLOYER, FUND, MEDIATOR, STRANGER } from './mediation.js';

let api: Api;
let id: string;
beforeAll(async () => {
  api = await Api.start();
  id = await caseIn(api, 'inMediation');
}, 60_000);
afterAll(() => api?.stop());

const LEAD = 'fonds.responsable';
const CONTENT = { lastName: 'Brouillonné', parties: [{ firstName: 'Esquisse' }], note: 'à vérifier', amount: 3 };
const PERSONAL = /Brouillonn|Esquisse|vérifier/;
let count = 0;
/** a form of its own for each test */
function form(of = id): string {
  count += 1;
  return `/v1/drafts/act:${of}:test-${count}`;
}
const put = (as: string, path: string, content: unknown = CONTENT, version?: string, more: object = {}) =>
  api.send('PUT', path, { as, body: { content, ...more }, headers: version === undefined ? {} : { 'If-Match': `"${version}"` } });
const remove = (as: string, path: string) => api.send('DELETE', path, { as });
const keysLeft = async (draft: string) =>
  (await keys('SELECT count(*)::int AS n FROM data_keys WHERE person = $1', [`*draft/${draft}`]))[0].n as number;
async function keys(text: string, values: readonly unknown[]) {
  const pool = new pg.Pool({ connectionString: api.databases.ownerKeysDatabaseUrl, max: 1 });
  try {
    return (await pool.query(text, [...values])).rows;
  } finally {
    await pool.end();
  }
}
const row = async (path: string) =>
  (await api.pool.query('SELECT * FROM drafts WHERE key = $1', [path.slice('/v1/drafts/'.length)])).rows[0];
const isGone = (answer: Answer) => expectProblem(answer, 404, 'no-such-draft');

describe('a draft', () => {
  it('is found again as it was left, on any machine, by nobody else', async () => {
    const path = form();
    const kept = accepted(await put(FUND, path));
    expect(kept.body).toEqual({
      key: path.slice('/v1/drafts/'.length),
      case: { id, reference: expect.stringMatching(/^MED-/) },
      version: expect.stringMatching(/^[0-9a-f-]{36}\.1$/),
      updatedAt: expect.any(String),
      expiresAt: expect.any(String),
    });
    expect(Math.round((Date.parse(kept.body.expiresAt) - Date.now()) / 86_400_000)).toBe(30);
    const read = accepted(await api.get(FUND, path));
    expect(read.body).toEqual({ ...kept.body, content: CONTENT });
    expect(read.headers.get('etag')).toBe(`"${kept.body.version}"`);
    expect((await api.get(FUND, '/v1/drafts')).body.drafts).toContainEqual(kept.body);
    for (const other of [LEAD, EMPLOYER, STRANGER]) isGone(await api.get(other, path));
    expect((await api.get(LEAD, '/v1/drafts')).body).toEqual({ drafts: [] });
  });

  it('is sealed: neither its row, nor the log, nor what is listed says anything of it', async () => {
    const path = form();
    accepted(await put(FUND, path));
    const stored = await row(path);
    for (const text of [JSON.stringify(stored), stored.sealed.toString('latin1'), stored.sealed.toString('utf8')])
      expect(text).not.toMatch(PERSONAL);
    expect((await api.get(FUND, '/v1/drafts')).text).not.toMatch(PERSONAL);
    expect(api.logged.join('')).not.toMatch(PERSONAL);
    expect(api.logged.join('')).not.toContain(path.slice(-40));
  });

  it('put in the place of another row opens nothing', async () => {
    const [one, two] = [form(), form()];
    accepted(await put(FUND, one));
    accepted(await put(FUND, two, { other: true }));
    await api.pool.query('UPDATE drafts SET sealed = $2 WHERE id = $1', [(await row(two)).id, (await row(one)).sealed]);
    expectProblem(await api.get(FUND, two), 503, 'sealed-field-altered');
  });

  it('is gone with its key when it is removed', async () => {
    const path = form();
    accepted(await put(FUND, path));
    const { id: draft } = await row(path);
    expect(await keysLeft(draft)).toBe(1);
    expect((await remove(FUND, path)).status).toBe(204);
    isGone(await api.get(FUND, path));
    expect([await row(path), await keysLeft(draft)]).toEqual([undefined, 0]);
    expect((await remove(FUND, path)).status).toBe(204);
  });

  it('is one’s own to remove only', async () => {
    const path = form();
    accepted(await put(FUND, path));
    expect((await remove(LEAD, path)).status).toBe(204);
    accepted(await api.get(FUND, path));
  });

  it('belongs to one organisation of somebody who is in several', async () => {
    const path = '/v1/drafts/opening:mediation-referral';
    const at = (organisation: string) => ({ as: 'caisses.gestionnaire', headers: { 'X-Organisation': organisation } });
    accepted(await api.send('PUT', path, { ...at('caisse-a'), body: { content: CONTENT } }));
    isGone(await api.send('GET', path, at('caisse-b')));
    expect((await api.send('GET', path, at('caisse-a'))).body).toMatchObject({ case: null, content: CONTENT });
  });
});

describe('two tabs', () => {
  it('do not write over one another without a word', async () => {
    const path = form();
    const first = accepted(await put(FUND, path, { tab: 1 })).body;
    const again = await put(FUND, path, { tab: 2 });
    expectProblem(again, 412, 'stale-draft');
    expect(again.body).toMatchObject({ version: first.version, updatedAt: first.updatedAt });
    const second = accepted(await put(FUND, path, { tab: 1, more: true }, first.version)).body;
    expect(second.version).toBe(first.version.replace(/1$/, '2'));
    expectProblem(await put(FUND, path, { tab: 2 }, first.version), 412, 'stale-draft');
    expect((await api.get(FUND, path)).body.content).toEqual({ tab: 1, more: true });
  });

  it('of which one has sent the form: the other learns that its draft is no more, and one begun since is not its own', async () => {
    const path = form();
    const { version } = accepted(await put(FUND, path)).body;
    await remove(FUND, path);
    const late = await put(FUND, path, { tab: 2 }, version);
    expectProblem(late, 412, 'stale-draft');
    expect(late.body).toMatchObject({ version: null, updatedAt: null });
    accepted(await put(FUND, path, { tab: 3 }));
    expectProblem(await put(FUND, path, { tab: 2 }, version), 412, 'stale-draft');
  });

  it('that write at the same moment: one is kept, the others are told', async () => {
    const path = form();
    const answers = await Promise.all(Array.from({ length: 8 }, (_, tab) => put(FUND, path, { tab })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(7);
    const winner = answers.findIndex(({ status }) => status === 200);
    expect((await api.get(FUND, path)).body.content).toEqual({ tab: winner });
  });
});

describe('a draft of a case', () => {
  it('is not read, listed or written any more by who may not read the case', async () => {
    const path = form();
    accepted(await put(MEDIATOR, path));
    accepted(await api.get(MEDIATOR, path));
    await api.pool.query("DELETE FROM case_relations WHERE case_id = $1 AND organisation_id = 'cabinet-mediation'", [id]);
    isGone(await api.get(MEDIATOR, path));
    isGone(await put(MEDIATOR, path));
    expect((await api.get(MEDIATOR, '/v1/drafts')).body).toEqual({ drafts: [] });
    expect((await remove(MEDIATOR, path)).status).toBe(204);
    expect(await row(path)).toBeUndefined();
  });

  it('is not begun in a case that is not one’s own, or that is none', async () => {
    isGone(await put(STRANGER, form()));
    isGone(await put(FUND, form('00000000-0000-4000-8000-000000000000')));
    isGone(await put(STRANGER, form(id.toUpperCase())));
  });
});

describe('a draft of a case of which somebody is erased', () => {
  it('is gone with them, whoever wrote it; those of other cases and openings stay', async () => {
    const other = await caseIn(api, 'inMediation');
    const [mine, theirs, elsewhere, opening] = [form(), form(), form(other), '/v1/drafts/opening:elsewhere'];
    for (const path of [mine, elsewhere, opening]) accepted(await put(FUND, path));
    accepted(await put(LEAD, theirs));
    const [draft, kept] = [(await row(mine)).id, (await row(elsewhere)).id];
    // one class of one person is enough: nobody knows what stands in a draft
    await api.service(Vault).destroy({ caseId: id, person: 'p1', classes: ['mediation'] });
    expect([await keysLeft(draft), await keysLeft(kept)]).toEqual([0, 1]);
    isGone(await api.get(FUND, mine));
    expect(await row(mine)).toBeUndefined();
    // its place is free, at once
    accepted(await put(LEAD, theirs, { anew: true }));
    expect((await api.get(LEAD, theirs)).body.content).toEqual({ anew: true });
    for (const path of [elsewhere, opening]) expect((await api.get(FUND, path)).body.content).toEqual(CONTENT);
  });

  it('takes nothing else along when it is removed', async () => {
    const [one, two] = [form(), form()];
    for (const path of [one, two]) accepted(await put(FUND, path));
    await remove(FUND, one);
    accepted(await api.get(FUND, two));
    expect((await api.get(FUND, `/v1/cases/${id}`)).body.parties[1].name).toMatch(/\w/);
  });
});

describe('after thirty days', () => {
  it('it is dropped with its key, and its place is free', async () => {
    const [path, other] = [form(), form()];
    accepted(await put(FUND, path));
    accepted(await put(FUND, other));
    const drafts = [await row(path), await row(other)].map(({ id: draft }) => draft as string);
    await api.pool.query('UPDATE drafts SET expires_at = clock_timestamp() WHERE id = ANY($1)', [drafts]);
    isGone(await api.get(FUND, path));
    accepted(await put(FUND, path, { anew: true }));
    expect((await api.get(FUND, path)).body.content).toEqual({ anew: true });
    await api.service(Housekeeping).tidy();
    expect(await row(other)).toBeUndefined();
    expect(await Promise.all(drafts.map(keysLeft))).toEqual([0, 0]);
    accepted(await api.get(FUND, path));
  });
});

describe('what is no draft', () => {
  it.each([
    [{}, 400, 'form'],
    [{ content: 'text' }, 400, 'form'],
    [{ content: [] }, 400, 'form'],
    [{ content: null }, 400, 'form'],
    [{ content: {}, label: 'x' }, 400, 'form'],
  ])('%j is refused', async (body, status, code) => {
    const path = form();
    expectProblem(await api.send('PUT', path, { as: FUND, body }), status, code);
    expect(await row(path)).toBeUndefined();
  });

  it.each(['act.x', 'é', 'a b', `${'x'.repeat(99)}!`, 'a/b'])('a key is not « %s »', async (key) => {
    const answer = await put(FUND, `/v1/drafts/${encodeURIComponent(key)}`);
    expectProblem(answer, 400, 'form');
    expect(answer.body.errors[0].field).toBe('key');
    isGone(await api.get(FUND, `/v1/drafts/${encodeURIComponent(key)}`));
  });

  it('is longer than 64 KiB', async () => {
    const path = form();
    expectProblem(await put(FUND, path, { text: 'é'.repeat(33_000) }), 413, 'draft-too-long');
    expect(await row(path)).toBeUndefined();
    accepted(await put(FUND, path, { text: 'é'.repeat(32_000) }));
  });

  it('a version is what ETag said', async () => {
    const path = form();
    for (const version of ['12', '*', ''])
      expectProblem(
        await api.send('PUT', path, { as: FUND, body: { content: {} }, headers: { 'If-Match': `"${version}"` } }),
        400,
        'bad-if-match',
      );
  });

  it('half a letter is kept as it was typed', async () => {
    const path = form();
    accepted(await api.send('PUT', path, { as: FUND, body: '{"content":{"text":"\\ud83d"}}' }));
    expect((await api.get(FUND, path)).body.content.text).toBe('\ud83d');
  });

  it('more than two hundred are too many', async () => {
    const fill = `
      INSERT INTO drafts (id, account_id, organisation_id, key, sealed, revision, updated_at, expires_at)
      SELECT gen_random_uuid(), a.id, 'caisse-b', 'opening:' || n, '', 1, clock_timestamp(), clock_timestamp() + interval '1 day'
        FROM accounts a, generate_series(1, 200) n WHERE a.subject = 'caisse-b.gestionnaire'`;
    await api.pool.query(fill);
    expectProblem(await put('caisse-b.gestionnaire', '/v1/drafts/opening:one-more'), 409, 'too-many-drafts');
  });
});

it('without the vault nothing is kept, and nothing half', async () => {
  const path = form();
  await api.withoutKeys(async () => {
    const answer = await put(FUND, path);
    expectProblem(answer, 503, 'vault-away');
  });
  expect(await row(path)).toBeUndefined();
  accepted(await put(FUND, path));
});
