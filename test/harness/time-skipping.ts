import type { Client } from '@temporalio/client';

/**
 * Virtual time on the real server (Temporal ≥ 1.32, `frontend.WorkflowTimeSkippingEnabled=true`), workflow by workflow.
 * The TypeScript SDK has no call for it yet; its protocol does. Kept in this one file, for the call still moves.
 */

/** gRPC */
const NOT_FOUND = 5;

type RawService = Record<string, (request: object) => Promise<unknown>>;
const service = (client: Client): RawService => client.connection.workflowService as unknown as RawService;

/** Moves one workflow's clock on, and waits until its timers up to there have fired. Before and after, its time is real. */
export async function fastForward(client: Client, workflowId: string, milliseconds: number): Promise<void> {
  const id = `ff-${crypto.randomUUID()}`;
  const workflow = { namespace: client.options.namespace, workflowExecution: { workflowId } };
  const duration = { seconds: Math.floor(milliseconds / 1000), nanos: (milliseconds % 1000) * 1e6 };
  await configure(client, workflow, { enabled: true, maxSessionSkipCount: 1000, fastForwardConfig: { id, duration } });
  await service(client).pollWorkflowExecutionTimeSkipping?.({ ...workflow, fastForwardId: id });
  // a workflow whose last timer this was has ended meanwhile
  await configure(client, workflow, { enabled: false }).catch((failure: { code?: number }) => {
    if (failure.code !== NOT_FOUND) throw failure;
  });
}

async function configure(client: Client, workflow: object, timeSkippingConfig: object): Promise<void> {
  const change = { workflowExecutionOptions: { timeSkippingConfig }, updateMask: { paths: ['time_skipping_config'] } };
  await service(client).updateWorkflowExecutionOptions?.({ ...workflow, ...change });
}
