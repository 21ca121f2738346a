import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropDatabase, withClient } from './databases.mjs';
import { applyMigrations } from './migrate.mjs';

const server = process.env.TEST_DATABASE_URL;
const folder = mkdtempSync(join(tmpdir(), 'saisine-migrations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function migration(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

(server ? describe : describe.skip)('applyMigrations', () => {
  const address = new URL(server ?? 'postgresql://none/none');
  address.pathname = `/migrate_${randomUUID()}`;
  const url = address.href;
  const apply = () => applyMigrations(url, undefined, folder);
  afterAll(() => dropDatabase(url));

  it('creates the database and applies what is missing, once, when two processes start together', async () => {
    migration('20260101000000_first', 'create table first (id int);');
    migration('20260102000000_second', 'create table second (id int);');
    const both = await Promise.all([apply(), apply()]);
    expect(both.flat()).toEqual(['20260101000000_first', '20260102000000_second']);
    expect(await apply()).toEqual([]);
  });

  it('applies only the new migration afterwards', async () => {
    migration('20260103000000_third', 'alter table first add column name text;');
    expect(await apply()).toEqual(['20260103000000_third']);
    const { rows } = await withClient(url, (client) => client.query('select name from first'));
    expect(rows).toEqual([]);
  });

  it('takes a migration whole, with the semicolons of its comments and functions', async () => {
    const body = "begin raise exception 'a fact stays; for ever'; return null; end";
    migration(
      '20260103120000_guard',
      `-- one thing; and another that doesn't end
       create function refuse() returns trigger language plpgsql as $$ ${body} $$;
       create trigger guard before delete on second for each statement execute function refuse();`,
    );
    expect(await apply()).toEqual(['20260103120000_guard']);
    await expect(withClient(url, (client) => client.query('delete from second'))).rejects.toThrow('a fact stays; for ever');
  });

  it('says in one sentence why a migration failed, and goes no further until it is repaired', async () => {
    migration('20260104000000_bad', 'create table bad (id nonsense);');
    await expect(apply()).rejects.toThrow(/^La base ne peut pas être mise au schéma de cette version : /);
    await expect(apply()).rejects.toThrow('20260104000000_bad');
  });
});
