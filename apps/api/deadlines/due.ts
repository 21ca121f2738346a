import type { Pool } from 'pg';
import { type AssignedTo, isAssignedTo } from '../../../libs/assignment/index.js';
import { asInstant } from '../../../libs/casework/index.js';
import type { Who } from '../../../libs/identity/index.js';
import { processesNamed, readAssignedTo } from '../cases/worklist-parameters.js';
import type { Place } from '../http/cursor.js';
import { oneOf } from '../http/query.js';

/** The parameters that say which deadlines; how many at a time comes beside them. */
export const DUE_PARAMETERS = ['process', 'consequence', 'assignedTo', 'from', 'until'] as const;
const CONSEQUENCES = ['reminder', 'escalation', 'transition'] as const;

export interface DueFilters {
  readonly processes?: readonly string[];
  readonly consequence?: string;
  readonly assignedTo?: AssignedTo;
  readonly from?: string;
  readonly until?: string;
  /** cases of a clock of their own stand beside the real ones only where the reader is told so */
  readonly withoutSandboxes?: boolean;
}

export interface DueRow {
  readonly caseId: string;
  readonly reference: string;
  readonly process: string;
  readonly situation: string;
  readonly seq: number;
  readonly updatedAt: string;
  readonly relations: readonly string[];
  readonly name: string;
  readonly due: string;
  readonly legalDate: string;
  readonly consequence: string;
  readonly explanation: Record<string, unknown>;
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

/** What is due in the open cases of somebody's organisation, soonest first. */
export async function readDue(pool: Pool, who: Who, filters: DueFilters, limit: number, after?: Place): Promise<readonly DueRow[]> {
  const values: unknown[] = [who.organisation.id];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const { processes, consequence, assignedTo, from, until, withoutSandboxes = false } = filters;
  const conditions = ['NOT c.closed'];
  if (processes) conditions.push(`c.process = ANY(${bind(processes)}::text[])`);
  if (consequence !== undefined) conditions.push(`d.consequence = ${bind(consequence)}`);
  if (assignedTo !== undefined) conditions.push(isAssignedTo(assignedTo, who, bind));
  if (from !== undefined) conditions.push(`d.due >= ${bind(from)}::timestamptz`);
  if (until !== undefined) conditions.push(`d.due <= ${bind(until)}::timestamptz`);
  if (withoutSandboxes) conditions.push('c.sandbox_offset_ms IS NULL');
  if (after) conditions.push(`(d.due, d.case_id, d.name) > (${bind(after.at)}::timestamptz, ${bind(after.id)}::uuid, ${bind(after.name)})`);
  const text = `
    SELECT c.id AS "caseId", c.reference, c.process, c.situation, c.seq, c.updated_at AS "updatedAt", mine.relations,
           d.name, d.due, d.legal_date AS "legalDate", d.consequence, d.explanation
      FROM deadlines d
      JOIN cases c ON c.id = d.case_id
      JOIN LATERAL (SELECT array_agg(r.relation ORDER BY r.relation) AS relations
                      FROM case_relations r WHERE r.case_id = c.id AND r.organisation_id = $1) mine ON mine.relations IS NOT NULL
     WHERE ${conditions.join('\n       AND ')}
     ORDER BY d.due, d.case_id, d.name
     LIMIT ${limit}`;
  const { rows } = await pool.query<DueRow>(text, values);
  return rows;
}
