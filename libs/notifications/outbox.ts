import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { PG_POOL } from '../persistence/index.js';
import type { Reader } from './board.js';

export const MAIL_STATES = {
  waiting: 'À envoyer',
  sending: 'En cours d’envoi',
  sent: 'Envoyé',
  failed: 'Refusé',
  notConfigured: 'Non envoyé : aucun serveur de courrier n’est réglé',
} as const;
export type MailState = keyof typeof MAIL_STATES;

/** Tries after which somebody is told: some eight hours. */
export const ALARMING_TRIES = 10;

/** A mail as its owner, or whoever runs their organisation, sees it. */
export interface StoredMail {
  readonly id: string;
  readonly messageId: string;
  readonly occasion: string;
  readonly account: { readonly id: string; readonly name: string };
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly composedAt: string;
  readonly state: MailState;
  readonly tries: number;
  readonly nextTry: string;
  readonly lastError: string | null;
  readonly sentAt: string | null;
  /** how many notices it speaks of, in all and of the reader's organisation */
  readonly notices: number;
  readonly ours: number;
}

export interface OutboxQuery {
  /** one's own mails, or those that speak of one's organisation */
  readonly scope: 'mine' | 'organisation';
  readonly state?: MailState;
}

const MAIL = `
  SELECT m.id, m.message_id AS "messageId", m.occasion, json_build_object('id', a.id, 'name', a.display_name) AS account, m.recipient,
         m.subject, m.text, m.composed_at AS "composedAt", m.state, m.tries, m.next_try AS "nextTry", m.last_error AS "lastError",
         m.sent_at AS "sentAt", spoken.notices, spoken.ours
    FROM mails m JOIN accounts a ON a.id = m.account_id
    CROSS JOIN LATERAL (SELECT count(*)::int AS notices, count(*) FILTER (WHERE n.organisation_id = $1)::int AS ours
                          FROM mail_notices x JOIN notices n ON n.id = x.notice_id WHERE x.mail_id = m.id) spoken
   WHERE CASE WHEN $3 = 'mine' THEN m.account_id = $2 ELSE spoken.ours > 0 END`;
const LIST = `${MAIL}
     AND ($4::text IS NULL OR m.state = $4)
     AND ($5::timestamptz IS NULL OR (m.composed_at, m.id) < ($5, $6::uuid))
   ORDER BY m.composed_at DESC, m.id DESC LIMIT $7`;

/** Only what was refused is tried again on demand: what waits is tried by itself, and what was never to be sent is old by now. */
const RETRY = `
  UPDATE mails SET state = 'waiting', next_try = clock_timestamp()
   WHERE id = $1 AND state = 'failed'`;

/** What an operator watches. */
export interface OutboxFigures {
  /** composed and not yet sent */
  readonly waiting: number;
  /** refused, or tried for long: somebody should look */
  readonly attention: number;
}
const FIGURES = `
  SELECT count(*) FILTER (WHERE state IN ('waiting', 'sending'))::int AS waiting,
         count(*) FILTER (WHERE state = 'failed' OR tries >= ${ALARMING_TRIES})::int AS attention
    FROM mails WHERE state IN ('waiting', 'sending', 'failed')`;

/** The mails that were composed, sent or not. */
@Injectable()
export class Outbox {
  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  /** The newest first. */
  async list(
    { accountId, organisation }: Reader,
    { scope, state }: OutboxQuery,
    limit: number,
    after?: { readonly at: string | null; readonly id: string },
  ): Promise<readonly StoredMail[]> {
    const values = [organisation, accountId, scope, state ?? null, after?.at ?? null, after?.id ?? null, limit];
    const { rows } = await this.pool.query<StoredMail>({ name: 'outbox-list', text: LIST, values });
    return rows;
  }

  async figures(): Promise<OutboxFigures> {
    const { rows } = await this.pool.query<OutboxFigures>({ name: 'outbox-figures', text: FIGURES });
    return rows[0] as OutboxFigures;
  }

  /** Undefined: no such mail in that scope. */
  async one({ accountId, organisation }: Reader, scope: OutboxQuery['scope'], id: string): Promise<StoredMail | undefined> {
    const { rows } = await this.pool.query<StoredMail>(`${MAIL} AND m.id = $4`, [organisation, accountId, scope, id]);
    return rows[0];
  }

  /** Sends a refused mail again, with the next round: the same bytes. Answers false for any other. */
  async retry(id: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(RETRY, [id]);
    return rowCount === 1;
  }
}
