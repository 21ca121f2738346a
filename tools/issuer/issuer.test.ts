import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { organisations, people } from '../demo/index.js';
import { fetchPeople, fetchToken } from '../token/fetch-token.mjs';
import { type RunningIssuer, startIssuer } from './issuer.js';

const RETURN = 'http://127.0.0.1:4300/auth/callback';

let stateDir: string;
let issuer: RunningIssuer;
const start = () => startIssuer({ port: 0, stateDir, audience: 'saisine-api', people, organisations, webRedirectUris: [RETURN] });

beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'saisine-issuer-'));
  issuer = await start();
});
afterAll(async () => {
  await issuer.close();
  await rm(stateDir, { recursive: true });
});

const keysOf = ({ url }: RunningIssuer) => createRemoteJWKSet(new URL(`${url}/jwks`));

test('a seeded login gets a signed access token for the API, for a working day', async () => {
  const token = await fetchToken({ issuerUrl: issuer.url, login: 'caisse-a.gestionnaire' });
  const { payload, protectedHeader } = await jwtVerify(token, keysOf(issuer), { issuer: issuer.url, audience: 'saisine-api' });
  expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'at+jwt' });
  expect(payload).toMatchObject({ sub: 'caisse-a.gestionnaire', client_id: 'saisine-cli', scope: 'api' });
  expect(payload.exp! - payload.iat!).toBe(8 * 3600);
});

test('an unknown login gets none, and is told who exists', async () => {
  await expect(fetchToken({ issuerUrl: issuer.url, login: 'personne' })).rejects.toMatchObject({ code: 'unknown-login' });
  expect(await fetchPeople(issuer.url)).toContainEqual({ login: 'mediatrice', displayName: 'Ange Concorde' });
});

test('the web client cannot use the demonstration grant', async () => {
  const body = new URLSearchParams({ grant_type: 'urn:saisine:grant:demonstration', client_id: 'saisine-web', login: 'dpo' });
  const response = await fetch(`${issuer.url}/token`, { method: 'POST', body });
  expect(response.status).toBe(400);
});

test('only a local issuer is asked for demonstration tokens', async () => {
  await expect(fetchToken({ issuerUrl: 'https://sso.example.invalid', login: 'dpo' })).rejects.toMatchObject({ code: 'other-issuer' });
});

test('the key is private to this user and survives a restart', async () => {
  const { mode } = await stat(join(stateDir, 'keys', 'issuer.jwks.json'));
  expect(mode & 0o777).toBe(0o600);

  const token = await fetchToken({ issuerUrl: issuer.url, login: 'dpo' });
  const again = await start();
  await expect(jwtVerify(token, keysOf(again))).resolves.toBeDefined();
  await again.close();
});

test('a damaged key file is named, with what to do', async () => {
  const damaged = await mkdtemp(join(tmpdir(), 'saisine-issuer-'));
  await (await startIssuer({ port: 0, stateDir: damaged, audience: 'saisine-api', people })).close();
  await writeFile(join(damaged, 'keys', 'issuer.jwks.json'), '{"keys": [');
  await expect(startIssuer({ port: 0, stateDir: damaged, audience: 'saisine-api', people })).rejects.toThrow(/abîmé : supprimez-le/);
  await rm(damaged, { recursive: true });
});

test('public keys show nothing private', async () => {
  const { keys } = (await (await fetch(`${issuer.url}/jwks`)).json()) as { keys: object[] };
  expect(keys).toHaveLength(1);
  expect(keys[0]).not.toHaveProperty('d');
  expect(await readFile(join(stateDir, 'keys', 'issuer.jwks.json'), 'utf8')).toContain('"d"');
});

test('a request under another host name is turned away', async () => {
  const port = new URL(issuer.url).port;
  const response = await fetch(`http://localhost:${port}/people`);
  expect(response.status).toBe(421);
});

test('a person logs in on the page, and the web application exchanges the code', async () => {
  const browser = new Browser();
  const authorization = new URL(`${issuer.url}/auth`);
  authorization.search = new URLSearchParams({
    client_id: 'saisine-web',
    response_type: 'code',
    scope: 'openid profile api',
    redirect_uri: RETURN,
    state: 'here',
    ...PKCE.challenge,
  }).toString();

  const page = await browser.go(authorization.href);
  expect(await page.text()).toContain('Camille Exemple');
  const back = await browser.go(page.url, { method: 'POST', body: new URLSearchParams({ login: 'fonds.gestionnaire' }) });
  expect(back.url).toMatch(`${RETURN}?code=`);

  const code = new URL(back.url).searchParams.get('code') ?? '';
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: 'saisine-web',
    redirect_uri: RETURN,
    code,
    ...PKCE.proof,
  });
  const response = await fetch(`${issuer.url}/token`, { method: 'POST', body, headers: { Origin: new URL(RETURN).origin } });
  const tokens = (await response.json()) as { access_token: string; id_token: string };
  expect(response.headers.get('access-control-allow-origin')).toBe(new URL(RETURN).origin);
  expect(decodeProtectedHeader(tokens.access_token).typ).toBe('at+jwt');
  expect(decodeJwt(tokens.access_token)).toMatchObject({ sub: 'fonds.gestionnaire', aud: 'saisine-api', scope: 'api' });
  expect(decodeJwt(tokens.id_token)).toMatchObject({ aud: 'saisine-web', name: 'Camille Exemple' });
});

test('the login page shows each person under their organisation with their role, and may lead to the application only', async () => {
  const authorization = new URLSearchParams({ client_id: 'saisine-web', response_type: 'code', scope: 'openid', redirect_uri: RETURN });
  for (const [name, value] of Object.entries(PKCE.challenge)) authorization.set(name, value);
  const page = await new Browser().go(`${issuer.url}/auth?${authorization}`);
  const text = await page.text();
  expect(text).toMatch(
    /<h2>Fonds national fictif Azur<\/h2><ul><li><button[^>]*><strong>Camille Exemple<\/strong> <span>Gestionnaire de dossiers<\/span>/,
  );
  expect(text.match(/Charlie Partagé/g)).toHaveLength(2);
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain(`form-action 'self' ${new URL(RETURN).origin};`);
  const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1];
  expect(text).toContain(`<script nonce="${nonce}">`);
});

test('a login page that nobody asked for says so in French', async () => {
  const response = await fetch(`${issuer.url}/connexion/inconnue`);
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('a expiré');
});

const PKCE = {
  // the example pair of RFC 7636, appendix B
  challenge: { code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' },
  proof: { code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' },
};

/** Follows redirects inside the issuer and keeps its cookies; stops at the application's door. */
class Browser {
  private readonly cookies = new Map<string, string>();

  async go(url: string, request: RequestInit = {}): Promise<{ url: string; headers: Headers; text(): Promise<string> }> {
    if (url.startsWith(RETURN)) return { url, headers: new Headers(), text: async () => '' };
    const headers = { Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const response = await fetch(url, { ...request, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.cookies.set(name, value);
    }
    const next = response.headers.get('location');
    return next ? this.go(new URL(next, url).href) : response;
  }
}
