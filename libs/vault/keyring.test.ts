import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keyring, LocalKeyEncryption } from './key-encryption.js';
import { keyringFrom } from './keyring.js';
import { newKey } from './sealed.js';
import { TransitKeyEncryption } from './transit.js';

const folder = mkdtempSync(join(tmpdir(), 'saisine-keyring-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NONE = { kek: undefined, kekFile: undefined, kmsUrl: undefined, kmsTokenFile: undefined, kmsKey: undefined };
const demonstration = { ...NONE, mode: 'demonstration', stateDir: join(folder, 'state') } as const;
const production = { ...demonstration, mode: 'production' } as const;
const base64 = () => randomBytes(32).toString('base64');

describe('a key-encryption key of this process', () => {
  const kek = new LocalKeyEncryption(newKey());
  it('unwraps what it wrapped, for the same thing only', async () => {
    const key = newKey();
    const wrapped = await kek.wrap(key, 'case 1');
    expect(wrapped.includes(key)).toBe(false);
    expect(await kek.unwrap(wrapped, 'case 1')).toEqual(key);
    await expect(kek.unwrap(wrapped, 'case 2')).rejects.toThrow();
    await expect(new LocalKeyEncryption(newKey()).unwrap(wrapped, 'case 1')).rejects.toThrow();
  });
  it('has 32 bytes and an id that does not tell them', () => {
    expect(kek.id).toMatch(/^local:[0-9a-f]{16}$/);
    expect(() => new LocalKeyEncryption(randomBytes(16))).toThrow();
  });
});

describe('where the key-encryption key comes from', () => {
  it('a demonstration makes a file of its own, once, for its owner alone', () => {
    const first = keyringFrom(demonstration);
    const file = join(folder, 'state', 'keys', 'kek.key');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(Buffer.from(readFileSync(file, 'utf8'), 'base64')).toHaveLength(32);
    expect(keyringFrom(demonstration).present.id).toBe(first.present.id);
  });

  it('production refuses that file unless it is named', () => {
    expect(() => keyringFrom(production)).toThrow('SAISINE_KEK_FILE');
    const kekFile = join(folder, 'named.key');
    writeFileSync(kekFile, `${base64()}\n`);
    expect(keyringFrom({ ...production, kekFile }).present.id).toMatch(/^local:/);
  });

  it('a named file that is missing or damaged is an error, never a new key', () => {
    expect(() => keyringFrom({ ...production, kekFile: join(folder, 'nowhere.key') })).toThrow('ENOENT');
    const kekFile = join(folder, 'damaged.key');
    writeFileSync(kekFile, 'trop court');
    expect(() => keyringFrom({ ...production, kekFile })).toThrow('abîmé');
  });

  it('the first key wraps, the others still unwrap', async () => {
    const [old, fresh] = [base64(), base64()];
    const before = keyringFrom({ ...production, kek: old });
    const after = keyringFrom({ ...production, kek: `${fresh}, ${old}` });
    expect(after.present.id).toBe(keyringFrom({ ...production, kek: fresh }).present.id);
    const key = newKey();
    const wrapped = await before.wrap(key, 'x');
    expect(await after.unwrap(wrapped, 'x')).toEqual(key);
    expect(await keyringFrom({ ...production, kek: fresh }).unwrap(wrapped, 'x')).toBeUndefined();
  });

  it('the KMS comes before the environment, and asks for its token and its key’s name', () => {
    const kmsUrl = 'http://127.0.0.1:1';
    expect(keyringFrom({ ...production, kek: base64(), kmsUrl, kmsTokenFile: 'x', kmsKey: 'saisine' }).present.id).toBe('transit:saisine');
    expect(() => keyringFrom({ ...production, kmsUrl })).toThrow('SAISINE_KMS_TOKEN_FILE');
  });
});

/** A small server that speaks the transit API: one AES-GCM key, its token, its associated data. */
class TransitServer {
  readonly asked: string[] = [];
  answers: 'well' | 'sealed' | 'garbage' = 'well';
  private readonly key = randomBytes(32);
  private readonly server: Server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => (text += part));
    request.on('end', () => {
      const [status, body] = this.answer(String(request.url), String(request.headers['x-vault-token']), text);
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
    });
  });

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close = () => this.server.close();

  private answer(url: string, token: string, text: string): [number, string] {
    this.asked.push(url);
    if (token !== 'a-token') return [403, '{"errors":["permission denied"]}'];
    if (this.answers === 'sealed') return [503, '{"errors":["Vault is sealed"]}'];
    if (this.answers === 'garbage') return [200, '<html>'];
    const { plaintext, ciphertext, associated_data } = JSON.parse(text) as Record<string, string>;
    const associated = Buffer.from(associated_data ?? '', 'base64');
    if (url === '/v1/transit/encrypt/saisine') {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(associated);
      const content = Buffer.concat([cipher.update(Buffer.from(plaintext ?? '', 'base64')), cipher.final()]);
      return [200, data({ ciphertext: `vault:v1:${Buffer.concat([nonce, content, cipher.getAuthTag()]).toString('base64')}` })];
    }
    if (url !== '/v1/transit/decrypt/saisine') return [404, '{"errors":[]}'];
    const bytes = Buffer.from((ciphertext ?? '').replace('vault:v1:', ''), 'base64');
    try {
      const cipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, 12)).setAAD(associated).setAuthTag(bytes.subarray(-16));
      return [200, data({ plaintext: Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()]).toString('base64') })];
    } catch {
      return [400, '{"errors":["cipher: message authentication failed"]}'];
    }
  }
}
const data = (body: object): string => JSON.stringify({ data: body });

