import type { Pool } from 'pg';
import { ASSIGNEE, type AssignedTo, type Assignee, isAssignedTo } from '../../../libs/assignment/index.js';
import { ENDED } from '../../../libs/caseview/index.js';
import { isAuditor, readersOf } from '../../../libs/casework/index.js';
import type { Who } from '../../../libs/identity/index.js';
import type { Process } from '../../../machines/kernel/index.js';
import { PROCESSES } from '../../../machines/registry.js';
import { badCursor, type Place, pageOf } from '../http/cursor.js';
import { type Due, isDue, LATE, NEXT, type Nearing, REACHED, URGENCIES, urgencyOf, waitsFor } from './worklist-urgency.js';

export interface WorklistFilters {
  /** versions: `mediation-referral@2019-06` */
  readonly processes?: readonly string[];
  readonly situation?: string;
  readonly closed?: boolean;
  readonly waitsForMe?: boolean;
  readonly late?: boolean;
  /** the next deadline falls within these days */
  readonly due?: Due;
  /** ended since this instant */
  readonly endedSince?: string;
  /** something happened in the case since this instant, on the server's clock */
  readonly changedSince?: string;
  readonly assignedTo?: AssignedTo;
  /** part of the case's reference, or of the one that whoever opened it gave it */
  readonly reference?: string;
  /** personal fields found by what they say: their cases, where the reader may read names */
  readonly named?: readonly string[];
  readonly sort: Sort;
  readonly after?: Place;
  readonly limit: number;
}

/** What comes first: the next deadline, what presses most, what moved last, what was opened last, or the references in their order. */
export const SORTS = ['deadline', 'urgency', 'updated', 'opened', 'reference'] as const;
export type Sort = (typeof SORTS)[number];

interface Row {
  readonly id: string;
  readonly reference: string;
  readonly process: string;
  readonly situation: string;
  readonly waitsFor: readonly string[];
  readonly closed: boolean;
  readonly seq: number;
  readonly nextDeadline: string | null;
  readonly next: Omit<Nearing, 'due'> | null;
  readonly reached: { readonly name: string; readonly due: string; readonly days: number } | null;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly sandbox: boolean;
  readonly alarm: boolean;
  readonly late: boolean;
  /** its place among URGENCIES */
  readonly urgency: number;
  readonly relations: readonly string[];
  readonly assignee: Assignee | null;
}

/** The cases somebody's organisation has to do with, those whose next deadline comes first on top unless another order is asked for. */
export async function readWorklist(pool: Pool, who: Who, filters: WorklistFilters) {
  const { text, values } = worklistQuery(who, filters);
  const { rows } = await pool.query<Row>(text, values);
  const { page, next } = pageOf(rows, filters.limit, (last) => placeOf(last, filters.sort));
  return { cases: page, next };
}

function worklistQuery(who: Who, filters: WorklistFilters): { text: string; values: unknown[] } {
  const values: unknown[] = [who.organisation.id];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const holds = 'SELECT 1 FROM case_relations r WHERE r.case_id = c.id AND r.organisation_id = $1';
  const conditions = [isAuditor(who) ? 'true' : `EXISTS (${holds})`];
  const { processes, situation, closed, waitsForMe, late, due, endedSince, changedSince, assignedTo, sort, after, limit } = filters;
  if (processes) conditions.push(`c.process = ANY(${bind(processes)}::text[])`);
  if (situation !== undefined) conditions.push(situationIs(situation, who, holds, bind));
  if (closed !== undefined) conditions.push(`c.closed = ${bind(closed)}`);
  const sought = soughtBy(who, filters, holds, bind);
  if (sought.length > 0) conditions.push(`(${sought.join(' OR ')})`);
  if (late !== undefined) conditions.push(late ? LATE : `NOT ${LATE}`);
  if (due !== undefined) conditions.push(isDue(due));
  if (endedSince !== undefined) conditions.push(`c.closed AND c.updated_at >= ${bind(endedSince)}::timestamptz`);
  if (changedSince !== undefined) conditions.push(`c.updated_at >= ${bind(changedSince)}::timestamptz`);
  if (assignedTo !== undefined) conditions.push(isAssignedTo(assignedTo, who, bind));
  if (waitsForMe !== undefined) conditions.push(waitsForMe ? waitsFor(who, bind) : `NOT ${waitsFor(who, bind)}`);
  const urgency = () => urgencyOf(who, bind);
  const { order, isAfter } = ORDERS[sort];
  if (after) {
    const [name, rank = ''] = after.name.split('.');
    if (name !== cursorName(sort) || (sort === 'urgency') !== Object.hasOwn(URGENCIES, rank)) throw badCursor();
    conditions.push(isAfter({ at: bind(after.at), id: bind(after.id), rank }, urgency));
  }
  const text = `
    SELECT c.id, c.reference, c.process, c.situation, c.waits_for AS "waitsFor", c.closed, c.seq, c.next_deadline AS "nextDeadline",
           c.opened_at AS "openedAt", c.updated_at AS "updatedAt", c.sandbox_offset_ms IS NOT NULL AS sandbox, c.alarm IS NOT NULL AS alarm,
           ${LATE} AS late, ${urgency()} AS urgency, ${NEXT} AS next, ${REACHED} AS reached,
           ARRAY(SELECT r.relation FROM case_relations r WHERE r.case_id = c.id AND r.organisation_id = $1 ORDER BY 1) AS relations,
           ${ASSIGNEE} AS assignee
      FROM cases c
     WHERE ${conditions.join('\n       AND ')}
     ORDER BY ${order(urgency)}
     LIMIT ${limit + 1}`;
  return { text, values };
}

