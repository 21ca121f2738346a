import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { Assignments, assigneeView } from '../../../libs/assignment/index.js';
import { actingRelations, Casework, fieldProblem, notYours } from '../../../libs/casework/index.js';
import { Directory } from '../../../libs/directory/index.js';
import { isPlainObject } from '../../../libs/forms/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { Addressing } from '../../../libs/notifications/index.js';
import type { Position } from '../../../machines/kernel/index.js';
import { asCaseId } from '../cases/case-reader.js';
import { isUuid } from '../http/cursor.js';
import { readMembers } from '../http/envelope.js';

/** Who in the reader's organisation looks after a case. Another organisation's arrangements are its own. */
@Controller('v1/cases/:id/assignment')
export class AssignmentController {
  constructor(
    private readonly casework: Casework,
    private readonly directory: Directory,
    private readonly assignments: Assignments,
    private readonly addressing: Addressing,
  ) {}

  @Get()
  async read(@CurrentMember() who: Who, @Param('id') id: string) {
    const { head } = await this.casework.read(asCaseId(id), who);
    return this.shown(head.id, who);
  }

  @Put()
  async assign(@CurrentMember() who: Who, @Param('id') id: string, @Body() body: unknown) {
    const { head, position } = await this.casework.read(asCaseId(id), who);
    if (actingRelations(position, who).length === 0) throw notYours('Votre rôle dans ce dossier ne permet pas de l’affecter.');
    const account = readAccount(body);
    if (account !== null) await this.checkActing(account, position, who);
    await this.assignments.assign(head.id, who.organisation.id, account, who.accountId);
    await this.addressing.ofCase(head.id, who.organisation.id);
    return this.shown(head.id, who);
  }

  /** A case is looked after by somebody who could act in it, today and by a role of their own. */
  private async checkActing(account: string, position: Position, { organisation }: Who): Promise<void> {
    const colleague = (await this.directory.colleagues(organisation.id)).find((one) => one.id === account);
    if (!colleague)
      throw fieldProblem('account', 'unknown-member', 'Cette personne n’est pas un membre actif de votre organisme. Voyez /v1/members.');
    const asking = { accountId: account, organisation: { id: organisation.id, kind: organisation.kind, roles: colleague.roles } };
    if (actingRelations(position, asking).length === 0)
      throw fieldProblem('account', 'cannot-act', 'Les rôles de cette personne ne lui permettent pas d’agir dans ce dossier.');
  }

  private async shown(caseId: string, who: Who) {
    const [present, history] = await Promise.all([
      this.assignments.present(caseId, who.organisation.id),
      this.assignments.turns(caseId, who.organisation.id),
    ]);
    return { present: assigneeView(present, who), history };
  }
}

/** Null is nobody; nothing at all is a mistake. */
function readAccount(body: unknown): string | null {
  if (!isPlainObject(body) || !Object.hasOwn(body, 'account'))
    throw fieldProblem('account', 'required', 'Indiquez qui suit ce dossier, ou null pour personne.');
  const { account } = readMembers(body, { account: 'string' });
  if (account === undefined) return null;
  if (!isUuid(account)) throw fieldProblem('account', 'unknown-member', '« account » est l’identifiant d’un membre. Voyez /v1/members.');
  return account.toLowerCase();
}
