import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { Pool } from 'pg';
import { assigneeView } from '../../../libs/assignment/index.js';
import { french, relationView, situationBrief, veilFor } from '../../../libs/caseview/index.js';
import { processOf } from '../../../libs/casework/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { PG_POOL } from '../../../libs/persistence/index.js';
import { readCursor } from '../http/cursor.js';
import { readLimit, readQuery } from '../http/query.js';
import { readWorklist } from './worklist.js';
import { readCounts } from './worklist-counts.js';
import { readWorklistFilters, WORKLIST_PARAMETERS } from './worklist-parameters.js';

/** The worklist. */
@Controller('v1/cases')
export class WorklistController {
  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  @Get()
  async list(@CurrentMember() who: Who, @Query() query: unknown) {
    const { cursor, limit, ...given } = readQuery(query, ...WORKLIST_PARAMETERS, 'cursor', 'limit');
    const { cases, next } = await readWorklist(this.pool, who, {
      ...readWorklistFilters(given),
      after: readCursor(cursor),
      limit: readLimit(limit),
    });
    return { cases: cases.map((row) => rowView(row, who)), next };
  }

  /** How many of each, for the heading of the page. */
  @Get('counts')
  counts(@CurrentMember() who: Who, @Query() query: unknown) {
    readQuery(query);
    return readCounts(this.pool, who);
  }
}

type Row = Awaited<ReturnType<typeof readWorklist>>['cases'][number];

export function rowView({ process: key, situation, waitsFor, relations, nextDeadline, nextLabel, assignee, ...row }: Row, who: Who) {
  const process = processOf(key);
  return {
    ...row,
    process: key,
    label: process.label,
    situation: situationBrief(process, situation, veilFor(process, relations, who)),
    waitsFor: waitsFor.map((relation) => relationView(process, relation)),
    yourRelations: relations.map((relation) => relationView(process, relation)),
    nextDeadline: nextDeadline === null ? null : { due: nextDeadline, label: nextLabel, french: french(nextDeadline) },
    assignee: assigneeView(assignee, who),
  };
}
