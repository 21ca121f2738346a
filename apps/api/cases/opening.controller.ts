import { Body, Controller, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Uploads } from '../../../libs/attachments/index.js';
import { caseView } from '../../../libs/caseview/index.js';
import { Casework } from '../../../libs/casework/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import { OPEN, type Process } from '../../../machines/kernel/index.js';
import { PROCESSES } from '../../../machines/registry.js';
import { readMembers } from '../http/envelope.js';
import { etag } from '../http/headers.js';
import { Metrics } from '../operations/metrics.js';
import { CaseReader } from './case-reader.js';
import { isRefused, withNames } from './refusal-names.js';

/** Opening a case of any process, at the address of its plural. */
@Controller('v1')
export class OpeningController {
  constructor(
    private readonly casework: Casework,
    private readonly reader: CaseReader,
    private readonly uploads: Uploads,
    private readonly metrics: Metrics,
  ) {}

  @Post(':plural')
  @HttpCode(201)
  async open(
    @CurrentMember() who: Who,
    @Param('plural') plural: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const process = processOf(plural);
    const { data, occurredAt, settings, sandbox, attachments } = readMembers(body, {
      data: 'object',
      occurredAt: 'string',
      settings: 'object',
      sandbox: 'object',
      attachments: 'list',
    });
    const opening = {
      process,
      who,
      key,
      data,
      occurredAt,
      settings,
      sandbox: sandbox && readMembers(sandbox, { now: 'string' }, 'sandbox'),
      evidence: this.uploads.evidence(attachments, who),
    };
    const decided = await this.metrics
      .decision(OPEN, () => this.casework.open(opening))
      .catch(async (failure: unknown) => {
        throw isRefused(failure) ? withNames(failure, await this.reader.organisationNames()) : failure;
      });
    const reading = await this.reader.decided(decided, who);
    const { head, position, assignee, nameOf } = reading;
    reply.headers({
      Location: `/v1/cases/${head.id}`,
      ETag: etag(head.seq),
      ...(decided.repeated ? { 'Idempotency-Replayed': 'true' } : {}),
    });
    return caseView({ head, position, assignee, possibleDuplicates: await this.reader.possibleDuplicates(reading) }, who, nameOf);
  }
}

function processOf(plural: string): Process {
  const process = PROCESSES.findLast((one) => one.plural === plural);
  if (!process) throw new ProblemError(404, 'no-such-route', 'Aucune procédure ne s’ouvre à cette adresse. Voyez /v1/processes.');
  return process;
}
