import pg from 'pg';

/** Error codes of PostgreSQL for a database somebody else has just created. */
const ALREADY_THERE = ['42P04', '23505'];

/**
 * Splits Prisma's `?schema=` off an address: PostgreSQL's own clients do not know it.
 * @param {string} url
 */
export function parseAddress(url) {
  const plain = new URL(url);
  const schema = plain.searchParams.get('schema') ?? undefined;
  plain.searchParams.delete('schema');
  return { url: plain.href, schema, database: decodeURIComponent(plain.pathname.slice(1)) };
}

/**
 * Creates the database of this address when it is missing.
 * @param {string} url
 * @returns {Promise<string>} its name
 */
export async function createDatabase(url) {
  const { database } = parseAddress(url);
  await onServer(url, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount) return;
    await client.query(`create database ${pg.escapeIdentifier(database)}`).catch((error) => {
      if (!ALREADY_THERE.includes(error.code)) throw error;
    });
  });
  return database;
}

/** @param {string} url */
export async function dropDatabase(url) {
  const { database } = parseAddress(url);
  await onServer(url, (client) => client.query(`drop database if exists ${pg.escapeIdentifier(database)} with (force)`));
}

/**
 * Runs `use` with a connection to this address.
 * @template T
 * @param {string} url @param {(client: pg.Client) => Promise<T>} use
 */
export async function withClient(url, use) {
  const client = new pg.Client({ connectionString: parseAddress(url).url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** The same, in the database every server has: a database is not created or dropped from inside itself.
 * @template T
 * @param {string} url @param {(client: pg.Client) => Promise<T>} use */
function onServer(url, use) {
  const server = new URL(url);
  server.pathname = '/postgres';
  return withClient(server.href, use);
}
