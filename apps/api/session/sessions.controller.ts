import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { CurrentAccount, type SignedIn, WithoutOrganisation } from '../../../libs/identity/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import { Sessions } from '../../../libs/session/index.js';
import { isUuid } from '../http/cursor.js';
import { readQuery } from '../http/query.js';

/** In which browsers somebody is signed in. */
@WithoutOrganisation()
@Controller('v1/sessions')
export class SessionsController {
  constructor(private readonly sessions: Sessions) {}

  @Get()
  async list(@CurrentAccount() { member, session: present }: SignedIn, @Query() query: unknown) {
    readQuery(query);
    const sessions = await this.sessions.list(member.accountId);
    return { sessions: sessions.map((one) => ({ ...one, present: one.id === present?.id })) };
  }

  /** All but the one that asks; by an access token, all. */
  @Delete()
  async endOthers(@CurrentAccount() { member, session: present }: SignedIn) {
    return { ended: await this.sessions.endOthers(member.accountId, present?.id) };
  }

  @Delete(':id')
  @HttpCode(204)
  async end(@CurrentAccount() { member }: SignedIn, @Param('id') id: string): Promise<void> {
    const ended = isUuid(id) && (await this.sessions.end(id.toLowerCase(), member.accountId));
    if (!ended)
      throw new ProblemError(404, 'no-such-session', 'Cette session n’existe pas, elle est déjà terminée, ou elle n’est pas à vous.');
  }
}
