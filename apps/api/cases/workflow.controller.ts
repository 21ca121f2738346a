import { Controller, Get, Inject, Param } from '@nestjs/common';
import { effectView, veilOver } from '../../../libs/caseview/index.js';
import { Workflows } from '../../../libs/following/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { PRISMA, type PrismaClient } from '../../../libs/persistence/index.js';
import { CaseReader } from './case-reader.js';
import { readEffects, readPlaces } from './records.js';

/** How a case runs: its workflow, how far it has followed the log, and what fails. */
@Controller('v1/cases/:id')
export class WorkflowController {
  constructor(
    private readonly reader: CaseReader,
    private readonly workflows: Workflows,
    @Inject(PRISMA) private readonly prisma: PrismaClient,
  ) {}

  @Get('workflow')
  async workflow(@CurrentMember() who: Who, @Param('id') id: string) {
    const { head, position } = await this.reader.read(id, who);
    const veil = veilOver(position, who);
    const [run, effects, hidden] = await Promise.all([
      this.workflows.describe(head.process, head.id).catch(() => 'away' as const),
      readEffects(this.prisma, head.id),
      readPlaces(this.prisma, head.id, veil.acts),
    ]);
    const undone = effects
      .filter(({ seq }) => !hidden.has(seq))
      .map(effectView)
      .filter(({ state }) => state !== 'done');
    const temporal: 'away' | 'answers' = run === 'away' ? 'away' : 'answers';
    return {
      temporal,
      run: run === 'away' || run === undefined ? null : run,
      seq: head.seq,
      followedSeq: head.followedSeq,
      lag: head.seq - head.followedSeq,
      nextDeadline: head.nextDeadline,
      alarm: head.alarm,
      effects: { pending: undone.filter(({ state }) => state === 'pending'), failing: undone.filter(({ state }) => state === 'failing') },
    };
  }
}
