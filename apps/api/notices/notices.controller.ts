import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { asInstant, fieldProblem } from '../../../libs/casework/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { NoticeBoard } from '../../../libs/notifications/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import { isUuid, pageOf, readCursor } from '../http/cursor.js';
import { readMembers } from '../http/envelope.js';
import { readLimit, readQuery, yesOrNo } from '../http/query.js';
import { noticeView } from './notice-view.js';
import { readerOf } from './reader.js';

/** What somebody's organisation has been told, and what of it is theirs to read. Nothing in a notice is personal. */
@Controller('v1/notices')
export class NoticesController {
  constructor(private readonly board: NoticeBoard) {}

  @Get()
  async list(@CurrentMember() who: Who, @Query() query: unknown) {
    const given = readQuery(query, 'unread', 'mine', 'cursor', 'limit');
    const limit = readLimit(given.limit);
    const wanted = { unread: yesOrNo('unread', given.unread), mine: yesOrNo('mine', given.mine) };
    const rows = await this.board.list(readerOf(who), wanted, limit + 1, readCursor(given.cursor));
    const { page, next } = pageOf(rows, limit, (last) => ({ at: last.createdAt, id: last.id, name: '' }));
    return { notices: page.map((notice) => noticeView(notice, who)), next };
  }

  /** What the reader has not read: of all their organisation's, of those that concern them, and the urgent ones of these. */
  @Get('count')
  async count(@CurrentMember() who: Who, @Query() query: unknown) {
    readQuery(query);
    return this.board.count(readerOf(who));
  }

  /** All that concern the reader, up to an instant: that of the page on which they were read, or on which their case was looked at. */
  @Post('read')
  @HttpCode(200)
  async readAll(@CurrentMember() who: Who, @Body() body: unknown) {
    const { before, case: caseId } = readMembers(body, { before: 'string', case: 'string' });
    if (before === undefined)
      throw fieldProblem('before', 'required', 'Indiquez jusqu’à quel instant vous avez lu, par exemple celui de l’avis le plus récent.');
    if (caseId !== undefined && !isUuid(caseId))
      throw fieldProblem('case', 'parameter', '« case » est l’identifiant d’un dossier ; sans lui, tous vos avis sont marqués.');
    return { read: await this.board.readBefore(readerOf(who), asInstant(before, 'before'), caseId) };
  }

  /** Read by this person, and so by their organisation; reading it again changes nothing. */
  @Post(':id/read')
  @HttpCode(200)
  async read(@CurrentMember() who: Who, @Param('id') id: string) {
    const notice = isUuid(id) ? await this.board.read(readerOf(who), id.toLowerCase()) : undefined;
    if (!notice) throw new ProblemError(404, 'no-such-notice', 'Cet avis n’existe pas, ou il n’est pas adressé à votre organisme.');
    return noticeView(notice, who);
  }
}
