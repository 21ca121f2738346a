import type { Pool } from 'pg';
import type { Place } from '../http/cursor.js';
import { type DueFilters, type DueRow, filtered, OF_CASE, RELATIONS, type Reader, STANDS_IN } from './due.js';

/**
 * Which deadlines have been reached in the open cases of somebody's organisation since anybody last acted there, oldest first. One that
 * comes back again and again is told once, as it came last. Its reckoning is the one recorded with the fact before it.
 */
export async function readPassed(pool: Pool, who: Reader, filters: DueFilters, limit: number, after?: Place): Promise<readonly DueRow[]> {
  const values: unknown[] = [who.organisation.id];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions = filtered(filters, who, bind);
  if (after) conditions.push(`(d.due, c.id, d.name) > (${bind(after.at)}::timestamptz, ${bind(after.id)}::uuid, ${bind(after.name)})`);
  const text = `
    WITH lying AS MATERIALIZED (
      SELECT c.*, (SELECT max(f.seq) FROM facts f WHERE f.case_id = c.id AND f.act <> 'DEADLINE_REACHED') AS acted
        FROM cases c JOIN facts newest ON newest.case_id = c.id AND newest.seq = c.seq AND newest.act = 'DEADLINE_REACHED'
       WHERE NOT c.closed AND ${STANDS_IN}),
    passed AS (
      SELECT DISTINCT ON (f.case_id, split_part(f.body->'data'->>'name', '.', 1)) f.case_id, f.body->'data'->>'name' AS name,
             (one->>'due')::timestamptz AS due, one->>'legalDate' AS legal_date, one->>'consequence' AS consequence,
             (one->'explanation') || jsonb_build_object('label', one->'label') AS explanation
        FROM lying l
        JOIN facts f ON f.case_id = l.id AND f.seq > l.acted
        JOIN facts p ON p.case_id = f.case_id AND p.seq = f.seq - 1
        JOIN LATERAL jsonb_array_elements(p.deadlines) one ON one->>'name' = f.body->'data'->>'name'
       ORDER BY f.case_id, split_part(f.body->'data'->>'name', '.', 1), f.seq DESC),
    page AS MATERIALIZED (
      SELECT ${OF_CASE}, d.name, d.due, d.legal_date AS "legalDate", d.consequence, d.explanation, NULL AS moved
        FROM passed d JOIN lying c ON c.id = d.case_id
       ${conditions.length > 0 ? `WHERE ${conditions.join('\n         AND ')}` : ''}
       ORDER BY d.due, c.id, d.name
       LIMIT ${limit})
    SELECT page.*, ${RELATIONS} FROM page ORDER BY page.due, page."caseId", page.name`;
  const { rows } = await pool.query<DueRow>(text, values);
  return rows;
}
