import { Body, Controller, Get, Put, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { readServerEnvironment } from '../../../libs/config/index.js';
import { ROLE_LABELS } from '../../../libs/directory/index.js';
import { CurrentAccount, organisationsOf, type SignedIn, type Who, WhoActs, WithoutOrganisation } from '../../../libs/identity/index.js';
import { type Preferences, PreferencesStore } from '../../../libs/preferences/index.js';
import { readQuery } from '../http/query.js';
import { readPreferences } from './read-preferences.js';

/** Who somebody is here: the first thing that a page asks. */
@WithoutOrganisation()
@Controller('v1/me')
export class MeController {
  private readonly demonstration = readServerEnvironment().mode === 'demonstration';

  constructor(
    private readonly preferences: PreferencesStore,
    private readonly whoActs: WhoActs,
  ) {}

  /** For the organisation that the request names, else the only one, else the one they worked for last; null when none of these says it. */
  @Get()
  async me(@CurrentAccount() { member, session }: SignedIn, @Req() request: FastifyRequest, @Query() query: unknown) {
    readQuery(query);
    const preferences = await this.preferences.of(member.accountId);
    const who = request.who ?? (await this.lastTime(member, preferences));
    return {
      account: { id: member.accountId, name: member.displayName },
      organisation: who === undefined ? null : actingView(who),
      organisations: organisationsOf(member).map(({ id, name, kind }) => ({ id, name, kind })),
      standsInFor: who?.organisation.standsInFor ?? [],
      session: session && { id: session.id, endsAt: session.endsAt, idleEndsAt: session.idleEndsAt },
      demonstration: this.demonstration,
      preferences,
    };
  }

  @Put('preferences')
  async prefer(@CurrentAccount() { member }: SignedIn, @Body() body: unknown): Promise<Preferences> {
    const preferences = readPreferences(body, member);
    await this.preferences.put(member.accountId, preferences);
    return preferences;
  }

  /** Somebody who has left that organisation since chooses anew. */
  private async lastTime(member: SignedIn['member'], { organisation }: Preferences): Promise<Who | undefined> {
    const isTheirs = member.memberships.some(({ organisationId }) => organisationId === organisation);
    return isTheirs ? this.whoActs.as(member.subject, organisation) : undefined;
  }
}

const actingView = ({ organisation: { id, name, kind, roles } }: Who) => ({
  id,
  name,
  kind,
  roles: roles.map((role) => ({ id: role, label: ROLE_LABELS[role] })),
});
