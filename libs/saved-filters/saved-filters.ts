import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { inTurn, PG_POOL } from '../persistence/index.js';
import { ProblemError } from '../problem/index.js';

/** The parameters of a worklist's address, as they stand in it. */
export type SavedQuery = Readonly<Record<string, string>>;

export interface Filter {
  readonly name: string;
  readonly query: SavedQuery;
  readonly shared: boolean;
}

export interface SavedFilter extends Filter {
  readonly id: string;
  readonly owner: { readonly id: string; readonly name: string };
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A person in one organisation: what they keep there is not shown in another. */
export interface Owner {
  readonly accountId: string;
  readonly organisation: string;
}

const MOST = 50;

const FILTER = `
  SELECT f.id, f.name, f.query, f.shared, json_build_object('id', a.id, 'name', a.display_name) AS owner,
         f.created_at AS "createdAt", f.updated_at AS "updatedAt"
    FROM saved_filters f JOIN accounts a ON a.id = f.account_id
   WHERE f.organisation_id = $1 AND (f.account_id = $2 OR f.shared)`;

/** Worklist queries under a name, one's own and those that colleagues share. */
@Injectable()
export class SavedFilters {
  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  /** One's own first, then those of colleagues, by name. */
  async list({ accountId, organisation }: Owner): Promise<readonly SavedFilter[]> {
    const text = `${FILTER} ORDER BY f.account_id <> $2, f.name, f.id LIMIT 1000`;
    const { rows } = await this.pool.query<SavedFilter>(text, [organisation, accountId]);
    return rows;
  }

  /** Throws 409 `filter-name-taken` or `too-many-filters`. */
  async add({ name, query, shared }: Filter, { accountId, organisation }: Owner): Promise<SavedFilter> {
    const id = randomUUID();
    await inTurn(this.pool, `filters of ${accountId}`, async (client) => {
      await refuseTooMany(client, { accountId, organisation });
      await client
        .query(
          `INSERT INTO saved_filters (id, account_id, organisation_id, name, query, shared, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp(), clock_timestamp())`,
          [id, accountId, organisation, name, JSON.stringify(query), shared],
        )
        .catch(nameTaken);
    });
    return this.one(id, { accountId, organisation });
  }

  /** Puts another in its place. Throws 404, 403 (somebody else's), 409 `filter-name-taken`. */
  async replace(id: string, { name, query, shared }: Filter, owner: Owner): Promise<SavedFilter> {
    await this.own(id, owner);
    const text = `UPDATE saved_filters SET name = $4, query = $5, shared = $6, updated_at = clock_timestamp()
                   WHERE id = $1 AND organisation_id = $2 AND account_id = $3`;
    await this.pool.query(text, [id, owner.organisation, owner.accountId, name, JSON.stringify(query), shared]).catch(nameTaken);
    return this.one(id, owner);
  }

  /** Throws 404, 403 (somebody else's). */
  async remove(id: string, owner: Owner): Promise<void> {
    await this.own(id, owner);
    const values = [id, owner.organisation, owner.accountId];
    await this.pool.query('DELETE FROM saved_filters WHERE id = $1 AND organisation_id = $2 AND account_id = $3', values);
  }

  /** Throws 404 for what is not there, and for what a colleague keeps to themselves. */
  private async one(id: string, { accountId, organisation }: Owner): Promise<SavedFilter> {
    const { rows } = await this.pool.query<SavedFilter>(`${FILTER} AND f.id = $3`, [organisation, accountId, id]);
    if (!rows[0]) throw noSuchFilter();
    return rows[0];
  }

  private async own(id: string, owner: Owner): Promise<void> {
    const { owner: found } = await this.one(id, owner);
    if (found.id !== owner.accountId)
      throw new ProblemError(
        403,
        'not-yours',
        'Ce filtre est partagé par un collègue : lui seul le modifie. Enregistrez-en une copie sous votre nom.',
      );
  }
}

export const noSuchFilter = () => new ProblemError(404, 'no-such-filter', 'Ce filtre n’existe pas, ou il n’est pas partagé avec vous.');

async function refuseTooMany(client: PoolClient, { accountId, organisation }: Owner): Promise<void> {
  const text = 'SELECT count(*)::int AS n FROM saved_filters WHERE account_id = $1 AND organisation_id = $2';
  const { rows } = await client.query<{ n: number }>(text, [accountId, organisation]);
  if ((rows[0]?.n ?? 0) >= MOST)
    throw new ProblemError(409, 'too-many-filters', `Vous avez déjà ${MOST} filtres : supprimez-en un qui ne sert plus.`);
}

/** The database's own message holds the name: it goes no further than here. */
function nameTaken(failure: unknown): never {
  const { code, constraint } = failure as { code?: string; constraint?: string };
  if (code !== '23505' || constraint !== 'saved_filters_account_id_organisation_id_name_key') throw failure;
  throw new ProblemError(409, 'filter-name-taken', 'Vous avez déjà un filtre de ce nom : choisissez-en un autre, ou modifiez celui-là.');
}
