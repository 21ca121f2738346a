import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { BEFORE_EVERY_ID, PG_POOL } from '../persistence/index.js';
import { TASK_QUEUE, TEMPORAL_CLIENT } from './dispatcher.js';
import { signal, type Told } from './signals.js';

/** At most so many in a round: a backlog is worked off, not thrown at Temporal again and again. */
const CAP = 200;

/**
 * Decided and not followed, past a deadline that nobody recorded, or ended with something not carried out.
 * Not signalled again before its back-off has passed. Those of an import, on which nobody works yet and nothing is due, come last.
 */
const UNFOLLOWED = `
  WITH behind AS (
    SELECT id FROM cases WHERE followed_seq < seq AND updated_at < clock_timestamp() - $1::interval
    UNION
    SELECT id FROM cases WHERE NOT closed AND sandbox_offset_ms IS NULL AND next_deadline < clock_timestamp() - interval '2 minutes'
    UNION
    SELECT e.case_id FROM effects e JOIN cases c ON c.id = e.case_id
     WHERE e.done_at IS NULL AND c.closed AND c.updated_at < clock_timestamp() - interval '5 minutes'),
  due AS (
    SELECT id FROM cases
     WHERE id IN (SELECT id FROM behind)
       AND (signalled_at IS NULL OR signalled_seq < seq
            OR signalled_at < clock_timestamp() - least(interval '1 hour', interval '1 minute' * power(2, signal_tries)))
     ORDER BY coalesce(next_deadline, 'infinity') > clock_timestamp()
                AND EXISTS (SELECT 1 FROM imports i WHERE i.case_id = cases.id AND i.seq = cases.seq),
              signalled_at NULLS FIRST, updated_at LIMIT ${CAP}
       FOR UPDATE SKIP LOCKED)
  UPDATE cases SET signal_tries = CASE WHEN signalled_seq < cases.seq THEN 0 ELSE least(signal_tries + 1, 10) END,
                   signalled_seq = cases.seq, signalled_at = clock_timestamp()
    FROM due WHERE cases.id = due.id
  RETURNING cases.id AS "caseId", process, reference, seq`;

/** An ended case too, when it was not followed to its end or something that it asks for was not carried out. */
const OPEN_CASES = `
  SELECT id AS "caseId", process, reference, seq FROM cases
   WHERE (NOT closed OR followed_seq < seq OR EXISTS (SELECT 1 FROM effects e WHERE e.case_id = cases.id AND e.done_at IS NULL))
     AND id > $1 ORDER BY id LIMIT ${CAP}`;

/** Finds in the log what Temporal was not told, or has forgotten. */
@Injectable()
export class Reconciler {
  private readonly logger = new Logger('reconciler');

  constructor(
    @Inject(PG_POOL) private readonly pool: Pool,
    @Inject(TEMPORAL_CLIENT) private readonly client: Client,
    @Inject(TASK_QUEUE) private readonly taskQueue: string,
  ) {}

  /** One round: signals what was not followed within the grace. Answers how many. */
  async round(grace = '75 seconds'): Promise<number> {
    const { rows } = await this.pool.query<Told>(UNFOLLOWED, [grace]);
    await this.tell(rows);
    return rows.length;
  }

  /**
   * Starts every open case again from the log: after Temporal lost its database.
   * Harmless at any time, for a workflow that runs is only told once more.
   */
  async everything(progress: (done: number) => void = () => undefined): Promise<{ done: number; failed: readonly string[] }> {
    let done = 0;
    const failed: string[] = [];
    for (let after = BEFORE_EVERY_ID; ; ) {
      const { rows } = await this.pool.query<Told>(OPEN_CASES, [after]);
      const last = rows.at(-1);
      if (!last) return { done, failed };
      failed.push(...(await this.tell(rows)));
      done += rows.length;
      after = last.caseId;
      progress(done);
    }
  }

  /** Eight at a time. One that can't be told holds none of the others up; answers the references of those. */
  private async tell(cases: readonly Told[]): Promise<string[]> {
    const queue = [...cases];
    const failed: string[] = [];
    const one = async () => {
      for (let told = queue.pop(); told; told = queue.pop()) {
        const { reference } = told;
        await signal(this.client, this.taskQueue, told).catch((error: Error) => {
          this.logger.warn(`workflow of ${reference} not told: ${error.message}`);
          failed.push(reference);
        });
      }
    };
    await Promise.all(Array.from({ length: 8 }, one));
    return failed;
  }
}
