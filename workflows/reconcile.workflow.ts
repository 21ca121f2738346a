import { proxyActivities } from '@temporalio/workflow';
import type { ReconcileActivities } from './activities.js';

const { reconcile } = proxyActivities<ReconcileActivities>({ startToCloseTimeout: '2 minutes', retry: { maximumAttempts: 1 } });

/** Run by a Schedule every minute: signals again what was decided and not followed. */
export async function reconcileCases(): Promise<number> {
  return reconcile();
}
