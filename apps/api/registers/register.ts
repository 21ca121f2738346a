import type { Pool } from 'pg';
import { ASSIGNEE, type Assignee } from '../../../libs/assignment/index.js';
import { type Ahead, isAuditor, type Span } from '../../../libs/casework/index.js';
import type { Who } from '../../../libs/identity/index.js';
import { badCursor, type Place, pageOf } from '../http/cursor.js';

export interface RegisterFilters {
  /** versions: `agreement@2025-07` */
  readonly processes: readonly string[];
  /** still open, or ended; both when undefined */
  readonly open?: boolean;
  /** part of the case's reference, or of the key under which others find it */
  readonly sought?: string;
  /** organisations whose name holds what is sought */
  readonly organisations: readonly string[];
  readonly after?: Place;
  readonly limit: number;
}

/** How many cases of a process rest on one. */
export interface Resting {
  readonly process: string;
  readonly open: number;
  readonly closed: number;
}

export interface RegisterRow extends Span {
  readonly id: string;
  readonly reference: string;
  readonly process: string;
  readonly situation: string;
  readonly closed: boolean;
  /** the case's own clock, and whether it has one */
  readonly now: string;
  readonly sandbox: boolean;
  readonly title: string;
  readonly kind: string | null;
  readonly nextChange: string | null;
  readonly ahead: readonly Ahead[];
  /** the deadlines that moved it by themselves so far */
  readonly behind: readonly { readonly name: string; readonly legalDate: string; readonly due: string; readonly situation: string }[];
  readonly dependants: readonly Resting[];
  readonly standing: readonly { readonly organisation: string; readonly relation: string }[];
  readonly assignee: Assignee | null;
}

const ORDER = `e.closed, coalesce(e.next_change, 'infinity'), e.case_id`;
/** Where a page ended: among the open ones or the ended ones. */
const PLACES: Readonly<Record<string, boolean>> = { open: false, ended: true };

/** SQL: of the case `page.id` what rests on it, by process; a case that rests on it by two keys is one. */
export const RESTING = `
  (SELECT coalesce(json_agg(one ORDER BY one.process), '[]') FROM (
    SELECT d.process, count(DISTINCT d.id) FILTER (WHERE NOT d.closed)::int AS open, count(DISTINCT d.id) FILTER (WHERE d.closed)::int AS closed
      FROM case_keys mine
      JOIN case_keys theirs ON theirs.key = mine.key AND theirs.role = 'uses'
      JOIN cases d ON d.id = theirs.case_id
     WHERE mine.case_id = page.id AND mine.role = 'is'
     GROUP BY d.process) one)`;

/** SQL: the terms of the case `page.id` that are over. */
const BEHIND = `
  (SELECT coalesce(json_agg(json_build_object('name', f.body->'data'->>'name', 'legalDate', f.body->'data'->>'legalDate',
                                              'due', f.occurred_at, 'situation', f.situation) ORDER BY f.seq), '[]')
     FROM facts f
    WHERE f.case_id = page.id AND f.act = 'DEADLINE_REACHED' AND f.body->'data'->>'consequence' = 'transition')`;

const STANDING = `
  (SELECT coalesce(json_agg(json_build_object('organisation', r.organisation_id, 'relation', r.relation)
                            ORDER BY r.relation, r.organisation_id), '[]')
     FROM case_relations r WHERE r.case_id = page.id)`;

/** One page of a register: what changes next comes first, then what nothing changes by itself, then what has ended. */
export async function readRegister(pool: Pool, who: Who, filters: RegisterFilters) {
  const { text, values } = registerQuery(who, filters);
  const { rows } = await pool.query<RegisterRow>(text, values);
  return pageOf(rows, filters.limit, ({ id, nextChange, closed }) => ({ at: nextChange, id, name: closed ? 'ended' : 'open' }));
}

function registerQuery(who: Who, filters: RegisterFilters): { text: string; values: unknown[] } {
  const { processes, open, sought, organisations, after, limit } = filters;
  const values: unknown[] = [who.organisation.id];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions = [`e.process = ANY(${bind(processes)}::text[])`];
  if (!isAuditor(who)) conditions.push('EXISTS (SELECT 1 FROM case_relations r WHERE r.case_id = e.case_id AND r.organisation_id = $1)');
  if (open !== undefined) conditions.push(`e.closed = ${bind(!open)}::bool`);
  if (sought !== undefined) {
    const part = bind(sought.toUpperCase());
    const signed = `SELECT 1 FROM case_relations r WHERE r.case_id = e.case_id AND r.organisation_id = ANY(${bind(organisations)}::text[])`;
    conditions.push(`(position(${part} IN upper(e.title)) > 0 OR position(${part} IN c.reference) > 0 OR EXISTS (${signed}))`);
  }
  if (after) {
    const ended = PLACES[after.name];
    if (ended === undefined) throw badCursor();
    conditions.push(`(${ORDER}) > (${bind(ended)}::bool, coalesce(${bind(after.at)}::timestamptz, 'infinity'), ${bind(after.id)}::uuid)`);
  }
  const text = `
    WITH page AS MATERIALIZED (
      SELECT c.id, c.reference, c.process, c.situation, c.closed, c.sandbox_offset_ms IS NOT NULL AS sandbox,
             clock_timestamp() + coalesce(c.sandbox_offset_ms, 0) * interval '1 millisecond' AS now,
             e.title, e.kind, e.state, e.first_day AS "firstDay", e.last_day AS "lastDay", e.final, e.next_change AS "nextChange", e.ahead
        FROM register_entries e JOIN cases c ON c.id = e.case_id
       WHERE ${conditions.join('\n         AND ')}
       ORDER BY ${ORDER}
       LIMIT ${limit + 1})
    SELECT page.*, ${BEHIND} AS behind, ${RESTING} AS dependants, ${STANDING} AS standing, ${ASSIGNEE.replaceAll('c.id', 'page.id')} AS assignee
      FROM page
     ORDER BY page.closed, coalesce(page."nextChange", 'infinity'), page.id`;
  return { text, values };
}
