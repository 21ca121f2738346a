import { workflowId } from '../../libs/following/index.js';
import { openCase, playTo } from '../harness/mediation.js';
import { until, World } from '../harness/world.js';

/** The log decides, the workflow runs: on the real Temporal server, with the real database. */

let world: World;
beforeAll(async () => {
  world = await World.start();
  await world.startWorker();
}, 60_000);
afterAll(() => world.stop(), 60_000);

const row = async (caseId: string) =>
  (await world.pool.query('SELECT seq, followed_seq, alarm, situation FROM cases WHERE id = $1', [caseId])).rows[0];
const followed = (caseId: string) =>
  until('the workflow has followed', async () => (await row(caseId)).followed_seq === (await row(caseId)).seq);

test('a case is followed to its end, its documents and notices once each', async () => {
  const caseId = await openCase(world);
  await playTo(world, caseId);
  await followed(caseId);
  const handle = world.temporal.workflow.getHandle(workflowId('mediation-referral', caseId));
  await expect(handle.result()).resolves.toEqual({ seq: 10, situation: 'relationAdapted' });
  const documents = await world.pool.query('SELECT kind, number FROM documents WHERE case_id = $1 ORDER BY kind', [caseId]);
  expect(documents.rows.map(({ kind }) => kind)).toEqual([
    'informationRecord',
    'informationRecord',
    'informationRecord',
    'outcomeStatement',
    'purchaseOrder',
    'referralRecord',
  ]);
  const files = await world.pool.query('SELECT 1 FROM document_files WHERE case_id = $1', [caseId]);
  expect(files.rows).toHaveLength(documents.rows.length);
  expect(documents.rows.find(({ kind }) => kind === 'purchaseOrder')?.number).toMatch(/^BC-\d{4}-\d{4}$/);
  const notices = await world.pool.query(
    'SELECT kind, organisation_id FROM notices WHERE case_id = $1 ORDER BY created_at, organisation_id',
    [caseId],
  );
  expect(notices.rows.map(({ kind, organisation_id }) => `${kind} ${organisation_id}`).sort()).toEqual([
    'mediationStarted fonds-maladie',
    'ordered cabinet-mediation',
    'outcome fonds-maladie',
    'providerAddressed caisse-a',
    'referred cabinet-mediation',
  ]);
  expect((await row(caseId)).alarm).toBeNull();
}, 60_000);
