import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import { ROUNDS, type Round, scheduleId } from '../../libs/following/index.js';

const WORK: Readonly<Record<Round, { readonly workflowType: string; readonly every: '1 minute' | '30 seconds' }>> = {
  reconcile: { workflowType: 'reconcileCases', every: '1 minute' },
  mail: { workflowType: 'mailRound', every: '30 seconds' },
};

/** Makes sure that every round of this system runs, also after Temporal lost its database. */
export async function ensureSchedules(client: Client, taskQueue: string): Promise<void> {
  for (const round of ROUNDS) {
    const { workflowType, every } = WORK[round];
    const id = scheduleId(taskQueue, round);
    try {
      await client.schedule.create({
        scheduleId: id,
        spec: { intervals: [{ every }] },
        policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
        action: { type: 'startWorkflow', workflowType, workflowId: id, taskQueue },
      });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    }
  }
}
