import { attemptCookie, attemptCookiesIn, sessionCookie } from './cookies.js';

const PUBLIC = 'https://saisine.example.org';
const LOCAL = 'http://127.0.0.1:4300';

test('over https the browser guarantees who set the session', () => {
  const { name, options } = sessionCookie(PUBLIC);
  expect(name).toBe('__Host-saisine-session');
  expect(options).toEqual({ httpOnly: true, secure: true, sameSite: 'strict', path: '/' });
});

test('on this machine each port has its own', () => {
  const { name, options } = sessionCookie(LOCAL);
  expect(name).toBe('saisine-session-4300');
  expect(options).toEqual({ httpOnly: true, secure: false, sameSite: 'strict', path: '/' });
  expect(sessionCookie('http://localhost').name).toBe('saisine-session-80');
});

test('a sign-in under way has one of its own, which comes back from the issuer and goes nowhere else', () => {
  const [one, two] = [attemptCookie(PUBLIC, 'one'), attemptCookie(PUBLIC, 'two')];
  expect(one.name).toMatch(/^__Secure-saisine-sign-in-[0-9a-f]{16}$/);
  expect(one.name).not.toBe(two.name);
  expect(one.options).toEqual({ httpOnly: true, secure: true, sameSite: 'lax', path: '/auth' });
  expect(attemptCookiesIn(PUBLIC, { [one.name]: '1', [sessionCookie(PUBLIC).name]: '2', [attemptCookie(LOCAL, 'one').name]: '3' })).toEqual(
    [one.name],
  );
});
