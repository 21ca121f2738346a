import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { base64url, generateKeyPair, importJWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { people } from '../../tools/demo/index.js';
import { type RunningIssuer, startIssuer } from '../../tools/issuer/issuer.js';
import { fetchToken } from '../../tools/token/fetch-token.mjs';
import { TokenVerifier } from './token-verifier.js';

const AUDIENCE = 'saisine-api';
const now = () => Math.floor(Date.now() / 1000);

let stateDir: string;
let issuer: RunningIssuer;
let issuerKey: { kid?: string; key: Awaited<ReturnType<typeof importJWK>> };
let verifier: TokenVerifier;

beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'saisine-identity-'));
  issuer = await startIssuer({ port: 0, stateDir, audience: AUDIENCE, people });
  const { keys } = JSON.parse(await readFile(join(stateDir, 'keys', 'issuer.jwks.json'), 'utf8'));
  issuerKey = { kid: keys[0].kid, key: await importJWK(keys[0]) };
  verifier = new TokenVerifier({ issuer: issuer.url, audience: AUDIENCE });
});
afterAll(async () => {
  await issuer.close();
  await rm(stateDir, { recursive: true });
});

const realToken = () => fetchToken({ issuerUrl: issuer.url, login: 'mediatrice' });

/** What the issuer itself would sign, but for what a test changes. */
function signed(changes: JWTPayload, { key, kid } = issuerKey, header: { typ?: string } = { typ: 'at+jwt' }): Promise<string> {
  const claims = { iss: issuer.url, aud: AUDIENCE, sub: 'mediatrice', iat: now(), exp: now() + 3600, ...changes };
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, ...header }).sign(key);
}

const verdict = (token: string) => verifier.verify(`Bearer ${token}`);
const invalid = { status: 401, code: 'invalid-token' };

test('a token of the issuer tells its subject', async () => {
  expect(await verdict(await realToken())).toMatchObject({ subject: 'mediatrice' });
});

test('the scheme is not case-sensitive', async () => {
  expect(await verifier.verify(`bearer ${await realToken()}`)).toMatchObject({ subject: 'mediatrice' });
});

test('no header at all is a missing token', async () => {
  await expect(verifier.verify(undefined)).rejects.toMatchObject({ status: 401, code: 'missing-token' });
});

test.each([
  ['another scheme', 'Basic ZHBvOmRwbw=='],
  ['no token', 'Bearer '],
  ['two tokens', 'Bearer a.b.c d.e.f'],
  ['not a JWT', 'Bearer abc'],
  ['empty parts', 'Bearer ..'],
  ['five parts', 'Bearer a.b.c.d.e'],
  ['a header that is not JSON', `Bearer ${base64url.encode('{"alg":')}.e30.AA`],
  ['a header that is no object', `Bearer ${base64url.encode('null')}.e30.AA`],
  ['an alg of the wrong type', `Bearer ${base64url.encode('{"alg":{"a":1}}')}.e30.AA`],
  ['an unknown critical extension', `Bearer ${base64url.encode('{"alg":"RS256","crit":["x"],"x":1}')}.e30.AA`],
  ['an unencoded payload', `Bearer ${base64url.encode('{"alg":"RS256","crit":["b64"],"b64":false}')}.e30.AA`],
  ['a kid of the wrong type', `Bearer ${base64url.encode('{"alg":"RS256","kid":{"toString":1}}')}.e30.AA`],
])('%s is refused, not an error of ours', async (_what, authorization) => {
  await expect(verifier.verify(authorization)).rejects.toMatchObject(invalid);
});

test('an expired token is told from an invalid one, after 30 seconds of tolerance', async () => {
  expect(await verdict(await signed({ exp: now() - 20 }))).toMatchObject({ subject: 'mediatrice' });
  await expect(verdict(await signed({ exp: now() - 40 }))).rejects.toMatchObject({ status: 401, code: 'expired-token' });
});

test('a key that is not the issuer’s is refused, whatever key it claims to be', async () => {
  const { privateKey } = await generateKeyPair('RS256');
  await expect(verdict(await signed({}, { key: privateKey, kid: issuerKey.kid }))).rejects.toMatchObject(invalid);
  await expect(verdict(await signed({}, { key: privateKey, kid: 'another' }))).rejects.toMatchObject(invalid);
});

