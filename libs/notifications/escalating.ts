import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import type { Instant } from '../../machines/calendar/index.js';
import { PG_POOL } from '../persistence/index.js';
import { escalationDue } from './planning.js';
import { ESCALATION, MANAGER } from './settings.js';

const BATCH = 500;

/** Urgent, and read by nobody of the organisation for so many days at least; which of them are working days is reckoned beside. */
const LYING = `
  SELECT n.id, n.created_at AS "createdAt", coalesce(e.working_days, ${ESCALATION.default}) AS "workingDays"
    FROM notices n JOIN cases c ON c.id = n.case_id LEFT JOIN escalation_settings e ON e.organisation_id = n.organisation_id
   WHERE n.read_at IS NULL AND n.escalated_at IS NULL AND n.urgency IS NOT NULL AND c.sandbox_offset_ms IS NULL
     AND n.created_at <= $1::timestamptz - coalesce(e.working_days, ${ESCALATION.default}) * interval '1 day'
   ORDER BY n.created_at, n.id LIMIT ${BATCH}`;

/** Once: to everybody who runs the organisation, and to whom they have lent that role today. An organisation without any is marked all the same. */
const ESCALATE = `
  WITH over AS (
    UPDATE notices SET escalated_at = $2 WHERE id = ANY($1::uuid[]) AND read_at IS NULL AND escalated_at IS NULL RETURNING id, organisation_id),
  managers AS (
    SELECT m.organisation_id, m.account_id FROM memberships m JOIN accounts a ON a.id = m.account_id AND a.active
     WHERE m.role = '${MANAGER}'),
  running AS (
    SELECT organisation_id, account_id FROM managers
    UNION SELECT d.organisation_id, d.to_account FROM delegations d
            JOIN managers m ON m.organisation_id = d.organisation_id AND m.account_id = d.from_account
            JOIN accounts a ON a.id = d.to_account AND a.active
           WHERE '${MANAGER}' = ANY(d.roles) AND d.revoked_at IS NULL AND d.starts_at <= $2::timestamptz AND $2::timestamptz < d.ends_at)
  INSERT INTO notice_recipients (notice_id, account_id, why, since)
  SELECT over.id, running.account_id, 'escalation', statement_timestamp() FROM over JOIN running USING (organisation_id)
  ON CONFLICT (notice_id, account_id, why) DO NOTHING`;

/** An urgent notice that nobody reads goes to whoever runs the organisation. */
@Injectable()
export class Escalating {
  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  /** Answers how many notices went up. */
  async round(now: Instant): Promise<number> {
    let all = 0;
    for (;;) {
      const { rows } = await this.pool.query<{ id: string; createdAt: Instant; workingDays: number }>(LYING, [now]);
      const due = rows.filter(({ createdAt, workingDays }) => escalationDue(createdAt, workingDays) <= now).map(({ id }) => id);
      if (due.length > 0) await this.pool.query(ESCALATE, [due, now]);
      all += due.length;
      if (due.length < BATCH) return all;
    }
  }
}
