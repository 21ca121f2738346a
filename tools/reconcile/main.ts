import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FollowingModule, Reconciler } from '../../libs/following/index.js';

/** `npm run reconcile`: starts every open case's workflow again from the log. After Temporal lost its database; harmless otherwise. */

const app = await NestFactory.createApplicationContext(FollowingModule, { logger: ['error', 'warn'] });
const { done, failed } = await app.get(Reconciler).everything((cases) => process.stdout.write(`\r${cases} dossiers signalés…`));
console.log(`\n${done} dossiers ouverts : leurs workflows sont lancés ou prévenus.`);
if (failed.length > 0) {
  console.error(`${failed.length} n’ont pas pu l’être : ${failed.slice(0, 20).join(', ')}. Recommencez quand Temporal répond.`);
  process.exitCode = 1;
}
await app.close();
