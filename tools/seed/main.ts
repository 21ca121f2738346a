import 'reflect-metadata';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Pool } from 'pg';
import { Casework } from '../../libs/casework/index.js';
import { readServerEnvironment } from '../../libs/config/index.js';
import { Directory, seedDirectory } from '../../libs/directory/index.js';
import { FollowingModule } from '../../libs/following/index.js';
import { PG_POOL } from '../../libs/persistence/index.js';
import { historicalMarket, organisations, people, registerMarket } from '../demo/index.js';
import { exampleNames } from '../example/example.js';
import { playExample } from '../example/player.js';
import { CaseworkDriver } from './casework-driver.js';

/** The demonstration: fictional organisations and people, two framework agreements, and every example as a case of the past. Idempotent. */

const EXAMPLES = join(fileURLToPath(new URL('../../../', import.meta.url)), 'examples');

@Module({ imports: [FollowingModule, FollowingModule.casework()] })
class SeedModule {}

if (readServerEnvironment().mode !== 'demonstration') throw new Error('La démonstration ne se charge pas en production.');
const app = await NestFactory.createApplicationContext(SeedModule, { logger: ['error', 'warn'] });
await seedDirectory(app.get<Pool>(PG_POOL), organisations, people);
await registerMarket(app.get(Casework), app.get(Directory), historicalMarket);
await registerMarket(app.get(Casework), app.get(Directory));
const driverOf = (name: string) => new CaseworkDriver(app.get(Casework), app.get(Directory), name);
for (const name of exampleNames(EXAMPLES)) await playExample(driverOf, EXAMPLES, name);
await app.close();
