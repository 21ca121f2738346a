import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import type { Pool } from 'pg';
import { fieldProblem, readersOf } from '../../../libs/casework/index.js';
import { isPlainObject } from '../../../libs/forms/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { PG_POOL } from '../../../libs/persistence/index.js';
import { Vault } from '../../../libs/vault/index.js';
import { readCursor } from '../http/cursor.js';
import { readLimit, readQuery } from '../http/query.js';
import { caseRowView } from './worklist.controller.js';
import { readWorklist } from './worklist.js';
import { isPartOfReference, readWorklistFilters, WORKLIST_PARAMETERS } from './worklist-parameters.js';

/** The worklist, asked for in a body: what is looked for may be the name of a person, and an address is kept by too many. */
@Controller('v1/cases/search')
export class SearchController {
  constructor(
    private readonly vault: Vault,
    @Inject(PG_POOL) private readonly pool: Pool,
  ) {}

  @Post()
  @HttpCode(200)
  async search(@CurrentMember() who: Who, @Body() body: unknown) {
    const { q, cursor, limit, ...given } = readQuery(asParameters(body), ...WORKLIST_PARAMETERS, 'cursor', 'limit');
    const { cases, next } = await readWorklist(this.pool, who, {
      ...readWorklistFilters(given),
      ...(q === undefined ? {} : await this.sought(q, who)),
      after: readCursor(cursor),
      limit: readLimit(limit),
    });
    return { cases: cases.map((row) => caseRowView(row, who)), next };
  }

  /** A whole last name, however it is written, or a part of a reference. */
  private async sought(q: string, who: Who): Promise<{ reference?: string; named?: readonly string[] }> {
    const reference = isPartOfReference(q) ? { reference: q } : {};
    // who reads no name in any process learns nothing by looking for one
    const found = readersOf('identity', who).length > 0 ? await this.vault.find('name', q) : [];
    return { ...reference, named: found.map(({ fieldId }) => fieldId) };
  }
}

/** A body says `true` and `20` where an address can only say "true" and "20". */
function asParameters(body: unknown): object {
  const given = body ?? {};
  if (!isPlainObject(given)) throw fieldProblem('', 'object', 'Le corps de la demande est un objet JSON.');
  const plain = (value: unknown) => (typeof value === 'boolean' || typeof value === 'number' ? String(value) : (value ?? ''));
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, plain(value)]));
}
