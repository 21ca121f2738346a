import { Body, Controller, Get, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Uploads } from '../../../libs/attachments/index.js';
import { actionsView, type CaseView, caseView } from '../../../libs/caseview/index.js';
import { Casework, Consulting, type Decided, fieldProblem } from '../../../libs/casework/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { instant } from '../../../machines/calendar/index.js';
import { readMembers } from '../http/envelope.js';
import { etag, readIfMatch } from '../http/headers.js';
import { Metrics } from '../operations/metrics.js';
import { asCaseId, CaseReader, type Reading } from './case-reader.js';
import { readableFailure } from './refusal-names.js';

/** One case of any process: where it stands, what can be done, and doing it. */
@Controller('v1/cases/:id')
export class ActingController {
  constructor(
    private readonly casework: Casework,
    private readonly reader: CaseReader,
    private readonly consulting: Consulting,
    private readonly uploads: Uploads,
    private readonly metrics: Metrics,
  ) {}

  @Get()
  async read(@CurrentMember() who: Who, @Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<CaseView> {
    return this.shown(await this.reader.read(id, who), reply);
  }

  @Get('actions')
  async actions(@CurrentMember() who: Who, @Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const { head, position, nameOf } = await this.reader.read(id, who);
    reply.header('ETag', etag(head.seq));
    const found = await this.consulting.preview(position, instant(head.now), who.organisation.id);
    return actionsView(position, who, nameOf, head.alarm, found);
  }

  @Post('actions/:act')
  @HttpCode(200)
  async act(
    @CurrentMember() who: Who,
    @Param('id') id: string,
    @Param('act') act: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseView> {
    const caseId = asCaseId(id);
    const { data, occurredAt, by, attachments } = readMembers(body, {
      data: 'object',
      occurredAt: 'string',
      by: 'object',
      attachments: 'list',
    });
    const evidence = this.uploads.evidence(attachments, who);
    const request = { caseId, act, who, key, data, occurredAt, by: by && readBy(by), ifMatch: readIfMatch(ifMatch), evidence };
    const decided = await this.decide(request);
    if (decided.repeated) reply.header('Idempotency-Replayed', 'true');
    return this.shown(await this.reader.decided(decided, who), reply);
  }

  @Post('sandbox-clock')
  @HttpCode(200)
  async moveClock(
    @CurrentMember() who: Who,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseView> {
    const { now } = readMembers(body, { now: 'string' });
    if (now === undefined) throw fieldProblem('now', 'required', 'Indiquez l’instant que doit montrer l’horloge du dossier.');
    return this.shown(await this.reader.decided(await this.casework.moveClock(asCaseId(id), who, now), who), reply);
  }

  private async shown(reading: Reading, reply: FastifyReply): Promise<CaseView> {
    const { head, position, assignee, who, nameOf } = reading;
    reply.header('ETag', etag(head.seq));
    return caseView({ head, position, assignee, possibleDuplicates: await this.reader.possibleDuplicates(reading) }, who, nameOf);
  }

  /** What is refused names whom this reader may see named. */
  private async decide(request: Parameters<Casework['act']>[0] & { who: Who }): Promise<Decided> {
    try {
      return await this.metrics.decision(request.act, () => this.casework.act(request));
    } catch (failure) {
      throw await readableFailure(this.reader, failure, request);
    }
  }
}

const readBy = (by: Record<string, unknown>) =>
  readMembers(by, { relation: 'string', person: 'string', organisation: 'string', evidence: 'string' }, 'by');
