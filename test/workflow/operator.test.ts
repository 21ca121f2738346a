import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { workflowId } from '../../libs/following/index.js';
import { openCase, playTo } from '../harness/mediation.js';
import { until, World } from '../harness/world.js';

/** With no API at all: an operator finds cases in Temporal, asks one how it stands, and brings an act in. */

let world: World;
beforeAll(async () => {
  world = await World.start();
  await world.startWorker();
}, 60_000);
afterAll(() => world.stop(), 60_000);

const handleOf = (caseId: string) => world.temporal.workflow.getHandle(workflowId('mediation-referral', caseId));
const head = async (caseId: string) =>
  (await world.pool.query('SELECT seq, followed_seq, alarm, situation FROM cases WHERE id = $1', [caseId])).rows[0];
const followed = (caseId: string) =>
  until('the workflow has followed', async () => {
    const { seq, followed_seq } = await head(caseId);
    return seq === followed_seq;
  });

async function followedTo(last: Parameters<typeof playTo>[2]): Promise<string> {
  const caseId = await openCase(world);
  await playTo(world, caseId, last);
  await followed(caseId);
  return caseId;
}

test('late cases are found in Temporal’s own list, by codes alone', async () => {
  const caseId = await openCase(world, { now: '2019-10-01T12:00' });
  await playTo(world, caseId, 'refer');
  await followed(caseId);
  const query = `SaisineProcess = 'mediation-referral' AND SaisineSituation = 'referred' AND SaisineNextDeadline < '${new Date().toISOString()}'`;
  const found = await until('the list shows it', async () => {
    for await (const { workflowId: id } of world.temporal.workflow.list({ query })) if (id.endsWith(caseId)) return id;
    return false;
  });
  expect(found).toBe(`mediation-referral/${caseId}`);
}, 40_000);

test('a workflow says where its case stands, what happened, and what comes next', async () => {
  const caseId = await followedTo('refer');
  const handle = handleOf(caseId);
  expect(await handle.query('situation')).toMatchObject({
    situation: 'referred',
    label: 'Saisine faite, bon de commande attendu',
    seq: 6,
    closed: false,
    alarm: null,
  });
  expect(await handle.query('nextDeadline')).toMatchObject({ name: 'orderReminder' });
  const timeline = (await handle.query('timeline')) as { act: string }[];
  expect(timeline.map(({ act }) => act)).toEqual([
    'open',
    'qualify',
    'recordInformation',
    'recordInformation',
    'recordInformation',
    'refer',
  ]);
}, 40_000);

test('an Update advances the case through the same transaction, once, and is refused for the same reasons', async () => {
  const caseId = await followedTo('refer');
  const handle = handleOf(caseId);
  const update = (act: string, more: object = {}) =>
    handle.executeUpdate('act', { args: [{ account: 'fonds.gestionnaire', act, data: {}, ...more }] });
  await expect(update('issueOrder', { key: 'operator-key-1' })).resolves.toEqual({ seq: 7, situation: 'ordered', closed: false });
  await expect(update('issueOrder', { key: 'operator-key-1' })).resolves.toEqual({ seq: 7, situation: 'ordered', closed: false });
  const refused = await update('issueOrder').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(WorkflowUpdateFailedError);
  const cause = (refused as WorkflowUpdateFailedError).cause as ApplicationFailure;
  expect(cause.type).toBe('refused');
  expect(cause.message).toContain('n’est pas possible');
  await followed(caseId);
  const orders = await world.pool.query("SELECT count(*)::int AS n FROM documents WHERE case_id = $1 AND kind = 'purchaseOrder'", [caseId]);
  expect(orders.rows[0].n).toBe(1);
}, 40_000);

test('an account without the relation is told nothing, and nothing personal may come through Temporal', async () => {
  const caseId = await followedTo('issueOrder');
  const failure = async (args: object) => {
    const error = await handleOf(caseId)
      .executeUpdate('act', { args: [args] })
      .catch((caught: unknown) => caught);
    return ((error as WorkflowUpdateFailedError).cause as ApplicationFailure).type;
  };
  expect(await failure({ account: 'caisse-b.gestionnaire', act: 'withdraw', data: {} })).toBe('no-such-case');
  expect(await failure({ account: 'personne', act: 'withdraw', data: {} })).toBe('unknown-account');
  expect(await failure({ account: 'fonds.gestionnaire', act: 'qualify', data: { parties: [null] } })).toBe('personal-data');
  expect(await failure({ account: 'fonds.gestionnaire', act: 'dance', data: {} })).toBe('unknown-act');
  expect(await failure({ account: 'mediatrice', act: 'startMediation', data: { mediatorName: 'Personne Inventée' } })).toBe(
    'personal-data',
  );
}, 40_000);

