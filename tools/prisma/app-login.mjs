import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { parseAddress, withClient } from './databases.mjs';

/**
 * The login that the API and the worker use: it owns nothing, and can only add to the facts.
 */

const RIGHTS = {
  log: fileURLToPath(new URL('../../prisma/app-rights.sql', import.meta.url)),
  keys: fileURLToPath(new URL('../../prisma/keys/app-rights.sql', import.meta.url)),
};

/** The name under which the files above grant. */
const NAME = '"saisine_app"';

/** Error codes: the login is there already, also when somebody else was quicker; a wrong password. */
const ALREADY_THERE = ['42710', '23505'];
const WRONG_PASSWORD = '28P01';

/** Any number, always the same: logins belong to the whole server, and two starts may make one together. */
const LOCK = 7_246_474;

/**
 * Makes the login of an address when the server lacks it, with the password that stands there.
 * @param {string} ownerUrl  a database of the same server, as somebody who may create logins
 * @param {string} appUrl
 */
export async function ensureLogin(ownerUrl, appUrl) {
  const { username, password } = credentials(appUrl);
  const login = pg.escapeIdentifier(username);
  const secret = pg.escapeLiteral(password);
  const database = new URL(ownerUrl);
  database.pathname = '/postgres';
  await withClient(database.href, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [username]);
    if (!rowCount) {
      await client
        .query(`create role ${login} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password ${secret}`)
        .catch((error) => {
          if (!ALREADY_THERE.includes(error.code)) throw error;
        });
    } else if (await isRefused(appUrl)) {
      await client.query(`alter role ${login} password ${secret}`);
    }
  });
}

/**
 * Gives the login what it needs in one of the two databases, and takes what it must not have. May be run again.
 * @param {'log' | 'keys'} which @param {string} ownerUrl @param {string} appUrl
 */
export async function grantRights(which, ownerUrl, appUrl) {
  const login = pg.escapeIdentifier(credentials(appUrl).username);
  const rights = readFileSync(RIGHTS[which], 'utf8').replaceAll(NAME, login);
  await withClient(ownerUrl, (client) => client.query(`begin; ${rights}; commit`));
}

/** Do two addresses name the same login? @param {string} one @param {string} other */
export const sameLogin = (one, other) => credentials(one).username === credentials(other).username;

/** The same database under another address's login. @param {string} url @param {string} whose */
export function underLoginOf(url, whose) {
  const { username, password } = credentials(whose);
  return withLogin(url, username, password);
}

/** @param {string} url @param {string} username @param {string} password */
export function withLogin(url, username, password) {
  const address = new URL(url);
  address.username = encodeURIComponent(username);
  address.password = encodeURIComponent(password);
  return address.href;
}

/** @param {string} url */
function credentials(url) {
  const { username, password } = new URL(url);
  return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/** @param {string} url */
async function isRefused(url) {
  const address = new URL(parseAddress(url).url);
  address.pathname = '/postgres';
  try {
    await withClient(address.href, async () => {});
    return false;
  } catch (error) {
    return /** @type {{ code?: string }} */ (error).code === WRONG_PASSWORD;
  }
}
