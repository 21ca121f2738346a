import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { Attachments, isShownInline, LARGEST, type Received, Uploads } from '../../../libs/attachments/index.js';
import { veilOver } from '../../../libs/caseview/index.js';
import { readableClasses, readLog } from '../../../libs/casework/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { PG_POOL } from '../../../libs/persistence/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import { CaseReader, type Reading } from '../cases/case-reader.js';
import { isUuid } from '../http/cursor.js';
import { sendFile, wantsDownload } from '../http/file-answer.js';
import { fileIn } from './multipart.js';

/** Evidence: sent first, taken by an act, read again by whoever reads that class of the case. */
@Controller('v1')
export class AttachmentsController {
  constructor(
    private readonly uploads: Uploads,
    private readonly attachments: Attachments,
    private readonly reader: CaseReader,
    @Inject(PG_POOL) private readonly pool: Pool,
    @Inject(LARGEST) private readonly largest: number,
  ) {}

  @Post('attachments')
  @HttpCode(201)
  async receive(@CurrentMember() who: Who, @Req() request: FastifyRequest): Promise<Received> {
    const { name, bytes } = await fileIn(request, this.largest);
    return this.uploads.receive(bytes, name, who);
  }

  @Get('cases/:id/attachments/:attachment')
  async read(
    @CurrentMember() who: Who,
    @Param('id') id: string,
    @Param('attachment') attachment: string,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const isSaved = wantsDownload(query);
    const reading = await this.reader.read(id, who);
    if (!isUuid(attachment)) throw new ProblemError(404, 'no-such-attachment', 'Ce dossier n’a pas de pièce de ce numéro.');
    const { head, position } = reading;
    const classes = readableClasses(position, who);
    const file = await this.attachments.read(head.id, attachment.toLowerCase(), classes, (seq) => this.factFor(reading, seq));
    return sendFile(reply, { ...file, inline: !isSaved && isShownInline(file.type) });
  }

  /** What a restricted act carries is for whoever may learn of the act. */
  private async factFor({ head, position, who }: Reading, seq: number) {
    const [fact] = await readLog(this.pool, head.id, { after: seq - 1, upTo: seq });
    return fact && !veilOver(position, who).act(fact.body.act) ? fact.body : undefined;
  }
}
