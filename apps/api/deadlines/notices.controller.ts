import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import type { Pool } from 'pg';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { PG_POOL } from '../../../libs/persistence/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import { isUuid, readCursor, writeCursor } from '../http/cursor.js';
import { readLimit, readQuery, yesOrNo } from '../http/query.js';

interface Row {
  readonly id: string;
  readonly createdAt: string;
}

const NOTICE = `
  SELECT n.id, n.kind, n.subject, n.relation, n.created_at AS "createdAt", n.read_at AS "readAt",
         json_build_object('id', c.id, 'reference', c.reference, 'process', c.process) AS case
    FROM notices n JOIN cases c ON c.id = n.case_id`;
const LIST = `${NOTICE}
   WHERE n.organisation_id = $1
     AND ($2::bool IS NULL OR (n.read_at IS NULL) = $2)
     AND ($3::timestamptz IS NULL OR (n.created_at, n.id) < ($3, $4::uuid))
   ORDER BY n.created_at DESC, n.id DESC LIMIT $5`;

/** What an organisation has been told. Nothing in a notice is personal. */
@Controller('v1/notices')
export class NoticesController {
  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  @Get()
  async list(@CurrentMember() who: Who, @Query() query: unknown) {
    const given = readQuery(query, 'unread', 'cursor', 'limit');
    const after = readCursor(given.cursor);
    const limit = readLimit(given.limit);
    const values = [who.organisation.id, yesOrNo('unread', given.unread) ?? null, after?.at ?? null, after?.id ?? null, limit + 1];
    const { rows } = await this.pool.query<Row>({ name: 'notices-list', text: LIST, values });
    const notices = rows.slice(0, limit);
    const last = notices.at(-1);
    return { notices, next: rows.length > limit && last ? writeCursor({ at: last.createdAt, id: last.id, name: '' }) : null };
  }

  /** Read once, by anybody of the organisation; reading it again changes nothing. */
  @Post(':id/read')
  @HttpCode(200)
  async read(@CurrentMember() who: Who, @Param('id') id: string) {
    if (!isUuid(id)) throw noSuchNotice();
    await this.pool.query('UPDATE notices SET read_at = clock_timestamp() WHERE id = $1 AND organisation_id = $2 AND read_at IS NULL', [
      id,
      who.organisation.id,
    ]);
    const { rows } = await this.pool.query<Row>(`${NOTICE} WHERE n.id = $1 AND n.organisation_id = $2`, [id, who.organisation.id]);
    if (!rows[0]) throw noSuchNotice();
    return rows[0];
  }
}

const noSuchNotice = () => new ProblemError(404, 'no-such-notice', 'Cet avis n’existe pas, ou il n’est pas adressé à votre organisme.');
