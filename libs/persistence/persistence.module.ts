import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../../generated/prisma/client.js';
import { readServerEnvironment } from '../config/index.js';

/** The pool of the hot path: deciding, signalling, lists. */
export const PG_POOL = 'PG_POOL';
/** The pool of the key store, a database of its own. */
export const KEYS_POOL = 'KEYS_POOL';
/** Prisma's client, for ordinary reads. */
export const PRISMA = 'PRISMA';

// instants are strings everywhere in Saisine: UTC, with milliseconds
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** A server that is frozen and not dead must not hold people up either. */
const QUERY_TIMEOUT_MS = 8_000;

/** Keys are asked for seldom, and stay in memory for a while. */
const MOST_TO_KEYS = 10;

/** A pool for raw SQL. A lost server shows as an error of the query that needed it, never as a crash of the process. */
export function openPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    query_timeout: QUERY_TIMEOUT_MS,
  });
  pool.on('error', () => undefined);
  // also while it is checked out, when the pool itself does not listen: the query that needed it says what happened
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

@Module({
  providers: [
    {
      provide: PG_POOL,
      useFactory: () => {
        const { databaseUrl, databasePool } = readServerEnvironment();
        return openPool(databaseUrl, databasePool);
      },
    },
    {
      provide: KEYS_POOL,
      useFactory: () => {
        const { keysDatabaseUrl, databasePool } = readServerEnvironment();
        return openPool(keysDatabaseUrl, Math.min(databasePool, MOST_TO_KEYS));
      },
    },
    {
      provide: PRISMA,
      useFactory: () => new PrismaClient({ adapter: new PrismaPg({ connectionString: readServerEnvironment().databaseUrl, max: 4 }) }),
    },
  ],
  exports: [PG_POOL, KEYS_POOL, PRISMA],
})
export class PersistenceModule implements OnApplicationShutdown {
  constructor(
    @Inject(PG_POOL) private readonly pool: pg.Pool,
    @Inject(KEYS_POOL) private readonly keysPool: pg.Pool,
    @Inject(PRISMA) private readonly prisma: PrismaClient,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.pool.end(), this.keysPool.end(), this.prisma.$disconnect()]);
  }
}
