import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { Pool } from 'pg';
import { Casework } from '../../../libs/casework/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { PG_POOL } from '../../../libs/persistence/index.js';
import { asCaseId } from '../cases/case-reader.js';
import { pageOf, readCursor } from '../http/cursor.js';
import { readLimit, readQuery } from '../http/query.js';
import { readDependants, readFoundations } from './dependence.js';
import { dependantsCountView, dependantView, foundationView } from './dependence-view.js';

/** Which cases rest on one, and on which it rests. */
@Controller('v1/cases/:id')
export class DependenceController {
  constructor(
    private readonly casework: Casework,
    @Inject(PG_POOL) private readonly pool: Pool,
  ) {}

  @Get('dependants')
  async dependants(@CurrentMember() who: Who, @Param('id') id: string, @Query() query: unknown) {
    const { cursor, limit: given } = readQuery(query, 'cursor', 'limit');
    const [limit, after] = [readLimit(given), readCursor(cursor)];
    const { head } = await this.casework.read(asCaseId(id), who);
    const { rows, ...counts } = await readDependants(this.pool, who, head.id, limit + 1, after);
    const { page, next } = pageOf(rows, limit, (last) => ({ at: last.openedAt, id: last.id, name: last.closed ? 'ended' : 'open' }));
    return { ...dependantsCountView(counts), cases: page.map((row) => dependantView(row, who)), next };
  }

  @Get('foundations')
  async foundations(@CurrentMember() who: Who, @Param('id') id: string, @Query() query: unknown) {
    readQuery(query);
    const { head, position } = await this.casework.read(asCaseId(id), who);
    const found = await readFoundations(this.pool, who, head.id);
    return { restsOn: found.map((one) => foundationView(one, position.process, position.known, who)) };
  }
}
