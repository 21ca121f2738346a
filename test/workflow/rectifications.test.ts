import { Hearing, Logbook, Receipts } from '../../libs/casework/index.js';
import { Directory } from '../../libs/directory/index.js';
import { workflowId } from '../../libs/following/index.js';
import { Rectifying } from '../../libs/rectification/index.js';
import { nextDeadline, situation } from '../../workflows/messages.js';
import { bring, openCase, PATH, playTo } from '../harness/mediation.js';
import { until, World } from '../harness/world.js';

/** Corrections, with the real worker beside: the second witness tells the case anew by itself and agrees. */

let world: World;
beforeAll(async () => {
  world = await World.start();
  await world.startWorker();
}, 60_000);
afterAll(() => world.stop(), 60_000);

const PROPOSER = 'fonds.gestionnaire';
const LEAD = 'fonds.responsable';
const rectifying = () => new Rectifying(world.get(Logbook), world.get(Directory), world.get(Hearing), world.get(Receipts));
const row = async (caseId: string) =>
  (await world.pool.query('SELECT seq, followed_seq, alarm, situation, closed FROM cases WHERE id = $1', [caseId])).rows[0];
const followed = (caseId: string) =>
  until('the workflow has followed', async () => {
    const { seq, followed_seq } = await row(caseId);
    return seq === followed_seq;
  });
const handleOf = (caseId: string) => world.temporal.workflow.getHandle(workflowId('mediation-referral', caseId));
const placeOf = async (caseId: string, act: string): Promise<number> =>
  (await world.pool.query('SELECT max(seq) AS seq FROM facts WHERE case_id = $1 AND act = $2', [caseId, act])).rows[0].seq;

/** Takes an act out: proposed by whoever did it, approved by the fund's lead. */
async function takenOut(caseId: string, act: string, by: string): Promise<void> {
  const wanted = { replaces: await placeOf(caseId, act), remove: true, reason: 'RECORDED_BY_MISTAKE' };
  const answered = await rectifying().ask(caseId, await world.who(by), wanted);
  if (!('proposed' in answered)) throw new Error('it was not proposed');
  await rectifying().approve(caseId, answered.proposed.id, await world.who(LEAD), []);
}

test('a running case is told anew: the witness agrees, and waits for the deadline that runs now', async () => {
  const caseId = await openCase(world);
  await playTo(world, caseId, 'issueOrder');
  await followed(caseId);
  await takenOut(caseId, 'issueOrder', PROPOSER);
  await followed(caseId);
  expect(await row(caseId)).toMatchObject({ situation: 'referred', alarm: null });
  const handle = handleOf(caseId);
  expect(await handle.query(situation)).toMatchObject({ situation: 'referred', alarm: null });
  expect((await handle.query(nextDeadline))?.name).toBe('orderReminder');
  await bring(world, caseId, PATH.find(({ act }) => act === 'issueOrder') as (typeof PATH)[number]);
  await followed(caseId);
  expect(await row(caseId)).toMatchObject({ situation: 'ordered', alarm: null });
}, 60_000);

test('an ended case that a correction opens again gets a new run, which plays the whole log and follows it to its end', async () => {
  const caseId = await openCase(world);
  await playTo(world, caseId);
  await followed(caseId);
  await expect(handleOf(caseId).result()).resolves.toMatchObject({ situation: 'relationAdapted' });
  await takenOut(caseId, 'recordOutcome', 'mediatrice');
  await followed(caseId);
  expect(await row(caseId)).toMatchObject({ situation: 'inMediation', closed: false, alarm: null });
  expect(await handleOf(caseId).query(situation)).toMatchObject({ situation: 'inMediation', closed: false });
  await bring(world, caseId, PATH.find(({ act }) => act === 'recordOutcome') as (typeof PATH)[number]);
  await followed(caseId);
  await expect(handleOf(caseId).result()).resolves.toMatchObject({ situation: 'relationAdapted' });
  expect((await row(caseId)).alarm).toBeNull();
}, 60_000);
