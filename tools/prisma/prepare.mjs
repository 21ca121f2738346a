import { fileURLToPath } from 'node:url';
import { ensureLogin, grantRights, sameLogin, underLoginOf } from './app-login.mjs';
import { applyMigrations } from './migrate.mjs';

const KEYS_MIGRATIONS = fileURLToPath(new URL('../../prisma/keys/migrations', import.meta.url));

/** What whoever starts must know when there is no login apart. */
export const OWNS_ALL =
  'attention : l’application se connecte sous le compte qui possède la base et pourrait donc y récrire des faits ; ' +
  'en production, donnez à DATABASE_URL un compte à part, et à OWNER_DATABASE_URL le propriétaire';

/**
 * Where the two databases are, and under which logins.
 * @typedef {object} Databases
 * @property {string} databaseUrl       the log, as the application
 * @property {string} keysDatabaseUrl   the key store, as the application
 * @property {string} [ownerDatabaseUrl]      the log, as its owner; without it the application owns what it uses
 * @property {string} [ownerKeysDatabaseUrl]  the key store, as its owner
 */

/**
 * Brings the log and the key store to the project's schema, as their owner, and lets the application's login do what it must and no
 * more. May be run again, and by several processes at once.
 * @param {Databases} databases
 * @returns {Promise<{ applied: string[], separate: boolean }>} the migrations applied this time; whether the application owns nothing
 */
export async function prepareDatabases({ databaseUrl, keysDatabaseUrl, ownerDatabaseUrl: given, ownerKeysDatabaseUrl }) {
  const ownerDatabaseUrl = given ?? databaseUrl;
  const ownerOfKeys = ownerKeysDatabaseUrl ?? (given ? underLoginOf(keysDatabaseUrl, given) : keysDatabaseUrl);
  const separate = !sameLogin(databaseUrl, ownerDatabaseUrl);
  if (separate) await ensureLogin(ownerDatabaseUrl, databaseUrl);
  const log = await applyMigrations(ownerDatabaseUrl);
  const keys = await applyMigrations(ownerOfKeys, undefined, KEYS_MIGRATIONS);
  if (separate) await grantRights('log', ownerDatabaseUrl, databaseUrl);
  if (!sameLogin(keysDatabaseUrl, ownerOfKeys)) {
    await ensureLogin(ownerOfKeys, keysDatabaseUrl);
    await grantRights('keys', ownerOfKeys, keysDatabaseUrl);
  }
  return { applied: [...log, ...keys.map((name) => `${name} (clés)`)], separate };
}
