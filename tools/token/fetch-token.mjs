/** @typedef {'unknown-login' | 'issuer-unreachable' | 'other-issuer'} RefusalCode */

/** Why no token came back: a code for programs, a French sentence for people. */
export class TokenRefused extends Error {
  /** @param {RefusalCode} code @param {string} message @param {unknown} [cause] */
  constructor(code, message, cause) {
    super(message, { cause });
    this.name = 'TokenRefused';
    this.code = code;
  }
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const TIMEOUT_MS = 5_000;

/**
 * An access token of the demonstration issuer for a seeded person.
 * @param {{ issuerUrl: string, login: string }} request
 * @returns {Promise<string>}
 */
export async function fetchToken({ issuerUrl, login }) {
  const body = new URLSearchParams({ grant_type: 'urn:saisine:grant:demonstration', client_id: 'saisine-cli', login });
  const answer = /** @type {{ access_token?: unknown, error?: unknown } | undefined} */ (
    await ask(issuerUrl, '/token', { method: 'POST', body })
  );
  if (typeof answer?.access_token === 'string') return answer.access_token;
  if (answer?.error === 'invalid_grant') throw new TokenRefused('unknown-login', `Personne ne se connecte sous « ${login} ».`);
  throw notOurs(issuerUrl);
}

/**
 * The seeded people of the demonstration issuer.
 * @param {string} issuerUrl
 * @returns {Promise<{ login: string, displayName: string }[]>}
 */
export async function fetchPeople(issuerUrl) {
  const people = await ask(issuerUrl, '/people');
  if (!Array.isArray(people)) throw notOurs(issuerUrl);
  return people;
}

/** @param {string} issuerUrl @param {string} path @param {RequestInit} [request] @returns {Promise<unknown>} */
async function ask(issuerUrl, path, request) {
  if (!LOOPBACK.includes(new URL(issuerUrl).hostname)) throw notOurs(issuerUrl);
  const response = await fetch(`${issuerUrl}${path}`, { ...request, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((cause) => {
    throw new TokenRefused('issuer-unreachable', `L’émetteur de jetons ne répond pas sur ${issuerUrl}.`, cause);
  });
  return response.json().catch(() => undefined);
}

/** @param {string} issuerUrl */
function notOurs(issuerUrl) {
  return new TokenRefused(
    'other-issuer',
    `${issuerUrl} n’est pas l’émetteur de démonstration de cette machine : demandez-lui un jeton par ses propres moyens.`,
  );
}
