/** Signing in with OpenID Connect, and the session of a browser afterwards. */
export { Attempts } from './attempts.js';
export { BrowserSessions } from './browser-sessions.js';
export { ATTEMPT_LIFE_SECONDS, attemptCookie, attemptCookiesIn, type CookieOptions, SIGNED_OUT, sessionCookie } from './cookies.js';
export { deviceOf } from './device.js';
export { localPath } from './return-address.js';
export { SessionModule } from './session.module.js';
export { type OpenSession, type Session, Sessions } from './sessions.js';
export { SESSION_SETTINGS, type SessionSettings } from './settings.js';
export { SignIn } from './sign-in.js';
export { SignInFailed, type SignInFailure } from './sign-in-failed.js';
