import { Controller, Get, Inject, Param } from '@nestjs/common';
import { effectView, veilOver } from '../../../libs/caseview/index.js';
import { readsWhoActed } from '../../../libs/casework/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { Deliveries } from '../../../libs/notifications/index.js';
import { PRISMA, type PrismaClient } from '../../../libs/persistence/index.js';
import { CaseReader } from '../cases/case-reader.js';
import { readEffects, readPlaces } from '../cases/records.js';
import { deliveredView } from './delivered-view.js';

/** What a case has told, to whom, why and by which way; and what it could not carry out yet. */
@Controller('v1/cases/:id/deliveries')
export class DeliveriesController {
  constructor(
    private readonly reader: CaseReader,
    private readonly deliveries: Deliveries,
    @Inject(PRISMA) private readonly prisma: PrismaClient,
  ) {}

  @Get()
  async list(@CurrentMember() who: Who, @Param('id') id: string) {
    const { head, position, nameOf } = await this.reader.read(id, who);
    const [notices, effects, hidden] = await Promise.all([
      this.deliveries.ofCase(head.id),
      readEffects(this.prisma, head.id),
      readPlaces(this.prisma, head.id, veilOver(position, who).acts),
    ]);
    // as in the history; one's own colleagues are known anyway
    const readsNames = readsWhoActed(position, who);
    const shown = notices.filter(({ seq, organisation }) => seq === null || !hidden.has(seq) || organisation === who.organisation.id);
    const view = { process: position.process, nameOf };
    return {
      id: head.id,
      reference: head.reference,
      deliveries: shown.map((notice) =>
        deliveredView(notice, { ...view, namesPeople: readsNames || notice.organisation === who.organisation.id }),
      ),
      /** what was asked for and is not carried out: still to come, or failing and tried again */
      undone: effects
        .filter(({ seq, doneAt }) => doneAt === null && !hidden.has(seq))
        .map((effect) => ({ ...effectView(effect), seq: effect.seq })),
    };
  }
}
