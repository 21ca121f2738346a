import type { Pool } from 'pg';
import { isAuditor, type Span } from '../../../libs/casework/index.js';
import type { Who } from '../../../libs/identity/index.js';
import { badCursor, type Place } from '../http/cursor.js';
import { RESTING, type Resting } from '../registers/register.js';

/** A case on one side of a « rests on », as its reader may see it. */
export interface LinkedCase {
  readonly id: string;
  readonly reference: string;
  readonly process: string;
  readonly situation: string;
  readonly closed: boolean;
  /** those in which the reader's organisation stands to it */
  readonly relations: readonly string[];
}

export interface Dependant extends LinkedCase {
  readonly key: string;
  readonly openedAt: string;
  readonly nextDeadline: string | null;
}

export interface Dependants {
  readonly rows: readonly Dependant[];
  readonly all: readonly Resting[];
  readonly yours: readonly Resting[];
}

const LINKED = (of: string) => `
  json_build_object('id', ${of}.id, 'reference', ${of}.reference, 'process', ${of}.process, 'situation', ${of}.situation, 'closed', ${of}.closed,
    'relations', ARRAY(SELECT r.relation FROM case_relations r WHERE r.case_id = ${of}.id AND r.organisation_id = $2 ORDER BY 1))`;
const held = (of: string) => `EXISTS (SELECT 1 FROM case_relations r WHERE r.case_id = ${of}.id AND r.organisation_id = $2)`;

/** The cases that rest on one: those that the reader may see row by row, open ones first, the others only counted. */
export async function readDependants(pool: Pool, who: Who, caseId: string, limit: number, after?: Place): Promise<Dependants> {
  const values: unknown[] = [caseId, who.organisation.id];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const seen = isAuditor(who) ? 'true' : held('d');
  if (after && !['open', 'ended'].includes(after.name)) throw badCursor();
  const later = after
    ? `AND (d.closed, d.opened_at, d.id) > (${bind(after.name === 'ended')}::bool, ${bind(after.at)}::timestamptz, ${bind(after.id)}::uuid)`
    : '';
  const text = `
    WITH resting AS MATERIALIZED (
      SELECT d.id, min(theirs.key) AS key
        FROM case_keys mine
        JOIN case_keys theirs ON theirs.key = mine.key AND theirs.role = 'uses'
        JOIN cases d ON d.id = theirs.case_id
       WHERE mine.case_id = $1 AND mine.role = 'is'
       GROUP BY d.id)
    SELECT d.id, d.reference, d.process, d.situation, d.closed, d.opened_at AS "openedAt", d.next_deadline AS "nextDeadline", resting.key,
           ARRAY(SELECT r.relation FROM case_relations r WHERE r.case_id = d.id AND r.organisation_id = $2 ORDER BY 1) AS relations
      FROM resting JOIN cases d ON d.id = resting.id
     WHERE ${seen} ${later}
     ORDER BY d.closed, d.opened_at, d.id
     LIMIT ${limit}`;
  const [{ rows }, counts] = await Promise.all([pool.query<Dependant>(text, values), readCounts(pool, who, caseId)]);
  return { rows, ...counts };
}

async function readCounts(pool: Pool, who: Who, caseId: string): Promise<Pick<Dependants, 'all' | 'yours'>> {
  const yours = isAuditor(who) ? RESTING : RESTING.replace('WHERE mine.case_id', `WHERE ${held('d')} AND mine.case_id`);
  const { rows } = await pool.query<Pick<Dependants, 'all' | 'yours'>>(
    `SELECT ${RESTING} AS all, ${yours} AS yours FROM (SELECT $1::uuid AS id, $2::text AS reader) page`,
    [caseId, who.organisation.id],
  );
  return rows[0] as Pick<Dependants, 'all' | 'yours'>;
}

/** What a case rests on: a key, and the case that is found under it, when there is one. */
export interface Foundation {
  readonly key: string;
  readonly found: (LinkedCase & { readonly held: boolean }) | null;
  readonly span: Span | null;
}

/** In the order of their keys. */
export async function readFoundations(pool: Pool, who: Who, caseId: string): Promise<readonly Foundation[]> {
  const { rows } = await pool.query<Foundation>(
    `SELECT mine.key,
            CASE WHEN f.id IS NOT NULL THEN ${LINKED('f')}::jsonb || jsonb_build_object('held', ${isAuditor(who) ? 'true' : held('f')}) END AS found,
            CASE WHEN e.case_id IS NOT NULL
                 THEN json_build_object('state', e.state, 'firstDay', e.first_day, 'lastDay', e.last_day, 'final', e.final) END AS span
       FROM case_keys mine
       LEFT JOIN case_keys theirs ON theirs.key = mine.key AND theirs.role = 'is'
       LEFT JOIN cases f ON f.id = coalesce(theirs.case_id, CASE WHEN mine.key ~ '^case:[0-9a-f-]{36}$' THEN substr(mine.key, 6)::uuid END)
       LEFT JOIN register_entries e ON e.case_id = f.id
      WHERE mine.case_id = $1 AND mine.role = 'uses'
      ORDER BY mine.key`,
    [caseId, who.organisation.id],
  );
  return rows;
}
