import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { dayOf, type Instant, type LegalDate } from '../../machines/calendar/index.js';
import { inTurn, PG_POOL } from '../persistence/index.js';
import { ProblemError } from '../problem/index.js';
import { domainOf, mailBytes } from './mail-bytes.js';
import { type MailedNotice, mailText } from './mail-text.js';
import { clockInParis, digestDue, mailsUrgentNow, worksOn } from './planning.js';
import { DEFAULTS, SETTINGS_COLUMNS, type SettingsRow, settingsOf } from './settings.js';

/** From whom mails come, and where their links lead. */
export interface MailOrigin {
  /** `Saisine <saisine@exemple.fr>` */
  readonly sender: string;
  /** without a final bar */
  readonly publicUrl: string;
  /** whether there is a mail server to hand them to; without one they stay in the outbox, to be read there */
  readonly configured: boolean;
}
export const MAIL_ORIGIN = 'MAIL_ORIGIN';

interface Addressee extends SettingsRow {
  readonly account: string;
  readonly email: string;
}

/**
 * SQL: what is to be mailed to an account `r.account_id`: it concerns them, nobody of the organisation has read it, and it was not mailed
 * to them before for that reason. A case with a clock of its own is a rehearsal, and disturbs nobody.
 */
const TO_MAIL = `
    FROM notice_recipients r
    JOIN notices n ON n.id = r.notice_id AND n.read_at IS NULL
    JOIN cases c ON c.id = n.case_id AND c.sandbox_offset_ms IS NULL
    JOIN organisations o ON o.id = n.organisation_id
   WHERE r.until IS NULL
     AND EXISTS (SELECT 1 FROM memberships m WHERE m.account_id = r.account_id AND m.organisation_id = n.organisation_id)
     AND NOT EXISTS (SELECT 1 FROM mail_notices x
                      WHERE x.notice_id = n.id AND x.account_id = r.account_id AND (x.why = 'escalation') = (r.why = 'escalation'))`;
const URGENT_ONLY = `AND (n.urgency IS NOT NULL OR r.why = 'escalation')`;

const PENDING = `
  SELECT n.id, n.case_id AS "caseId", c.reference, n.kind, n.urgency, o.name AS organisation, r.for_account IS NOT NULL AS "standingIn",
         CASE WHEN r.why = 'escalation' THEN 'escalation' WHEN $2 THEN 'urgent' ELSE 'digest' END AS why
  ${TO_MAIL} AND r.account_id = $1`;
const ORDER = `ORDER BY n.created_at, n.id, why`;

const WITH_URGENT = `
  SELECT a.id AS account, a.email, ${SETTINGS_COLUMNS}
    FROM accounts a LEFT JOIN notice_settings s ON s.account_id = a.id
   WHERE a.active AND a.id IN (SELECT r.account_id ${TO_MAIL} ${URGENT_ONLY})`;
const WITHOUT_DIGEST = `
  SELECT a.id AS account, a.email, ${SETTINGS_COLUMNS}
    FROM accounts a LEFT JOIN notice_settings s ON s.account_id = a.id
   WHERE a.active AND coalesce(s.digest_at, '${DEFAULTS.digestAt}') <= $2
     AND EXISTS (SELECT 1 FROM memberships m WHERE m.account_id = a.id)
     AND NOT EXISTS (SELECT 1 FROM digests d WHERE d.account_id = a.id AND d.day = $1)`;

/** Turns unread notices into mails: each composed once, with the bytes it will have however often it is sent. */
@Injectable()
export class Composing {
  constructor(
    @Inject(PG_POOL) private readonly pool: Pool,
    @Inject(MAIL_ORIGIN) private readonly origin: MailOrigin,
  ) {}