describe('a KMS', () => {
  const server = new TransitServer();
  const tokenFile = join(folder, 'token');
  let kek: TransitKeyEncryption;
  beforeAll(async () => {
    writeFileSync(tokenFile, 'a-token\n');
    kek = new TransitKeyEncryption({ url: await server.listen(), tokenFile, key: 'saisine' });
  });
  afterAll(() => server.close());
  beforeEach(() => (server.answers = 'well'));

  it('wraps and unwraps by the transit API, for the same thing only', async () => {
    const key = newKey();
    const ring = new Keyring(kek);
    const wrapped = await ring.wrap(key, 'case 1');
    expect(wrapped.kekId).toBe('transit:saisine');
    expect(wrapped.wrapped.toString()).toMatch(/^vault:v1:/);
    expect(await ring.unwrap(wrapped, 'case 1')).toEqual(key);
    await expect(ring.unwrap(wrapped, 'case 2')).rejects.toMatchObject({ status: 503, code: 'vault-away' });
    expect(new Set(server.asked)).toEqual(new Set(['/v1/transit/encrypt/saisine', '/v1/transit/decrypt/saisine']));
  });

  it.each(['sealed', 'garbage'] as const)('that answers badly (%s) is away: 503, to be tried again', async (how) => {
    server.answers = how;
    await expect(kek.wrap(newKey(), 'x')).rejects.toMatchObject({ status: 503, code: 'vault-away', extra: { retryAfter: 2 } });
  });

  it('reads its token at each call', async () => {
    writeFileSync(tokenFile, 'expired');
    await expect(kek.wrap(newKey(), 'x')).rejects.toMatchObject({ code: 'vault-away' });
    writeFileSync(tokenFile, 'a-token');
    await expect(kek.wrap(newKey(), 'x')).resolves.toBeInstanceOf(Buffer);
  });

  it('that nobody answers for is away', async () => {
    const nobody = new TransitKeyEncryption({ url: 'http://127.0.0.1:1', tokenFile, key: 'saisine' });
    await expect(nobody.unwrap(Buffer.from('vault:v1:'), 'x')).rejects.toMatchObject({ status: 503, code: 'vault-away' });
  });
});
