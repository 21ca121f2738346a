import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { frenchDate } from '../../machines/calendar/index.js';
import { fieldProblem, notYours } from '../casework/index.js';
import { Directory, type Role } from '../directory/index.js';
import { inTurn, PG_POOL } from '../persistence/index.js';
import { ProblemError } from '../problem/index.js';
import type { Delegation } from './model.js';
import { StandIns } from './stand-ins.js';
import { type Asked, readWanted, rolesLent, type Wanted } from './wanted.js';

const COLUMNS = `id, kind, from_account AS "from", to_account AS "to", roles, first_day AS "firstDay", last_day AS "lastDay",
  starts_at AS "startsAt", ends_at AS "endsAt", reason, created_at AS "createdAt", created_by AS "createdBy",
  revoked_at AS "revokedAt", revoked_by AS "revokedBy"`;

/** Somebody acts for an organisation with roles of their own: those that colleagues lend them give no say in what is lent. */
export interface Giver {
  readonly accountId: string;
  readonly organisation: string;
  readonly ownRoles: readonly Role[];
}

/** Roles lent from one day to another. A row is never changed but to be revoked, and never deleted. */
@Injectable()
export class Delegations {
  constructor(
    @Inject(PG_POOL) private readonly pool: Pool,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(StandIns) private readonly standIns: StandIns,
  ) {}

  /** Throws 400 (a field), 403 (a colleague’s roles, by somebody who is no lead), 409 (it overlaps another). */
  async give(asked: Asked, giver: Giver, now: string): Promise<Delegation> {
    const wanted = readWanted(asked, giver.accountId, now);
    if (wanted.from !== giver.accountId && !isLead(giver))
      throw notYours('Seul un responsable de votre organisme désigne le remplaçant d’un collègue.');
    if (wanted.from !== giver.accountId && wanted.to === giver.accountId)
      throw fieldProblem(
        'to',
        'to-oneself',
        'Un responsable ne se confie pas à lui-même les rôles d’un collègue : choisissez quelqu’un d’autre.',
      );
    const members = await this.directory.colleagues(giver.organisation);
    const ownRoles = members.find(({ id }) => id === wanted.from)?.roles;
    if (!ownRoles) throw notAMember('from');
    if (!members.some(({ id }) => id === wanted.to)) throw notAMember('to');
    const roles = rolesLent(wanted, ownRoles);
    const given = await inTurn(this.pool, `delegations of ${wanted.from}`, async (client) => {
      // one at a time for whoever lends: two that overlap are never both written
      await refuseOverlap(client, giver.organisation, wanted, roles);
      return insert(client, giver, wanted, roles);
    });
    this.standIns.forget(given.to, giver.organisation);
    return given;
  }

  /** What somebody gave or received; all of the organisation for a lead. The latest first. */
  async list({ accountId, organisation, ownRoles }: Giver): Promise<readonly Delegation[]> {
    const { rows } = await this.pool.query<Delegation>(
      `SELECT ${COLUMNS} FROM delegations WHERE organisation_id = $1 AND ($3 OR from_account = $2 OR to_account = $2)
        ORDER BY starts_at DESC, id LIMIT 500`,
      [organisation, accountId, isLead({ ownRoles })],
    );
    return rows;
  }

  /** By whoever lent it, or by a lead. Throws 404, 403, 409 when it is over already. */
  async revoke(id: string, giver: Giver): Promise<Delegation> {
    const found = await this.one(id, giver.organisation);
    if (!found || (found.from !== giver.accountId && found.to !== giver.accountId && !isLead(giver))) throw noSuchDelegation();
    if (found.from !== giver.accountId && !isLead(giver))
      throw notYours('Une délégation se retire par qui l’a donnée, ou par un responsable de votre organisme.');
    const { rows } = await this.pool.query<Delegation>(
      `UPDATE delegations SET revoked_at = clock_timestamp(), revoked_by = $2
        WHERE id = $1 AND revoked_at IS NULL AND ends_at > clock_timestamp() RETURNING ${COLUMNS}`,
      [id, giver.accountId],
    );
    if (!rows[0])
      throw new ProblemError(409, 'delegation-over', 'Cette délégation est déjà terminée ou retirée : il n’y a plus rien à retirer.');
    this.standIns.forget(rows[0].to, giver.organisation);
    return rows[0];
  }

  private async one(id: string, organisation: string): Promise<Delegation | undefined> {
    const { rows } = await this.pool.query<Delegation>(`SELECT ${COLUMNS} FROM delegations WHERE id = $1 AND organisation_id = $2`, [
      id,
      organisation,
    ]);
    return rows[0];
  }
}

const isLead = ({ ownRoles }: Pick<Giver, 'ownRoles'>): boolean => ownRoles.includes('lead');

export const noSuchDelegation = () =>
  new ProblemError(404, 'no-such-delegation', 'Cette délégation n’existe pas, ou elle ne vous concerne pas.');

const notAMember = (field: string) =>
  fieldProblem(field, 'unknown-member', 'Cette personne n’est pas un membre actif de votre organisme. Voyez /v1/members.');

/** The same roles twice to one person, or two substitutes at once, would leave nobody sure who acts for whom. */
async function refuseOverlap(client: PoolClient, organisation: string, wanted: Wanted, roles: readonly Role[]): Promise<void> {
  const { rows } = await client.query<Delegation>(
    `SELECT ${COLUMNS} FROM delegations
      WHERE organisation_id = $1 AND from_account = $2 AND revoked_at IS NULL AND starts_at < $4::timestamptz AND ends_at > $3::timestamptz
        AND ((kind = 'substitution' AND $5 = 'substitution') OR (to_account = $6 AND roles && $7::text[]))
      ORDER BY starts_at LIMIT 1`,
    [organisation, wanted.from, wanted.startsAt, wanted.endsAt, wanted.kind, wanted.to, roles],
  );
  const other = rows[0];
  if (!other) return;
  const days = `du ${frenchDate(other.firstDay)} au ${frenchDate(other.lastDay)}`;
  const message = `Une délégation existe déjà ${days} : choisissez d’autres jours, ou retirez-la d’abord.`;
  throw new ProblemError(409, 'overlapping-delegation', message, {
    errors: [{ field: 'starts', code: 'overlapping-delegation', message }],
    delegation: other.id,
  });
}

async function insert(client: PoolClient, giver: Giver, wanted: Wanted, roles: readonly Role[]): Promise<Delegation> {
  const { kind, from, to, firstDay, lastDay, startsAt, endsAt, reason } = wanted;
  const { rows } = await client.query<Delegation>(
    `INSERT INTO delegations (id, organisation_id, kind, from_account, to_account, roles, first_day, last_day, starts_at, ends_at, reason, created_at, created_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, clock_timestamp(), $12) RETURNING ${COLUMNS}`,
    [randomUUID(), giver.organisation, kind, from, to, roles, firstDay, lastDay, startsAt, endsAt, reason, giver.accountId],
  );
  return rows[0] as Delegation;
}
