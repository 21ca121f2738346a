import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smtpOptions } from './smtp.js';
import { notSent } from './smtp-error.js';

const folder = mkdtempSync(join(tmpdir(), 'saisine-smtp-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (url: string, passwordFile?: string) => smtpOptions({ url, passwordFile });

it('a line that others could read is encrypted, or not used', () => {
  expect(at('smtps://mail.example')).toMatchObject({ host: 'mail.example', port: 465, secure: true, requireTLS: false });
  expect(at('smtp://mail.example')).toMatchObject({ port: 25, secure: false, requireTLS: true });
  expect(at('smtp://saisine@mail.example')).toMatchObject({ port: 587, requireTLS: true });
  expect(at('smtp://mail.example:2525?starttls=optional')).toMatchObject({ port: 2525, requireTLS: false });
  for (const here of ['smtp://localhost:25', 'smtp://127.0.0.1:25', 'smtp://[::1]:25']) expect(at(here).requireTLS).toBe(false);
  expect(at('smtp://127.0.0.1.example:25').requireTLS).toBe(true);
});

it('a password is read from its file each time', () => {
  const file = join(folder, 'password');
  writeFileSync(file, 'first\n');
  const auth = () => at('smtp://l%C3%A9a@mail.example', file).auth;
  expect(auth()).toEqual({ user: 'léa', pass: 'first' });
  writeFileSync(file, 'second\n');
  expect(auth()?.pass).toBe('second');
});

const failure = (code: string | undefined, more: object = {}) =>
  notSent(Object.assign(new Error('words of the server'), { code, ...more }));

it.each([
  ['a mailbox that is not there', 'EENVELOPE', { responseCode: 550, command: 'RCPT TO' }, 'refused', true, false],
  ['a content that is not wanted', 'EMESSAGE', { responseCode: 554, command: 'DATA' }, 'refused', true, false],
  ['a mailbox that is full for now', 'EENVELOPE', { responseCode: 452, command: 'RCPT TO' }, 'postponed', false, false],
  ['an address that no server would take', 'EENVELOPE', {}, 'refused', true, false],
  ['a server that greets with a refusal', 'EPROTOCOL', { responseCode: 554, command: 'CONN' }, 'postponed', false, true],
  ['a wrong password', 'EAUTH', { responseCode: 535, command: 'AUTH PLAIN' }, 'credentials', false, true],
  ['no encryption', 'ETLS', {}, 'encryption', false, true],
  ['silence', 'ETIMEDOUT', { command: 'CONN' }, 'silent', false, true],
  ['too slow as a whole', 'EABORT', {}, 'silent', false, true],
  ['nobody there', 'ESOCKET', { command: 'CONN' }, 'unreachable', false, true],
  ['no such host', 'EDNS', {}, 'unreachable', false, true],
  ['gone in the middle', 'ECONNECTION', { command: 'DATA' }, 'interrupted', false, true],
  ['anything else', undefined, {}, 'unknown', false, true],
] as const)('%s', (_, code, more, wanted, forGood, serverAway) => {
  const { responseCode } = more as { responseCode?: number };
  expect(failure(code, more)).toEqual({
    error: responseCode === undefined ? { class: wanted } : { class: wanted, code: responseCode },
    forGood,
    serverAway,
  });
});
