import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FollowingModule, Reconciler } from '../../libs/following/index.js';

/** `npm run reconcile`: starts every open case's workflow again from the log. After Temporal lost its database; harmless otherwise. */

const app = await NestFactory.createApplicationContext(FollowingModule, { logger: ['error', 'warn'] });
const done = await app.get(Reconciler).everything((cases) => process.stdout.write(`\r${cases} dossiers signalés…`));
console.log(`\n${done} dossiers ouverts : leurs workflows sont lancés ou prévenus.`);
await app.close();
