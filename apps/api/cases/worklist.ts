import type { Pool } from 'pg';
import { ENDED } from '../../../libs/caseview/index.js';
import { isAuditor } from '../../../libs/casework/index.js';
import type { Who } from '../../../libs/identity/index.js';
import type { Process } from '../../../machines/kernel/index.js';
import { PROCESSES } from '../../../machines/registry.js';
import { type Place, writeCursor } from '../http/cursor.js';

export interface WorklistFilters {
  /** versions: `mediation-referral@2019-06` */
  readonly processes?: readonly string[];
  readonly situation?: string;
  readonly closed?: boolean;
  readonly waitsForMe?: boolean;
  readonly late?: boolean;
  /** part of a reference */
  readonly reference?: string;
  readonly after?: Place;
  readonly limit: number;
}

interface Row {
  readonly id: string;
  readonly reference: string;
  readonly process: string;
  readonly situation: string;
  readonly waitsFor: readonly string[];
  readonly closed: boolean;
  readonly seq: number;
  readonly nextDeadline: string | null;
  readonly nextLabel: string | null;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly sandbox: boolean;
  readonly alarm: boolean;
  readonly late: boolean;
  readonly relations: readonly string[];
}

/** A reminder fell due and nothing has been done since, or a deadline has passed and nobody has recorded it yet. */
const LATE = `(NOT c.closed AND (
    c.next_deadline <= clock_timestamp() + coalesce(c.sandbox_offset_ms, 0) * interval '1 millisecond'
    OR EXISTS (SELECT 1 FROM facts f WHERE f.case_id = c.id AND f.seq = c.seq AND f.act = 'DEADLINE_REACHED')))`;

/** The cases somebody's organisation has to do with, those whose next deadline comes first on top. */
export async function readWorklist(pool: Pool, who: Who, filters: WorklistFilters) {
  const { text, values } = worklistQuery(who, filters);
  const { rows } = await pool.query<Row>(text, values);
  const page = rows.slice(0, filters.limit);
  const last = page.at(-1);
  return {
    cases: page,
    next: rows.length > filters.limit && last ? writeCursor({ at: last.nextDeadline, id: last.id, name: '' }) : null,
  };
}

function worklistQuery(who: Who, filters: WorklistFilters): { text: string; values: unknown[] } {
  const values: unknown[] = [who.organisation.id];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const holds = 'SELECT 1 FROM case_relations r WHERE r.case_id = c.id AND r.organisation_id = $1';
  const conditions = [isAuditor(who) ? 'true' : `EXISTS (${holds})`];
  const { processes, situation, closed, waitsForMe, late, reference, after, limit } = filters;
  if (processes) conditions.push(`c.process = ANY(${bind(processes)}::text[])`);
  if (situation !== undefined) conditions.push(situationIs(situation, who, holds, bind));
  if (closed !== undefined) conditions.push(`c.closed = ${bind(closed)}`);
  if (reference !== undefined) conditions.push(`c.reference LIKE '%' || ${bind(reference.toUpperCase())} || '%'`);
  if (late !== undefined) conditions.push(late ? LATE : `NOT ${LATE}`);
  if (waitsForMe !== undefined) {
    const waits = `EXISTS (${holds} AND r.relation = ANY(c.waits_for) AND r.relation = ANY(${bind(relationsOf(who))}::text[]))`;
    conditions.push(waitsForMe ? waits : `NOT ${waits}`);
  }
  if (after) {
    conditions.push(
      `(coalesce(c.next_deadline, 'infinity'), c.id) > (coalesce(${bind(after.at)}::timestamptz, 'infinity'), ${bind(after.id)}::uuid)`,
    );
  }
  const text = `
    SELECT c.id, c.reference, c.process, c.situation, c.waits_for AS "waitsFor", c.closed, c.seq, c.next_deadline AS "nextDeadline",
           c.opened_at AS "openedAt", c.updated_at AS "updatedAt", c.sandbox_offset_ms IS NOT NULL AS sandbox, c.alarm IS NOT NULL AS alarm,
           ${LATE} AS late,
           (SELECT d.explanation->>'label' FROM deadlines d WHERE d.case_id = c.id ORDER BY d.due, d.name LIMIT 1) AS "nextLabel",
           ARRAY(SELECT r.relation FROM case_relations r WHERE r.case_id = c.id AND r.organisation_id = $1 ORDER BY 1) AS relations
      FROM cases c
     WHERE ${conditions.join('\n       AND ')}
     ORDER BY coalesce(c.next_deadline, 'infinity'), c.id
     LIMIT ${limit + 1}`;
  return { text, values };
}

/**
 * In that situation, as far as this person learns it: a restricted one is « ended » for whoever may not know more,
 * or the filter would tell what the row does not.
 */
function situationIs(situation: string, who: Who, holds: string, bind: (value: unknown) => string): string {
  const hidden = isAuditor(who) ? [] : PROCESSES.flatMap((process) => hiddenIn(process, who, holds, bind));
  const isHidden = hidden.length > 0 ? `(${hidden.join(' OR ')})` : 'false';
  return situation === ENDED.id ? isHidden : `(c.situation = ${bind(situation)} AND NOT ${isHidden})`;
}

function hiddenIn({ key, access }: Process, who: Who, holds: string, bind: (value: unknown) => string): string[] {
  return (access.restricted ?? [])
    .filter(({ situations }) => situations.length > 0)
    .map(({ situations, to }) => {
      const mine = to.filter((relation) =>
        access.relations[relation]?.roles.some((role) => who.organisation.roles.some((one) => one === role)),
      );
      return `(c.process = ${bind(key)} AND c.situation = ANY(${bind(situations)}::text[]) AND NOT EXISTS (${holds} AND r.relation = ANY(${bind(mine)}::text[])))`;
    });
}

/** The relations in which this person's roles let them act, in any process. */
function relationsOf({ organisation }: Who): readonly string[] {
  return PROCESSES.flatMap(({ access }) =>
    Object.entries(access.relations)
      .filter(([, { roles }]) => roles.some((role) => organisation.roles.some((mine) => mine === role)))
      .map(([relation]) => relation),
  );
}
