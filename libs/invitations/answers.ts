import { Inject, Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { obstacles, type Position, type Refusal } from '../../machines/kernel/index.js';
import { type Asking, Casework, type Decided, type Head } from '../casework/index.js';
import { Directory } from '../directory/index.js';
import { PG_POOL } from '../persistence/index.js';
import { ProblemError } from '../problem/index.js';
import { digestOf } from '../secret/index.js';
import { byDigest, byId, type Invitation, recorderOf } from './invitation.js';
import { isAskedNow, leads } from './inviting.js';
import { noLongerTheirs, noSuchLink, settled } from './problems.js';
import { readStatement, Statement } from './statement.js';

/** What a link asks, of whom, where the case stands, and why it can no longer be answered if it can't. */
export interface Asked {
  readonly invitation: Invitation;
  readonly head: Head;
  readonly position: Position;
  /** the invited organisation, in the roles of its relation */
  readonly as: Asking;
  /** empty while the case still asks for it */
  readonly overtaken: readonly Refusal[];
}

export interface Given {
  readonly data: unknown;
  readonly occurredAt?: string;
  readonly statement: unknown;
}

/** Answering through a one-time link: whoever holds its secret acts once, in the invited organisation's name. */
@Injectable()
export class Answers {
  constructor(
    @Inject(PG_POOL) private readonly pool: Pool,
    @Inject(Casework) private readonly casework: Casework,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  /** Throws 404 `no-such-link`, 410 when the link no longer serves. */
  async asked(secret: string): Promise<Asked> {
    const invitation = await byDigest(this.pool, digestOf(secret));
    if (!invitation) throw noSuchLink();
    const gone = settled(invitation);
    if (gone) throw gone;
    return this.standing(invitation);
  }

  /**
   * Brings the answer in. The link is used in the transaction that decides, or not at all: what is refused leaves it as it
   * was, and of two answers that come together one is too late. Throws as `Casework.act`, and 410.
   */
  async answer({ invitation, as }: Asked, { data, occurredAt, statement }: Given): Promise<Decided> {
    const { id, caseId, act, relation } = invitation;
    const said = readStatement(statement);
    try {
      return await this.casework.act({
        caseId,
        act,
        who: as,
        data,
        occurredAt,
        by: { relation },
        statement: { form: Statement, data: said, person: recorderOf(invitation) },
        alongside: (client, seq) => use(client, invitation, seq),
      });
    } catch (failure) {
      // another answer was faster, and the case has moved on because of it
      const now = failure instanceof ProblemError && failure.status < 500 ? await byId(this.pool, caseId, id) : undefined;
      throw (now && settled(now)) ?? failure;
    }
  }

  /** Where the case stands now, as far as this link is concerned. */
  async standing(invitation: Invitation): Promise<Asked> {
    const { caseId, relation, act, organisationId: organisation } = invitation;
    const { head, position } = await this.casework.standing(caseId);
    if (!leads(position, invitation.createdFor)) throw noLongerTheirs();
    const overtaken = isAskedNow(position, { relation, act, organisation }) ? [] : obstacles(position, act, { relation, organisation });
    return { invitation, head, position, as: await this.inTheirName(invitation, position), overtaken };
  }

  private async inTheirName(invitation: Invitation, { process }: Position): Promise<Asking> {
    const id = invitation.organisationId;
    const { kind = '' } = (await this.directory.organisation(id)) ?? {};
    return {
      accountId: recorderOf(invitation),
      organisation: { id, kind, roles: process.access.relations[invitation.relation]?.roles ?? [] },
    };
  }
}

/** The case's head is locked: whoever comes second finds the link used. */
async function use(client: PoolClient, { caseId, id }: Invitation, seq: number): Promise<void> {
  const text = `UPDATE invitations SET used_at = clock_timestamp(), used_seq = $2
                 WHERE id = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > clock_timestamp()`;
  const { rowCount } = await client.query(text, [id, seq]);
  if (rowCount === 1) return;
  const now = await byId(client, caseId, id);
  throw (now && settled(now)) ?? noSuchLink();
}
