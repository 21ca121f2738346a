import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { inTurn, PG_POOL } from '../persistence/index.js';
import { ProblemError } from '../problem/index.js';
import { digestOf, newSecret } from '../secret/index.js';

/** `mine`: the cases that somebody looks after; `organisation`: all that their organisation follows. */
export const SCOPES = ['mine', 'organisation'] as const;
export type Scope = (typeof SCOPES)[number];

export interface CalendarAddress {
  readonly id: string;
  readonly scope: Scope;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** An organisation's address: whoever leads it sees who made it, and may take it back. */
export interface OrganisationAddress {
  readonly id: string;
  readonly createdBy: { readonly id: string; readonly name: string };
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** Whose calendar reads at an address, and for which organisation. */
export interface Subscriber {
  readonly id: string;
  /** null: the organisation's own, for everybody who looks at its calendar */
  readonly subject: string | null;
  readonly organisation: string;
  readonly scope: Scope;
}

const SECRET = /^[A-Za-z0-9_-]{43}$/;
const MOST = 20;
const COLUMNS = 'id, scope, created_at AS "createdAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"';
const SHARED = `c.id, json_build_object('id', c.account_id, 'name', a.display_name) AS "createdBy", c.created_at AS "createdAt",
  c.last_used_at AS "lastUsedAt", c.revoked_at AS "revokedAt"`;

/** Addresses that a calendar program asks without a token: a person's or an organisation's, revocable, stored as digests. */
@Injectable()
export class CalendarAddresses {
  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  /** Answers the secret, this once. Throws 409 when there are too many. */
  async add(account: string, organisation: string, scope: Scope): Promise<CalendarAddress & { readonly secret: string }> {
    const secret = newSecret();
    return inTurn(this.pool, `calendar addresses of ${account}`, async (client) => {
      await refuseTooMany(client, 'account_id', account);
      const { rows } = await client.query<CalendarAddress>(
        `INSERT INTO calendar_addresses (id, account_id, organisation_id, scope, secret_digest, created_at)
          VALUES ($1, $2, $3, $4, $5, clock_timestamp()) RETURNING ${COLUMNS}`,
        [randomUUID(), account, organisation, scope, digestOf(secret)],
      );
      return { ...(rows[0] as CalendarAddress), secret };
    });
  }

  /** The same for a whole organisation: it outlives whoever makes it. Throws 409 when there are too many. */
  async addShared(account: string, organisation: string): Promise<OrganisationAddress & { readonly secret: string }> {
    const secret = newSecret();
    return inTurn(this.pool, `calendar addresses of ${organisation}`, async (client) => {
      await refuseTooMany(client, 'organisation_id', organisation);
      const { rows } = await client.query<OrganisationAddress>(
        `WITH c AS (INSERT INTO calendar_addresses (id, account_id, organisation_id, scope, shared, secret_digest, created_at)
           VALUES ($1, $2, $3, 'organisation', true, $4, clock_timestamp()) RETURNING *)
         SELECT ${SHARED} FROM c JOIN accounts a ON a.id = c.account_id`,
        [randomUUID(), account, organisation, digestOf(secret)],
      );
      return { ...(rows[0] as OrganisationAddress), secret };
    });
  }

  /** An organisation's own addresses, the revoked ones too. */
  async listShared(organisation: string): Promise<readonly OrganisationAddress[]> {
    const { rows } = await this.pool.query<OrganisationAddress>(
      `SELECT ${SHARED} FROM calendar_addresses c JOIN accounts a ON a.id = c.account_id
        WHERE c.organisation_id = $1 AND c.shared ORDER BY c.created_at DESC, c.id LIMIT 200`,
      [organisation],
    );
    return rows;
  }

  /** It opens nothing from now on. Undefined when it is not that organisation's. */
  async revokeShared(id: string, organisation: string): Promise<OrganisationAddress | undefined> {
    const { rows } = await this.pool.query<OrganisationAddress>(
      `WITH c AS (UPDATE calendar_addresses SET revoked_at = coalesce(revoked_at, clock_timestamp())
                   WHERE id = $1 AND organisation_id = $2 AND shared RETURNING *)
       SELECT ${SHARED} FROM c JOIN accounts a ON a.id = c.account_id`,
      [id, organisation],
    );
    return rows[0];
  }

  /** Somebody's addresses, the revoked ones too. */
  async list(account: string, organisation: string): Promise<readonly CalendarAddress[]> {
    const { rows } = await this.pool.query<CalendarAddress>(
      `SELECT ${COLUMNS} FROM calendar_addresses WHERE account_id = $1 AND organisation_id = $2 AND NOT shared ORDER BY created_at DESC, id LIMIT 200`,
      [account, organisation],
    );
    return rows;
  }

  /** It opens nothing from now on. Taking it back again changes nothing. Undefined when it is not theirs. */
  async revoke(id: string, account: string, organisation: string): Promise<CalendarAddress | undefined> {
    const { rows } = await this.pool.query<CalendarAddress>(
      `UPDATE calendar_addresses SET revoked_at = coalesce(revoked_at, clock_timestamp())
        WHERE id = $1 AND account_id = $2 AND organisation_id = $3 AND NOT shared RETURNING ${COLUMNS}`,
      [id, account, organisation],
    );
    return rows[0];
  }

  /** Whose calendar this is. Undefined for an unknown or a revoked secret. */
  async subscriber(secret: string): Promise<Subscriber | undefined> {
    if (!SECRET.test(secret)) return undefined;
    const { rows } = await this.pool.query<Subscriber>({
      name: 'calendar-subscriber',
      text: `SELECT c.id, CASE WHEN NOT c.shared THEN a.subject END AS subject, c.organisation_id AS organisation, c.scope
               FROM calendar_addresses c JOIN accounts a ON a.id = c.account_id WHERE c.secret_digest = $1 AND c.revoked_at IS NULL`,
      values: [digestOf(secret)],
    });
    return rows[0];
  }

  /** Remembers when it was last read, to the minute. */
  async used(id: string): Promise<void> {
    await this.pool.query(
      `UPDATE calendar_addresses SET last_used_at = clock_timestamp()
        WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < clock_timestamp() - interval '1 minute')`,
      [id],
    );
  }
}

async function refuseTooMany(client: PoolClient, of: 'account_id' | 'organisation_id', id: string): Promise<void> {
  const shared = of === 'organisation_id';
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM calendar_addresses WHERE ${of} = $1 AND shared = $2 AND revoked_at IS NULL`,
    [id, shared],
  );
  if ((rows[0]?.n ?? 0) < MOST) return;
  const whose = shared ? 'Votre organisme a' : 'Vous avez';
  throw new ProblemError(409, 'too-many-addresses', `${whose} déjà ${MOST} adresses d’agenda : retirez-en une qui ne sert plus.`);
}
