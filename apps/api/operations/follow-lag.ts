import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { ExpiringCache } from '../../../libs/expiring-cache/index.js';
import { PG_POOL } from '../../../libs/persistence/index.js';

/** How far the workflows are behind the log. */
export interface FollowLag {
  readonly cases: number;
  /** of the case that has waited longest; 0 when none waits */
  readonly seconds: number;
  /** cases that have waited longer than what may be told together */
  readonly late: number;
  readonly alarms: number;
}

/** What can wait is told together within a minute, then the reconciler looks after it: later than this is late. */
export const LATE_AFTER = '2 minutes';

/** A case that came in by an import is no delay while nobody has touched it and nothing is due: its workflow starts when there is room. */
const LAG = `
  WITH waiting AS (
    SELECT clock_timestamp() - updated_at AS since FROM cases
     WHERE followed_seq < seq
       AND NOT (coalesce(next_deadline, 'infinity') > clock_timestamp()
                AND EXISTS (SELECT 1 FROM imports i WHERE i.case_id = cases.id AND i.seq = cases.seq)))
  SELECT count(*)::int AS cases,
         greatest(coalesce(extract(epoch FROM max(since)), 0), 0)::float AS seconds,
         count(*) FILTER (WHERE since > $1::interval)::int AS late,
         (SELECT count(*)::int FROM cases WHERE alarm IS NOT NULL) AS alarms
    FROM waiting`;

/** Anybody may ask whether the server is ready: the waiting cases are counted once a second at most. */
const KEPT_MS = 1_000;

@Injectable()
export class FollowLagReader {
  private readonly kept = new ExpiringCache<FollowLag>(KEPT_MS, 1);

  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  /** How it was within the last second. Throws when the database does not answer. */
  async recent(): Promise<FollowLag> {
    return (await this.kept.get('lag', () => this.now())) as FollowLag;
  }

  /** How it is. Throws when the database does not answer. */
  async now(): Promise<FollowLag> {
    const { rows } = await this.pool.query<FollowLag>({ name: 'follow-lag', text: LAG, values: [LATE_AFTER] });
    return rows[0] as FollowLag;
  }
}
