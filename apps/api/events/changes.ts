import type { Pool } from 'pg';
import { BEFORE_EVERY_ID } from '../../../libs/persistence/index.js';

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
  /** organisation -> the relations in which it stands to the case */
  readonly relations: Readonly<Record<string, readonly string[]>>;
}

/** A transaction that began earlier may end later: what moved so shortly before the cursor is read again. */
export const OVERLAP_MS = 5_000;
/** cases read at a time */
const PAGE = 1_000;

const CHANGED = `
  SELECT id AS "caseId", reference, process, seq, situation, closed, updated_at AS at,
         (SELECT coalesce(json_object_agg(organisation_id, held), '{}') FROM (
            SELECT organisation_id, json_agg(relation) AS held FROM case_relations r WHERE r.case_id = c.id GROUP BY 1) standing) AS relations
    FROM cases c
   WHERE (updated_at, id) > ($1::timestamptz, $2::uuid)
     AND ($3::text IS NULL OR EXISTS (SELECT 1 FROM case_relations r WHERE r.case_id = c.id AND r.organisation_id = $3))
   ORDER BY updated_at, id LIMIT ${PAGE}`;

/**
 * What changed since an instant and a little before, oldest first, page by page to the end.
 * @param organisation only cases in which it has a part; undefined: all
 */
export async function* changesSince(pool: Pool, since: string, organisation?: string): AsyncGenerator<readonly Change[]> {
  let place = { at: before(since), caseId: BEFORE_EVERY_ID };
  for (;;) {
    const values = [place.at, place.caseId, organisation ?? null];
    const { rows } = await pool.query<Change>({ name: 'changes', text: CHANGED, values });
    const last = rows.at(-1);
    if (last) yield rows;
    if (!last || rows.length < PAGE) return;
    place = last;
  }
}

export const before = (instant: string): string => new Date(Math.max(Date.parse(instant) - OVERLAP_MS, EARLIEST)).toISOString();
const EARLIEST = Date.parse('0001-01-01T00:00:00.000Z');

export async function serverClock(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ now: string }>('SELECT clock_timestamp() AS now');
  return rows[0]?.now as string;
}
