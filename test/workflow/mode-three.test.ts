import { workflowId } from '../../libs/following/index.js';
import { type Mediation, mediation, party } from '../../tools/demo/index.js';
import { bring, openCase, playTo } from '../harness/mediation.js';
import { fastForward } from '../harness/time-skipping.js';
import { until, World } from '../harness/world.js';

/** Mode 3 on the real Temporal server: the employer's duty to keep the funds informed (T2), a week after the referral. */

const DAY = 86_400_000;
const RULE = 'fundInformationReminder';
/** two executives of two bodies, and so of two branches */
const ACROSS = [
  party('Exemple', 'Alix', { employer: 'caisse-a' }),
  party('Modèle', 'Noa', { employer: 'caisse-c', branch: 'famille', function: 'OTHER_EXECUTIVE' }),
];
const PATH = mediation('TYPE_A', 'PARTIES', { parties: ACROSS });
const TOLD = PATH.steps.filter(({ act, data }) => act === 'recordInformation' && data.recipient === 'FUND');

let world: World;
beforeAll(async () => {
  world = await World.start();
  await world.startWorker();
}, 60_000);
afterAll(() => world.stop(), 60_000);

const idOf = (caseId: string) => workflowId('mediation-referral', caseId);

/** The reminders of this duty, and when they fell due. */
async function reached(caseId: string): Promise<string[]> {
  const { rows } = await world.pool.query(
    `SELECT occurred_at AS due FROM facts WHERE case_id = $1 AND act = 'DEADLINE_REACHED' AND body->'data'->>'name' = $2 ORDER BY seq`,
    [caseId, RULE],
  );
  return rows.map(({ due }) => due);
}

/** Which organisations were told of it. */
async function told(caseId: string): Promise<string[]> {
  const { rows } = await world.pool.query(
    `SELECT n.organisation_id AS organisation FROM notices n JOIN effects e ON e.id = n.effect_id
      WHERE n.case_id = $1 AND n.kind = 'deadline' AND e.content->>'deadline' = $2 ORDER BY 1`,
    [caseId, RULE],
  );
  return rows.map(({ organisation }) => organisation);
}

const followed = (caseId: string) =>
  until('the workflow has followed', async () => {
    const { rows } = await world.pool.query('SELECT followed_seq = seq AS up FROM cases WHERE id = $1', [caseId]);
    return rows[0].up;
  });

/** A sandbox case that is opened and referred on 1 October 2026 at noon, its workflow running. */
async function referred(before: Mediation['steps'] = []): Promise<string> {
  const caseId = await openCase(world, { now: '2026-10-01T12:00' }, PATH);
  await playTo(world, caseId, 'employerAgrees', 2, PATH);
  for (const step of before) await bring(world, caseId, step);
  await bring(world, caseId, PATH.steps.find(({ act }) => act === 'refer') as (typeof PATH.steps)[number]);
  await world.casework.moveClock(caseId, await world.who('caisse-a.gestionnaire'), '2026-10-01T12:05');
  await followed(caseId);
  return caseId;
}

test('T2: at seven days, 08:00 in Paris, the employer that conducts is told, once', async () => {
  const caseId = await referred();
  await fastForward(world.temporal, idOf(caseId), 6 * DAY);
  expect(await reached(caseId)).toEqual([]);
  await fastForward(world.temporal, idOf(caseId), 2 * DAY);
  await until('the reminder', async () => (await told(caseId)).length > 0);
  // 1 October + 7 days, 08:00 Europe/Paris, summer time
  expect(await reached(caseId)).toEqual(['2026-10-08T06:00:00.000Z']);
  await fastForward(world.temporal, idOf(caseId), 20 * DAY);
  await followed(caseId);
  expect(await reached(caseId)).toHaveLength(1);
  expect(await told(caseId)).toEqual(['caisse-a']);
}, 60_000);

test('no reminder when every fund was told before the referral', async () => {
  const caseId = await referred(TOLD);
  await fastForward(world.temporal, idOf(caseId), 12 * DAY);
  await until('another reminder shows that time has passed', async () => {
    const { rows } = await world.pool.query("SELECT count(*)::int AS n FROM notices WHERE case_id = $1 AND kind = 'deadline'", [caseId]);
    return rows[0].n > 0;
  });
  expect(await reached(caseId)).toEqual([]);
}, 60_000);

test('one of two funds is not enough; the second, told in time, takes the reminder away', async () => {
  const [first, second] = TOLD as [(typeof TOLD)[number], (typeof TOLD)[number]];
  const owing = await referred([first]);
  const done = await referred([first]);
  await bring(world, done, second);
  await followed(done);
  for (const caseId of [owing, done]) await fastForward(world.temporal, idOf(caseId), 9 * DAY);
  await until('the reminder of what is owed', async () => (await told(owing)).length > 0);
  expect(await reached(owing)).toEqual(['2026-10-08T06:00:00.000Z']);
  expect(await reached(done)).toEqual([]);
}, 90_000);

test('told once, at its own instant, though the worker was killed before it fell due', async () => {
  const caseId = await referred();
  await world.stopWorker('SIGKILL');
  const forwarding = fastForward(world.temporal, idOf(caseId), 8 * DAY);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await reached(caseId)).toEqual([]);
  await world.startWorker();
  await forwarding;
  await until('it is told', async () => (await told(caseId)).length > 0);
  expect(await reached(caseId)).toEqual(['2026-10-08T06:00:00.000Z']);
  await fastForward(world.temporal, idOf(caseId), 5 * DAY);
  await followed(caseId);
  expect(await told(caseId)).toEqual(['caisse-a']);
}, 90_000);
