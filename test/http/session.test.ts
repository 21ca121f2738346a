import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Browser } from './browser.js';
import { Api } from './harness.js';
import { accepted, FUND } from './mediation.js';

let api: Api;
let browser: Browser;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());
beforeEach(() => {
  browser = new Browser(api);
});

const CAMILLE = '00000000-0000-4000-8000-000000000001';
const openSessions = async () => (await api.pool.query('SELECT count(*)::int AS n FROM sessions WHERE ended_at IS NULL')).rows[0].n;
const me = (of = browser) => of.send('GET', '/v1/me');

describe('signing in', () => {
  it('leads over the issuer back to the page, with a session that the page cannot read', async () => {
    const { url } = await browser.signIn(FUND, `/auth/sign-in?return=${encodeURIComponent('/dossiers/42?vue=actes#dates')}`);
    expect(url.href).toBe(`${api.url}/dossiers/42?vue=actes#dates`);
    const cookie = browser.cookie('saisine-session');
    expect(cookie?.attributes).toMatch(/Max-Age=36000; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(cookie?.name).toBe(`saisine-session-${new URL(api.url).port}`);
    expect(browser.cookie('saisine-sign-in')).toBeUndefined();
    const { body } = accepted(await me());
    expect(body).toMatchObject({
      account: { id: CAMILLE, name: 'Camille Exemple' },
      organisation: { id: 'fonds-maladie', roles: [{ id: 'caseManager', label: 'Gestionnaire de dossiers' }] },
      organisations: [{ id: 'fonds-maladie', name: 'Fonds national fictif Azur', kind: 'nationalFund' }],
      standsInFor: [],
      demonstration: true,
      preferences: {},
    });
    const { rows } = await api.pool.query('SELECT * FROM sessions WHERE account_id = $1', [CAMILLE]);
    expect(body.session).toEqual({ id: rows[0].id, endsAt: rows[0].ends_at, idleEndsAt: expect.any(String) });
    expect(Date.parse(body.session.endsAt) - Date.now()).toBeLessThanOrEqual(10 * 3_600_000);
    expect(Math.abs(Date.parse(body.session.idleEndsAt) - Date.now() - 3_600_000)).toBeLessThan(10_000);
    expect(JSON.stringify(rows)).not.toContain(cookie?.value);
    expect(api.logged.join('')).not.toContain(cookie?.value);
  });

  it('works in two tabs at once', async () => {
    const [one, two] = [await browser.toIssuer('/auth/sign-in?return=/un'), await browser.toIssuer('/auth/sign-in?return=/deux')];
    expect((await browser.go((await browser.name(two, FUND)).href)).url.pathname).toBe('/deux');
    expect((await browser.go((await browser.name(one, FUND)).href)).url.pathname).toBe('/un');
    accepted(await me());
  });

  it('leaves no session of before in the same browser', async () => {
    await browser.signIn(FUND);
    const before = await openSessions();
    const former = browser.cookie('saisine-session')?.value;
    await browser.signIn('mediatrice', '/auth/sign-in?again=true');
    expect((await me()).body.account.name).toBe('Ange Concorde');
    expect(browser.cookie('saisine-session')?.value).not.toBe(former);
    expect(await openSessions()).toBe(before);
  });

  it('keeps few sign-ins under way: many are nobody’s tabs', async () => {
    for (let count = 0; count < 30; count += 1) await browser.fetch('/auth/sign-in');
    expect([...browser.cookies.keys()].filter((name) => name.includes('saisine-sign-in')).length).toBeLessThanOrEqual(9);
  });
});

describe('a callback', () => {
  const isRefused = async (address: string, title: string, status = 400, of = browser) => {
    const before = await openSessions();
    const page = await of.go(address);
    expect({ status: page.status, title: /<h1>(.*?)<\/h1>/.exec(page.text)?.[1] }).toEqual({ status, title });
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'nonce-[\w+/=]+'/);
    expect(of.cookie('saisine-session')).toBeUndefined();
    expect(await openSessions()).toBe(before);
  };
  const arrived = async () => browser.name(await browser.toIssuer(), FUND);

  it('is taken up once', async () => {
    await api.pool.query('DELETE FROM sign_in_attempts');
    const callback = await arrived();
    const cookies = new Map(browser.cookies);
    await browser.go(callback.href);
    expect((await api.pool.query('SELECT 1 FROM sign_in_attempts')).rowCount).toBe(0);
    const replaying = new Browser(api);
    for (const [key, cookie] of cookies) if (key.includes('sign-in')) replaying.cookies.set(key, cookie);
    await isRefused(callback.href, 'Cette connexion ne sert plus', 400, replaying);
  });

  it('is taken up in the browser that began it', async () => {
    await isRefused((await arrived()).href, 'Cette connexion ne sert plus', 400, new Browser(api));
  });

  it('says what it was given: another state, none, or another browser’s secret open nothing', async () => {
    const callback = await arrived();
    const other = new URL(callback);
    other.searchParams.set('state', `x${callback.searchParams.get('state')}`);
    await isRefused(other.href, 'Cette connexion ne sert plus');
    other.searchParams.delete('state');
    await isRefused(other.href, 'Cette connexion ne sert plus');
    const [key, cookie] = [...browser.cookies].find(([name]) => name.includes('sign-in')) as [string, never];
    browser.cookies.set(key, { ...(cookie as object), value: 'A'.repeat(43) } as never);
    await isRefused(callback.href, 'Cette connexion ne sert plus');
    await isRefused('/auth/callback', 'Cette connexion ne sert plus');
    // and whoever began it is not shut out by those who guess
    browser.cookies.set(key, cookie);
    expect((await browser.go(callback.href)).url.href).toBe(`${api.url}/`);
  });

  it('comes within ten minutes', async () => {
    const callback = await arrived();
    await api.pool.query("UPDATE sign_in_attempts SET expires_at = expires_at - interval '10 minutes'");
    await isRefused(callback.href, 'Cette connexion ne sert plus');
  });

  it('with a code of nobody, of another issuer, or a refusal opens nothing', async () => {
    for (const [change, title, status] of [
      [{ code: 'invented' }, 'Cette connexion ne sert plus', 400],
      [{ iss: 'https://elsewhere.example' }, 'Connexion impossible', 400],
    ] as const) {
      const callback = await arrived();
      for (const [name, value] of Object.entries(change)) callback.searchParams.set(name, value);
      await isRefused(callback.href, title, status);
      browser = new Browser(api);
    }
    const { searchParams: given } = await arrived();
    const refusal = new URLSearchParams({ error: 'access_denied', state: given.get('state') ?? '', iss: given.get('iss') ?? '' });
    await isRefused(`/auth/callback?${refusal}`, 'Connexion abandonnée', 403);
  });

  it('of somebody whom the directory does not know, or no longer, says what to do', async () => {
    await api.pool.query("UPDATE accounts SET active = false WHERE subject = 'caisse-c.gestionnaire'");
    await isRefused((await browser.name(await browser.toIssuer(), 'caisse-c.gestionnaire')).href, 'Vous n’entrez pas dans Saisine', 403);
    await api.pool.query("UPDATE accounts SET subject = 'somebody-else' WHERE subject = 'caisse-d.gestionnaire'");
    const other = new Browser(api);
    const page = await other.signIn('caisse-d.gestionnaire');
    expect(page.text).toContain('demandez à votre responsable de le faire créer');
    expect(page.text).toContain('href="/auth/sign-in?again=true"');
    expect(await other.send('GET', '/v1/me')).toMatchObject({ status: 401 });
  });
});

describe('the way back', () => {
  it.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', '/auth/sign-in', '/%09/elsewhere', 'dossiers'])(
    'never leads elsewhere: %s',
    async (address) => {
      const { url } = await browser.signIn(FUND, `/auth/sign-in?return=${address.includes('%') ? address : encodeURIComponent(address)}`);
      expect(url.href).toBe(`${api.url}/`);
    },
  );
});

describe('without the issuer', () => {
  it('says that it is the issuer that does not answer', async () => {
    const callback = await browser.name(await browser.toIssuer(), FUND);
    await api.issuer.close();
    const page = await browser.go(callback.href);
    expect({ status: page.status, text: page.text }).toMatchObject({ status: 503, text: expect.stringContaining('ne répond pas') });
  });
});
