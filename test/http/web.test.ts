import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api, expectProblem } from './harness.js';

const INDEX = `<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><script nonce="__CSP_NONCE__" src="/assets/main-Ab12Cd34.js"></script>`;
const SCRIPT = `console.log(${JSON.stringify('bonjour '.repeat(200))})`;

let api: Api;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'saisine-web-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets', 'main-Ab12Cd34.js'), SCRIPT);
  writeFileSync(join(folder, 'assets', 'main-Ab12Cd34.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, 'assets', 'saisine.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, 'assets', '.hidden'), 'no');
  writeFileSync(join(folder, 'secret.txt'), 'no');
  api = await Api.start({ SAISINE_WEB_DIR: folder });
}, 60_000);
afterAll(async () => {
  await api?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** fetch normalises an address before it sends it, and sets its own Host: this does neither. */
const raw = (path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const { hostname, port } = new URL(api.url);
    const sent = request({ hostname, port, path, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    sent.on('error', reject);
    sent.end();
  });
const page = (path: string) => api.send('GET', path, { headers: { Accept: 'text/html,application/xhtml+xml' } });

describe('before the web application is built', () => {
  it('says how to build it, in French', async () => {
    const answer = await page('/');
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('npm run build');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });
});

describe('the page', () => {
  beforeAll(() => writeFileSync(join(folder, 'index.html'), INDEX));

  it.each(['/', '/dossiers/42', '/dossiers/42?vue=actes', '/authentique', '/docsier'])(
    'is there for %s, under a strict policy',
    async (path) => {
      const { status, headers, text } = await page(path);
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('no-store');
      const policy = headers.get('content-security-policy') ?? '';
      const nonce = /'nonce-([\w+/=]{24})'/.exec(policy)?.[1] ?? '';
      expect(policy.replaceAll(nonce, 'N').split('; ')).toEqual([
        "default-src 'none'",
        "script-src 'self' 'nonce-N'",
        "style-src 'self' 'nonce-N'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "frame-src 'self' blob:",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ]);
      expect(text).toBe(INDEX.replaceAll('__CSP_NONCE__', nonce));
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  it('has another nonce each time', async () => {
    expect((await page('/')).text).not.toBe((await page('/')).text);
  });

  it('stands in the way of no program and of no other address', async () => {
    for (const path of ['/nowhere', '/v1/nowhere']) expectProblem(await api.send('GET', path), 404, 'no-such-route');
    for (const path of ['/v1/nowhere', '/v1', '/auth/nowhere', '/health/nowhere', '/docs/nowhere', '/assets/none-Ab12Cd34.js'])
      expectProblem(await page(path), 404, 'no-such-route');
    expectProblem(await api.send('POST', '/dossiers', { body: {} }), 404, 'no-such-route');
    expect((await page('/docs')).text).toContain('swagger');
  });

  it('sends who says « localhost » to the one address that sessions know', async () => {
    const { port } = new URL(api.url);
    const answer = await raw('/dossiers/42?vue=actes', { Accept: 'text/html', Host: `localhost:${port}` });
    expect([answer.status, answer.headers.location]).toEqual([302, `${api.url}/dossiers/42?vue=actes`]);
    for (const Host of ['elsewhere.example', 'localhost:1', ''])
      expect((await raw('/', { Accept: 'text/html', Host })).headers.location).toBeUndefined();
  });
});

describe('its files', () => {
  it('are kept for ever when their name holds their content, and asked for again otherwise', async () => {
    const script = await raw('/assets/main-Ab12Cd34.js');
    expect(script.body.toString()).toBe(SCRIPT);
    expect(script.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': expect.stringMatching(/javascript; charset=utf-8$/),
      'content-security-policy': expect.stringContaining("default-src 'none'; script-src 'self'"),
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
    });
    expect((await raw('/assets/saisine.svg')).headers['cache-control']).toBe('no-cache');
  });

  it('come compressed to who takes them so', async () => {
    const compressed = await raw('/assets/main-Ab12Cd34.js', { 'Accept-Encoding': 'br' });
    expect(compressed.headers['content-encoding']).toBe('br');
    expect(compressed.headers['content-type']).toMatch(/javascript; charset=utf-8$/);
    expect(compressed.body.equals(brotliCompressSync(SCRIPT))).toBe(true);
    expect(compressed.headers['cache-control']).toContain('immutable');
  });

  it.each([
    '/assets/../secret.txt',
    '/assets/%2e%2e/secret.txt',
    '/assets/..%2fsecret.txt',
    '/assets/.hidden',
    '/assets/',
    '/secret.txt',
    '/index.html',
  ])('are no way to others: %s', async (path) => {
    const { status, body } = await raw(path);
    expect([400, 403, 404]).toContain(status);
    expect(body.toString()).toContain('"code"');
  });
});
