import type { Pool } from 'pg';

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

const LAG = `
  WITH waiting AS (
    SELECT clock_timestamp() - updated_at AS since FROM cases WHERE followed_seq < seq)
  SELECT count(*)::int AS cases,
         greatest(coalesce(extract(epoch FROM max(since)), 0), 0)::float AS seconds,
         count(*) FILTER (WHERE since > $1::interval)::int AS late,
         (SELECT count(*)::int FROM cases WHERE alarm IS NOT NULL) AS alarms
    FROM waiting`;

export async function readFollowLag(pool: Pool): Promise<FollowLag> {
  const { rows } = await pool.query<FollowLag>({ name: 'follow-lag', text: LAG, values: [LATE_AFTER] });
  return rows[0] as FollowLag;
}
