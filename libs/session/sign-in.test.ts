import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { type Attempt, type Attempts, nonceOf } from './attempts.js';
import type { SessionSettings } from './settings.js';
import { SignIn } from './sign-in.js';

const CLIENT = 'saisine-web';
const PUBLIC_URL = 'https://saisine.example.org';
const now = () => Math.floor(Date.now() / 1000);

interface Asked {
  readonly authorization: string | undefined;
  readonly form: URLSearchParams;
}

let server: Server;
let issuer: string;
let folder: string;
let keys: { readonly own: CryptoKey; readonly other: CryptoKey };
/** what the issuer answers in the place of an identity token */
let token: (attempt: Attempt) => Promise<string>;
let asked: Asked | undefined;
let begun: Attempt;

beforeAll(async () => {
  const [own, other] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  keys = { own: own.privateKey, other: other.privateKey };
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const answers: Record<string, (request: IncomingMessage) => Promise<object>> = {
    '/.well-known/openid-configuration': async () => ({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    '/jwks': async () => ({ keys: [jwk] }),
    '/token': async (request) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      asked = { authorization: request.headers.authorization, form: new URLSearchParams(Buffer.concat(parts).toString()) };
      return { access_token: 'a', token_type: 'Bearer', id_token: await token(begun) };
    },
  };
  server = createServer((request, response) => {
    const answer = answers[request.url ?? ''];
    response.setHeader('Content-Type', 'application/json');
    if (answer) void answer(request).then((body) => response.end(JSON.stringify(body)));
    else response.writeHead(404).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = mkdtempSync(join(tmpdir(), 'saisine-sign-in-'));
  writeFileSync(join(folder, 'secret'), 'not:a secret\n');
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  asked = undefined;
  token = (attempt) => signed(attempt);
});

/** What the issuer would rightly sign, but for what a test changes. */
const signed = (attempt: Attempt, changes: JWTPayload = {}, key = keys.own): Promise<string> =>
  new SignJWT({ iss: issuer, aud: CLIENT, sub: 'camille', nonce: nonceOf(attempt), iat: now(), exp: now() + 60, ...changes })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .sign(key);

/** One attempt, in memory. */
const attempts = {
  begin: async (returnTo: string) => {
    begun = { state: `state-${Math.random()}`, secret: `secret-${Math.random()}`, returnTo };
    return begun;
  },
  take: async (state: string, secret: string) => (state === begun.state && secret === begun.secret ? begun : undefined),
} as unknown as Attempts;

const signIn = (changes: Partial<SessionSettings> = {}) =>
  new SignIn(attempts, {
    publicUrl: PUBLIC_URL,
    issuer,
    clientId: CLIENT,
    clientSecretFile: undefined,
    idleMinutes: 60,
    hours: 10,
    ...changes,
  });

async function wholeWay(of = signIn()): Promise<{ subject: string; returnTo: string }> {
  const { attempt } = await of.begin('/dossiers', false);
  return of.finish(new URLSearchParams({ code: 'c', state: attempt.state }).toString(), () => attempt.secret);
}

test('the issuer is asked with PKCE, and asked again who it is where that is wanted', async () => {
  const { address, attempt } = await signIn().begin('/', true);
  const asks = Object.fromEntries(new URL(address).searchParams);
  expect(asks).toEqual({
    client_id: CLIENT,
    redirect_uri: `${PUBLIC_URL}/auth/callback`,
    response_type: 'code',
    scope: 'openid',
    state: attempt.state,
    nonce: nonceOf(attempt),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: 'S256',
    prompt: 'login',
  });
  expect(new URL((await signIn().begin('/', false)).address).searchParams.has('prompt')).toBe(false);
  expect(address).not.toContain(attempt.secret);
});

test('whoever the issuer vouches for comes back where they wanted to go, and the code is redeemed by who asked for it', async () => {
  const of = signIn();
  const { address, attempt } = await of.begin('/dossiers/42', false);
  const found = await of.finish(new URLSearchParams({ code: 'c', state: attempt.state }).toString(), () => attempt.secret);
  expect(found).toEqual({ subject: 'camille', returnTo: '/dossiers/42' });
  expect(asked?.authorization).toBeUndefined();
  expect(Object.fromEntries(asked?.form ?? [])).toMatchObject({ grant_type: 'authorization_code', code: 'c', client_id: CLIENT });
  const verifier = asked?.form.get('code_verifier') ?? '';
  expect(createHash('sha256').update(verifier).digest('base64url')).toBe(new URL(address).searchParams.get('code_challenge'));
});

test('a confidential client shows its secret', async () => {
  await wholeWay(signIn({ clientSecretFile: join(folder, 'secret') }));
  const [scheme, credentials = ''] = asked?.authorization?.split(' ') ?? [];
  expect(scheme).toBe('Basic');
  expect(Buffer.from(credentials, 'base64').toString().split(':').map(decodeURIComponent)).toEqual([
    CLIENT,
    expect.stringMatching(/^not:a[+ ]secret$/),
  ]);
});

test.each<[string, (attempt: Attempt) => Promise<string>]>([
  ['for another application', (attempt) => signed(attempt, { aud: 'another' })],
  ['of another issuer', (attempt) => signed(attempt, { iss: 'https://elsewhere.example' })],
  ['of another sign-in', (attempt) => signed(attempt, { nonce: 'another' })],
  ['that has expired', (attempt) => signed(attempt, { iat: now() - 600, exp: now() - 300 })],
  ['that names nobody', (attempt) => signed(attempt, { sub: undefined })],
  ['signed with another key', (attempt) => signed(attempt, {}, keys.other)],
  [
    'signed by nobody',
    async (attempt) =>
      new UnsecuredJWT({ iss: issuer, aud: CLIENT, sub: 'camille', nonce: nonceOf(attempt), iat: now(), exp: now() + 60 }).encode(),
  ],
  ['that is none', async () => 'a.b.c'],
])('an identity token %s opens nothing', async (_, made) => {
  token = made;
  await expect(wholeWay()).rejects.toMatchObject({ failure: 'invalid' });
});

test('an issuer that does not answer is asked again the next time', async () => {
  const of = signIn({ issuer: 'http://127.0.0.1:9' });
  for (let count = 0; count < 2; count += 1) await expect(of.begin('/', false)).rejects.toMatchObject({ failure: 'away' });
  await expect(signIn({ issuer: `${issuer}/nothing` }).begin('/', false)).rejects.toMatchObject({ failure: 'away' });
});