test.each<[string, JWTPayload]>([
  ['another audience', { aud: 'another-api' }],
  ['no audience', { aud: undefined }],
  ['another issuer', { iss: 'https://sso.example.invalid' }],
  ['no expiry', { exp: undefined }],
  ['no subject', { sub: undefined }],
  ['an empty subject', { sub: '' }],
  ['a time to come', { nbf: now() + 3600 }],
])('%s is refused', async (_what, changes) => {
  await expect(verdict(await signed(changes))).rejects.toMatchObject(invalid);
});

test('a token made for another use is refused', async () => {
  await expect(verdict(await signed({}, issuerKey, { typ: 'logout+jwt' }))).rejects.toMatchObject(invalid);
  expect(await verdict(await signed({}, issuerKey, { typ: undefined }))).toMatchObject({ subject: 'mediatrice' });
});

test('a token signed by nobody (alg none) is refused', async () => {
  const unsigned = new UnsecuredJWT({ sub: 'mediatrice' }).setIssuer(issuer.url).setAudience(AUDIENCE).setExpirationTime('1h').encode();
  await expect(verdict(unsigned)).rejects.toMatchObject(invalid);
});

test('a secret-key algorithm is refused, so that the public key cannot serve as the secret', async () => {
  const token = await new SignJWT({ sub: 'mediatrice' }).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32));
  await expect(verdict(token)).rejects.toMatchObject(invalid);
});

test('a tampered token is refused', async () => {
  const [header, payload = '', signature] = (await realToken()).split('.');
  const claims = JSON.parse(new TextDecoder().decode(base64url.decode(payload)));
  const other = base64url.encode(JSON.stringify({ ...claims, sub: 'auditrice' }));
  await expect(verdict(`${header}.${other}.${signature}`)).rejects.toMatchObject(invalid);
});

describe('an issuer that does not answer is no fault of the token', () => {
  const retry = { status: 503, code: 'issuer-unreachable', detail: expect.stringContaining('sans risque') };

  test('when it is away, and the token is accepted once it is back', async () => {
    const away = await startIssuer({ port: 0, stateDir, audience: AUDIENCE, people });
    const token = await fetchToken({ issuerUrl: away.url, login: 'dpo' });
    await away.close();
    const waiting = new TokenVerifier({ issuer: away.url, audience: AUDIENCE });
    await expect(waiting.verify(`Bearer ${token}`)).rejects.toMatchObject(retry);

    const back = await startIssuer({ port: Number(new URL(away.url).port), stateDir, audience: AUDIENCE, people });
    expect(await waiting.verify(`Bearer ${token}`)).toMatchObject({ subject: 'dpo' });
    await back.close();
    expect(await waiting.verify(`Bearer ${token}`)).toMatchObject({ subject: 'dpo' });
  });

  test.each([
    ['answers with an error', 500, '{}'],
    ['answers with a page', 200, '<html>'],
    ['names another issuer', 200, '{"issuer":"https://sso.example.invalid","jwks_uri":"https://sso.example.invalid/jwks"}'],
  ])('when it %s', async (_how, status, body) => {
    const server = createServer((_request, response) => response.writeHead(status).end(body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const strange = new TokenVerifier({ issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, audience: AUDIENCE });
    await expect(strange.verify(`Bearer ${await realToken()}`)).rejects.toMatchObject(retry);
    server.close();
    server.closeAllConnections();
  });

  test('a malformed token is refused even then: nobody needs to be asked', async () => {
    const away = new TokenVerifier({ issuer: 'http://127.0.0.1:9', audience: AUDIENCE });
    await expect(away.verify('Bearer abc')).rejects.toMatchObject(invalid);
  });
});

test('refusals never repeat the token', async () => {
  const token = await signed({ aud: 'another-api' });
  const refusal = await verdict(token).catch((failure) => failure);
  expect(JSON.stringify({ ...refusal, message: refusal.message, cause: refusal.cause })).not.toContain(token.slice(0, 20));
});
