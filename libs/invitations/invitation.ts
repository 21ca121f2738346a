import type { Queryable } from '../casework/index.js';

/** What has become of a link. One that waits may still be refused by the case, which has moved on. */
export type InvitationState = 'waiting' | 'used' | 'revoked' | 'expired';

/** A one-time link without its secret: who asked whom, for which act, and what became of it. */
export interface Invitation {
  readonly id: string;
  readonly caseId: string;
  /** in which relation the invited organisation answers */
  readonly relation: string;
  readonly organisationId: string;
  readonly act: string;
  /** account */
  readonly createdBy: string;
  /** the organisation for which it was asked */
  readonly createdFor: string;
  readonly createdAt: string;
  /** by the server's clock, also in a sandbox case: a secret ages in earnest */
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly usedSeq: number | null;
  readonly revokedAt: string | null;
  readonly revokedBy: string | null;
  readonly state: InvitationState;
}

const SELECT = `
  SELECT id, case_id AS "caseId", relation, organisation_id AS "organisationId", act, created_by AS "createdBy", created_for AS "createdFor",
         created_at AS "createdAt", expires_at AS "expiresAt", used_at AS "usedAt", used_seq AS "usedSeq",
         revoked_at AS "revokedAt", revoked_by AS "revokedBy",
         CASE WHEN used_at IS NOT NULL THEN 'used' WHEN revoked_at IS NOT NULL THEN 'revoked'
              WHEN expires_at <= clock_timestamp() THEN 'expired' ELSE 'waiting' END AS state
    FROM invitations`;

export const byDigest = (client: Queryable, digest: string): Promise<Invitation | undefined> =>
  one(client, 'invitation-by-digest', 'secret_digest = $1', [digest]);

export const byId = (client: Queryable, caseId: string, id: string): Promise<Invitation | undefined> =>
  one(client, 'invitation-by-id', 'case_id = $1 AND id = $2', [caseId, id]);

/** The oldest first. */
export async function ofCase(client: Queryable, caseId: string): Promise<readonly Invitation[]> {
  const text = `${SELECT} WHERE case_id = $1 ORDER BY created_at, id`;
  return (await client.query<Invitation>({ name: 'invitations-of-case', text, values: [caseId] })).rows;
}

async function one(client: Queryable, name: string, condition: string, values: unknown[]): Promise<Invitation | undefined> {
  return (await client.query<Invitation>({ name, text: `${SELECT} WHERE ${condition}`, values })).rows[0];
}

/** Who recorded an answer, as its fact says it, and whom what was said of oneself is about. */
export const recorderOf = ({ id }: Pick<Invitation, 'id'>): string => `invitation:${id}`;
