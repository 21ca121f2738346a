import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { notFromText } from '../../machines/kernel/index.js';
import { PG_POOL } from '../persistence/index.js';
import type { MailSettings } from './planning.js';

/** No text says how people are told by mail: these are ours, and everybody's own to change. */
export const DEFAULTS: MailSettings = {
  mail: true,
  digestAt: '08:30',
  urgent: 'atOnce',
  quietHours: { from: '19:00', until: '07:30' },
};
/** Working days after which an unread urgent notice goes to whoever runs the organisation. */
export const ESCALATION = { default: 2, least: 1, most: 20 } as const;
/** Whoever runs an organisation, as the directory knows it. */
export const MANAGER = 'lead';

export const SETTINGS_SOURCE = notFromText('Réglages de Saisine : aucun texte ne dit comment les personnes sont averties');

/** A row's own values over the defaults; `s` is its alias. */
export interface SettingsRow {
  readonly mail: boolean | null;
  readonly digestAt: string | null;
  readonly urgent: MailSettings['urgent'] | null;
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
}
export const SETTINGS_COLUMNS = 's.mail, s.digest_at AS "digestAt", s.urgent, s.quiet_from AS "quietFrom", s.quiet_until AS "quietUntil"';

/** All null: nobody has changed anything. */
export function settingsOf({ mail, digestAt, urgent, quietFrom, quietUntil }: SettingsRow): MailSettings {
  if (mail === null || digestAt === null || urgent === null) return DEFAULTS;
  const quietHours = quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil };
  return { mail, digestAt, urgent, quietHours };
}

/** How people want to be told by mail, and how long an organisation lets an urgent notice lie. */
@Injectable()
export class NoticeSettings {
  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  async of(account: string): Promise<MailSettings> {
    const text = `SELECT ${SETTINGS_COLUMNS} FROM notice_settings s WHERE s.account_id = $1`;
    const { rows } = await this.pool.query<SettingsRow>(text, [account]);
    return rows[0] ? settingsOf(rows[0]) : DEFAULTS;
  }

  async keep(account: string, { mail, digestAt, urgent, quietHours }: MailSettings): Promise<void> {
    await this.pool.query(
      `INSERT INTO notice_settings (account_id, mail, digest_at, urgent, quiet_from, quiet_until, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp())
       ON CONFLICT (account_id) DO UPDATE SET mail = excluded.mail, digest_at = excluded.digest_at, urgent = excluded.urgent,
         quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, updated_at = excluded.updated_at`,
      [account, mail, digestAt, urgent, quietHours?.from ?? null, quietHours?.until ?? null],
    );
  }

  /** In working days. */
  async escalationOf(organisation: string): Promise<number> {
    const text = 'SELECT working_days AS days FROM escalation_settings WHERE organisation_id = $1';
    const { rows } = await this.pool.query<{ days: number }>(text, [organisation]);
    return rows[0]?.days ?? ESCALATION.default;
  }

  async keepEscalation(organisation: string, workingDays: number, by: string): Promise<void> {
    await this.pool.query(
      `INSERT INTO escalation_settings (organisation_id, working_days, updated_at, updated_by) VALUES ($1, $2, clock_timestamp(), $3)
       ON CONFLICT (organisation_id) DO UPDATE
         SET working_days = excluded.working_days, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
      [organisation, workingDays, by],
    );
  }
}
