import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Browser } from './browser.js';
import { type Answer, Api, expectProblem } from './harness.js';
import { AUDITOR, accepted, caseIn, FUND, toParty } from './mediation.js';

let api: Api;
let browser: Browser;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());
beforeEach(async () => {
  browser = new Browser(api);
  await browser.signIn(FUND);
});

const ONE = '/v1/cases?limit=1';
const presentId = async (of = browser): Promise<string> => (await of.send('GET', '/v1/me')).body.session.id;
const change = (id: string, what: string) => api.pool.query(`UPDATE sessions SET ${what} WHERE id = $1`, [id]);
const seenAt = async (id: string): Promise<string> =>
  (await api.pool.query('SELECT last_seen_at FROM sessions WHERE id = $1', [id])).rows[0].last_seen_at;
const isOver = (answer: Answer) => expectProblem(answer, 401, 'session-ended');

describe('a session', () => {
  it('acts as a token does, and a token goes before it', async () => {
    const id = await caseIn(api, 'priorInformation');
    const act = { data: toParty('p1') };
    accepted(await browser.send('POST', `/v1/cases/${id}/actions/recordInformation`, { body: act }));
    const both = await browser.send('GET', '/v1/me', { as: AUDITOR });
    expect(both.body).toMatchObject({ account: { name: 'Eden Témoin' }, session: null });
    expectProblem(await browser.send('GET', '/v1/me', { token: 'a.b.c' }), 401, 'invalid-token');
  });

  it('ends an hour after the last activity', async () => {
    const id = await presentId();
    await change(id, "last_seen_at = clock_timestamp() - interval '59 minutes'");
    accepted(await browser.send('GET', ONE));
    await change(id, "last_seen_at = clock_timestamp() - interval '61 minutes'");
    const over = await browser.send('GET', ONE);
    isOver(over);
    expect(over.headers.get('www-authenticate')).toBe('Bearer');
    expect(over.body.detail).toMatch(/^Votre session est terminée\. Connectez-vous de nouveau/);
  });

  it('is put off by what somebody does, and not by what a page does by itself', async () => {
    const id = await presentId();
    const long = "last_seen_at = date_trunc('milliseconds', clock_timestamp() - interval '20 minutes')";
    await change(id, long);
    const before = await seenAt(id);
    accepted(await browser.send('GET', ONE, { headers: { 'X-Background': '1' } }));
    const stream = new AbortController();
    await fetch(`${api.url}/v1/events`, {
      headers: { Cookie: browser.cookieHeader(), Accept: 'text/event-stream' },
      signal: stream.signal,
    });
    stream.abort();
    expect(await seenAt(id)).toBe(before);
    const { idleEndsAt } = (await browser.send('GET', '/v1/me', { headers: { 'X-Background': '1' } })).body.session;
    expect(Date.parse(idleEndsAt)).toBe(Date.parse(before) + 3_600_000);
    accepted(await browser.send('GET', ONE));
    expect(Date.parse(await seenAt(id)) - Date.parse(before)).toBeGreaterThan(19 * 60_000);
  });

  it('ends at the latest ten hours after it began, whatever is done', async () => {
    const id = await presentId();
    await change(id, "created_at = created_at - interval '11 hours', ends_at = clock_timestamp() + interval '5 minutes'");
    const { session } = (await browser.send('GET', '/v1/me')).body;
    expect(session.idleEndsAt).toBe(session.endsAt);
    await change(id, "ends_at = clock_timestamp() - interval '1 second'");
    isOver(await browser.send('GET', ONE));
  });

  it('ends at once with the account', async () => {
    const other = new Browser(api);
    await other.signIn('caisse-b.responsable');
    accepted(await other.send('GET', ONE));
    await api.pool.query("UPDATE accounts SET active = false WHERE subject = 'caisse-b.responsable'");
    isOver(await other.send('GET', ONE));
    await api.pool.query("UPDATE accounts SET active = true WHERE subject = 'caisse-b.responsable'");
    isOver(await other.send('GET', ONE));
  });

  it('ends when its owner signs out, and the issuer asks again who it is', async () => {
    const copied = browser.cookieHeader();
    const out = await browser.fetch('/auth/sign-out', { method: 'POST', headers: { Origin: api.url } });
    expect(out.status).toBe(200);
    expect(browser.cookie('saisine-session')?.value).toBe('signed-out');
    isOver(await browser.send('GET', ONE));
    isOver(await api.send('GET', ONE, { headers: { Cookie: copied } }));
    const page = await browser.toIssuer();
    expect(page.pathname).toMatch(/^\/connexion\//);
    expect((await browser.go((await browser.name(page, 'mediatrice')).href)).url.pathname).toBe('/');
    expect((await browser.send('GET', '/v1/me')).body.account.name).toBe('Ange Concorde');
  });

  it('ends at the issuer too, which sends the browser back to the application', async () => {
    const out = await browser.send('POST', '/auth/sign-out');
    const leaving = new URL(accepted(out).body.issuerSignOut);
    expect(leaving.origin).toBe(new URL(api.issuer.url).origin);
    expect(Object.fromEntries(leaving.searchParams)).toEqual({ client_id: 'saisine-web', post_logout_redirect_uri: `${api.url}/` });
    expect((await browser.go(leaving.href)).url.href).toBe(`${api.url}/`);
    // the application itself forgets that somebody signed out: only the issuer is left to ask
    for (const key of [...browser.cookies.keys()].filter((one) => one.includes('saisine-session'))) browser.cookies.delete(key);
    expect((await browser.toIssuer()).pathname).toMatch(/^\/connexion\//);
  });

  it('does not cross to an issuer’s session that goes on after its own ended for want of activity', async () => {
    await change(await presentId(), "last_seen_at = clock_timestamp() - interval '2 hours'");
    expect((await browser.toIssuer()).pathname).toMatch(/^\/connexion\//);
  });

  it('takes its streams along', async () => {
    const response = await fetch(`${api.url}/v1/events`, { headers: { Cookie: browser.cookieHeader(), Accept: 'text/event-stream' } });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const ended = response.text();
    await browser.fetch('/auth/sign-out', { method: 'POST', headers: { Origin: api.url } });
    expect(await ended).toContain(': ouvert');
  }, 10_000);
});

describe('a change that a page of somebody else asks for', () => {
  const FROM = [
    ['another origin', { Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' }],
    ['another port of this machine', { Origin: 'http://127.0.0.1:1', 'Sec-Fetch-Site': 'same-site' }],
    ['an origin that is hidden', { Origin: 'null' }],
    ['no origin that it tells', { Origin: undefined, 'Sec-Fetch-Site': undefined }],
    ['a sibling that tells no origin', { Origin: undefined, 'Sec-Fetch-Site': 'same-site' }],
    ['our origin, as another site says', { 'Sec-Fetch-Site': 'cross-site' }],
  ] as const;

  it.each(FROM)('is refused: %s', async (_, said) => {
    const ours = { Origin: api.url, 'Sec-Fetch-Site': 'same-origin' };
    const headers = Object.fromEntries(Object.entries({ ...ours, ...said }).filter(([, value]) => value !== undefined)) as never;
    const sent = { headers: { Cookie: browser.cookieHeader(), ...(headers as Record<string, string>) } };
    const before = await api.written();
    const opening = { data: { market: '26 AC 99', lead: 'fonds-maladie' } };
    expectProblem(await api.send('POST', '/v1/mediation-referrals', { ...sent, body: opening }), 403, 'foreign-origin');
    expect(await api.written()).toEqual(before);
    expectProblem(await api.send('POST', '/auth/sign-out', sent), 403, 'foreign-origin');
    accepted(await browser.send('GET', ONE));
  });

  it('is none when a program comes with its token, or a browser that tells no origin says same-origin', async () => {
    accepted(await api.send('PUT', '/v1/me/preferences', { as: FUND, body: {}, headers: { Origin: 'https://elsewhere.example' } }));
    const headers = { Cookie: browser.cookieHeader(), 'Sec-Fetch-Site': 'same-origin' };
    accepted(await api.send('PUT', '/v1/me/preferences', { body: {}, headers }));
  });
});

describe('one’s sessions', () => {
  it('are listed, and ended one by one or all others', async () => {
    const [second, third] = [new Browser(api), new Browser(api)];
    await second.signIn(FUND);
    await third.signIn(FUND);
    await browser.send('DELETE', '/v1/sessions');
    isOver(await second.send('GET', ONE));
    isOver(await third.send('GET', ONE));
    await second.signIn(FUND, '/auth/sign-in?again=true');
    const { sessions } = accepted(await browser.send('GET', '/v1/sessions')).body;
    expect(sessions).toHaveLength(2);
    expect(sessions.find(({ present }: { present: boolean }) => present)).toEqual({
      id: await presentId(),
      device: 'Navigateur inconnu',
      createdAt: expect.any(String),
      lastSeenAt: expect.any(String),
      endsAt: expect.any(String),
      idleEndsAt: expect.any(String),
      present: true,
    });
    const other = await presentId(second);
    expect((await browser.send('DELETE', `/v1/sessions/${other}`)).status).toBe(204);
    isOver(await second.send('GET', ONE));
    for (const id of [other, 'x', '00000000-0000-4000-8000-000000000001'])
      expectProblem(await browser.send('DELETE', `/v1/sessions/${id}`), 404, 'no-such-session');
  });

  it('are nobody else’s to end', async () => {
    const other = new Browser(api);
    await other.signIn('mediatrice');
    expectProblem(await browser.send('DELETE', `/v1/sessions/${await presentId(other)}`), 404, 'no-such-session');
    accepted(await other.send('GET', ONE));
  });
});

describe('what somebody prefers', () => {
  it('is kept, and names the organisation they work for when none is named', async () => {
    const several = new Browser(api);
    await several.signIn('caisses.gestionnaire');
    const read = async (headers = {}) => accepted(await several.send('GET', '/v1/me', { headers })).body;
    expect(await read()).toMatchObject({ organisation: null, organisations: [{ id: 'caisse-a' }, { id: 'caisse-b' }] });
    const preferences = { language: 'en', theme: 'dark', organisation: 'caisse-b', tourSeen: true, letterKeys: false };
    expect(accepted(await several.send('PUT', '/v1/me/preferences', { body: preferences })).body).toEqual(preferences);
    expect(await read()).toMatchObject({ organisation: { id: 'caisse-b' }, preferences });
    expect(await read({ 'X-Organisation': 'caisse-a' })).toMatchObject({ organisation: { id: 'caisse-a' } });
    accepted(await several.send('PUT', '/v1/me/preferences', { body: { theme: 'auto', organisation: null } }));
    expect(await read()).toMatchObject({ organisation: null, preferences: { theme: 'auto' } });
    expectProblem(await several.send('GET', ONE), 400, 'choose-organisation');
  });

  it.each([
    [{ theme: 'pink' }, 'theme'],
    [{ language: 'de' }, 'language'],
    [{ organisation: 'caisse-a' }, 'organisation'],
    [{ tourSeen: 'yes' }, 'tourSeen'],
    [{ colour: 'red' }, 'colour'],
    [[], ''],
  ])('is not %j', async (body, field) => {
    const answer = await browser.send('PUT', '/v1/me/preferences', { body });
    expectProblem(answer, 400, 'form');
    expect(answer.body.errors[0].field).toBe(field);
  });
});
