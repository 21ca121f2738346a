import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { readableClasses } from '../../../libs/casework/index.js';
import { Documents } from '../../../libs/documents/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import { CaseReader } from '../cases/case-reader.js';
import { sendFile, wantsDownload } from '../http/file-answer.js';
import { type SeenDocument, ShownDocuments } from './shown-documents.js';

/** What a case's steps drew up, as rows and as PDF. */
@Controller('v1/cases/:id/documents')
export class DocumentsController {
  constructor(
    private readonly reader: CaseReader,
    private readonly shown: ShownDocuments,
    private readonly documents: Documents,
  ) {}

  @Get()
  async list(@CurrentMember() who: Who, @Param('id') id: string) {
    return { documents: await this.shown.of(await this.reader.read(id, who)) };
  }

  @Get(':document/pdf')
  async pdf(
    @CurrentMember() who: Who,
    @Param('id') id: string,
    @Param('document') documentId: string,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const inline = !wantsDownload(query);
    const reading = await this.reader.read(id, who);
    const document = await this.shown.one(reading, documentId.toLowerCase());
    if (!document)
      throw new ProblemError(404, 'no-such-document', 'Ce dossier n’a pas ce document, ou il n’est pas de ceux que vous lisez.');
    const { head, position } = reading;
    const bytes = await this.documents.pdf(head.id, document.id, readableClasses(position, who));
    return sendFile(reply, { bytes, type: 'application/pdf', name: nameOf(document, head.reference), inline, ours: true });
  }
}

/** Neutral: whoever sees a folder of files learns dates and numbers, and not what they are about. */
const nameOf = ({ id, on, number, createdAt }: SeenDocument, reference: string): string =>
  `${on ?? createdAt.slice(0, 10)} ${number ?? `${reference} ${id.slice(0, 4)}`}.pdf`;
