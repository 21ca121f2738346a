import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { prepareDatabases } from '../../tools/prisma/prepare.mjs';
import { type TestDatabases, testDatabases } from '../harness/databases.js';

/** What the application's login may not do, whatever a fault in the program asks of PostgreSQL. */

let databases: TestDatabases;
let app: pg.Pool;
let keys: pg.Pool;
let owner: pg.Pool;
beforeAll(async () => {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('This suite needs PostgreSQL: run it with `npm test -- test/vault`.');
  databases = await testDatabases(server, 'roles');
  const pool = (connectionString: string) => new pg.Pool({ connectionString, max: 2 });
  app = pool(databases.databaseUrl);
  keys = pool(databases.keysDatabaseUrl);
  owner = pool(databases.ownerDatabaseUrl);
}, 60_000);
afterAll(async () => {
  await Promise.all([app?.end(), keys?.end(), owner?.end()]);
  await databases?.drop();
});

const DENIED = '42501';
const refused = (pool: () => pg.Pool, text: string) => expect(pool().query(text)).rejects.toMatchObject({ code: DENIED });

describe('the log', () => {
  it.each([
    `UPDATE facts SET body = '{}'`,
    'DELETE FROM facts',
    'TRUNCATE facts',
    `UPDATE personal_fields SET sealed = ''`,
    'DELETE FROM personal_fields',
    'TRUNCATE personal_fields',
    `UPDATE mails SET bytes = ''`,
    `UPDATE mails SET message_id = 'another'`,
    'DELETE FROM mails',
    'DELETE FROM mail_notices',
    'DELETE FROM notice_recipients',
    'UPDATE notice_reads SET read_at = now()',
    'ALTER TABLE facts DISABLE TRIGGER facts_are_append_only',
    'DROP TRIGGER facts_are_append_only ON facts',
    'DROP TABLE facts',
    'CREATE TABLE mine (x int)',
    'SELECT * FROM _prisma_migrations',
    'SET session_replication_role = replica',
    'CREATE ROLE another',
    `COPY facts TO PROGRAM 'cat'`,
    'GRANT UPDATE ON facts TO saisine_app',
  ])('refuses the application %s', async (text) => {
    if (text.startsWith('GRANT')) {
      await app.query(text).catch(() => undefined); // a grant of what one has not is a warning in PostgreSQL
      const { rows } = await app.query(`SELECT has_table_privilege('facts', 'UPDATE') AS may`);
      return expect(rows).toEqual([{ may: false }]);
    }
    return refused(() => app, text);
  });

  it('and lets it add and read', async () => {
    await expect(app.query('SELECT count(*) FROM facts')).resolves.toBeDefined();
    await expect(app.query(`SELECT nextval('case_numbers')`)).resolves.toBeDefined();
    const { rows } = await app.query(`SELECT has_table_privilege('facts', 'INSERT') AS may`);
    expect(rows).toEqual([{ may: true }]);
  });

  it('a table that a later migration makes needs no other grant', async () => {
    await owner.query('CREATE TABLE later (x int); CREATE SEQUENCE later_numbers');
    await expect(app.query(`INSERT INTO later VALUES (nextval('later_numbers'))`)).resolves.toBeDefined();
    await owner.query('DROP TABLE later; DROP SEQUENCE later_numbers');
  });
});

describe('the key store', () => {
  it.each([
    'DELETE FROM destroyed_keys',
    'UPDATE destroyed_keys SET person = $$p2$$',
    'TRUNCATE data_keys',
    'DROP TABLE data_keys',
    'CREATE TABLE mine (x int)',
  ])('refuses the application %s', (text) => refused(() => keys, text));
});

describe('the login', () => {
  it('owns nothing and has no privilege over the server', async () => {
    const { rows } = await app.query(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
              (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned FROM pg_roles r WHERE rolname = current_user`,
    );
    expect(rows).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false, owned: 0 },
    ]);
  });

  it('is made by whoever prepares the databases, gets its rights back when they are prepared again, and its password when it was changed', async () => {
    const name = `app_${randomUUID().slice(0, 8)}`;
    const as = (password: string) => Object.assign(new URL(databases.databaseUrl), { username: name, password }).href;
    const keysUrl = Object.assign(new URL(databases.keysDatabaseUrl), { username: name, password: 'one' }).href;
    const log = async (password: string) => {
      const client = new pg.Client({ connectionString: as(password) });
      await client.connect();
      try {
        return (await client.query(`SELECT has_table_privilege('facts', 'DELETE') AS deletes, current_user AS me`)).rows[0];
      } finally {
        await client.end();
      }
    };
    await prepareDatabases({ ...databases, databaseUrl: as('one'), keysDatabaseUrl: keysUrl });
    expect(await log('one')).toEqual({ deletes: false, me: name });
    await owner.query(`GRANT DELETE ON facts TO ${name}`);
    expect(await log('one')).toEqual({ deletes: true, me: name });
    const again = await prepareDatabases({ ...databases, databaseUrl: as('two'), keysDatabaseUrl: keysUrl.replace(':one@', ':two@') });
    expect(again).toEqual({ applied: [], separate: true });
    expect(await log('two')).toEqual({ deletes: false, me: name });
    await owner.query(`DROP OWNED BY ${name}`);
    const ownerOfKeys = new pg.Client({ connectionString: databases.ownerKeysDatabaseUrl });
    await ownerOfKeys.connect();
    await ownerOfKeys.query(`DROP OWNED BY ${name}; DROP ROLE ${name}`);
    await ownerOfKeys.end();
  });
});
