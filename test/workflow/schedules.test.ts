import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from '@jest/globals';
import { ensureSchedules } from '../../apps/worker/schedules.js';
import { ROUNDS, scheduleId, temporalClient } from '../../libs/following/index.js';
import { testServices } from '../harness/world.js';

/** Two systems that share a Temporal namespace, each with a task queue of its own. */

const QUEUES = ['here', 'there'].map((name) => `test-${name}-${randomUUID()}`);
const temporal = temporalClient({ address: testServices().temporalAddress, namespace: 'default', taskQueue: '' });
const ids = QUEUES.flatMap((queue) => ROUNDS.map((round) => scheduleId(queue, round)));

afterAll(async () => {
  await Promise.allSettled(ids.map((id) => temporal.schedule.getHandle(id).delete()));
  await temporal.connection.close();
});

test('each has its own rounds, whichever worker started first, and however often', async () => {
  for (const queue of [...QUEUES, ...QUEUES]) await ensureSchedules(temporal, queue);
  const served: Record<string, string[]> = {};
  for (const id of ids) {
    const { action } = await temporal.schedule.getHandle(id).describe();
    served[action.taskQueue] = [...(served[action.taskQueue] ?? []), action.workflowType];
  }
  expect(served).toEqual(Object.fromEntries(QUEUES.map((queue) => [queue, ['reconcileCases', 'mailRound']])));
});
