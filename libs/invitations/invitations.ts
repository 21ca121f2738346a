import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { type Asking, Casework } from '../casework/index.js';
import { PG_POOL } from '../persistence/index.js';
import { digestOf, newSecret } from '../secret/index.js';
import { byId, type Invitation, ofCase } from './invitation.js';
import { invitedFor, mustLead, type Wanted } from './inviting.js';
import { noSuchInvitation, settled } from './problems.js';

export interface Invite extends Wanted {
  readonly caseId: string;
  readonly who: Asking;
  readonly validDays: number;
}

/** The one time that a secret is told. */
export interface Sent {
  readonly id: string;
  readonly secret: string;
  readonly expiresAt: string;
}

/** One-time links of a case: asking for one, looking at them, taking one back. */
@Injectable()
export class Invitations {
  constructor(
    @Inject(PG_POOL) private readonly pool: Pool,
    @Inject(Casework) private readonly casework: Casework,
  ) {}

  /** Throws 400, 403, 404 (no such case for them), 409 (nobody to invite, or the act is not theirs to decide now). */
  async invite({ caseId, who, validDays, ...wanted }: Invite): Promise<Sent> {
    const { position } = await this.casework.read(caseId, who);
    const { relation, act, organisation } = invitedFor(position, who, wanted);
    const secret = newSecret();
    const text = `
      INSERT INTO invitations (id, case_id, relation, organisation_id, act, secret_digest, created_by, created_for, created_at, expires_at)
      SELECT $1, $2, $3, $4, $5, $6, $7, $8, now, now + $9::int * interval '1 day' FROM clock_timestamp() AS now
      RETURNING id, expires_at AS "expiresAt"`;
    const values = [randomUUID(), caseId, relation, organisation, act, digestOf(secret), who.accountId, who.organisation.id, validDays];
    const { rows } = await this.pool.query<{ id: string; expiresAt: string }>(text, values);
    const { id, expiresAt } = rows[0] as { id: string; expiresAt: string };
    return { id, secret, expiresAt };
  }

  ofCase(caseId: string): Promise<readonly Invitation[]> {
    return ofCase(this.pool, caseId);
  }

  /** Takes a link back; doing so again changes nothing. Throws 403, 404, 410 `link-used` when the answer is already there. */
  async revoke(caseId: string, id: string, who: Asking): Promise<Invitation> {
    const { position } = await this.casework.read(caseId, who);
    mustLead(position, who);
    const text = `UPDATE invitations SET revoked_at = clock_timestamp(), revoked_by = $3
                   WHERE case_id = $1 AND id = $2 AND used_at IS NULL AND revoked_at IS NULL`;
    await this.pool.query(text, [caseId, id, who.accountId]);
    const found = await byId(this.pool, caseId, id);
    if (!found) throw noSuchInvitation();
    if (found.state === 'used') throw settled(found);
    return found;
  }
}
