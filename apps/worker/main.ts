import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { readServerEnvironment } from '../../libs/config/index.js';
import { TEMPORAL_CLIENT } from '../../libs/following/index.js';
import { connect, createWorker } from './run.js';
import { ensureSchedules } from './schedules.js';
import { WorkerModule } from './worker.module.js';

const SCHEDULES_EVERY_MS = 20_000;

const { temporalAddress, temporalNamespace: namespace, temporalTaskQueue: taskQueue, maxCachedWorkflows } = readServerEnvironment();
Runtime.install({ logger: new DefaultLogger('WARN') });
const app = await NestFactory.createApplicationContext(WorkerModule, { logger: ['error', 'warn'] });
const connection = await connect(temporalAddress);
const worker = await createWorker(app, connection, { address: temporalAddress, namespace, taskQueue, maxCachedWorkflows });

const schedules = () =>
  ensureSchedules(app.get(TEMPORAL_CLIENT), taskQueue).catch((error: Error) => console.warn(`schedules: ${error.message}`));
await schedules();
const again = setInterval(schedules, SCHEDULES_EVERY_MS).unref();

for (const sign of ['SIGTERM', 'SIGINT'] as const) {
  process.on(sign, () => {
    if (worker.getState() === 'RUNNING') worker.shutdown();
  });
}
console.log('worker ready');
await worker.run();
clearInterval(again);
await connection.close();
await app.close();
