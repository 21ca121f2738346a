import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { ExpiringCache } from '../expiring-cache/index.js';
import { PG_POOL } from '../persistence/index.js';
import type { Account, Colleague, Correspondent, Member, Membership, Organisation } from './model.js';

/** A withdrawn account, membership or organisation stops working after this delay at the latest. */
const TTL_MS = 5_000;

const ORGANISATIONS = 'SELECT id, kind, name, branch, network FROM organisations';

const MEMBER = `
  SELECT a.id AS "accountId", a.subject, a.display_name AS "displayName", a.active,
         coalesce(json_agg(json_build_object('organisationId', o.id, 'organisationName', o.name, 'organisationKind', o.kind, 'role', m.role)
                           ORDER BY o.id, m.role) FILTER (WHERE o.id IS NOT NULL), '[]') AS memberships
    FROM accounts a
    LEFT JOIN memberships m ON m.account_id = a.id
    LEFT JOIN organisations o ON o.id = m.organisation_id
   WHERE a.subject = $1
   GROUP BY a.id`;

const ACCOUNT = `
  SELECT id AS "accountId", subject, display_name AS "displayName", email, active FROM accounts WHERE id = $1`;

const COLLEAGUES = `
  SELECT a.id, a.display_name AS name, array_agg(m.role ORDER BY m.role) AS roles
    FROM memberships m JOIN accounts a ON a.id = m.account_id AND a.active
   WHERE m.organisation_id = $1
   GROUP BY a.id
   ORDER BY a.display_name, a.id`;

/** Who people are and which organisations they belong to. */
@Injectable()
export class Directory {
  private readonly members = new ExpiringCache<Member>(TTL_MS);
  private readonly known = new ExpiringCache<Organisation>(TTL_MS);

  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  /** Inactive accounts are returned too, so that the caller can say why it refuses them. */
  memberOf(accountSubject: string): Promise<Member | undefined> {
    return this.members.get(accountSubject, async () => {
      const { rows } = await this.pool.query<Member & { memberships: Membership[] }>(MEMBER, [accountSubject]);
      return rows[0];
    });
  }

  /** @param through the connection of a transaction that is under way: asking the pool for another could wait for oneself */
  organisation(id: string, through: Pick<Pool, 'query'> = this.pool): Promise<Organisation | undefined> {
    return this.known.get(id, async () => {
      const { rows } = await through.query<Organisation>(`${ORGANISATIONS} WHERE id = $1`, [id]);
      return rows[0];
    });
  }

  /** The national fund of a branch; undefined when none, or more than one, is registered. */
  fundOf(branch: string, through: Pick<Pool, 'query'> = this.pool): Promise<Organisation | undefined> {
    return this.known.get(`branch ${branch}`, async () => {
      const { rows } = await through.query<Organisation>(`${ORGANISATIONS} WHERE kind = 'nationalFund' AND branch = $1`, [branch]);
      return rows.length === 1 ? rows[0] : undefined;
    });
  }

  async organisations(): Promise<Organisation[]> {
    const { rows } = await this.pool.query<Organisation>(`${ORGANISATIONS} ORDER BY name, id`);
    return rows;
  }

  /** Organisations as their letters name them; those that the directory does not have are left out. */
  async correspondents(ids: readonly string[]): Promise<readonly Correspondent[]> {
    const text = 'SELECT id, kind, name, letterhead FROM organisations WHERE id = ANY($1) ORDER BY id';
    return (await this.pool.query<Correspondent>(text, [ids])).rows;
  }

  /** The active members of an organisation. */
  async colleagues(organisation: string): Promise<readonly Colleague[]> {
    const { rows } = await this.pool.query<Colleague>(COLLEAGUES, [organisation]);
    return rows;
  }

  /** Names of accounts, closed ones too: what they did stays theirs. */
  async names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const text = 'SELECT id, display_name AS name FROM accounts WHERE id = ANY($1::uuid[])';
    const { rows } = await this.pool.query<{ id: string; name: string }>(text, [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async account(id: string): Promise<Account | undefined> {
    const { rows } = await this.pool.query<Account>(ACCOUNT, [id]);
    return rows[0];
  }
}
