import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { PG_POOL } from '../persistence/index.js';

export const LANGUAGES = ['fr', 'en'] as const;
export const THEMES = ['auto', 'light', 'dark'] as const;

/** What is absent was never chosen. */
export interface Preferences {
  readonly language?: (typeof LANGUAGES)[number];
  readonly theme?: (typeof THEMES)[number];
  /** for which they worked last: `/v1/me` answers for it when none is named */
  readonly organisation?: string;
  readonly tourSeen?: boolean;
  /** acts and pages have shortcuts of one letter */
  readonly letterKeys?: boolean;
}

/** One small row a person. */
@Injectable()
export class PreferencesStore {
  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  async of(accountId: string): Promise<Preferences> {
    const { rows } = await this.pool.query<{ content: Preferences }>({
      name: 'preferences',
      text: 'SELECT content FROM preferences WHERE account_id = $1',
      values: [accountId],
    });
    return rows[0]?.content ?? {};
  }

  /** In the place of all that was there. */
  async put(accountId: string, preferences: Preferences): Promise<void> {
    const text = `
      INSERT INTO preferences (account_id, content, updated_at) VALUES ($1, $2, clock_timestamp())
      ON CONFLICT (account_id) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at`;
    await this.pool.query(text, [accountId, JSON.stringify(preferences)]);
  }
}
