import { workflowId } from '../../libs/following/index.js';
import { currentProcess } from '../../machines/registry.js';
import { frameworkTerms, PURCHASER } from '../../tools/demo/index.js';
import { fastForward } from '../harness/time-skipping.js';
import { until, World } from '../harness/world.js';

/** Terms pass on the real Temporal server: each end at 24:00 in Paris, once, whatever was stopped meanwhile. */

const DAY = 86_400_000;

let world: World;
beforeAll(async () => {
  world = await World.start();
  await world.startWorker();
}, 60_000);
afterAll(() => world.stop(), 60_000);

const idOf = (caseId: string) => workflowId('agreement', caseId);

/** A sandbox agreement concluded on 1 October 2026: monthly terms from the 5th, two renewals. */
async function concluded(reference: string, renewal = 'TACIT'): Promise<string> {
  const process = currentProcess('agreement');
  if (!process) throw new Error('no agreement');
  const data = frameworkTerms(reference, '2026-10-05', '2026-09-28', { initialTerm: 1, renewalTerm: 1, mostRenewals: 2, renewal });
  const settings = { endWarnings: ['P10D'], dependantsWarning: ['P7D'] };
  const { head } = await world.casework.open({
    process,
    who: await world.who(PURCHASER),
    data,
    settings,
    sandbox: { now: '2026-10-01T12:00' },
  });
  await world.casework.moveClock(head.id, await world.who(PURCHASER), '2026-10-01T12:05');
  await until('the workflow runs', async () => (await row(head.id)).up);
  return head.id;
}
const row = async (caseId: string) =>
  (await world.pool.query('SELECT followed_seq = seq AS up, situation, closed FROM cases WHERE id = $1', [caseId])).rows[0];

/** `termEnd 2026-11-04T23:00:00.000Z → inForce` */
async function passed(caseId: string): Promise<string[]> {
  const { rows } = await world.pool.query(
    `SELECT body->'data'->>'name' || ' ' || occurred_at || ' → ' || situation AS passed FROM facts
      WHERE case_id = $1 AND act = 'DEADLINE_REACHED' ORDER BY seq`,
    [caseId],
  );
  return rows.map((one: { passed: string }) => one.passed);
}
const told = async (caseId: string): Promise<string[]> => {
  const { rows } = await world.pool.query(
    `SELECT coalesce(content->>'deadline', content->>'kind', content->>'act', content->>'document') AS told FROM effects
      WHERE case_id = $1 AND done_at IS NOT NULL ORDER BY seq, type`,
    [caseId],
  );
  return rows.map((one: { told: string }) => one.told);
};
const act = async (caseId: string, name: string, data: object = {}) =>
  world.casework.act({ caseId, act: name, data, who: await world.who(PURCHASER) });

/**
 * Weeks pass until it is so. A clock that is moved while the workflow sets its timer may stop short of the next one: what counts is
 * when each deadline was due, not in how many strides its day came.
 */
async function weeksPassUntil(what: string, caseId: string, so: () => Promise<boolean>): Promise<void> {
  for (let stride = 0; stride < 12 && !(await so()); stride += 1) {
    await fastForward(world.temporal, idOf(caseId), 14 * DAY);
    await until('the workflow has caught up', async () => (await row(caseId)).up);
  }
  await until(what, so);
}

test('a tacit agreement comes into force, is renewed twice and ends, each at 24:00, once, across a killed worker', async () => {
  const caseId = await concluded('26 AC 01');
  await fastForward(world.temporal, idOf(caseId), 4 * DAY);
  await until('it is in force', async () => (await row(caseId)).situation === 'inForce');
  expect(await passed(caseId)).toEqual(['entryIntoForce 2026-10-04T22:00:00.000Z → inForce']);

  await world.stopWorker('SIGKILL');
  const forwarding = fastForward(world.temporal, idOf(caseId), 31 * DAY);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await passed(caseId)).toHaveLength(1);
  await world.startWorker();
  await forwarding;
  const first = ['endWarning 2026-10-25T07:00:00.000Z → inForce', 'termEnd 2026-11-04T23:00:00.000Z → inForce'];
  await until('the first renewal', async () => (await passed(caseId)).length === 3);
  expect((await passed(caseId)).slice(1)).toEqual(first);

  await weeksPassUntil('its last term is over', caseId, async () => (await row(caseId)).closed);
  expect((await passed(caseId)).slice(3)).toEqual([
    'endWarning 2026-11-24T07:00:00.000Z → inForce',
    'termEnd 2026-12-04T23:00:00.000Z → inForce',
    'endWarning 2026-12-25T07:00:00.000Z → inForce',
    'dependantsWarning 2026-12-28T07:00:00.000Z → inForce',
    'termEnd 2027-01-04T23:00:00.000Z → exhausted',
  ]);
  await until('everybody is told', async () => (await told(caseId)).length === 13);
  expect(await told(caseId)).toEqual([
    'inForce',
    'endWarning',
    'renewalRecord',
    'renewed',
    'endWarning',
    'renewalRecord',
    'renewed',
    'endWarning',
    'dependantsWarning',
    'frameworkEndsSoon',
    'terminationRecord',
    'exhausted',
    'frameworkEnded',
  ]);
  const { status } = await until('its workflow is done', async () => {
    const described = await world.temporal.workflow.getHandle(idOf(caseId)).describe();
    return described.status.name === 'COMPLETED' && described;
  });
  expect(status.name).toBe('COMPLETED');
}, 120_000);

test('an express agreement is renewed by the decision alone, and without one it stops', async () => {
  const caseId = await concluded('26 AC 02', 'EXPRESS');
  await world.casework.moveClock(caseId, await world.who(PURCHASER), '2026-10-06T12:00');
  await act(caseId, 'renew');
  await until('the workflow knows', async () => (await row(caseId)).up);
  await weeksPassUntil('it stopped', caseId, async () => (await row(caseId)).closed);
  expect((await passed(caseId)).filter((one) => one.startsWith('termEnd'))).toEqual([
    'termEnd 2026-11-04T23:00:00.000Z → inForce',
    'termEnd 2026-12-04T23:00:00.000Z → notRenewed',
  ]);
}, 60_000);

test('what ended early is not renewed when its term would have been over', async () => {
  const caseId = await concluded('26 AC 03');
  await fastForward(world.temporal, idOf(caseId), 10 * DAY);
  await until('it is in force', async () => (await row(caseId)).situation === 'inForce');
  await act(caseId, 'end', { reason: 'AGREED_WITH_HOLDER' });
  await until('it is told', async () => (await told(caseId)).includes('frameworkEnded'));
  await until(
    'the workflow is done',
    async () => (await world.temporal.workflow.getHandle(idOf(caseId)).describe()).status.name === 'COMPLETED',
  );
  expect(await passed(caseId)).toEqual(['entryIntoForce 2026-10-04T22:00:00.000Z → inForce']);
}, 60_000);
