import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { inTurn, PG_POOL } from '../persistence/index.js';
import { ASSIGNEE, type Assignee } from './assignee.js';

/** One turn of somebody looking after a case. */
export interface Turn {
  readonly account: { readonly id: string; readonly name: string };
  readonly from: string;
  readonly by: { readonly id: string; readonly name: string };
  /** null: still */
  readonly until: string | null;
  readonly endedBy: { readonly id: string; readonly name: string } | null;
}

const TURNS = `
  SELECT json_build_object('id', t.account_id, 'name', p.display_name) AS account, t.since AS "from",
         json_build_object('id', t.assigned_by, 'name', b.display_name) AS by, t.ended_at AS until,
         CASE WHEN t.ended_by IS NULL THEN NULL ELSE json_build_object('id', t.ended_by, 'name', e.display_name) END AS "endedBy"
    FROM assignments t
    JOIN accounts p ON p.id = t.account_id
    JOIN accounts b ON b.id = t.assigned_by
    LEFT JOIN accounts e ON e.id = t.ended_by
   WHERE t.case_id = $1 AND t.organisation_id = $2
   ORDER BY t.since, t.id`;

/** Who in an organisation looks after its cases, and who did before. */
@Injectable()
export class Assignments {
  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  /** Who looks after a case now. */
  async present(caseId: string, organisation: string): Promise<Assignee | null> {
    const text = `SELECT ${ASSIGNEE} AS assignee FROM cases c WHERE c.id = $2`;
    const { rows } = await this.pool.query<{ assignee: Assignee | null }>({ name: 'assignee', text, values: [organisation, caseId] });
    return rows[0]?.assignee ?? null;
  }

  /** Everybody's turns, the first one first. */
  async turns(caseId: string, organisation: string): Promise<readonly Turn[]> {
    const { rows } = await this.pool.query<Turn>(TURNS, [caseId, organisation]);
    return rows;
  }

  /** Gives a case to somebody, or to nobody. To whom it already is: nothing is written. */
  async assign(caseId: string, organisation: string, account: string | null, by: string): Promise<void> {
    await inTurn(this.pool, `assignment of ${caseId} in ${organisation}`, async (client) => {
      // two who assign at once come one after the other
      if ((await presentIn(client, caseId, organisation)) === account) return;
      await client.query(
        `UPDATE assignments SET ended_at = clock_timestamp(), ended_by = $3
          WHERE case_id = $1 AND organisation_id = $2 AND ended_at IS NULL`,
        [caseId, organisation, by],
      );
      if (account === null) return;
      await client.query(
        `INSERT INTO assignments (id, case_id, organisation_id, account_id, since, assigned_by)
          VALUES ($1, $2, $3, $4, clock_timestamp(), $5)`,
        [randomUUID(), caseId, organisation, account, by],
      );
    });
  }
}

async function presentIn(client: PoolClient, caseId: string, organisation: string): Promise<string | null> {
  const { rows } = await client.query<{ account: string }>(
    'SELECT account_id AS account FROM assignments WHERE case_id = $1 AND organisation_id = $2 AND ended_at IS NULL',
    [caseId, organisation],
  );
  return rows[0]?.account ?? null;
}
