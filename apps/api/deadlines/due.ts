import type { Pool } from 'pg';
import { type AssignedTo, isAssignedTo } from '../../../libs/assignment/index.js';
import { asInstant, type Move } from '../../../libs/casework/index.js';
import type { Who } from '../../../libs/identity/index.js';
import { processesNamed, readAssignedTo } from '../cases/worklist-parameters.js';
import type { Place } from '../http/cursor.js';
import { oneOf } from '../http/query.js';

/** The parameters that say which deadlines; how many at a time comes beside them. */
export const DUE_PARAMETERS = ['process', 'consequence', 'assignedTo', 'from', 'until'] as const;
const CONSEQUENCES = ['reminder', 'escalation', 'transition'] as const;

/** Who asks; nobody in particular for a calendar that is an organisation's. */
export type Reader = Pick<Who, 'accountId' | 'organisation'>;

export interface DueFilters {
  readonly processes?: readonly string[];
  readonly consequence?: string;
  readonly assignedTo?: AssignedTo;
  readonly from?: string;
  readonly until?: string;
  /** only cases of a clock of their own, or none of them: they stand beside the real ones only where the reader is told so */
  readonly sandbox?: boolean;
}

export interface DueRow {
  readonly caseId: string;
  readonly reference: string;
  readonly process: string;
  readonly situation: string;
  readonly seq: number;
  readonly updatedAt: string;
  /** the clock of a case that has its own */
  readonly clock: string | null;
  readonly relations: readonly string[];
  readonly name: string;
  readonly due: string;
  readonly legalDate: string;
  readonly consequence: string;
  readonly explanation: Record<string, unknown>;
  readonly moved: Move | null;
}

/** Throws 400, and names the parameter. */
export function readDueFilters(given: Partial<Record<(typeof DUE_PARAMETERS)[number], string>>): DueFilters {
  return {
    processes: processesNamed(given.process),
    consequence: oneOf('consequence', given.consequence, CONSEQUENCES),
    assignedTo: readAssignedTo(given.assignedTo),
    from: given.from === undefined ? undefined : asInstant(given.from, 'from'),
    until: given.until === undefined ? undefined : asInstant(given.until, 'until'),
  };
}

/** SQL: the case `c` of a deadline. */
export const OF_CASE = `c.id AS "caseId", c.reference, c.process, c.situation, c.seq, c.updated_at AS "updatedAt",
           clock_timestamp() + c.sandbox_offset_ms * interval '1 millisecond' AS clock`;
/** SQL: the organisation `$1` stands in the case `c`. The server knows how many cases that is, and begins with whichever is less. */
export const STANDS_IN = 'EXISTS (SELECT 1 FROM case_relations r WHERE r.case_id = c.id AND r.organisation_id = $1)';
/** SQL: the relations in which it does, of a row `page`. */
export const RELATIONS = `ARRAY(SELECT r.relation FROM case_relations r
                  WHERE r.case_id = page."caseId" AND r.organisation_id = $1 ORDER BY 1) AS relations`;

/** SQL: of the deadlines `d` of the cases `c` those that are asked for. */
export function filtered(filters: DueFilters, who: Reader, bind: (value: unknown) => string): string[] {
  const { processes, consequence, assignedTo, from, until, sandbox } = filters;
  const conditions: string[] = [];
  if (processes) conditions.push(`c.process = ANY(${bind(processes)}::text[])`);
  if (consequence !== undefined) conditions.push(`d.consequence = ${bind(consequence)}`);
  if (assignedTo !== undefined) conditions.push(isAssignedTo(assignedTo, who, bind));
  if (from !== undefined) conditions.push(`d.due >= ${bind(from)}::timestamptz`);
  if (until !== undefined) conditions.push(`d.due <= ${bind(until)}::timestamptz`);
  if (sandbox !== undefined) conditions.push(`c.sandbox_offset_ms IS ${sandbox ? 'NOT ' : ''}NULL`);
  return conditions;
}

/** What is due in the open cases of somebody's organisation, soonest first. */
export async function readDue(pool: Pool, who: Reader, filters: DueFilters, limit: number, after?: Place): Promise<readonly DueRow[]> {
  const values: unknown[] = [who.organisation.id];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions = ['NOT c.closed', STANDS_IN, ...filtered(filters, who, bind)];
  if (after) conditions.push(`(d.due, d.case_id, d.name) > (${bind(after.at)}::timestamptz, ${bind(after.id)}::uuid, ${bind(after.name)})`);
  const text = `
    WITH page AS MATERIALIZED (
      SELECT ${OF_CASE}, d.name, d.due, d.legal_date AS "legalDate", d.consequence, d.explanation, d.moved
        FROM deadlines d
        JOIN cases c ON c.id = d.case_id
       WHERE ${conditions.join('\n         AND ')}
       ORDER BY d.due, d.case_id, d.name
       LIMIT ${limit})
    SELECT page.*, ${RELATIONS} FROM page ORDER BY page.due, page."caseId", page.name`;
  const { rows } = await pool.query<DueRow>(text, values);
  return rows;
}
