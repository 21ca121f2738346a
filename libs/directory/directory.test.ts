import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { organisations, people } from '../../tools/demo/index.js';
import { Directory, seedDirectory } from './index.js';

const MIGRATIONS = new URL('../../prisma/migrations/', import.meta.url);

let database: { pool: pg.Pool; drop(): Promise<void> };
let directory: Directory;

beforeAll(async () => {
  database = await freshDatabase();
  await seedDirectory(database.pool, organisations, people);
  directory = new Directory(database.pool);
}, 30_000);
afterAll(() => database?.drop());

test('seeding again changes nothing', async () => {
  const before = await content();
  await seedDirectory(database.pool, organisations, people);
  expect(await content()).toEqual(before);
  expect(before.accounts).toHaveLength(people.length);
});

test('seeding is all or nothing', async () => {
  const before = await content();
  const stray = { ...people[0]!, displayName: 'Autre', memberships: [{ organisationId: 'nowhere', role: 'lead' as const }] };
  await expect(seedDirectory(database.pool, [], [stray])).rejects.toThrow(/foreign key/);
  expect(await content()).toEqual(before);
});

test('a member is known by the subject of their tokens, with every role', async () => {
  expect(await directory.memberOf('caisse-a.responsable')).toEqual({
    accountId: '00000000-0000-4000-8000-000000000006',
    subject: 'caisse-a.responsable',
    displayName: 'Alix Imaginaire',
    active: true,
    memberships: ['caseManager', 'lead'].map((role) => ({
      organisationId: 'caisse-a',
      organisationName: 'Caisse fictive A de Valimaginaire',
      organisationKind: 'localBody',
      role,
    })),
  });
});

test('nobody else is a member', async () => {
  expect(await directory.memberOf('personne')).toBeUndefined();
});

test('an account without membership, or inactive, is known as such', async () => {
  const loner = { ...people[0]!, accountId: '00000000-0000-4000-8000-000000000999', subject: 'seul', active: false, memberships: [] };
  await seedDirectory(database.pool, [], [loner]);
  expect(await directory.memberOf('seul')).toMatchObject({ active: false, memberships: [] });
});

test('organisations and accounts are found by id', async () => {
  const { letterhead, ...organisation } = organisations[0]!;
  expect(await directory.organisation('fonds-maladie')).toEqual(organisation);
  const { id, kind, name } = organisation;
  expect(await directory.correspondents(['fonds-maladie', 'nowhere'])).toEqual([{ id, kind, name, letterhead }]);
  expect(await directory.organisation('nowhere')).toBeUndefined();
  expect(await directory.organisations()).toHaveLength(organisations.length);
  expect(await directory.account(people[0]!.accountId)).toMatchObject({ subject: people[0]!.subject, email: people[0]!.email });
});

async function content() {
  const read = async (table: string) => (await database.pool.query(`SELECT * FROM ${table} ORDER BY 1, 2, 3`)).rows;
  return { organisations: await read('organisations'), accounts: await read('accounts'), memberships: await read('memberships') };
}

/** A database of this suite's own, with the project's migrations, beside whatever the given server holds. */
async function freshDatabase() {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('TEST_DATABASE_URL manque : lancez les tests par « npm test », qui démarre PostgreSQL.');
  const name = `directory_${randomBytes(6).toString('hex')}`;
  const maintenance = new pg.Client({ connectionString: server });
  await maintenance.connect();
  await maintenance.query(`CREATE DATABASE ${name}`);

  const pool = new pg.Pool({ connectionString: Object.assign(new URL(server), { pathname: name }).href });
  const migrations = (await readdir(MIGRATIONS, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  for (const migration of migrations.sort()) await pool.query(await readFile(new URL(`${migration}/migration.sql`, MIGRATIONS), 'utf8'));
  return {
    pool,
    async drop() {
      await pool.end();
      await maintenance.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await maintenance.end();
    },
  };
}
