import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { databaseAdapter } from './adapter.mjs';
import { createDatabase, withClient } from './databases.mjs';
import { openEngine } from './engine.mjs';

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** Any number, always the same: whoever holds this lock migrates, the others wait. */
const LOCK = 7_246_473;

/**
 * Brings a database to the project's schema: creates it when missing, applies the migrations it lacks. May be run again, and by several
 * processes at once.
 * @param {string} databaseUrl
 * @param {(line: string) => void} [log]
 * @param {string} [folder]  the migrations
 * @returns {Promise<string[]>} the names of the migrations applied this time
 */
export async function applyMigrations(databaseUrl, log = () => {}, folder = MIGRATIONS) {
  await createDatabase(databaseUrl);
  return withClient(databaseUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK]); // released with the connection
    const engine = await openEngine(databaseAdapter(databaseUrl));
    const migrationsList = listMigrations(folder);
    try {
      const filters = { externalTables: [], externalEnums: [] };
      const { appliedMigrationNames } = await engine.call('applyMigrations', { migrationsList, filters });
      for (const name of appliedMigrationNames) log(name);
      return appliedMigrationNames;
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      throw new Error(`La base ne peut pas être mise au schéma de cette version : ${summary(message)}`, { cause: error });
    } finally {
      await engine.close();
    }
  });
}

/** The engine's message: the migration it was at, and its words without the numbered stack that follows. @param {string} message */
function summary(message) {
  const migration = message.match(/migration_name="([^"]+)"/)?.[1];
  return `${migration ? `${migration}, ` : ''}${message.split(/\n\s+0: /)[0]?.trim()}`;
}

/** The migrations on disk, as the engine takes them. @param {string} baseDir */
function listMigrations(baseDir) {
  const names = existsSync(baseDir) ? readdirSync(baseDir, { withFileTypes: true }).filter((entry) => entry.isDirectory()) : [];
  const lockfile = join(baseDir, 'migration_lock.toml');
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: names
      .map(({ name }) => name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: readFileSync(join(baseDir, name, 'migration.sql'), 'utf8') } },
      })),
  };
}
