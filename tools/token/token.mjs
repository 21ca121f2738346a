/** `npm run -s token -- <login>`: prints an access token of the running demonstration, and nothing else on stdout. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readEnvironment } from '../../libs/config/environment.mjs';
import { fetchPeople, fetchToken, TokenRefused } from './fetch-token.mjs';

const [login] = process.argv.slice(2);

try {
  const issuerUrl = await runningIssuer();
  if (login) console.log(await fetchToken({ issuerUrl, login }).catch((failure) => withLogins(failure, issuerUrl)));
  else throw new Error(`Indiquez un nom de connexion : npm run -s token -- <nom>\n${await logins(issuerUrl)}`);
} catch (failure) {
  console.error(sentence(failure));
  process.exitCode = 1;
}

/** An issuer named by the environment, else that of the last `npm start`, else the default port. */
async function runningIssuer() {
  const { mode, stateDir, oidcIssuer, issuerPort } = readEnvironment();
  if (mode === 'production') throw new Error('Il n’y a pas de jetons de démonstration en production (SAISINE_ENV=production).');
  return oidcIssuer ?? (await issuerOfLastStart(stateDir)) ?? `http://127.0.0.1:${issuerPort}`;
}

/** @param {string} stateDir @returns {Promise<string | undefined>} */
async function issuerOfLastStart(stateDir) {
  try {
    const { issuerUrl } = JSON.parse(await readFile(join(stateDir, 'runtime.json'), 'utf8'));
    return URL.canParse(issuerUrl) ? issuerUrl : undefined;
  } catch {
    return undefined;
  }
}

/** @param {unknown} failure @param {string} issuerUrl @returns {Promise<never>} */
async function withLogins(failure, issuerUrl) {
  if (!(failure instanceof TokenRefused) || failure.code !== 'unknown-login') throw failure;
  throw new Error(`${failure.message}\n${await logins(issuerUrl)}`);
}

/** @param {string} issuerUrl */
async function logins(issuerUrl) {
  const people = await fetchPeople(issuerUrl);
  return ['Noms de connexion :', ...people.map(({ login, displayName }) => `  ${login.padEnd(24)} ${displayName}`)].join('\n');
}

/** @param {unknown} failure */
function sentence(failure) {
  if (failure instanceof TokenRefused && failure.code === 'issuer-unreachable') return `${failure.message} Démarrez Saisine : npm start`;
  return failure instanceof Error ? failure.message : String(failure);
}
