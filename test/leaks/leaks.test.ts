import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scheduleId, workflowId } from '../../libs/following/index.js';
import { PROCESSES } from '../../machines/registry.js';
import { type Mediation, mediation, PURCHASER, party, registerMarketAt } from '../../tools/demo/index.js';
import { caughtUp } from '../faults/cases.js';
import { Stack } from '../faults/stack.js';
import { until } from '../harness/world.js';
import { AUDITOR, FUND, OPENING } from '../http/mediation.js';
import { filledStep, otherDoors } from './other-doors.js';
import { needlesOf, PLANTED } from './planted.js';
import { type Answered, Planting, personalFieldsOf } from './planting.js';
import { filesOf, type Hit, rowsOf, Search } from './search.js';

/**
 * Fifty invented names and numbers go through the real system, rightly and wrongly; then everything that it has left anywhere is read
 * as bytes. The search is proved able to find: what the test itself puts there is found in each kind of place.
 */

const CONTROL = 'Contrôle Témoin 5317';
/** each place has a control of its own, so that one does not stand for another */
const controlIn = (place: string) => `${CONTROL} ${place}`;
const CONTROLS = ['log', 'temporal', 'row', 'key row', 'file', 'base64', 'hex', 'utf-16'];

let stack: Stack;
let planting: Planting;
let hits: readonly Hit[];
const cases: string[] = [];
const wrong: number[] = [];
let sealed = 0;
let doors: Readonly<Record<string, Answered>>;
let fields: readonly string[] = [];

beforeAll(async () => {
  stack = await Stack.start({ environment: { LOG_LEVEL: 'trace' } });
  planting = new Planting(stack, PLANTED);
  await registerMarketAt(stack.apiUrl, await planting.token(PURCHASER));
  const twelve = Array.from({ length: 12 }, () => party('x', 'x'));
  for (const path of [
    mediation('TYPE_A', 'NATIONAL_FUND', { parties: twelve }),
    mediation('TYPE_C', 'EMPLOYER'),
    mediation('TYPE_B', 'PARTIES'),
  ])
    cases.push(await playedToItsEnd(path));
  sealed = planting.used;
  doors = await otherDoors(planting, mediation('TYPE_A', 'NATIONAL_FUND'));
  const open = await opened();
  fields = await planting.everyPersonalField(open);
  wrong.push(...(await planting.wrongPlaces(open)));
  await throughTemporal(cases[0] as string);
  await caughtUp(stack, 60_000);
  await mailed();
  await plantControls();
  hits = await everything();
}, 300_000);
afterAll(() => stack?.stop(), 60_000);

async function accepted(answer: Promise<{ status: number; body: { id: string } }>): Promise<string> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body.id;
}

const opened = () => accepted(planting.send('POST', '/v1/mediation-referrals', OPENING));

/** Every step of a path, with planted values in place of every name. */
async function playedToItsEnd({ opening, steps }: Mediation): Promise<string> {
  const id = await accepted(planting.send('POST', '/v1/mediation-referrals', { data: filledStep(planting, opening) }, { as: opening.as }));
  for (const step of steps) {
    const body = { data: filledStep(planting, step), ...(step.by ? { by: step.by } : {}) };
    await accepted(planting.send('POST', `/v1/cases/${id}/actions/${step.act}`, body, { as: step.as }));
  }
  for (const path of ['', '/history', '/actions', '/replay', '/documents', '/forecast'])
    for (const as of [FUND, AUDITOR]) await planting.send('GET', `/v1/cases/${id}${path}`, undefined, { as });
  return id;
}

/** The second door does not take personal data; what is refused there is in nobody's history either. */
async function throughTemporal(id: string): Promise<void> {
  const handle = stack.temporal.workflow.getHandle(workflowId('mediation-referral', id));
  const update = { account: FUND, act: 'startMediation', data: { mediatorName: planting.next() } };
  await handle.executeUpdate('act', { args: [update] }).catch(() => undefined);
}

/** People are written to, at whatever hour this runs: their mails lie in the outbox. */
async function mailed(): Promise<void> {
  await stack.pool.query(
    "INSERT INTO notice_settings (account_id, mail, digest_at, urgent, updated_at) SELECT id, true, '00:00', 'atOnce', now() FROM accounts",
  );
  await stack.temporal.schedule.getHandle(scheduleId(stack.taskQueue, 'mail')).trigger();
  await until('mails are composed', async () => (await stack.pool.query('SELECT 1 FROM mails')).rows.length > 2);
}

