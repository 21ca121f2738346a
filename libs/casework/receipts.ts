import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { canonical, type Json } from '../../machines/kernel/index.js';
import { ProblemError } from '../problem/index.js';
import type { Decided } from './commands.js';
import type { Queryable } from './head.js';
import { Logbook } from './logbook.js';
import { notFound } from './problems.js';
import type { ReceiptDue } from './record.js';
import { type Asking, maySee } from './relations.js';
import { SERVER_KEY } from './server-key.js';

/** What became of a request under a key. */
export interface Receipt {
  readonly caseId: string;
  /** where the log stood then */
  readonly seq: number;
  /** the correction that was proposed or settled, where it is that; null: the fact itself */
  readonly proposalId: string | null;
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

/** One request under one key is done once: whoever repeats it is told what became of it. */
@Injectable()
export class Receipts {
  constructor(
    @Inject(Logbook) private readonly logbook: Logbook,
    @Inject(SERVER_KEY) private readonly serverKey: Buffer,
  ) {}

  /**
   * What is to be left with the decision; undefined without a key. Throws 400 `bad-idempotency-key`.
   * @param body all that a repeated request must say again
   */
  due(who: Asking, key: string | undefined, body: { readonly [name: string]: Json }): ReceiptDue | undefined {
    const read = readKey(key);
    if (read === undefined) return undefined;
    const bodyMac = macOf(this.serverKey, { ...body, for: who.organisation.id });
    return { account: who.accountId, key: macOf(this.serverKey, read), bodyMac, who };
  }

  /**
   * The answer given before under the same key: looked for first, and again when another request was faster. Throws 422 `key-reused`.
   * @param again makes that answer anew, with today's rights
   */
  async answered<T>(
    receipt: ReceiptDue | undefined,
    again: (found: Receipt, who: Asking) => Promise<T>,
    decide: () => Promise<T>,
  ): Promise<T> {
    // one statement needs no transaction around it
    const find = async () => receipt && (await findReceipt(this.logbook.pool, receipt.account, receipt.key, receipt.bodyMac));
    const before = await find();
    if (before && receipt) return again(before, receipt.who);
    try {
      return await decide();
    } catch (error) {
      const { code, constraint, status } = error as { code?: string; constraint?: string; status?: number };
      const raced = (code === '23505' && constraint === 'idempotency_keys_pkey') || status === 409 || status === 412;
      const meanwhile = raced ? await find() : undefined;
      if (meanwhile && receipt) return again(meanwhile, receipt.who);
      throw error;
    }
  }

  /** The case of a receipt as it stands now. Throws 404 when it is no longer theirs to see. */
  readonly standing = async ({ caseId }: Receipt, who: Asking): Promise<Decided> => {
    const { head, position } = await this.logbook.standing(caseId);
    if (!maySee(position, who)) throw notFound();
    // whoever answered the first time may have died before the workflow was told
    if (head.followedSeq < head.seq) this.logbook.follower.decided({ head, position, effects: 1 });
    return { head, position, repeated: true };
  };

  /** Leaves a receipt for what records no fact of its own, in the deciding transaction. */
  async keep(client: Queryable, receipt: ReceiptDue | undefined, { caseId, seq, proposalId }: Receipt): Promise<void> {
    if (!receipt) return;
    const { account, key, bodyMac } = receipt;
    await client.query({
      text: `INSERT INTO idempotency_keys (account, key, body_mac, case_id, seq, proposal_id, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp())`,
      values: [account, key, bodyMac, caseId, seq, proposalId],
    });
  }
}

/**
 * The answer already given under this key, if there was one.
 * Throws 422 when the same key comes with another body.
 */
async function findReceipt(client: Queryable, account: string, key: string, bodyMac: string): Promise<Receipt | undefined> {
  const { rows } = await client.query<Receipt & { bodyMac: string }>({
    name: 'receipt',
    text: 'SELECT case_id AS "caseId", seq, proposal_id AS "proposalId", body_mac AS "bodyMac" FROM idempotency_keys WHERE account = $1 AND key = $2',
    values: [account, key],
  });
  const found = rows[0];
  if (found && found.bodyMac !== bodyMac) {
    throw new ProblemError(422, 'key-reused', 'Cette Idempotency-Key a déjà servi pour une autre demande. Prenez-en une nouvelle.');
  }
  return found;
}
