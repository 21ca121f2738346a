import { Body, Controller, Delete, Get, Inject, Param, Post } from '@nestjs/common';
import { veiledRefusal, veilOver } from '../../../libs/caseview/index.js';
import { actingRelations, fieldProblem, isAuditor, notYours, readsWhoActed } from '../../../libs/casework/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { type Invitation, Invitations, noSuchInvitation } from '../../../libs/invitations/index.js';
import { PRISMA, type PrismaClient } from '../../../libs/persistence/index.js';
import { asCaseId, CaseReader, type Reading } from '../cases/case-reader.js';
import { readAccountNames } from '../cases/records.js';
import { isRefused, withNames } from '../cases/refusal-names.js';
import { isUuid } from '../http/cursor.js';
import { readMembers } from '../http/envelope.js';
import { invitationView } from './invitation-view.js';

const DAYS = { usual: 7, most: 30 } as const;

/** One-time links of a case, for those who lead it. */
@Controller('v1/cases/:id/invitations')
export class InvitationsController {
  constructor(
    private readonly invitations: Invitations,
    private readonly reader: CaseReader,
    @Inject(PRISMA) private readonly prisma: PrismaClient,
  ) {}

  /** The only answer that ever holds the secret. It stands in the fragment, which no browser sends to a server. */
  @Post()
  async invite(@CurrentMember() who: Who, @Param('id') id: string, @Body() body: unknown) {
    const caseId = asCaseId(id);
    const { relation, act, organisation, validDays } = readMembers(body, {
      relation: 'string',
      act: 'string',
      organisation: 'string',
      validDays: 'any',
    });
    const wanted = { caseId, who, relation, act, organisation, validDays: readDays(validDays) };
    const { secret, ...sent } = await this.invitations.invite(wanted).catch(async (failure: unknown) => {
      if (!isRefused(failure)) throw failure;
      const { position, nameOf } = await this.reader.read(caseId, who);
      throw withNames(failure, nameOf, (refusal) => veiledRefusal(refusal, position, veilOver(position, who)));
    });
    return { ...sent, link: `/repondre#${secret}`, secret };
  }

  @Get()
  async list(@CurrentMember() who: Who, @Param('id') id: string) {
    const reading = await this.reader.read(id, who);
    if (!isAuditor(who) && actingRelations(reading.position, who).length === 0)
      throw notYours('Les invitations se lisent par qui agit dans ce dossier.');
    const found = await this.invitations.ofCase(reading.head.id);
    return { invitations: await this.shown(found, reading) };
  }

  @Delete(':invitation')
  async revoke(@CurrentMember() who: Who, @Param('id') id: string, @Param('invitation') invitation: string) {
    if (!isUuid(invitation)) throw noSuchInvitation();
    const revoked = await this.invitations.revoke(asCaseId(id), invitation, who);
    return (await this.shown([revoked], await this.reader.read(id, who)))[0];
  }

  private async shown(invitations: readonly Invitation[], reading: Reading) {
    const { position, who } = reading;
    const ids = invitations.flatMap(({ createdBy, revokedBy }) => [createdBy, ...(revokedBy === null ? [] : [revokedBy])]);
    const accounts = readsWhoActed(position, who) ? await readAccountNames(this.prisma, [...new Set(ids)]) : new Map<string, string>();
    return invitations.map((invitation) => invitationView(invitation, reading, accounts));
  }
}

function readDays(given: unknown): number {
  if (given === undefined) return DAYS.usual;
  if (typeof given === 'number' && Number.isInteger(given) && given >= 1 && given <= DAYS.most) return given;
  throw fieldProblem('validDays', 'days', `« validDays » est un nombre entier de jours, de 1 à ${DAYS.most}.`);
}
