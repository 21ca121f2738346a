import type { PoolClient } from 'pg';
import type { Settings } from '../../machines/kernel/index.js';

/** Where a case's log stands, as its locked row says. */
export interface Head {
  readonly id: string;
  readonly reference: string;
  /** `mediation-referral@2019-06` */
  readonly process: string;
  readonly openedBy: string;
  readonly seq: number;
  readonly closed: boolean;
  /** last link of the chain, hex */
  readonly head: string;
  readonly settings: Settings;
  readonly openedAt: string;
  readonly nextDeadline: string | null;
  readonly alarm: string | null;
  readonly followedSeq: number;
  /** null: a real case; otherwise its clock runs this many milliseconds ahead of the server's */
  readonly sandboxOffset: number | null;
  /** the server's clock when the row was read; the sandbox's own where there is one */
  readonly now: string;
}

const COLUMNS = `id, reference, process, opened_by AS "openedBy", seq, closed, head, settings, opened_at AS "openedAt",
  next_deadline AS "nextDeadline", alarm, followed_seq AS "followedSeq", sandbox_offset_ms AS "sandboxOffset",
  clock_timestamp() + coalesce(sandbox_offset_ms, 0) * interval '1 millisecond' AS now`;

/**
 * Who waits for a case waits in turn. A row's lock alone is not fair: while others share it, more may join them, and an agreement
 * under which orders keep coming could not be ended until they stop. A held lock of this number lets nobody past who came later.
 */
const turnOf = (id: string): string => `hashtextextended(${id}::text, 0)`;

/**
 * Locks a case for a decision. Undefined when there is none. The clock is read once the row is locked: a decision that waited
 * for others to be done with the case is later than theirs.
 */
export const lockHead = (client: PoolClient, id: string): Promise<Head | undefined> =>
  one(
    client,
    'head-lock',
    `WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock(${turnOf('$1::uuid')})),
          locked AS MATERIALIZED (SELECT cases.* FROM cases, turn WHERE id = $1 FOR UPDATE OF cases)
     SELECT ${COLUMNS} FROM locked`,
    id,
  );

/** Reads a case's head without locking it. */
export const readHead = (client: Queryable, id: string): Promise<Head | undefined> =>
  one(client, 'head-read', `SELECT ${COLUMNS} FROM cases WHERE id = $1`, id);

const UNDER = `id = (SELECT case_id FROM case_keys WHERE key = $1 AND role = 'is')`;
const named = (key: string): string | undefined => /^case:([0-9a-f-]{36})$/.exec(key)?.[1];

/** The case of a process that is registered under a key; `case:<id>` names one outright. Locks nothing. */
export async function caseUnder(client: Queryable, process: string, key: string): Promise<Head | undefined> {
  const id = named(key);
  const { rows } = await client.query<Head>({
    text: `SELECT ${COLUMNS} FROM cases WHERE ${id === undefined ? UNDER : 'id = $1'} AND split_part(process, '@', 1) = $2`,
    values: [id ?? key, process],
  });
  return rows[0];
}

/** Does an organisation stand in a case? */
export async function standsIn(client: Queryable, caseId: string, organisation: string): Promise<boolean> {
  const text = 'SELECT 1 FROM case_relations WHERE case_id = $1 AND organisation_id = $2 LIMIT 1';
  return (await client.query({ name: 'stands-in', text, values: [caseId, organisation] })).rows.length > 0;
}

/** A key by which one case is named outright, and not found. */
export const namesOutright = (key: string): boolean => named(key) !== undefined;

/** The same, locked for as long as a decision rests on it. */
export async function shareHead(client: Queryable, process: string, key: string): Promise<Head | undefined> {
  const id = named(key);
  const { rows } = await client.query<Head>({
    name: id === undefined ? 'head-share-key' : 'head-share-id',
    text: `
      WITH turn AS MATERIALIZED (
        SELECT id, pg_advisory_xact_lock_shared(${turnOf('id')})
          FROM cases WHERE ${id === undefined ? UNDER : 'id = $1'} AND split_part(process, '@', 1) = $2)
      SELECT ${COLUMNS} FROM cases JOIN turn USING (id) FOR SHARE OF cases`,
    values: [id ?? key, process],
  });
  return rows[0];
}

export interface Queryable {
  query<R extends object>(config: { name?: string; text: string; values?: unknown[] }): Promise<{ rows: R[] }>;
}

async function one(client: Queryable, name: string, text: string, id: string): Promise<Head | undefined> {
  const { rows } = await client.query<Head>({ name, text, values: [id] });
  return rows[0];
}
