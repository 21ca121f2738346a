import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeJwt } from 'jose';
import { people } from '../demo/index.js';
import { type RunningIssuer, startIssuer } from '../issuer/issuer.js';

const COMMAND = fileURLToPath(new URL('token.mjs', import.meta.url));

let stateDir: string;
let issuer: RunningIssuer;

beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'saisine-token-'));
  issuer = await startIssuer({ port: 0, stateDir, audience: 'saisine-api', people });
  await writeFile(join(stateDir, 'runtime.json'), JSON.stringify({ issuerUrl: issuer.url, apiUrl: 'http://127.0.0.1:4300' }));
});
afterAll(async () => {
  await issuer.close();
  await rm(stateDir, { recursive: true });
});

interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

function token(login: string[], settings: Record<string, string> = {}): Promise<Ended> {
  const env = { PATH: process.env.PATH, SAISINE_STATE_DIR: stateDir, ...settings };
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...login], { env }, (failure, out, err) =>
      resolve({ status: Number(failure?.code ?? 0), out, err }),
    );
  });
}

test('prints the token alone', async () => {
  const { status, out, err } = await token(['auditrice']);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(decodeJwt(out.trimEnd())).toMatchObject({ sub: 'auditrice', aud: 'saisine-api' });
});

test('an unknown login, or none, is shown the logins', async () => {
  for (const login of [['personne'], []]) {
    const { status, out, err } = await token(login);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/caisse-b\.gestionnaire +Morgan Inventé/);
  }
});

test('when nothing runs it says how to start', async () => {
  const { status, err } = await token(['dpo'], { SAISINE_STATE_DIR: join(stateDir, 'elsewhere'), ISSUER_PORT: '9' });
  expect(status).toBe(1);
  expect(err).toContain('npm start');
});

test.each([
  ['beside an external issuer', { OIDC_ISSUER: 'https://sso.example.invalid' }, 'n’est pas l’émetteur de démonstration'],
  [
    'in production',
    {
      SAISINE_ENV: 'production',
      OIDC_ISSUER: 'https://sso.example.invalid',
      DATABASE_URL: 'postgresql://example.invalid/x',
      TEMPORAL_ADDRESS: 'example.invalid:7233',
    },
    'en production',
  ],
])('refuses %s', async (_where, settings, sentence) => {
  const { status, out, err } = await token(['dpo'], settings);
  expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(err).toContain(sentence);
});
