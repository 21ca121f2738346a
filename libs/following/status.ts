import { Inject, Injectable } from '@nestjs/common';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { TEMPORAL_CLIENT } from './dispatcher.js';
import { workflowId } from './signals.js';

/** How a case's workflow runs. */
export interface WorkflowStatus {
  readonly workflowId: string;
  readonly runId: string;
  /** RUNNING, COMPLETED, … */
  readonly status: string;
  readonly startedAt: string;
  readonly historyLength: number;
  /** activities under way or waiting to be tried again */
  readonly pending: readonly { readonly type: string; readonly attempt: number; readonly lastFailure?: string }[];
}

@Injectable()
export class Workflows {
  constructor(@Inject(TEMPORAL_CLIENT) private readonly client: Client) {}

  /** Undefined when Temporal knows no run of this case. Throws when Temporal does not answer. */
  async describe(process: string, caseId: string): Promise<WorkflowStatus | undefined> {
    const id = workflowId(process, caseId);
    try {
      const { runId, status, startTime, historyLength, raw } = await this.client.withDeadline(Date.now() + 2_000, () =>
        this.client.workflow.getHandle(id).describe(),
      );
      const pending = (raw.pendingActivities ?? []).map((one) => ({
        type: one.activityType?.name ?? '?',
        attempt: one.attempt ?? 1,
        ...(one.lastFailure?.message ? { lastFailure: one.lastFailure.message } : {}),
      }));
      return { workflowId: id, runId, status: status.name, startedAt: startTime.toISOString(), historyLength, pending };
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw error;
    }
  }

  /** Does Temporal answer? Within a second. */
  async answers(): Promise<boolean> {
    try {
      await this.client.withDeadline(Date.now() + 1_000, () => this.client.connection.workflowService.getSystemInfo({}));
      return true;
    } catch {
      return false;
    }
  }
}
