import type { Pool } from 'pg';
import { isAssignedTo } from '../../../libs/assignment/index.js';
import { isAuditor } from '../../../libs/casework/index.js';
import type { Who } from '../../../libs/identity/index.js';
import { startOfMonth } from './worklist-parameters.js';
import { isDue, LATE, waitsFor } from './worklist-urgency.js';

export interface WorklistCounts {
  readonly open: number;
  readonly late: number;
  readonly dueToday: number;
  readonly dueThisWeek: number;
  readonly waitingForMe: number;
  readonly waitingForOthers: number;
  readonly assignedToMe: number;
  readonly unassigned: number;
  readonly closedThisMonth: number;
}

/**
 * How many cases of each kind somebody's organisation has, in one query.
 * @param processes only those of these process versions
 */
export async function readCounts(pool: Pool, who: Who, processes?: readonly string[]): Promise<WorklistCounts> {
  const values: unknown[] = [who.organisation.id];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const ofThese = processes === undefined ? '' : `AND c.process = ANY(${bind(processes)}::text[])`;
  const awaited = waitsFor(who, bind);
  const text = `
    WITH mine AS MATERIALIZED (
      SELECT c.closed, NOT c.closed AND ${LATE} AS late, NOT c.closed AND ${awaited} AS awaited,
             NOT c.closed AND ${isAssignedTo('me', who, bind)} AS assigned, NOT c.closed AND ${isAssignedTo('nobody', who, bind)} AS unassigned,
             ${isDue('today')} AS today, ${isDue('week')} AS week
        FROM cases c
       WHERE ${isAuditor(who) ? 'true' : 'EXISTS (SELECT 1 FROM case_relations r WHERE r.case_id = c.id AND r.organisation_id = $1)'}
         AND (NOT c.closed OR c.updated_at >= ${bind(startOfMonth(new Date().toISOString()))}::timestamptz) ${ofThese})
    SELECT count(*) FILTER (WHERE NOT closed)::int AS open, count(*) FILTER (WHERE late)::int AS late,
           count(*) FILTER (WHERE today)::int AS "dueToday", count(*) FILTER (WHERE week)::int AS "dueThisWeek", count(*) FILTER (WHERE awaited)::int AS "waitingForMe",
           count(*) FILTER (WHERE NOT closed AND NOT awaited)::int AS "waitingForOthers", count(*) FILTER (WHERE assigned)::int AS "assignedToMe",
           count(*) FILTER (WHERE unassigned)::int AS unassigned, count(*) FILTER (WHERE closed)::int AS "closedThisMonth"
      FROM mine`;
  const { rows } = await pool.query<WorklistCounts>(text, values);
  return rows[0] as WorklistCounts;
}
