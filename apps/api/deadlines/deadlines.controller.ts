import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Pool } from 'pg';
import { moveView, relationView, situationBrief, storedDeadlineView, veilFor } from '../../../libs/caseview/index.js';
import { processOf } from '../../../libs/casework/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { PG_POOL } from '../../../libs/persistence/index.js';
import { answerCalendar } from '../calendars/answer.js';
import { calendarOf } from '../calendars/calendar.js';
import { pageOf, readCursor } from '../http/cursor.js';
import { readLimit, readQuery, yesOrNo } from '../http/query.js';
import { DUE_PARAMETERS, type DueRow, readDue, readDueFilters } from './due.js';
import { readPassed } from './passed.js';

/** What is due in the cases of somebody's organisation, soonest first, each with its reckoning. */
@Controller('v1')
export class DeadlinesController {
  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  @Get('deadlines')
  async list(@CurrentMember() who: Who, @Query() query: unknown) {
    return this.page(readDue, who, query);
  }

  /** What has fallen due since anybody last acted: nothing in the calendar any more, and still to be dealt with. */
  @Get('deadlines/passed')
  async passed(@CurrentMember() who: Who, @Query() query: unknown) {
    return this.page(readPassed, who, query);
  }

  private async page(read: typeof readDue, who: Who, query: unknown) {
    const { cursor, limit: given, sandbox, ...parameters } = readQuery(query, ...DUE_PARAMETERS, 'sandbox', 'cursor', 'limit');
    const limit = readLimit(given);
    const filters = { ...readDueFilters(parameters), sandbox: yesOrNo('sandbox', sandbox) };
    const rows = await read(this.pool, who, filters, limit + 1, readCursor(cursor));
    const { page, next } = pageOf(rows, limit, (last) => ({ at: last.due, id: last.caseId, name: last.name }));
    return { deadlines: page.map((row) => dueView(row, who)), next };
  }

  /** The same as a calendar. */
  @Get('deadlines.ics')
  async calendar(
    @CurrentMember() who: Who,
    @Query() query: unknown,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const filters = readDueFilters(readQuery(query, ...DUE_PARAMETERS));
    return answerCalendar(reply, await calendarOf(this.pool, who, filters), known);
  }
}

/** What is due in a case, and what the reader has to do with it. */
export function dueView(
  { caseId, reference, process: key, situation, relations, seq: _seq, updatedAt: _at, clock, moved, ...deadline }: DueRow,
  who: Who,
) {
  const process = processOf(key);
  const veil = veilFor(process, relations, who);
  const view = storedDeadlineView(process, deadline, veil);
  return {
    case: {
      id: caseId,
      reference,
      process: key,
      situation: situationBrief(process, situation, veil),
      ...(clock === null ? {} : { sandbox: { now: clock } }),
    },
    yourRelations: relations.map((relation) => relationView(process, relation)),
    tellsYou: view.tells.some(({ relation }) => relations.includes(relation)),
    ...view,
    moved: moved && moveView(process, moved, veil),
  };
}
