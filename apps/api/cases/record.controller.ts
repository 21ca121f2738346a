import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Pool } from 'pg';
import { Attachments } from '../../../libs/attachments/index.js';
import {
  deadlineView,
  historyCsv,
  historyView,
  named,
  relationView,
  replayView,
  timelineView,
  veilFor,
  veilOver,
} from '../../../libs/caseview/index.js';
import {
  Consulting,
  type FactBody,
  fieldProblem,
  isAuditor,
  notFound,
  readableClasses,
  readLog,
  readsWhoActed,
} from '../../../libs/casework/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { PG_POOL, PRISMA, type PrismaClient } from '../../../libs/persistence/index.js';
import { forecast, RECTIFIED } from '../../../machines/kernel/index.js';
import { keptFrom, Organisations } from '../directory/organisations.js';
import { ShownDocuments } from '../documents/shown-documents.js';
import { readMembers } from '../http/envelope.js';
import { oneOf, readQuery } from '../http/query.js';
import { readActs } from '../simulations/read-acts.js';
import { readUntil } from '../simulations/until.js';
import { asCaseId, CaseReader, type Reading } from './case-reader.js';
import { readAccountNames, readEffects, readNotices } from './records.js';
import { readStoredCase } from './stored-case.js';

/** What a case's log says: its history, its proof, its future. */
@Controller('v1/cases/:id')
export class RecordController {
  constructor(
    private readonly reader: CaseReader,
    private readonly organisations: Organisations,
    private readonly consulting: Consulting,
    private readonly documents: ShownDocuments,
    private readonly attachments: Attachments,
    @Inject(PG_POOL) private readonly pool: Pool,
    @Inject(PRISMA) private readonly prisma: PrismaClient,
  ) {}

  @Get('history')
  async history(
    @CurrentMember() who: Who,
    @Param('id') id: string,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const format = oneOf('format', readQuery(query, 'format').format, ['json', 'csv']);
    const reading = await this.reader.read(id, who);
    const { head, position, nameOf } = reading;
    const facts = await this.facts(reading);
    if (format === 'csv') {
      reply.headers({ 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${head.reference}.csv"` });
      return historyCsv(facts);
    }
    const [documents, notices] = await Promise.all([this.documents.of(reading), readNotices(this.prisma, head.id)]);
    return {
      id: head.id,
      reference: head.reference,
      seq: head.seq,
      facts,
      deadlines: position.deadlines.map((deadline) => deadlineView(position.process, deadline, veilOver(position, who))),
      documents,
      notices: notices.map(({ organisationId, relation, ...notice }) => ({
        ...notice,
        organisation: named('organisation', organisationId, nameOf),
        to: relationView(position.process, relation),
      })),
    };
  }

  /** Reads the rows themselves, not what this server remembers: a log that no longer replays must still be judged. */
  @Get('replay')
  async replay(@CurrentMember() who: Who, @Param('id') id: string) {
    const caseId = asCaseId(id);
    const found = await readStoredCase(this.pool, caseId);
    const relations = (found?.beside.relations ?? []).flatMap(({ organisation, relation }) =>
      organisation === who.organisation.id ? [relation] : [],
    );
    if (!found || (relations.length === 0 && !isAuditor(who))) throw notFound();
    const people = isAuditor(who) ? found.log.filter(({ body }) => body.act === RECTIFIED).flatMap(({ body }) => peopleOf(body)) : [];
    const accounts = await readAccountNames(this.prisma, [...new Set(people)]);
    return { id: caseId, reference: found.stored.reference, ...replayView(found, veilFor(found.process, relations, who), accounts) };
  }

  @Get('forecast')
  async forecast(@CurrentMember() who: Who, @Param('id') id: string, @Query() query: unknown) {
    const { until } = readQuery(query, 'until');
    return this.foreseen(await this.reader.read(id, who), until, undefined);
  }

  /** The same, if these acts were done. */
  @Post('forecast')
  @HttpCode(200)
  async whatIf(@CurrentMember() who: Who, @Param('id') id: string, @Body() body: unknown) {
    const { until, facts } = readMembers(body, { until: 'string', facts: 'list' });
    return this.foreseen(await this.reader.read(id, who), until, facts);
  }

  private async foreseen({ head, position, who, nameOf }: Reading, until: string | undefined, facts: readonly unknown[] | undefined) {
    const end = readUntil(until, head.now);
    if (end < position.clock) throw fieldProblem('until', 'in-the-past', 'Une prévision va du présent du dossier vers l’avenir.');
    const acts = readActs(position.process, facts ?? [], keptFrom(await this.organisations.all()));
    const from = { position, veil: veilOver(position, who) };
    const timeline = await this.consulting.run((looking) => forecast(position, end, acts, looking), who.organisation.id);
    return { now: head.now, until: end, ...timelineView(position.process, timeline, nameOf, from) };
  }

  private async facts({ head, position, who, fields, nameOf }: Reading) {
    const classes = readableClasses(position, who);
    const [log, effects, attached] = await Promise.all([
      readLog(this.pool, head.id, { upTo: head.seq }),
      readEffects(this.prisma, head.id),
      this.attachments.named(head.id, classes),
    ]);
    const accounts = readsWhoActed(position, who)
      ? await readAccountNames(this.prisma, [...new Set(log.flatMap(({ body }) => peopleOf(body)))])
      : new Map<string, string>();
    return historyView({ process: position.process, log, fields, effects, attached, accounts, nameOf, veil: veilOver(position, who) });
  }
}

/** Whose accounts a fact names: who recorded it, for whom, and who had proposed it. */
const peopleOf = ({ recordedBy, onBehalfOf, data: { proposedBy } }: FactBody): readonly string[] => [
  recordedBy,
  ...(onBehalfOf ? [onBehalfOf] : []),
  ...(typeof proposedBy === 'string' ? [proposedBy] : []),
];
