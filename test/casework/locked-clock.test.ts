import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { Casework, Logbook } from '../../libs/casework/index.js';
import { Directory } from '../../libs/directory/index.js';
import { historicalMarket, registerMarket } from '../../tools/demo/index.js';
import { Api } from '../http/harness.js';

/** A decision that waits for others to be done with a case is dated after theirs, not when it began to wait. */

let api: Api;
beforeAll(async () => {
  api = await Api.start();
  await registerMarket(api.service(Casework), api.service(Directory), historicalMarket);
}, 60_000);
afterAll(() => api?.stop());

test('the clock is read once the row is locked, although nobody changed it meanwhile', async () => {
  const { rows } = await api.pool.query<{ id: string }>("SELECT id FROM cases WHERE process LIKE 'agreement@%' LIMIT 1");
  const id = rows[0]?.id as string;
  const reader = new pg.Client({ connectionString: api.databases.ownerDatabaseUrl });
  await reader.connect();
  await reader.query('BEGIN');
  await reader.query('SELECT 1 FROM cases WHERE id = $1 FOR SHARE', [id]);
  const logbook = api.service(Logbook);
  const locked = logbook.transaction((client) => logbook.locked(client, id));
  await new Promise((resolve) => setTimeout(resolve, 400));
  const { rows: clock } = await reader.query<{ now: string }>('SELECT clock_timestamp()::text AS now');
  await reader.query('COMMIT');
  await reader.end();
  expect(Date.parse((await locked).now)).toBeGreaterThanOrEqual(Date.parse(clock[0]?.now as string));
});
