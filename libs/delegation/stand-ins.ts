import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { ExpiringCache } from '../expiring-cache/index.js';
import { PG_POOL } from '../persistence/index.js';
import type { StandIn } from './model.js';

/** What is lent or taken back holds after this delay at the latest, as in the directory; days begin and end on time. */
const TTL_MS = 5_000;

/** A role that its owner no longer holds is lent to nobody, nor is any of an account that was closed. */
const LENT = `
  SELECT d.id AS delegation, d.kind, a.id AS account, a.display_name AS name, d.starts_at AS "startsAt", d.ends_at AS "endsAt",
         array_agg(m.role ORDER BY m.role) AS roles
    FROM delegations d
    JOIN accounts a ON a.id = d.from_account AND a.active
    JOIN memberships m ON m.account_id = a.id AND m.organisation_id = d.organisation_id AND m.role = ANY(d.roles)
   WHERE d.to_account = $1 AND d.organisation_id = $2 AND d.revoked_at IS NULL AND d.ends_at > clock_timestamp()
   GROUP BY d.id, a.id
   ORDER BY d.starts_at, d.id`;

interface Lent extends StandIn {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** For whom people stand in, moment by moment. */
@Injectable()
export class StandIns {
  private readonly lent = new ExpiringCache<readonly Lent[]>(TTL_MS);

  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  async of(account: string, organisation: string, at = new Date().toISOString()): Promise<readonly StandIn[]> {
    const known = await this.lent.get(`${account} ${organisation}`, async () => {
      const { rows } = await this.pool.query<Lent>({ name: 'lent-roles', text: LENT, values: [account, organisation] });
      return rows;
    });
    return (known ?? [])
      .filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt)
      .map(({ startsAt: _from, endsAt: _until, ...standIn }) => standIn);
  }

  /** Something was lent to this person, or taken back: this server need not wait to know it. */
  forget(account: string, organisation: string): void {
    this.lent.forget(`${account} ${organisation}`);
  }
}
