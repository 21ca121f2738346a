import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CalendarAddresses, SCOPES, type Scope } from '../../../libs/calendar-feed/index.js';
import { fieldProblem } from '../../../libs/casework/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import { isUuid } from '../http/cursor.js';
import { readMembers } from '../http/envelope.js';
import { oneOf, readQuery } from '../http/query.js';

/** The addresses at which somebody's own calendar reads deadlines. */
@Controller('v1/calendar-addresses')
export class CalendarAddressesController {
  constructor(private readonly addresses: CalendarAddresses) {}

  /** The address is told here and never again. */
  @Post()
  @HttpCode(201)
  async add(@CurrentMember() { accountId, organisation }: Who, @Body() body: unknown) {
    const { secret, ...address } = await this.addresses.add(accountId, organisation.id, readScope(body));
    return { ...address, address: `/v1/calendars/${secret}.ics` };
  }

  @Get()
  async list(@CurrentMember() { accountId, organisation }: Who, @Query() query: unknown) {
    readQuery(query);
    return { addresses: await this.addresses.list(accountId, organisation.id) };
  }

  @Delete(':id')
  @HttpCode(200)
  async revoke(@CurrentMember() { accountId, organisation }: Who, @Param('id') id: string) {
    const revoked = isUuid(id) ? await this.addresses.revoke(id.toLowerCase(), accountId, organisation.id) : undefined;
    if (!revoked) throw new ProblemError(404, 'no-such-address', 'Cette adresse d’agenda n’existe pas, ou elle n’est pas à vous.');
    return revoked;
  }
}

function readScope(body: unknown): Scope {
  const { scope } = readMembers(body, { scope: 'string' });
  const read = oneOf('scope', scope, SCOPES);
  if (read === undefined)
    throw fieldProblem('scope', 'required', 'Choisissez « mine » (vos dossiers) ou « organisation » (tous ceux de votre organisme).');
  return read;
}
