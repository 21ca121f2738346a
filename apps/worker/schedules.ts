import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';

/** What comes round by itself: the workflow, under the id of its schedule, and how often. */
const ROUNDS = [
  { id: 'saisine-reconcile', workflowType: 'reconcileCases', every: '1 minute' },
  { id: 'saisine-mail', workflowType: 'mailRound', every: '30 seconds' },
] as const;

/** Makes sure that every round runs, also after Temporal lost its database. */
export async function ensureSchedules(client: Client, taskQueue: string): Promise<void> {
  for (const { id, workflowType, every } of ROUNDS) {
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
