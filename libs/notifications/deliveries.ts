import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { PG_POOL } from '../persistence/index.js';
import type { Concern } from './labels.js';
import type { MailState } from './outbox.js';

/** Somebody whom a notice was for, and how it reached them. */
export interface StoredDelivery {
  readonly account: string;
  readonly name: string;
  readonly why: Concern;
  readonly forAccount: string | null;
  readonly forName: string | null;
  readonly since: string;
  /** it concerns them no longer */
  readonly until: string | null;
  readonly readAt: string | null;
  readonly mails: readonly {
    readonly messageId: string;
    readonly why: 'urgent' | 'digest' | 'escalation';
    readonly state: MailState;
    readonly composedAt: string;
    readonly sentAt: string | null;
    readonly tries: number;
    readonly lastError: string | null;
  }[];
}

/** A notice of a case, with everything that became of it. */
export interface DeliveredNotice {
  readonly id: string;
  /** the place of the fact that set it going; null: no fact did */
  readonly seq: number | null;
  readonly organisation: string;
  readonly relation: string;
  readonly kind: string;
  readonly subject: string;
  readonly urgency: string | null;
  readonly createdAt: string;
  readonly readAt: string | null;
  readonly escalatedAt: string | null;
  readonly persons: readonly StoredDelivery[];
  /** of the same organisation, though it did not concern them */
  readonly otherReaders: readonly { readonly account: string; readonly name: string; readonly readAt: string }[];
}

const at = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const OF_CASE = `
  SELECT n.id, e.seq, n.organisation_id AS organisation, n.relation, n.kind, n.subject, n.urgency, n.created_at AS "createdAt",
         n.read_at AS "readAt", n.escalated_at AS "escalatedAt",
         (SELECT coalesce(json_agg(json_build_object(
                   'account', p.id, 'name', p.display_name, 'why', r.why, 'forAccount', f.id, 'forName', f.display_name,
                   'since', ${at('r.since')}, 'until', ${at('r.until')},
                   'readAt', (SELECT ${at('x.read_at')} FROM notice_reads x WHERE x.notice_id = n.id AND x.account_id = p.id),
                   'mails', (SELECT coalesce(json_agg(json_build_object('messageId', m.message_id, 'why', x.why, 'state', m.state,
                               'composedAt', ${at('m.composed_at')}, 'sentAt', ${at('m.sent_at')}, 'tries', m.tries, 'lastError', m.last_error)
                               ORDER BY m.composed_at, m.id), '[]')
                               FROM mail_notices x JOIN mails m ON m.id = x.mail_id
                              WHERE x.notice_id = n.id AND x.account_id = p.id AND (x.why = 'escalation') = (r.why = 'escalation')))
                   ORDER BY r.since, p.display_name, p.id), '[]')
            FROM notice_recipients r JOIN accounts p ON p.id = r.account_id LEFT JOIN accounts f ON f.id = r.for_account
           WHERE r.notice_id = n.id) AS persons,
         (SELECT coalesce(json_agg(json_build_object('account', p.id, 'name', p.display_name, 'readAt', ${at('x.read_at')}) ORDER BY x.read_at, p.id), '[]')
            FROM notice_reads x JOIN accounts p ON p.id = x.account_id
           WHERE x.notice_id = n.id AND NOT EXISTS (SELECT 1 FROM notice_recipients r WHERE r.notice_id = n.id AND r.account_id = p.id)
         ) AS "otherReaders"
    FROM notices n LEFT JOIN effects e ON e.id = n.effect_id
   WHERE n.case_id = $1
   ORDER BY n.created_at, n.id`;

/** What was told of a case: to whom, why, by which way, and who has read it. */
@Injectable()
export class Deliveries {
  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  /** In the order in which it was told. */
  async ofCase(caseId: string): Promise<readonly DeliveredNotice[]> {
    const { rows } = await this.pool.query<DeliveredNotice>({ name: 'deliveries', text: OF_CASE, values: [caseId] });
    return rows;
  }
}