  /**
   * Whoever is due: urgent ones at once, the others in the daily digest. Answers how many mails were composed.
   * One person's mail that can't be composed keeps nobody else's; what went wrong is thrown once all others had theirs.
   */
  async round(now: Instant): Promise<number> {
    const failures: unknown[] = [];
    let composed = 0;
    const attempt = async (compose: Promise<boolean>) => {
      try {
        if (await compose) composed += 1;
      } catch (failure) {
        // the database is away for everybody
        if (failure instanceof ProblemError) throw failure;
        failures.push(failure);
      }
    };
    for (const { account, email, ...row } of await this.asked(WITH_URGENT)) {
      if (mailsUrgentNow(settingsOf(row), now)) await attempt(this.urgent(account, email, now));
    }
    const today = dayOf(now);
    for (const { account, email, ...row } of worksOn(today) ? await this.asked(WITHOUT_DIGEST, today, clockInParis(now)) : []) {
      const day = digestDue(settingsOf(row), now);
      if (day !== undefined) await attempt(this.digest(account, email, day, now));
    }
    if (failures.length > 0) throw failures[0];
    return composed;
  }

  private async asked(text: string, ...values: readonly string[]): Promise<readonly Addressee[]> {
    const { rows } = await this.pool.query<Addressee>(text, [...values]);
    return rows;
  }

  private urgent(account: string, email: string, now: Instant): Promise<boolean> {
    return this.alone(account, async (client) => {
      const notices = await pending(client, account, 'urgent');
      return (await this.write(client, { account, email, occasion: `at-once:${randomUUID()}`, notices, now })) !== undefined;
    });
  }

  /** A day's digest is settled once, also when it has nothing to say: what comes later that day is for the next. */
  private digest(account: string, email: string, day: LegalDate, now: Instant): Promise<boolean> {
    return this.alone(account, async (client) => {
      const settled = await client.query(
        'INSERT INTO digests (account_id, day, composed_at) VALUES ($1, $2, $3) ON CONFLICT (account_id, day) DO NOTHING',
        [account, day, now],
      );
      if (settled.rowCount === 0) return false;
      const notices = await pending(client, account, 'digest');
      const mail = await this.write(client, { account, email, occasion: `digest:${day}`, notices, now });
      if (mail === undefined) return false;
      await client.query('UPDATE digests SET mail_id = $3 WHERE account_id = $1 AND day = $2', [account, day, mail]);
      return true;
    });
  }

  /** Two workers that compose for one person do it one after the other. */
  private alone<T>(account: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
    return inTurn(this.pool, `mails of ${account}`, work);
  }

  private async write(client: PoolClient, { account, email, occasion, notices, now }: Occasion): Promise<string | undefined> {
    if (notices.length === 0) return undefined;
    const { sender, publicUrl, configured } = this.origin;
    const id = randomUUID();
    const messageId = `<${id}@${domainOf(sender)}>`;
    const text = mailText(once(notices), publicUrl);
    const bytes = await mailBytes({ ...text, messageId, sender, recipient: email, composedAt: now });
    await client.query(
      `INSERT INTO mails (id, message_id, account_id, occasion, sender, recipient, subject, text, bytes, composed_at, state, next_try)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $10)`,
      [id, messageId, account, occasion, sender, email, text.subject, text.text, bytes, now, configured ? 'waiting' : 'notConfigured'],
    );
    await client.query(
      `INSERT INTO mail_notices (mail_id, notice_id, account_id, why)
       SELECT $1, x.id, $2, x.why FROM jsonb_to_recordset($3::jsonb) AS x(id uuid, why text)`,
      [id, account, JSON.stringify(notices.map(({ id: notice, why }) => ({ id: notice, why })))],
    );
    return id;
  }
}

interface Occasion {
  readonly account: string;
  readonly email: string;
  readonly occasion: string;
  readonly notices: readonly MailedNotice[];
  readonly now: Instant;
}

async function pending(client: PoolClient, account: string, which: 'urgent' | 'digest'): Promise<readonly MailedNotice[]> {
  const isUrgent = which === 'urgent';
  const { rows } = await client.query<MailedNotice>(`${PENDING} ${isUrgent ? URGENT_ONLY : ''} ${ORDER}`, [account, isUrgent]);
  return rows;
}

/** A notice that reaches somebody for two reasons is told once, as what nobody had read. */
const once = (notices: readonly MailedNotice[]): readonly MailedNotice[] =>
  notices.filter(({ id, why }) => why === 'escalation' || !notices.some((other) => other.id === id && other.why === 'escalation'));
