import { createHmac } from 'node:crypto';
import { canonical, type Json } from '../../machines/kernel/index.js';
import { ProblemError } from '../problem/index.js';
import type { Queryable } from './head.js';

export interface Receipt {
  readonly caseId: string;
  readonly seq: number;
}

/** An `Idempotency-Key`, unique in an account: printable, 8 to 200 characters. */
export function readKey(key: string | undefined): string | undefined {
  if (key === undefined || /^[\x21-\x7e]{8,200}$/.test(key)) return key;
  throw new ProblemError(
    400,
    'bad-idempotency-key',
    'L’en-tête Idempotency-Key compte de 8 à 200 caractères ASCII visibles, sans espace ; un UUID convient.',
  );
}

/** What a repeated request must match: a MAC under the server's key, so that the stored row tells nothing of the body. */
export const macOf = (serverKey: Buffer, body: Json): string => createHmac('sha256', serverKey).update(canonical(body)).digest('hex');

/**
 * The answer already given under this key, if there was one.
 * Throws 422 when the same key comes with another body.
 */
export async function findReceipt(client: Queryable, account: string, key: string, bodyMac: string): Promise<Receipt | undefined> {
  const { rows } = await client.query<Receipt & { bodyMac: string }>({
    name: 'receipt',
    text: 'SELECT case_id AS "caseId", seq, body_mac AS "bodyMac" FROM idempotency_keys WHERE account = $1 AND key = $2',
    values: [account, key],
  });
  const found = rows[0];
  if (found && found.bodyMac !== bodyMac) {
    throw new ProblemError(422, 'key-reused', 'Cette Idempotency-Key a déjà servi pour une autre demande. Prenez-en une nouvelle.');
  }
  return found;
}
