import type { Pool } from 'pg';

/** A case that moved: codes only. */
export interface Change {
  readonly caseId: string;
  readonly reference: string;
  readonly process: string;
  readonly seq: number;
  readonly situation: string;
  readonly closed: boolean;
  /** the server's clock */
  readonly at: string;
  /** organisations in relation to the case */
  readonly organisations: readonly string[];
}

/** A transaction that began earlier may end later: what moved a little before the cursor is read again. */
const OVERLAP = '5 seconds';

const CHANGED = `
  SELECT id AS "caseId", reference, process, seq, situation, closed, updated_at AS at,
         ARRAY(SELECT organisation_id FROM case_relations r WHERE r.case_id = c.id GROUP BY 1) AS organisations
    FROM cases c
   WHERE updated_at > $1::timestamptz - $2::interval
   ORDER BY updated_at, id LIMIT 5000`;

export async function readChanges(pool: Pool, since: string): Promise<readonly Change[]> {
  const { rows } = await pool.query<Change>({ name: 'changes', text: CHANGED, values: [since, OVERLAP] });
  return rows;
}

export async function serverClock(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ now: string }>('SELECT clock_timestamp() AS now');
  return rows[0]?.now as string;
}
