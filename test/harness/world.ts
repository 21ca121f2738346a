import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Client } from '@temporalio/client';
import pg from 'pg';
import { type Asking, Casework } from '../../libs/casework/index.js';
import { Directory, seedDirectory } from '../../libs/directory/index.js';
import { FollowingModule, TEMPORAL_CLIENT } from '../../libs/following/index.js';
import { actingFor } from '../../libs/identity/index.js';
import { organisations, people, registerMarket } from '../../tools/demo/index.js';
import { type TestDatabases, testDatabases } from './databases.js';
import { TEST_MARKET } from './market.js';

@Module({ imports: [FollowingModule, FollowingModule.casework()] })
class DecidingModule {}

/** The services that `npm test` starts, or a sentence that says so: nothing is skipped in silence. */
export function testServices(): { databaseUrl: string; temporalAddress: string } {
  const { TEST_DATABASE_URL: databaseUrl, TEST_TEMPORAL_ADDRESS: temporalAddress } = process.env;
  if (!databaseUrl || !temporalAddress) throw new Error('This suite needs PostgreSQL and Temporal: run it with `npm test -- <path>`.');
  return { databaseUrl, temporalAddress };
}

/** A database of its own, a task queue of its own, the deciding side of the API in-process, and a worker that can be stopped. */
export class World {
  private worker: ChildProcess | undefined;

  private constructor(
    private readonly databases: TestDatabases,
    readonly taskQueue: string,
    private readonly folder: string,
    private readonly app: INestApplicationContext,
    /** as the owner: a test may look at, and tamper with, what the application can't */
    readonly pool: pg.Pool,
  ) {}

  static async start(): Promise<World> {
    const { databaseUrl: maintenance, temporalAddress } = testServices();
    const databases = await testDatabases(maintenance, 'test');
    const folder = mkdtempSync(join(tmpdir(), 'saisine-world-'));
    const taskQueue = `test-${randomUUID()}`;
    Object.assign(process.env, {
      DATABASE_URL: databases.databaseUrl,
      KEYS_DATABASE_URL: databases.keysDatabaseUrl,
      TEMPORAL_ADDRESS: temporalAddress,
      TEMPORAL_TASK_QUEUE: taskQueue,
      OIDC_ISSUER: 'http://127.0.0.1:1',
      SAISINE_STATE_DIR: folder,
      DATABASE_POOL: '10',
    });
    const pool = new pg.Pool({ connectionString: databases.ownerDatabaseUrl, max: 4 });
    pool.on('error', () => undefined);
    await seedDirectory(pool, organisations, people);
    const app = await NestFactory.createApplicationContext(DecidingModule, { logger: ['error'] });
    await registerMarket(app.get(Casework), app.get(Directory), TEST_MARKET);
    return new World(databases, taskQueue, folder, app, pool);
  }

  get casework(): Casework {
    return this.app.get(Casework);
  }

  get temporal(): Client {
    return this.app.get<Client>(TEMPORAL_CLIENT);
  }

  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.app.get<T>(token as never);
  }

  async who(login: string): Promise<Asking> {
    const member = await this.app.get(Directory).memberOf(login);
    if (!member) throw new Error(`nobody is called ${login}`);
    return actingFor(member, undefined);
  }

  /** The worker as it is started in earnest, a process of its own. */
  async startWorker(): Promise<void> {
    const worker = spawn(process.execPath, ['--enable-source-maps', WORKER], { env: process.env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.worker = worker;
    let said = '';
    for (const stream of [worker.stdout, worker.stderr]) stream?.on('data', (text: Buffer) => (said += text.toString()));
    await until('the worker is ready', async () => {
      if (worker.exitCode !== null) throw new Error(`the worker ended: ${said}`);
      return said.includes('worker ready');
    });
  }

  /** @param how SIGKILL: as when a machine dies */
  async stopWorker(how: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    if (!worker || worker.exitCode !== null) return;
    worker.kill(how);
    await once(worker, 'exit');
  }

  async stop(): Promise<void> {
    await this.stopWorker();
    await this.app.close();
    await this.pool.end();
    await this.databases.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** built by `npm test` before it starts Jest */
const WORKER = fileURLToPath(new URL('../../dist/apps/worker/main.js', import.meta.url));

/** Waits until something is so, and says what was not when it never is. */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>, withinMs = 20_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`never so within ${withinMs / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
