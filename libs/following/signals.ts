import type { Client } from '@temporalio/client';
import { processVersion } from '../../machines/registry.js';

/** A case whose workflow is to be told how far the log has come. */
export interface Told {
  readonly caseId: string;
  /** `mediation-referral@2019-06` */
  readonly process: string;
  readonly reference: string;
  readonly seq: number;
  /** a sandbox case's clock was moved: timers are to be set anew */
  readonly clockMoved?: boolean;
}

/** `mediation-referral/0b1c…`: one workflow a case, whatever run it is in. */
export const workflowId = (process: string, caseId: string): string => `${process.split('@')[0]}/${caseId}`;

/**
 * Tells a case's workflow, and starts it when it does not run: after the opening, after its end, after Temporal lost its database.
 * Codes only: the reference, the place in the log.
 */
export async function signal(client: Client, taskQueue: string, { caseId, process, reference, seq, clockMoved }: Told): Promise<void> {
  const type = processVersion(process)?.workflowType;
  if (type === undefined) throw new Error(`this program does not carry ${process}`);
  await client.workflow.signalWithStart(type, {
    workflowId: workflowId(process, caseId),
    taskQueue,
    args: [{ caseId }],
    signal: 'decided',
    signalArgs: [seq],
    staticSummary: reference,
  });
  if (clockMoved) await client.workflow.getHandle(workflowId(process, caseId)).signal('clockMoved');
}
