import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { shareHead } from '../../libs/casework/head.js';
import { Casework, Logbook } from '../../libs/casework/index.js';
import { Directory } from '../../libs/directory/index.js';
import { historicalMarket, registerMarket } from '../../tools/demo/index.js';
import { until } from '../harness/world.js';
import { Api } from '../http/harness.js';

/** While orders rest on an agreement, more may come; none that comes after who wants to end it may go before. */

/** in this database: other suites wait in theirs */
const WAITING = `
  SELECT count(*)::int AS n FROM pg_locks
   WHERE NOT granted AND locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

let api: Api;
beforeAll(async () => {
  api = await Api.start();
  await registerMarket(api.service(Casework), api.service(Directory), historicalMarket);
}, 60_000);
afterAll(() => api?.stop());

test('who wants to change a case waits for those who rest on it, and not for those who come later', async () => {
  const { rows } = await api.pool.query<{ id: string }>("SELECT id FROM cases WHERE process LIKE 'agreement@%' LIMIT 1");
  const id = rows[0]?.id as string;
  const order: string[] = [];
  const resting = async (name: string): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: api.databases.ownerDatabaseUrl, application_name: name });
    await client.connect();
    await client.query('BEGIN');
    return client;
  };
  const share = (client: pg.Client) => shareHead(client, 'agreement', `case:${id}`);
  const waiting = (count: number) =>
    until(`${count} wait`, async () => {
      const { rows: found } = await api.pool.query<{ n: number }>(WAITING);
      return found[0]?.n === count;
    });

  const first = await resting('first');
  expect(await share(first)).toMatchObject({ id });
  const logbook = api.service(Logbook);
  const ending = logbook.transaction(async (client) => {
    await logbook.locked(client, id);
    // before it is committed: whoever hears of that first is chance
    order.push('the end');
  });
  await waiting(1);
  const second = await resting('second');
  const late = share(second).then(() => order.push('who came later'));
  await waiting(2);
  await first.query('COMMIT');
  await Promise.all([ending, late]);
  expect(order).toEqual(['the end', 'who came later']);
  await second.query('COMMIT');
  await Promise.all([first.end(), second.end()]);
});
