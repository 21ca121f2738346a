import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { situationBrief, veilFor } from '../../../libs/caseview/index.js';
import { Importing, type LineOutcome } from '../../../libs/casework/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { readQuery, yesOrNo } from '../http/query.js';
import { linesIn } from './line-stream.js';

/** Cases that began on paper, one a line, of any process. */
@Controller('v1/cases/import')
export class ImportsController {
  constructor(private readonly importing: Importing) {}

  @Post()
  @HttpCode(200)
  async import(@CurrentMember() who: Who, @Query() query: unknown, @Body() body: unknown) {
    const rehearsal = yesOrNo('rehearse', readQuery(query, 'rehearse').rehearse) ?? false;
    this.importing.checkMayImport(who);
    const given = await linesIn(body);
    const outcomes = await this.importing.importLines(
      given.map((line) => line.given),
      who,
      { rehearsal },
    );
    const count = (status: LineOutcome['status']) => outcomes.filter((outcome) => outcome.status === status).length;
    return {
      imported: count('imported'),
      already: count('already'),
      refused: count('refused'),
      ...(rehearsal ? { rehearsed: count('rehearsed') } : {}),
      lines: outcomes.map((outcome, index) => ({ line: given[index]?.number, ...importedLineView(outcome, who) })),
    };
  }
}

/** What became of a line, with the case as far as whoever sent it may see it. */
export function importedLineView(outcome: LineOutcome, who: Who) {
  const { status, key = null } = outcome;
  if (outcome.status === 'refused') return { key, status, problems: outcome.problems };
  if (!outcome.case) return { key, status };
  const { id, reference, process, situation, relations } = outcome.case;
  const shown = { id, reference, situation: situationBrief(process, situation, veilFor(process, relations, who)) };
  return { key, status, case: shown };
}
