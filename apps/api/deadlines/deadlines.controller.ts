import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { Pool } from 'pg';
import { relationView, situationBrief, storedDeadlineView, veilFor } from '../../../libs/caseview/index.js';
import { asInstant, processOf } from '../../../libs/casework/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { PG_POOL } from '../../../libs/persistence/index.js';
import { readCursor, writeCursor } from '../http/cursor.js';
import { readLimit, readQuery } from '../http/query.js';

interface Row {
  readonly caseId: string;
  readonly reference: string;
  readonly process: string;
  readonly situation: string;
  readonly relations: readonly string[];
  readonly name: string;
  readonly due: string;
  readonly legalDate: string;
  readonly consequence: string;
  readonly explanation: Record<string, unknown>;
}

const DUE = `
  SELECT c.id AS "caseId", c.reference, c.process, c.situation, mine.relations,
         d.name, d.due, d.legal_date AS "legalDate", d.consequence, d.explanation
    FROM deadlines d
    JOIN cases c ON c.id = d.case_id
    JOIN LATERAL (SELECT array_agg(r.relation ORDER BY r.relation) AS relations
                    FROM case_relations r WHERE r.case_id = c.id AND r.organisation_id = $1) mine ON mine.relations IS NOT NULL
   WHERE NOT c.closed
     AND ($2::timestamptz IS NULL OR d.due <= $2)
     AND ($3::timestamptz IS NULL OR (d.due, d.case_id, d.name) > ($3, $4::uuid, $5))
   ORDER BY d.due, d.case_id, d.name
   LIMIT $6`;

/** What is due in the cases of somebody's organisation, soonest first, each with its reckoning. */
@Controller('v1/deadlines')
export class DeadlinesController {
  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  @Get()
  async list(@CurrentMember() who: Who, @Query() query: unknown) {
    const given = readQuery(query, 'until', 'cursor', 'limit');
    const until = given.until === undefined ? null : asInstant(given.until, 'until');
    const after = readCursor(given.cursor);
    const limit = readLimit(given.limit);
    const values = [who.organisation.id, until, after?.at ?? null, after?.id ?? null, after?.name ?? null, limit + 1];
    const { rows } = await this.pool.query<Row>({ name: 'deadlines-due', text: DUE, values });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      deadlines: page.map((row) => rowView(row, who)),
      next: rows.length > limit && last ? writeCursor({ at: last.due, id: last.caseId, name: last.name }) : null,
    };
  }
}

function rowView({ caseId, reference, process: key, situation, relations, ...deadline }: Row, who: Who) {
  const process = processOf(key);
  const view = storedDeadlineView(process, deadline);
  return {
    case: { id: caseId, reference, process: key, situation: situationBrief(process, situation, veilFor(process, relations, who)) },
    yourRelations: relations.map((relation) => relationView(process, relation)),
    tellsYou: view.tells.some(({ relation }) => relations.includes(relation)),
    ...view,
  };
}
