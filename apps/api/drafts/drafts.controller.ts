import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { fieldProblem, isAuditor } from '../../../libs/casework/index.js';
import { type Draft, type DraftHead, Drafts, isDraftKey, noSuchDraft, type Writer } from '../../../libs/drafts/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { readMembers } from '../http/envelope.js';
import { readQuery } from '../http/query.js';
import { draftTag, readKnownVersion } from './version.js';

/** Forms begun and not sent. A page writes here as somebody types, and finds it again on another day or another machine. */
@Controller('v1/drafts')
export class DraftsController {
  constructor(private readonly drafts: Drafts) {}

  @Get()
  async list(@CurrentMember() who: Who, @Query() query: unknown) {
    readQuery(query);
    return { drafts: await this.drafts.list(writer(who)) };
  }

  @Get(':key')
  async read(@CurrentMember() who: Who, @Param('key') key: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Draft> {
    const draft = await this.drafts.read(known(key), writer(who));
    reply.header('ETag', draftTag(draft));
    return draft;
  }

  /** `If-Match` with the version that was read; none for a form of which no draft is kept. */
  @Put(':key')
  async put(
    @CurrentMember() who: Who,
    @Param('key') key: string,
    @Body() body: unknown,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DraftHead> {
    if (!isDraftKey(key))
      throw fieldProblem('key', 'parameter', 'La clé d’un brouillon : 1 à 100 lettres sans accent, chiffres, « : » ou « - ».');
    const { content } = readMembers(body, { content: 'object' });
    if (content === undefined) throw fieldProblem('content', 'required', 'Envoyez le contenu du brouillon dans « content ».');
    const head = await this.drafts.put(key, content as Draft['content'], readKnownVersion(ifMatch), writer(who));
    reply.header('ETag', draftTag(head));
    return head;
  }

  /** Once its act is accepted, or it is given up. Answers the same when there was none. */
  @Delete(':key')
  @HttpCode(204)
  async remove(@CurrentMember() who: Who, @Param('key') key: string): Promise<void> {
    await this.drafts.remove(known(key), writer(who));
  }
}

const writer = (who: Who): Writer => ({ accountId: who.accountId, organisation: who.organisation.id, seesEveryCase: isAuditor(who) });

/** What can be no key names no draft. */
function known(key: string): string {
  if (!isDraftKey(key)) throw noSuchDraft();
  return key;
}
