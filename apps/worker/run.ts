import { readFileSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { NativeConnection, Worker } from '@temporalio/worker';
import { EffectsInDatabase } from './activities/effect.activities.js';
import { LogActivities } from './activities/log.activities.js';
import { ReconcileRounds } from './activities/reconcile.activities.js';
import { Telling } from './activities/telling.activities.js';
import { MailRounds } from './mail/mail.activities.js';

/**
 * Workflows that are worked on at the same time. A task must be done within ten seconds of being taken, or the server gives it out again
 * and what was done is lost: one thread that takes more than it can finish when a thousand terms end together finishes none.
 */
const TASKS_AT_ONCE = 8;

/** made ahead of time by tools/build */
const BUNDLE = new URL('../../workflows/bundle.js', import.meta.url);

export interface WorkerOptions {
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly maxCachedWorkflows: number;
}

/** Connects, waiting for the server when it is not there yet. */
export async function connect(address: string): Promise<NativeConnection> {
  for (let wait = 200; ; wait = Math.min(wait * 2, 5_000)) {
    try {
      return await NativeConnection.connect({ address });
    } catch {
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** A worker with the activities of this application. The caller runs it and shuts it down. */
export async function createWorker(app: INestApplicationContext, connection: NativeConnection, options: WorkerOptions): Promise<Worker> {
  const log = app.get(LogActivities);
  const effects = app.get(EffectsInDatabase);
  const telling = app.get(Telling);
  const rounds = app.get(ReconcileRounds);
  const mail = app.get(MailRounds);
  return Worker.create({
    connection,
    namespace: options.namespace,
    taskQueue: options.taskQueue,
    workflowBundle: { code: readFileSync(BUNDLE, 'utf8') },
    maxCachedWorkflows: options.maxCachedWorkflows,
    workflowThreadPoolSize: 1,
    maxConcurrentWorkflowTaskExecutions: TASKS_AT_ONCE,
    maxConcurrentLocalActivityExecutions: 200,
    activities: {
      factsSince: log.factsSince.bind(log),
      witness: log.witness.bind(log),
      recordDeadline: log.recordDeadline.bind(log),
      decide: log.decide.bind(log),
      notify: effects.notify.bind(effects),
      draftDocument: effects.draftDocument.bind(effects),
      tellDependants: telling.tellDependants.bind(telling),
      reconcile: rounds.reconcile.bind(rounds),
      composeMail: mail.composeMail.bind(mail),
      mailsDue: mail.mailsDue.bind(mail),
      sendNextMail: mail.sendNextMail.bind(mail),
    },
  });
}
