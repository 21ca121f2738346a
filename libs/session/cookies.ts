import { digestOf } from '../secret/index.js';

/** What a cookie is set with; its name and path say the rest. */
export interface CookieOptions {
  readonly httpOnly: true;
  readonly secure: boolean;
  readonly sameSite: 'strict' | 'lax';
  readonly path: string;
}

export const ATTEMPT_LIFE_SECONDS = 10 * 60;
/** Stands in the place of a session's secret once its owner signed out: who comes back is asked who they are. */
export const SIGNED_OUT = 'signed-out';

const isHttps = (publicUrl: string): boolean => publicUrl.startsWith('https://');

/** Over https the browser itself guarantees that nobody else set it; in clear several servers of one machine share their cookies, so the port is in its name. */
function name(publicUrl: string, prefix: '__Host-' | '__Secure-', base: string): string {
  return isHttps(publicUrl) ? `${prefix}${base}` : `${base}-${new URL(publicUrl).port || '80'}`;
}

/**
 * Strict: the pages themselves need no session and are served to anybody, so following a link into the application works, and no request
 * that another site causes ever carries it.
 */
export const sessionCookie = (publicUrl: string): { readonly name: string; readonly options: CookieOptions } => ({
  name: name(publicUrl, '__Host-', 'saisine-session'),
  options: { httpOnly: true, secure: isHttps(publicUrl), sameSite: 'strict', path: '/' },
});

/** Lax, for it has to come along when the issuer sends the browser back; one for each sign-in under way, so that tabs do not disturb one another. */
export const attemptCookie = (publicUrl: string, state: string): { readonly name: string; readonly options: CookieOptions } => ({
  name: `${attemptPrefix(publicUrl)}${digestOf(state).slice(0, 16)}`,
  options: { httpOnly: true, secure: isHttps(publicUrl), sameSite: 'lax', path: '/auth' },
});

/** The names of those that a browser brought. */
export const attemptCookiesIn = (publicUrl: string, cookies: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(cookies).filter((one) => one.startsWith(attemptPrefix(publicUrl)));

const attemptPrefix = (publicUrl: string): string => `${name(publicUrl, '__Secure-', 'saisine-sign-in')}-`;
