import { Casework } from '../../libs/casework/index.js';
import { workflowId } from '../../libs/following/index.js';
import { openCase, playTo } from '../harness/mediation.js';
import { fastForward } from '../harness/time-skipping.js';
import { until, World } from '../harness/world.js';

/** Months pass on the real Temporal server: reminders fall on the right day, once, whatever was stopped meanwhile. */

const DAY = 86_400_000;

let world: World;
beforeAll(async () => {
  world = await World.start();
  await world.startWorker();
}, 60_000);
afterAll(() => world.stop(), 60_000);

const idOf = (caseId: string) => workflowId('mediation-referral', caseId);

interface Reached {
  readonly name: string;
  readonly due: string;
}
async function reached(caseId: string): Promise<Reached[]> {
  const { rows } = await world.pool.query(
    `SELECT body->'data'->>'name' AS name, occurred_at AS due FROM facts WHERE case_id = $1 AND act = 'DEADLINE_REACHED' ORDER BY seq`,
    [caseId],
  );
  return rows;
}

async function notified(caseId: string): Promise<string[]> {
  const { rows } = await world.pool.query(
    `SELECT e.content->>'deadline' || ' ' || n.organisation_id AS told FROM notices n JOIN effects e ON e.id = n.effect_id
      WHERE n.case_id = $1 AND n.kind = 'deadline' ORDER BY e.seq, n.organisation_id`,
    [caseId],
  );
  return rows.map(({ told }) => told);
}

/** A sandbox case that opens on 1 October 2026 at noon, played up to an act, its workflow running. */
async function running(last: Parameters<typeof playTo>[2]): Promise<string> {
  const caseId = await openCase(world, { now: '2026-10-01T12:00' });
  await playTo(world, caseId, last);
  await world.casework.moveClock(caseId, await world.who('fonds.gestionnaire'), '2026-10-01T12:05');
  await until('the workflow runs', async () => {
    const { rows } = await world.pool.query('SELECT followed_seq = seq AS up FROM cases WHERE id = $1', [caseId]);
    return rows[0].up;
  });
  return caseId;
}

test('T1: missing information is reminded at 15 and 30 days, at 8 in the morning, once each', async () => {
  const caseId = await running('qualify');
  await fastForward(world.temporal, idOf(caseId), 16 * DAY);
  await until('the first reminder', async () => (await reached(caseId)).length === 1);
  // 1 October + 15 days, 08:00 Europe/Paris, summer time
  expect(await reached(caseId)).toEqual([{ name: 'informationReminder.1', due: '2026-10-16T06:00:00.000Z' }]);
  await fastForward(world.temporal, idOf(caseId), 15 * DAY);
  await until('the second reminder', async () => (await reached(caseId)).length >= 2);
  // winter time by then
  expect((await reached(caseId))[1]).toEqual({ name: 'informationReminder.2', due: '2026-10-31T07:00:00.000Z' });
  await until('both are told', async () => (await notified(caseId)).length >= 2);
  expect((await notified(caseId)).slice(0, 2)).toEqual(['informationReminder.1 fonds-maladie', 'informationReminder.2 fonds-maladie']);
}, 60_000);

test('T3: a missing order is reminded on the tenth day, once, though the worker was killed meanwhile', async () => {
  const caseId = await running('refer');
  await world.stopWorker('SIGKILL');
  const forwarding = fastForward(world.temporal, idOf(caseId), 11 * DAY);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await reached(caseId)).toEqual([]);
  await world.startWorker();
  await forwarding;
  await until('the reminder', async () => (await reached(caseId)).length === 1);
  expect(await reached(caseId)).toEqual([{ name: 'orderReminder', due: '2026-10-11T06:00:00.000Z' }]);
  await until('it is told', async () => (await notified(caseId)).length === 1);
  await fastForward(world.temporal, idOf(caseId), 5 * DAY);
  expect(await reached(caseId)).toHaveLength(1);
  expect(await notified(caseId)).toEqual(['orderReminder fonds-maladie']);
}, 90_000);

test('no movement reaches the case manager after 30 days, the person in charge after 60 and every 30 from then on', async () => {
  const caseId = await running('issueOrder');
  await fastForward(world.temporal, idOf(caseId), 125 * DAY);
  await until('four reminders', async () => (await reached(caseId)).length === 4, 30_000);
  expect((await reached(caseId)).map(({ name, due }) => `${name} ${due.slice(0, 10)}`)).toEqual([
    'noMovement 2026-10-31',
    'noMovementEscalation 2026-11-30',
    'noMovementEscalation.2 2026-12-30',
    'noMovementEscalation.3 2027-01-29',
  ]);
}, 60_000);

test('what fell due while nothing ran is recorded before the next act, at its own instant', async () => {
  const caseId = await openCase(world, { now: '2026-10-01T12:00' });
  await playTo(world, caseId, 'refer');
  const who = await world.who('fonds.gestionnaire');
  // the log's clock moves on behind the workflow's back, as when Temporal is down
  await world.pool.query('UPDATE cases SET sandbox_offset_ms = sandbox_offset_ms + $2 WHERE id = $1', [caseId, 12 * DAY]);
  const { position } = await world.get(Casework).act({ caseId, act: 'issueOrder', data: {}, who });
  expect(position.situation).toBe('ordered');
  const { rows } = await world.pool.query('SELECT act, occurred_at FROM facts WHERE case_id = $1 AND seq > 6 ORDER BY seq', [caseId]);
  expect(rows[0]).toEqual({ act: 'DEADLINE_REACHED', occurred_at: '2026-10-11T06:00:00.000Z' });
  expect(rows[1].act).toBe('issueOrder');
}, 30_000);