async function plantControls(): Promise<void> {
  const { state } = stack;
  appendFileSync(join(state, 'logs', 'api.log'), `${JSON.stringify({ q: controlIn('log') })}\n`);
  await stack.pool.query('INSERT INTO counters (series, value) VALUES ($1, 1)', [controlIn('row')]);
  await stack.keysPool.query('INSERT INTO index_keys (name, wrapped, kek_id) VALUES ($1, $2, $$none$$)', [
    controlIn('key row'),
    Buffer.from('x'),
  ]);
  const workflow = await stack.temporal.workflow.start('nobodyRunsThis', {
    workflowId: 'leaks-control',
    taskQueue: 'nobody-polls-this',
    args: [{ note: controlIn('temporal') }],
  });
  await workflow.terminate();
  writeFileSync(join(state, 'keys', 'control.txt'), controlIn('file'));
  const encoded = {
    base64: `x${Buffer.from(`ab${controlIn('base64')}cd`).toString('base64')}`,
    hex: Buffer.from(controlIn('hex').toUpperCase()).toString('hex'),
    'utf-16': Buffer.from(controlIn('utf-16').replaceAll(' ', ''), 'utf16le'),
  };
  for (const [how, text] of Object.entries(encoded)) writeFileSync(join(state, 'logs', `control-${how}.txt`), text);
  await stack.pool.query('CHECKPOINT');
}

/** Every place, with what was found there. */
async function everything(): Promise<readonly Hit[]> {
  const search = new Search([...PLANTED, ...CONTROLS.map(controlIn)].flatMap(needlesOf));
  const found: Hit[] = [];
  for (const [path, bytes] of filesOf(stack.folder)) found.push(...search.in(path, bytes));
  found.push(...search.in('what npm start said', Buffer.from(stack.said())));
  for (const [database, url] of Object.entries({ log: stack.ownerUrl('saisine'), keys: stack.ownerUrl('saisine_keys') }))
    for (const [table, bytes] of await rowsOf(url)) found.push(...search.in(`${database}: ${table}`, bytes));
  return found;
}

const control = (place: string) => hits.filter(({ value }) => value === controlIn(place)).map(({ where, how }) => `${where} (${how})`);

describe('what was planted', () => {
  it('is every value, in every personal field there is', () => {
    expect(planting.count).toBe(50);
    expect(new Set(PLANTED).size).toBe(50);
    const all = PROCESSES.flatMap(({ forms }) => Object.values(forms).flatMap(personalFieldsOf));
    expect(fields).toEqual([...new Set(all)].sort());
  });

  it('was sealed in the cases, where whoever may read it finds it', async () => {
    const { rows } = await stack.pool.query('SELECT count(*)::int AS n FROM personal_fields WHERE case_id = ANY($1)', [cases]);
    expect(rows).toEqual([{ n: sealed }]);
    expect(sealed).toBeGreaterThan(12 * 3);
    const { body } = await planting.send('GET', `/v1/cases/${cases[0]}`, undefined);
    expect(body).toMatchObject({ closed: true, situation: { id: 'relationAdapted' } });
    expect(body.parties[0].name).toBe(`${PLANTED[1]} ${PLANTED[0]}`);
  });

  it('came in by a one-time link, a correction, an import and drafts too', () => {
    const { invited, wrong: unknown, answered, corrected, explained, imported, drafted, draftedNowhere } = doors;
    expect([drafted?.status, draftedNowhere?.status]).toEqual([200, 400]);
    expect([invited, unknown, answered, corrected, explained].map((one) => one?.status)).toEqual([201, 404, 200, 200, 400]);
    expect(imported).toMatchObject({ status: 200, body: { imported: 1, refused: 3 } });
  });

  it('was refused wherever it does not belong, and nowhere by a fault of the server', () => {
    expect(wrong.filter((status) => status >= 500)).toEqual([]);
    expect(wrong.filter((status) => status >= 400).length).toBeGreaterThanOrEqual(24);
  });
});

describe('the search finds what is there', () => {
  it.each([
    ['a log', 'log', /logs\/api\.log/],
    ['Temporal’s own database, or its log of writes', 'temporal', /temporal\/temporal\.db/],
    ['a row of the log', 'row', /^log: public\.counters/],
    ['a row of the key store', 'key row', /^keys: public\.index_keys/],
    ['a file of the state folder', 'file', /keys\/control\.txt/],
    ['PostgreSQL’s data', 'row', /postgres\/data\/base\//],
    ['PostgreSQL’s write-ahead log', 'row', /postgres\/data\/pg_wal\//],
    ['base64', 'base64', /\(base64\)/],
    ['hexadecimal', 'hex', /\(hex\)/],
    ['UTF-16 without spaces', 'utf-16', /\(utf-16\)/],
  ])('in %s', (_, place, where) => {
    expect(control(place).filter((found) => where.test(found))).not.toEqual([]);
  });
});

it('nothing that was planted is anywhere', () => {
  // not the values themselves: they would then stand in a log of tests
  const leaks = hits.filter(({ value }) => !value.startsWith(CONTROL));
  expect([...new Set(leaks.map(({ where, how }) => `${where} (${how})`))]).toEqual([]);
});
