import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { Pool } from 'pg';
import { namesFrom } from '../../../libs/caseview/index.js';
import { hasRegister } from '../../../libs/casework/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { PG_POOL } from '../../../libs/persistence/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import type { Process } from '../../../machines/kernel/index.js';
import { PROCESSES } from '../../../machines/registry.js';
import { Organisations } from '../directory/organisations.js';
import { readCursor } from '../http/cursor.js';
import { readLimit, readQuery, yesOrNo } from '../http/query.js';
import { readRegister } from './register.js';
import { registerRowView } from './register-view.js';

/** What others rest on: agreements, each with what depends on it and what will happen to it. */
@Controller('v1/registers')
export class RegistersController {
  constructor(
    private readonly organisations: Organisations,
    @Inject(PG_POOL) private readonly pool: Pool,
  ) {}

  /** The processes on whose cases others rest, in their present version. */
  @Get()
  list(@Query() query: unknown) {
    readQuery(query);
    return {
      registers: REGISTERS.map((process) => ({
        process: process.id,
        plural: process.plural,
        label: nameOfRegister(process),
        version: process.key,
      })),
    };
  }

  @Get(':process')
  async read(@CurrentMember() who: Who, @Param('process') name: string, @Query() query: unknown) {
    const { cursor, limit, q, open } = readQuery(query, 'cursor', 'limit', 'q', 'open');
    const processes = PROCESSES.filter(({ id, plural, key }) => [id, plural, key].includes(name)).filter(hasRegister);
    const [first] = processes;
    if (!first)
      throw new ProblemError(404, 'no-such-register', 'Il n’y a pas de registre de ce nom : GET /v1/registers en donne la liste.');
    const all = await this.organisations.all();
    const sought = q?.trim();
    const named = [...all.values()].filter((one) => sought !== undefined && folded(one.name).includes(folded(sought)));
    const { page, next } = await readRegister(this.pool, who, {
      processes: processes.map(({ key }) => key),
      open: yesOrNo('open', open),
      sought,
      organisations: named.map(({ id }) => id),
      after: readCursor(cursor),
      limit: readLimit(limit),
    });
    const nameOf = namesFrom([], all);
    return {
      process: first.id,
      plural: first.plural,
      label: nameOfRegister(first),
      rows: page.map((row) => registerRowView(row, who, nameOf)),
      next,
    };
  }
}

const REGISTERS = PROCESSES.filter((process) => hasRegister(process)).filter(
  ({ id }, index, all) => all.findLastIndex((one) => one.id === id) === index,
);

/** Accents and capitals do not matter to whoever looks for a name. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** As people call what stands in it. */
const nameOfRegister = ({ label, inPlainWords }: Process): string => inPlainWords?.many ?? label;