test('a long case continues as new in its middle and goes on', async () => {
  const caseId = await openCase(world);
  const start = { workflowId: workflowId('mediation-referral', caseId), taskQueue: world.taskQueue, args: [{ caseId, historyLimit: 10 }] };
  const first = await world.temporal.workflow.start('mediationReferral', start);
  await playTo(world, caseId, 'refer');
  await followed(caseId);
  // by now more than ten events: the next thing that happens finds the history too long
  await world.casework.act({ caseId, act: 'issueOrder', data: {}, who: await world.who('fonds.gestionnaire') });
  await followed(caseId);
  await until('another run has taken over', async () => (await handleOf(caseId).describe()).runId !== first.firstExecutionRunId);
  for (const [act, data, login] of [
    ['startMediation', { mediatorName: 'Personne Inventée' }, 'mediatrice'],
    ['recordOutcome', { outcome: 'RELATION_RESTORED' }, 'mediatrice'],
  ] as const) {
    await world.casework.act({ caseId, act, data, who: await world.who(login) });
  }
  await expect(handleOf(caseId).result()).resolves.toEqual({ seq: 9, situation: 'relationRestored' });
  const { rows } = await world.pool.query('SELECT kind FROM documents WHERE case_id = $1 ORDER BY kind', [caseId]);
  expect([...new Set(rows.map(({ kind }) => kind))]).toEqual(['informationRecord', 'outcomeStatement', 'purchaseOrder', 'referralRecord']);
}, 60_000);

/** Alters a recorded state behind the engine's back, as a superuser could. */
const alter = (caseId: string, seq: number) =>
  world.pool.query(
    `SET session_replication_role = replica;
     UPDATE facts SET body = jsonb_set(body, '{stateHash}', '"0000"') WHERE case_id = '${caseId}' AND seq = ${seq};
     SET session_replication_role = DEFAULT`,
  );
const kinds = async (caseId: string): Promise<string[]> => {
  const { rows } = await world.pool.query('SELECT kind FROM notices WHERE case_id = $1 ORDER BY created_at', [caseId]);
  return rows.map(({ kind }) => kind);
};
const release = async (caseId: string, login: string) =>
  world.casework.act({ caseId, act: 'ALARM_RELEASED', data: { finding: 'VERIFIED' }, who: await world.who(login) });

test('two witnesses that disagree stop what goes out, never reminders, until a person in charge releases the case', async () => {
  await world.stopWorker();
  const caseId = await openCase(world, { now: '2026-10-01T12:00' });
  await playTo(world, caseId, 'recordInformation', 3);
  await alter(caseId, 3);
  await world.casework.act({ caseId, act: 'refer', data: { provider: 'cabinet-mediation' }, who: await world.who('fonds.gestionnaire') });
  await world.startWorker();
  await until('the difference is set on the case', async () => (await head(caseId)).alarm !== null);
  expect((await head(caseId)).alarm).toContain('seq 3');
  await until('the person in charge is told', async () => (await kinds(caseId)).length > 0);
  expect(await kinds(caseId)).toEqual(['alarm']);
  await world.casework.moveClock(caseId, await world.who('fonds.gestionnaire'), '2026-10-12T09:00');
  await until('the reminder', async () => (await kinds(caseId)).includes('deadline'));
  expect(await kinds(caseId)).toEqual(['alarm', 'deadline']);
  await expect(release(caseId, 'fonds.gestionnaire')).rejects.toMatchObject({ status: 403 });
  await release(caseId, 'fonds.responsable');
  await until('what waited goes out', async () => (await kinds(caseId)).includes('referred'));
  expect((await head(caseId)).alarm).toBeNull();
  // another run plays everything again from the first fact: what was released stays released
  await handleOf(caseId).terminate();
  await world.casework.act({ caseId, act: 'issueOrder', data: {}, who: await world.who('fonds.gestionnaire') });
  await followed(caseId);
  await until('the order is told', async () => (await kinds(caseId)).includes('ordered'));
  expect((await head(caseId)).alarm).toBeNull();
}, 90_000);

test('an ended case waits for its release, and what it held back then goes out', async () => {
  await world.stopWorker();
  const caseId = await openCase(world);
  await playTo(world, caseId);
  await alter(caseId, 4);
  await world.startWorker();
  await until('the difference is set on the case', async () => (await head(caseId)).alarm !== null);
  const documents = async () => (await world.pool.query('SELECT count(*)::int AS n FROM documents WHERE case_id = $1', [caseId])).rows[0].n;
  expect(await documents()).toBe(0);
  await release(caseId, 'fonds.responsable');
  await expect(handleOf(caseId).result()).resolves.toMatchObject({ situation: 'relationAdapted' });
  expect(await documents()).toBe(6);
}, 60_000);

test('a signal that names a place the log never reached keeps nothing busy', async () => {
  const caseId = await followedTo('refer');
  await handleOf(caseId).signal('decided', 999);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const { historyLength } = await handleOf(caseId).describe();
  expect(historyLength).toBeLessThan(40);
  expect(await handleOf(caseId).query('situation')).toMatchObject({ seq: 6 });
}, 40_000);

test('a log that was cut is noticed by whoever had followed it', async () => {
  const caseId = await followedTo('refer');
  await world.pool.query(
    `SET session_replication_role = replica;
     DELETE FROM effects WHERE case_id = '${caseId}' AND seq = 6; DELETE FROM facts WHERE case_id = '${caseId}' AND seq = 6;
     UPDATE cases SET seq = 5 WHERE id = '${caseId}';
     SET session_replication_role = DEFAULT`,
  );
  await handleOf(caseId).signal('decided', 999);
  await until('the cut is set on the case', async () => ((await head(caseId)).alarm ?? '').includes('6 had been followed'));
}, 40_000);
