import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Pool } from 'pg';
import { caseView, differenceView, proposalView, veiledRefusal, veilOver } from '../../../libs/caseview/index.js';
import { type Decided, fieldProblem, readableClasses, readLog, readsWhoActed } from '../../../libs/casework/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { PG_POOL, PRISMA, type PrismaClient } from '../../../libs/persistence/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import { noSuchProposal, Rectifying, type Settled } from '../../../libs/rectification/index.js';
import type { Difference } from '../../../machines/kernel/index.js';
import { asCaseId, CaseReader, type Reading } from '../cases/case-reader.js';
import { readAccountNames } from '../cases/records.js';
import { isRefused, withNames } from '../cases/refusal-names.js';
import { isUuid } from '../http/cursor.js';
import { readMembers } from '../http/envelope.js';
import { etag } from '../http/headers.js';
import { readQuery, yesOrNo } from '../http/query.js';
import { readWanted } from './read-wanted.js';

/** Corrections of a case: asked for, shown, approved by a second person. */
@Controller('v1/cases/:id/rectifications')
export class RectificationsController {
  constructor(
    private readonly rectifying: Rectifying,
    private readonly reader: CaseReader,
    @Inject(PG_POOL) private readonly pool: Pool,
    @Inject(PRISMA) private readonly prisma: PrismaClient,
  ) {}

  /** 200 with the case when it is corrected at once, 202 with the proposal when a second person has to approve it. */
  @Post()
  async ask(
    @CurrentMember() who: Who,
    @Param('id') id: string,
    @Query() query: unknown,
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const caseId = asCaseId(id);
    const isRehearsal = yesOrNo('rehearse', readQuery(query, 'rehearse').rehearse) === true;
    const wanted = readWanted(body);
    const answered = await this.named(caseId, who, () =>
      isRehearsal ? this.rectifying.rehearse(caseId, who, wanted) : this.rectifying.ask(caseId, who, wanted, key),
    );
    reply.status('proposed' in answered ? 202 : 200);
    if ('applied' in answered) return this.case(answered.applied, who, reply);
    if ('proposed' in answered) return this.one(caseId, who, answered, reply);
    const reading = await this.reader.read(caseId, who);
    return { atOnce: answered.atOnce, difference: differenceView(answered.shown, { ...reading, veil: veilOver(reading.position, who) }) };
  }

  @Get()
  async list(@CurrentMember() who: Who, @Param('id') id: string) {
    return { rectifications: await this.shown(await this.reader.read(id, who)) };
  }

  @Post(':proposal/approve')
  @HttpCode(200)
  async approve(
    @CurrentMember() who: Who,
    @Param('id') id: string,
    @Param('proposal') proposal: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const caseId = asCaseId(id);
    const { acknowledges = [] } = readMembers(body, { acknowledges: 'list' });
    const places = acknowledges.map((place) => {
      if (typeof place === 'number' && Number.isInteger(place)) return place;
      throw fieldProblem('acknowledges', 'places', '« acknowledges » est la liste des numéros des faits à écarter.');
    });
    const approved = await this.named(caseId, who, () => this.rectifying.approve(caseId, asProposalId(proposal), who, places, key));
    return this.case(approved, who, reply);
  }

  @Post(':proposal/reject')
  @HttpCode(200)
  async reject(
    @CurrentMember() who: Who,
    @Param('id') id: string,
    @Param('proposal') proposal: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    readMembers(body, {});
    return this.one(asCaseId(id), who, await this.rectifying.reject(asCaseId(id), asProposalId(proposal), who, key), reply);
  }

  @Post(':proposal/withdraw')
  @HttpCode(200)
  async withdraw(
    @CurrentMember() who: Who,
    @Param('id') id: string,
    @Param('proposal') proposal: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    readMembers(body, {});
    return this.one(asCaseId(id), who, await this.rectifying.withdraw(asCaseId(id), asProposalId(proposal), who, key), reply);
  }

  private async case(decided: Decided, who: Who, reply: FastifyReply) {
    const reading = await this.reader.decided(decided, who);
    reply.header('ETag', etag(reading.head.seq));
    if (decided.repeated) reply.header('Idempotency-Replayed', 'true');
    return caseView({ ...reading, possibleDuplicates: await this.reader.possibleDuplicates(reading) }, who, reading.nameOf);
  }

  private async one(caseId: string, who: Who, { proposed: { id }, repeated }: Settled, reply: FastifyReply) {
    if (repeated) reply.header('Idempotency-Replayed', 'true');
    const seen = await this.shown(await this.reader.read(caseId, who));
    return seen.find((one) => one.id === id);
  }

  private async shown(reading: Reading) {
    const { head, position, who, fields, nameOf } = reading;
    const { proposals, fields: proposed, mayDecide } = await this.rectifying.proposals(head.id, who);
    const readable = readableClasses(position, who);
    const people = proposals.flatMap(({ proposer, decidedBy }) => [proposer, ...(decidedBy === null ? [] : [decidedBy])]);
    const parts = {
      position,
      nameOf,
      veil: veilOver(position, who),
      log: (await readLog(this.pool, head.id, { upTo: head.seq })).map(({ body }) => body),
      fields: [...fields, ...proposed.filter(({ dataClass }) => readable.includes(dataClass))],
      accounts: readsWhoActed(position, who) ? await readAccountNames(this.prisma, [...new Set(people)]) : new Map<string, string>(),
      account: who.accountId,
    };
    return proposals.map((proposal) => proposalView(proposal, mayDecide(proposal), parts));
  }

  /** What is refused names whom this reader may see named, and shows no more of the difference than they may learn. */
  private async named<T>(caseId: string, who: Who, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (failure) {
      if (!(failure instanceof ProblemError)) throw failure;
      const { status, code, detail, extra } = failure;
      const { difference } = extra as { readonly difference?: Difference };
      if (difference === undefined && !isRefused(failure)) throw failure;
      const { position, nameOf } = await this.reader.read(caseId, who);
      const veil = veilOver(position, who);
      if (difference === undefined)
        throw inTheirPlaces(
          failure,
          withNames(failure, nameOf, (refusal) => veiledRefusal(refusal, position, veil)),
        );
      throw new ProblemError(status, code, detail, { ...extra, difference: differenceView(difference, { position, nameOf, veil }) });
    }
  }
}

/** An identifier that cannot be one is a proposal that does not exist. */
function asProposalId(text: string): string {
  if (!isUuid(text)) throw noSuchProposal();
  return text.toLowerCase();
}

/** Each refusal with the fact that it refuses, where it is one of a fact already recorded. */
function inTheirPlaces({ detail, extra }: ProblemError, named: ProblemError): ProblemError {
  const places = extra.refusals as readonly { readonly seq?: number; readonly act?: string }[];
  const refusals = (named.extra.refusals as readonly object[]).map((one, index) => {
    const { seq, act } = places[index] ?? {};
    return seq === undefined ? one : { ...one, seq, act };
  });
  const isOfPlaces = places.some(({ seq }) => seq !== undefined);
  return new ProblemError(named.status, named.code, isOfPlaces ? detail : named.detail, { ...named.extra, refusals });
}
