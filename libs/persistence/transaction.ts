import type { Pool, PoolClient } from 'pg';
import { ProblemError } from '../problem/index.js';

/** Something to do once the transaction is on disk, and only then. */
export type AfterCommit = (task: () => void) => void;

/**
 * Runs some work in one transaction, and rolls back when it throws.
 * Throws a ProblemError 503 « safe to retry » when the server can't be reached or goes away meanwhile.
 */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient, afterCommit: AfterCommit) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw unavailable(error);
  });
  let broken: Error | undefined;
  const tasks: (() => void)[] = [];
  let committing = false;
  try {
    await client.query('begin');
    const result = await work(client, (task) => tasks.push(task));
    committing = true;
    await client.query('commit');
    for (const task of tasks) task();
    return result;
  } catch (error) {
    if (isConnectionError(error)) {
      broken = error as Error;
      throw committing ? uncertain() : unavailable(error);
    }
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw isCrossed(error) ? crossed() : error;
  } finally {
    client.release(broken);
  }
}

/** The same, one at a time for those that name the same thing: two that each look before they write never both find nothing. */
export function inTurn<T>(pool: Pool, of: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [of]);
    return work(client);
  });
}

const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'ENOENT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
  '08003',
]);

/** Is this the database being away, rather than a mistake in a query? */
export function isConnectionError(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string };
  // Prisma's own codes for a server that is away: P1001, P1002, P1008, P1017
  if (code !== undefined && (AWAY.has(code) || /^P10\d\d$/.test(code))) return true;
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout|the database system is/.test(
    message,
  );
}

/** PostgreSQL ended this one so that another could go on: a ring of locks, or two that can't stand in any order. */
const isCrossed = (error: unknown): boolean => ['40P01', '40001'].includes((error as { code?: string }).code ?? '');

const crossed = () =>
  new ProblemError(
    503,
    'decisions-crossed',
    'Deux décisions se sont croisées et celle-ci n’a pas été prise. Rien n’est écrit : renvoyez la même demande.',
    {
      retryAfter: 1,
    },
  );

/** The server went away while it was committing: nobody can say here whether it did. */
const uncertain = () =>
  new ProblemError(
    503,
    'commit-uncertain',
    'La base de données s’est interrompue au moment d’enregistrer. Relisez le dossier, ou renvoyez la même demande avec la même Idempotency-Key : elle ne sera pas faite deux fois.',
    { retryAfter: 2 },
  );

function unavailable(error: unknown): unknown {
  if (!isConnectionError(error)) return error;
  return new ProblemError(
    503,
    'database-unavailable',
    'La base de données ne répond pas. Rien n’a été perdu : réessayez dans un instant.',
    { retryAfter: 2 },
  );
}