/** SQL: what a person types into the one search field may be a reference, or a name. */
function soughtBy(who: Who, { reference, named }: WorklistFilters, holds: string, bind: (value: unknown) => string): string[] {
  const sought: string[] = [];
  if (reference !== undefined) {
    const part = bind(reference.toUpperCase());
    const own = `SELECT upper(f.body->'data'->>'ownReference') FROM facts f WHERE f.case_id = c.id AND f.seq = 1`;
    sought.push(`position(${part} IN c.reference) > 0`, `position(${part} IN (${own})) > 0`);
  }
  if (named !== undefined) {
    const reads = `${holds} AND c.process || ' ' || r.relation = ANY(${bind(readersOf('identity', who))}::text[])`;
    sought.push(`(c.id = ANY(SELECT p.case_id FROM personal_fields p WHERE p.id = ANY(${bind(named)}::uuid[])) AND EXISTS (${reads}))`);
  }
  return sought;
}

interface Order {
  readonly order: (urgency: () => string) => string;
  /** SQL: the case comes after that place; a reference is found again by its id */
  readonly isAfter: (place: { readonly at: string; readonly id: string; readonly rank: string }, urgency: () => string) => string;
}

const SOONEST = `coalesce(c.next_deadline, 'infinity'), c.id`;
const soonestOf = (at: string, id: string): string => `coalesce(${at}::timestamptz, 'infinity'), ${id}::uuid`;

const ORDERS: Readonly<Record<Sort, Order>> = {
  deadline: {
    order: () => SOONEST,
    isAfter: ({ at, id }) => `(${SOONEST}) > (${soonestOf(at, id)})`,
  },
  urgency: {
    order: (urgency) => `${urgency()}, ${SOONEST}`,
    isAfter: ({ at, id, rank }, urgency) => `(${urgency()}, ${SOONEST}) > (${rank}, ${soonestOf(at, id)})`,
  },
  updated: {
    order: () => 'c.updated_at DESC, c.id DESC',
    isAfter: ({ at, id }) => `(c.updated_at, c.id) < (${at}::timestamptz, ${id}::uuid)`,
  },
  opened: {
    order: () => 'c.opened_at DESC, c.id DESC',
    isAfter: ({ at, id }) => `(c.opened_at, c.id) < (${at}::timestamptz, ${id}::uuid)`,
  },
  reference: {
    order: () => 'c.reference',
    isAfter: ({ at, id }) => `${at}::text IS NULL AND c.reference > (SELECT reference FROM cases WHERE id = ${id}::uuid)`,
  },
};

/** A place in one order is none in another. */
const cursorName = (sort: Sort): string => (sort === 'deadline' ? '' : sort);

function placeOf({ id, nextDeadline, updatedAt, openedAt, urgency }: Row, sort: Sort): Place {
  const at = { deadline: nextDeadline, urgency: nextDeadline, updated: updatedAt, opened: openedAt, reference: null }[sort];
  return { at, id, name: sort === 'urgency' ? `${sort}.${urgency}` : cursorName(sort) };
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
