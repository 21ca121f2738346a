import type { Client } from '@temporalio/client';

/**
 * Virtual time on the real server (Temporal ≥ 1.32, `frontend.WorkflowTimeSkippingEnabled=true`), workflow by workflow.
 * The TypeScript SDK has no call for it yet; its protocol does. Kept in this one file, for the call still moves.
 */

type RawService = Record<string, (request: object) => Promise<unknown>>;
const service = (client: Client): RawService => client.connection.workflowService as unknown as RawService;

/** Lets a workflow's clock be moved on by at most this many jumps. */
const CONFIG = { enabled: true, maxSessionSkipCount: 1000 };

/** From now on, workflows that this client starts may be fast-forwarded; they wait in real time until they are. */
export function allowTimeSkipping(client: Client): void {
  for (const call of ['startWorkflowExecution', 'signalWithStartWorkflowExecution']) {
    const original = service(client)[call]?.bind(service(client));
    if (!original) throw new Error(`the client has no call ${call}`);
    service(client)[call] = (request) => original({ ...request, timeSkippingConfig: CONFIG });
  }
}

/** Moves one workflow's clock on, and waits until its timers up to there have fired. */
export async function fastForward(client: Client, workflowId: string, milliseconds: number): Promise<void> {
  const id = `ff-${crypto.randomUUID()}`;
  const namespace = client.options.namespace;
  const workflowExecution = { workflowId };
  const duration = { seconds: Math.floor(milliseconds / 1000), nanos: (milliseconds % 1000) * 1e6 };
  await service(client).updateWorkflowExecutionOptions?.({
    namespace,
    workflowExecution,
    workflowExecutionOptions: { timeSkippingConfig: { ...CONFIG, fastForwardConfig: { id, duration } } },
    updateMask: { paths: ['time_skipping_config'] },
  });
  await service(client).pollWorkflowExecutionTimeSkipping?.({ namespace, workflowExecution, fastForwardId: id });
}
