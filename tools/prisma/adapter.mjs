import { PrismaPg } from '@prisma/adapter-pg';
import { parseIntoClientConfig } from 'pg-connection-string';
import { createDatabase, dropDatabase, parseAddress } from './databases.mjs';

/** PostgreSQL's internal `"char"` type, its `text`, and the adapter's column type for a single character. */
const PG_CHAR = 18;
const PG_TEXT = 25;
const CHARACTER_COLUMN = 6;

/** @typedef {import('@prisma/driver-adapter-utils').SqlMigrationAwareDriverAdapterFactory} Factory */
/** @typedef {import('@prisma/driver-adapter-utils').SqlDriverAdapter} Adapter */

/**
 * Prisma's PostgreSQL adapter, made to carry the schema engine.
 * @param {string} address
 * @param {string} [shadowAddress]  where migrations are rehearsed; without it a database is made for it and dropped
 * @returns {Factory}
 */
export function databaseAdapter(address, shadowAddress) {
  const factory = adapterFor(address);
  /** @type {() => Promise<Adapter>} */
  const connect = async () => fitForEngine(await factory.connect());
  return Object.assign(Object.create(factory), {
    connect,
    connectToShadowDb: () => (shadowAddress ? connectTo(shadowAddress) : connectToOwnShadow(address)),
  });
}

/**
 * An adapter with no database behind it: comparing two schema files asks only for the server's version.
 * @returns {Factory}
 */
export function noDatabase() {
  const VERSION_COLUMNS = { columnNames: ['version', 'numeric_version'], columnTypes: [7, 0], rows: [['PostgreSQL 18.4', 180004]] };
  const refuse = async () => {
    throw new Error('no database was given (DATABASE_URL)');
  };
  const adapter = {
    provider: 'postgres',
    adapterName: 'offline',
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: false }),
    /** @param {{ sql: string }} query */
    queryRaw: async ({ sql }) => (/version\(\)/i.test(sql) ? VERSION_COLUMNS : { columnNames: [], columnTypes: [], rows: [] }),
    executeRaw: async () => 0,
    executeScript: async () => {},
    startTransaction: refuse,
    dispose: async () => {},
  };
  const connect = async () => adapter;
  return /** @type {Factory} */ (
    /** @type {unknown} */ ({ provider: 'postgres', adapterName: 'offline', connect, connectToShadowDb: connect })
  );
}

/**
 * The address is given in parts: with a connection string the adapter's shadow database would be the main one.
 * @param {string} address
 */
function adapterFor(address) {
  const { url, schema } = parseAddress(address);
  return new PrismaPg(parseIntoClientConfig(url), { schema });
}

/** @param {string} address */
async function connectTo(address) {
  return fitForEngine(await adapterFor(address).connect());
}

/** A database for one rehearsal. The adapter's own would be dropped while the adapter still uses it. @param {string} address */
async function connectToOwnShadow(address) {
  const shadow = new URL(address);
  shadow.pathname = `/prisma_migrate_shadow_db_${crypto.randomUUID()}`;
  await createDatabase(shadow.href);
  const adapter = await connectTo(shadow.href);
  const dispose = adapter.dispose.bind(adapter);
  adapter.dispose = async () => {
    await dispose();
    await dropDatabase(shadow.href);
  };
  return adapter;
}

/**
 * Two repairs. The schema engine reads `"char"` columns of PostgreSQL's catalogue, which the adapter cannot name: they are passed as text
 * to it, and on as characters to the engine. And the adapter cuts a migration at every semicolon, those of comments and functions too:
 * here PostgreSQL gets it whole.
 * @template {object} A
 * @param {A} adapter
 * @returns {A}
 */
function fitForEngine(adapter) {
  /** @type {any} */
  const open = adapter; // `performIO`, the lower half of `queryRaw`, `client` and `onError` are the adapter's private parts
  const performIO = open.performIO.bind(open);
  const queryRaw = open.queryRaw.bind(open);
  const startTransaction = open.startTransaction?.bind(open);
  /** Which columns of a query are characters. @type {WeakMap<object, number[]>} */
  const characters = new WeakMap();
  open.performIO = async (/** @type {object} */ query) => {
    const result = await performIO(query);
    /** @type {number[]} */
    const found = [];
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== PG_CHAR) continue;
      field.dataTypeID = PG_TEXT;
      found.push(index);
    }
    characters.set(query, found);
    return result;
  };
  open.queryRaw = async (/** @type {object} */ query) => {
    const result = await queryRaw(query);
    for (const index of characters.get(query) ?? []) result.columnTypes[index] = CHARACTER_COLUMN;
    return result;
  };
  open.executeScript = async (/** @type {string} */ script) => {
    try {
      await open.client.query(script);
    } catch (error) {
      open.onError(error);
    }
  };
  if (startTransaction) open.startTransaction = async (/** @type {unknown[]} */ ...args) => fitForEngine(await startTransaction(...args));
  return adapter;
}
