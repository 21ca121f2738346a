import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withClient } from '../prisma/databases.mjs';
import { startTestPostgres } from './postgres.mjs';
import { isAlive } from './process.mjs';

const base = mkdtempSync(join(tmpdir(), 'saisine-postgres-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const count = (url: string) => withClient(url, async (client) => Number((await client.query('select count(*) from kept')).rows[0].count));
const run = process.env.TEST_DATABASE_URL ? describe : describe.skip; // `--unit`: no services

run('an embedded PostgreSQL', () => {
  it('keeps its data through a stop, a kill and a server left running by a killed start', async () => {
    const folder = join(base, 'open');
    const first = await startTestPostgres(folder);
    await withClient(first.url('postgres'), (client) => client.query('create table kept (id int); insert into kept values (1)'));
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);

    const killed = await startTestPostgres(folder);
    process.kill(killed.pid, 'SIGKILL');
    expect(await killed.ended).toBe('signal SIGKILL');

    const abandoned = await startTestPostgres(folder);
    const last = await startTestPostgres(folder);
    expect(isAlive(abandoned.pid)).toBe(false);
    expect(await count(last.url('postgres'))).toBe(1);
    await last.stop();
  }, 60_000);

  it('runs in a folder closed to other accounts', async () => {
    const closed = mkdtempSync(join(base, 'closed-'));
    chmodSync(closed, 0o700);
    const server = await startTestPostgres(join(closed, 'postgres'));
    expect(await withClient(server.url('postgres'), async (client) => (await client.query('select 1 as one')).rows)).toEqual([{ one: 1 }]);
    await server.stop();
  }, 60_000);

  it('says which folder is damaged and what to do', async () => {
    const folder = join(base, 'damaged');
    await (await startTestPostgres(folder)).stop();
    rmSync(join(folder, 'data/global'), { recursive: true });
    await expect(startTestPostgres(folder)).rejects.toThrow(new RegExp(`Le dossier de données ${folder} .* npm run reset`));
    rmSync(join(folder, 'data/PG_VERSION'));
    await expect(startTestPostgres(folder)).rejects.toThrow('PG_VERSION');
  }, 60_000);
});
