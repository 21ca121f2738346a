import type { Pool } from 'pg';
import { BEFORE_EVERY_ID } from '../../../libs/persistence/index.js';
import { before } from './changes.js';

/** A notice that has come to concern somebody: ids only. */
export interface NoticeTold {
  readonly noticeId: string;
  readonly organisation: string;
  /** whom it concerns from now on */
  readonly accounts: readonly string[];
  /** the server's clock */
  readonly at: string;
}

/** notices read at a time */
const PAGE = 1_000;

const TOLD = `
  SELECT n.id AS "noticeId", n.organisation_id AS organisation, r.since AS at, array_agg(r.account_id) AS accounts
    FROM notice_recipients r JOIN notices n ON n.id = r.notice_id
   WHERE (r.since, r.notice_id) > ($1::timestamptz, $2::uuid) AND ($3::text IS NULL OR n.organisation_id = $3)
   GROUP BY n.id, r.since
   ORDER BY r.since, n.id LIMIT ${PAGE}`;

/**
 * What was told since an instant and a little before, oldest first, page by page to the end.
 * @param organisation only what it was told; undefined: all
 */
export async function* noticesSince(pool: Pool, since: string, organisation?: string): AsyncGenerator<readonly NoticeTold[]> {
  let place = { at: before(since), noticeId: BEFORE_EVERY_ID };
  for (;;) {
    const { rows } = await pool.query<NoticeTold>({
      name: 'notices-told',
      text: TOLD,
      values: [place.at, place.noticeId, organisation ?? null],
    });
    const last = rows.at(-1);
    if (last) yield rows;
    if (!last || rows.length < PAGE) return;
    place = last;
  }
}
