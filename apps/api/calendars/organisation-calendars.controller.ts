import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CalendarAddresses } from '../../../libs/calendar-feed/index.js';
import { notYours } from '../../../libs/casework/index.js';
import { CurrentMember, ownRoles, type Who } from '../../../libs/identity/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import { isUuid } from '../http/cursor.js';
import { readMembers } from '../http/envelope.js';
import { readQuery } from '../http/query.js';

/** The addresses at which an organisation's own calendar reads the deadlines of all its cases. Whoever leads it sees to them. */
@Controller('v1/organisation-calendars')
export class OrganisationCalendarsController {
  constructor(private readonly addresses: CalendarAddresses) {}

  /** The address is told here and never again. */
  @Post()
  @HttpCode(201)
  async add(@CurrentMember() who: Who, @Body() body: unknown) {
    readMembers(body, {});
    const { secret, ...address } = await this.addresses.addShared(who.accountId, leadOf(who));
    return { ...address, address: `/v1/calendars/${secret}.ics` };
  }

  @Get()
  async list(@CurrentMember() who: Who, @Query() query: unknown) {
    readQuery(query);
    return { addresses: await this.addresses.listShared(leadOf(who)) };
  }

  @Delete(':id')
  @HttpCode(200)
  async revoke(@CurrentMember() who: Who, @Param('id') id: string) {
    const organisation = leadOf(who);
    const revoked = isUuid(id) ? await this.addresses.revokeShared(id.toLowerCase(), organisation) : undefined;
    if (!revoked) throw new ProblemError(404, 'no-such-address', 'Votre organisme n’a pas cette adresse d’agenda.');
    return revoked;
  }
}

/** What goes on when its maker has left is no affair of somebody who only stands in for a day. Throws 403. */
function leadOf(who: Who): string {
  if (!ownRoles(who).includes('lead')) throw notYours('L’agenda de l’organisme est l’affaire d’un de ses responsables : demandez-le-lui.');
  return who.organisation.id;
}
