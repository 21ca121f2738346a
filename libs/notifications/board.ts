import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { PG_POOL } from '../persistence/index.js';
import type { Concern } from './labels.js';

/** Somebody of an organisation, in front of what it was told. */
export interface Reader {
  readonly accountId: string;
  readonly organisation: string;
}

export interface ReadBy {
  readonly id: string;
  readonly name: string;
  readonly at: string;
}

/** A notice as its organisation's members read it. */
export interface StoredNotice {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly relation: string;
  readonly urgency: string | null;
  readonly createdAt: string;
  /** first read by anybody of the organisation */
  readonly readAt: string | null;
  readonly escalatedAt: string | null;
  readonly caseId: string;
  readonly reference: string;
  readonly process: string;
  readonly sandbox: boolean;
  /** why it concerns the reader; null: it concerns colleagues */
  readonly concern: { readonly why: Concern; readonly for: { readonly id: string; readonly name: string } | null } | null;
  readonly reads: readonly ReadBy[];
}

export interface NoticeQuery {
  /** not yet, or already, read by the reader */
  readonly unread?: boolean;
  /** concerning the reader, or colleagues only */
  readonly mine?: boolean;
}

export interface NoticeCounts {
  /** of the organisation's notices, those that the reader has not read */
  readonly unread: number;
  /** of these, those that concern the reader */
  readonly mine: number;
  /** of these, the urgent ones */
  readonly urgent: number;
}

const CONCERNS_ME = 'EXISTS (SELECT 1 FROM notice_recipients r WHERE r.notice_id = n.id AND r.account_id = $2 AND r.until IS NULL)';
const READ_BY_ME = 'EXISTS (SELECT 1 FROM notice_reads r WHERE r.notice_id = n.id AND r.account_id = $2)';

/** `$1` the organisation, `$2` the reader. Of several reasons the one that asks most of them is told. */
const NOTICE = `
  SELECT n.id, n.kind, n.subject, n.relation, n.urgency, n.created_at AS "createdAt", n.read_at AS "readAt", n.escalated_at AS "escalatedAt",
         c.id AS "caseId", c.reference, c.process, c.sandbox_offset_ms IS NOT NULL AS sandbox,
         (SELECT json_build_object('why', r.why, 'for', CASE WHEN f.id IS NULL THEN NULL ELSE json_build_object('id', f.id, 'name', f.display_name) END)
            FROM notice_recipients r LEFT JOIN accounts f ON f.id = r.for_account
           WHERE r.notice_id = n.id AND r.account_id = $2 AND r.until IS NULL
           ORDER BY array_position(ARRAY['assigned', 'escalation', 'substitute', 'role', 'member'], r.why) LIMIT 1) AS concern,
         (SELECT coalesce(json_agg(json_build_object('id', a.id, 'name', a.display_name,
                   'at', to_char(r.read_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY r.read_at, a.id), '[]')
            FROM notice_reads r JOIN accounts a ON a.id = r.account_id WHERE r.notice_id = n.id) AS reads
    FROM notices n JOIN cases c ON c.id = n.case_id
   WHERE n.organisation_id = $1`;
const LIST = `${NOTICE}
     AND ($3::bool IS NULL OR ${READ_BY_ME} <> $3)
     AND ($4::bool IS NULL OR ${CONCERNS_ME} = $4)
     AND ($5::timestamptz IS NULL OR (n.created_at, n.id) < ($5, $6::uuid))
   ORDER BY n.created_at DESC, n.id DESC LIMIT $7`;

const COUNT = `
  SELECT count(*)::int AS unread, count(*) FILTER (WHERE mine)::int AS mine, count(*) FILTER (WHERE mine AND urgency IS NOT NULL)::int AS urgent
    FROM (SELECT n.urgency, ${CONCERNS_ME} AS mine FROM notices n WHERE n.organisation_id = $1 AND NOT ${READ_BY_ME}) unread`;

/** The first reading of anybody is the organisation's. */
const READ = `
  WITH wanted AS (SELECT n.id FROM notices n WHERE n.organisation_id = $1 AND NOT ${READ_BY_ME} AND WHICH),
  first AS (UPDATE notices SET read_at = clock_timestamp() WHERE read_at IS NULL AND id IN (SELECT id FROM wanted))
  INSERT INTO notice_reads (notice_id, account_id, read_at) SELECT id, $2, clock_timestamp() FROM wanted
  ON CONFLICT DO NOTHING`;
const READ_ONE = READ.replace('WHICH', 'n.id = $3');
const READ_ALL = READ.replace('WHICH', `n.created_at <= $3::timestamptz AND ($4::uuid IS NULL OR n.case_id = $4) AND ${CONCERNS_ME}`);

/** What an organisation has been told, as each of its members sees it. */
@Injectable()
export class NoticeBoard {
  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  /** The newest first. @param after the last one of the page before */
  async list(
    { accountId, organisation }: Reader,
    { unread, mine }: NoticeQuery,
    limit: number,
    after?: { readonly at: string | null; readonly id: string },
  ): Promise<readonly StoredNotice[]> {
    const values = [organisation, accountId, unread ?? null, mine ?? null, after?.at ?? null, after?.id ?? null, limit];
    const { rows } = await this.pool.query<StoredNotice>({ name: 'notices-list', text: LIST, values });
    return rows;
  }

  async count({ accountId, organisation }: Reader): Promise<NoticeCounts> {
    const { rows } = await this.pool.query<NoticeCounts>({ name: 'notices-count', text: COUNT, values: [organisation, accountId] });
    return rows[0] as NoticeCounts;
  }

  /** Reading it again changes nothing. Undefined: no such notice, or not this organisation's. */
  async read({ accountId, organisation }: Reader, id: string): Promise<StoredNotice | undefined> {
    await this.pool.query({ name: 'notice-read', text: READ_ONE, values: [organisation, accountId, id] });
    const { rows } = await this.pool.query<StoredNotice>(`${NOTICE} AND n.id = $3`, [organisation, accountId, id]);
    return rows[0];
  }

  /**
   * All that concern the reader, up to an instant: of one case, or of all. What concerns colleagues stays theirs to read. Answers how
   * many it was.
   */
  async readBefore({ accountId, organisation }: Reader, before: string, caseId?: string): Promise<number> {
    const values = [organisation, accountId, before, caseId ?? null];
    const { rowCount } = await this.pool.query({ name: 'notices-read', text: READ_ALL, values });
    return rowCount ?? 0;
  }
}
