import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { Pool } from 'pg';
import { ENDED, french, relationView, situationBrief, veilFor } from '../../../libs/caseview/index.js';
import { fieldProblem, processOf } from '../../../libs/casework/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { PG_POOL } from '../../../libs/persistence/index.js';
import { PROCESSES } from '../../../machines/registry.js';
import { readCursor } from '../http/cursor.js';
import { oneOf, readLimit, readQuery, yesOrNo } from '../http/query.js';
import { readWorklist } from './worklist.js';

/** The worklist. */
@Controller('v1/cases')
export class WorklistController {
  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  @Get()
  async list(@CurrentMember() who: Who, @Query() query: unknown) {
    const given = readQuery(query, 'process', 'situation', 'closed', 'waitsFor', 'late', 'q', 'cursor', 'limit');
    const { cases, next } = await readWorklist(this.pool, who, {
      processes: processesNamed(given.process),
      situation: situationNamed(given.situation),
      closed: yesOrNo('closed', given.closed),
      waitsForMe: oneOf('waitsFor', given.waitsFor, ['me']) === 'me' ? true : undefined,
      late: yesOrNo('late', given.late),
      reference: partOfReference(given.q),
      after: readCursor(given.cursor),
      limit: readLimit(given.limit),
    });
    return { cases: cases.map((row) => rowView(row, who)), next };
  }
}

type Row = Awaited<ReturnType<typeof readWorklist>>['cases'][number];

function rowView({ process: key, situation, waitsFor, relations, nextDeadline, nextLabel, ...row }: Row, who: Who) {
  const process = processOf(key);
  return {
    ...row,
    process: key,
    label: process.label,
    situation: situationBrief(process, situation, veilFor(process, relations, who)),
    waitsFor: waitsFor.map((relation) => relationView(process, relation)),
    yourRelations: relations.map((relation) => relationView(process, relation)),
    nextDeadline: nextDeadline === null ? null : { due: nextDeadline, label: nextLabel, french: french(nextDeadline) },
  };
}

/** All versions of a process, by its id, or one of them by its key. */
function processesNamed(name: string | undefined): readonly string[] | undefined {
  if (name === undefined) return undefined;
  const keys = PROCESSES.filter(({ id, key }) => id === name || key === name).map(({ key }) => key);
  if (keys.length === 0) throw fieldProblem('process', 'parameter', 'Cette procédure n’existe pas. Voyez /v1/processes.');
  return keys;
}

function situationNamed(name: string | undefined): string | undefined {
  if (name === undefined || name === ENDED.id || PROCESSES.some(({ situations }) => Object.hasOwn(situations, name))) return name;
  throw fieldProblem('situation', 'parameter', 'Aucune procédure ne connaît cette situation. Voyez /v1/processes.');
}

function partOfReference(text: string | undefined): string | undefined {
  if (text === undefined || /^[A-Za-z0-9-]{1,40}$/.test(text)) return text;
  throw fieldProblem('q', 'parameter', 'Cherchez une partie de la référence du dossier : lettres, chiffres et tirets.');
}
