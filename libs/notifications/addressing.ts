import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { PROCESSES } from '../../machines/registry.js';
import { PG_POOL } from '../persistence/index.js';

/** process -> relation -> the roles through which an organisation acts in it; a parameter of the statements below. */
export const ROLES = JSON.stringify(
  Object.fromEntries(
    PROCESSES.map(({ key, access }) => [key, Object.fromEntries(Object.entries(access.relations).map(([id, { roles }]) => [id, roles]))]),
  ),
);

/**
 * SQL after a `told (id, case_id, organisation_id, relation, process)`, with ROLES as `$1`: whom each notice concerns now. Whoever looks
 * after the case; else every member whose role acts in its relation, or, where nobody does, in any relation of that organisation; else
 * all its members. And beside each of them whoever stands in for them today.
 */
const CONCERNED = `
  needed AS (
    SELECT t.id, t.organisation_id,
           ARRAY(SELECT own.role FROM jsonb_array_elements_text($1::jsonb -> t.process -> t.relation) AS own(role)) AS own,
           ARRAY(SELECT held.role FROM case_relations r, jsonb_array_elements_text($1::jsonb -> t.process -> r.relation) AS held(role)
                  WHERE r.case_id = t.case_id AND r.organisation_id = t.organisation_id) AS held
      FROM told t),
  members AS (
    SELECT m.organisation_id, m.account_id, array_agg(m.role) AS roles
      FROM memberships m JOIN accounts a ON a.id = m.account_id AND a.active
     WHERE m.organisation_id IN (SELECT organisation_id FROM told)
     GROUP BY 1, 2),
  looking AS (
    SELECT t.id, a.account_id
      FROM told t
      JOIN assignments a ON a.case_id = t.case_id AND a.organisation_id = t.organisation_id AND a.ended_at IS NULL
      JOIN members m ON m.organisation_id = a.organisation_id AND m.account_id = a.account_id),
  ranked AS (
    SELECT n.id, m.account_id, CASE WHEN m.roles && n.own THEN 1 WHEN m.roles && n.held THEN 2 ELSE 3 END AS rank
      FROM needed n JOIN members m ON m.organisation_id = n.organisation_id
     WHERE n.id NOT IN (SELECT id FROM looking)),
  direct AS (
    SELECT id, account_id, 'assigned' AS why FROM looking
    UNION ALL
    SELECT id, account_id, CASE WHEN rank = 3 THEN 'member' ELSE 'role' END
      FROM (SELECT *, min(rank) OVER (PARTITION BY id) AS best FROM ranked) r WHERE rank = best),
  concerned AS (
    SELECT id, account_id, why, NULL::uuid AS for_account FROM direct
    UNION ALL
    (SELECT DISTINCT ON (d.id, s.to_account) d.id, s.to_account, 'substitute', s.from_account
       FROM direct d
       JOIN needed n ON n.id = d.id
       JOIN delegations s ON s.organisation_id = n.organisation_id AND s.from_account = d.account_id AND s.revoked_at IS NULL
        AND s.starts_at <= clock_timestamp() AND clock_timestamp() < s.ends_at
        AND (s.kind = 'substitution' OR (d.why = 'role' AND s.roles && (n.own || n.held)))
       JOIN members m ON m.organisation_id = n.organisation_id AND m.account_id = s.to_account
      WHERE NOT EXISTS (SELECT 1 FROM direct own WHERE own.id = d.id AND own.account_id = s.to_account)
      ORDER BY d.id, s.to_account, s.starts_at, s.id))`;

const ADD = `
  INSERT INTO notice_recipients (notice_id, account_id, why, for_account, since)
  SELECT id, account_id, why, for_account, statement_timestamp() FROM concerned
  ON CONFLICT (notice_id, account_id, why) DO UPDATE SET until = NULL, for_account = excluded.for_account, since = excluded.since
   WHERE notice_recipients.until IS NOT NULL`;

/** SQL: writes whom the notices of `told` concern, where none was addressed before. */
export const FIRST_ADDRESSED = `${CONCERNED}${ADD}`;

const told = (which: string) => `
  WITH told AS (
    SELECT n.id, n.case_id, n.organisation_id, n.relation, c.process FROM notices n JOIN cases c ON c.id = n.case_id WHERE ${which})`;
const again = (which: string) => `${told(which)},
  ${CONCERNED},
  marked AS (UPDATE notices SET addressed_at = clock_timestamp() WHERE id IN (SELECT id FROM told) RETURNING id),
  over AS (
    UPDATE notice_recipients r SET until = clock_timestamp()
     WHERE r.notice_id IN (SELECT id FROM told) AND r.until IS NULL AND r.why <> 'escalation'
       AND NOT EXISTS (SELECT 1 FROM concerned c WHERE c.id = r.notice_id AND c.account_id = r.account_id AND c.why = r.why)),
  added AS (${ADD})
  SELECT count(*)::int AS n FROM marked`;

/** What has changed since it was last worked out: who looks after the case, or who stands in for whom. */
const MOVED = `
  n.read_at IS NULL AND n.id IN (
    SELECT u.id FROM notices u
     WHERE u.read_at IS NULL AND (u.addressed_at IS NULL
        OR EXISTS (SELECT 1 FROM assignments a WHERE a.case_id = u.case_id AND a.organisation_id = u.organisation_id
                    AND greatest(a.since, a.ended_at) > u.addressed_at)
        OR EXISTS (SELECT 1 FROM delegations d WHERE d.organisation_id = u.organisation_id
                    AND (d.revoked_at > u.addressed_at OR d.starts_at > u.addressed_at AND d.starts_at <= clock_timestamp()
                      OR d.created_at > u.addressed_at AND d.starts_at <= clock_timestamp()
                      OR d.ends_at > u.addressed_at AND d.ends_at <= clock_timestamp())))
     ORDER BY u.created_at LIMIT $2)`;

const CASE = 'n.case_id = $2 AND n.organisation_id = $3 AND n.read_at IS NULL';
const ORGANISATION = 'n.organisation_id = $2 AND n.read_at IS NULL';

/** Notices in one statement: set-based, and soon done. */
const BATCH = 500;

/** Keeps unread notices with whomever they concern, as cases change hands and people stand in for one another. */
@Injectable()
export class Addressing {
  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  /** A case was given to somebody else. */
  async ofCase(caseId: string, organisation: string): Promise<void> {
    await this.pool.query({ name: 'address-case', text: again(CASE), values: [ROLES, caseId, organisation] });
  }

  /** Somebody stands in for a colleague, or no longer does. */
  async ofOrganisation(organisation: string): Promise<void> {
    await this.pool.query({ name: 'address-organisation', text: again(ORGANISATION), values: [ROLES, organisation] });
  }

  /** All that has changed by time alone, or was missed. Answers how many notices were looked at. */
  async round(): Promise<number> {
    let all = 0;
    for (;;) {
      const { rows } = await this.pool.query<{ n: number }>({ name: 'address-moved', text: again(MOVED), values: [ROLES, BATCH] });
      const n = rows[0]?.n ?? 0;
      all += n;
      if (n < BATCH) return all;
    }
  }
}
