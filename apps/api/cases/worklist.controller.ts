import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { Pool } from 'pg';
import { assigneeView } from '../../../libs/assignment/index.js';
import { french, namesOfVersion } from '../../../libs/caseview/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { PG_POOL } from '../../../libs/persistence/index.js';
import { readCursor } from '../http/cursor.js';
import { readLimit, readQuery } from '../http/query.js';
import { readWorklist } from './worklist.js';
import { readCounts } from './worklist-counts.js';
import { processesNamed, readWorklistFilters, WORKLIST_PARAMETERS } from './worklist-parameters.js';
import { URGENCIES, type Urgency } from './worklist-urgency.js';

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
    return { cases: cases.map((row) => caseRowView(row, who)), next };
  }

  /** How many of each, for the heading of the page. */
  @Get('counts')
  counts(@CurrentMember() who: Who, @Query() query: unknown) {
    const { process } = readQuery(query, 'process');
    return readCounts(this.pool, who, processesNamed(process));
  }
}

type Row = Awaited<ReturnType<typeof readWorklist>>['cases'][number];

export function caseRowView({ process: key, situation, waitsFor, relations, nextDeadline, assignee, urgency, ...row }: Row, who: Who) {
  const { next, reached, ...plain } = row;
  const names = namesOfVersion(key, relations, who);
  return {
    ...plain,
    process: key,
    /** false: this server does not carry the case's version; nothing can be done in it here, and it is shown as it last was */
    carried: names.carried,
    label: names.label,
    situation: names.situation(situation),
    waitsFor: waitsFor.map(names.relation),
    yourRelations: relations.map(names.relation),
    urgency: URGENCIES[urgency] as Urgency,
    nextDeadline:
      nextDeadline === null
        ? null
        : {
            due: nextDeadline,
            label: next?.label ?? null,
            french: french(nextDeadline),
            legalDate: next?.legalDate ?? null,
            days: next?.days ?? null,
          },
    reached: reached && {
      due: reached.due,
      label: names.deadline(reached.name),
      french: french(reached.due),
      days: reached.days,
    },
    assignee: assigneeView(assignee, who),
  };
}
