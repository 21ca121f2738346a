import { Controller, Get, Headers, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { CalendarAddresses, type Subscriber } from '../../../libs/calendar-feed/index.js';
import { Public, WhoActs } from '../../../libs/identity/index.js';
import { PG_POOL } from '../../../libs/persistence/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import type { Reader } from '../deadlines/due.js';
import { Organisations } from '../directory/organisations.js';
import { WrongSecrets } from '../invitations/wrong-secrets.js';
import { MinuteWindow } from '../problem/minute-window.js';
import { answerCalendar } from './answer.js';
import { calendarOf } from './calendar.js';

/** A calendar program asks every few minutes at most; more often than that it is broken. */
const READINGS_A_MINUTE = 30;

/**
 * Where calendar programs read: they have no token, so the address is the secret. It stands in no log and no measure,
 * which hold route templates only, and it opens no more than its owner may see at that moment.
 */
@Public()
@Controller('v1/calendars')
export class CalendarsController {
  private readonly window = new MinuteWindow(READINGS_A_MINUTE);

  constructor(
    private readonly addresses: CalendarAddresses,
    private readonly whoActs: WhoActs,
    private readonly organisations: Organisations,
    private readonly wrong: WrongSecrets,
    @Inject(PG_POOL) private readonly pool: Pool,
  ) {}

  @Get(':file')
  async read(
    @Param('file') file: string,
    @Req() { ip }: FastifyRequest,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const secret = /^(.+)\.ics$/.exec(file)?.[1];
    const subscriber = secret === undefined ? undefined : await this.addresses.subscriber(secret);
    const who = subscriber && (await this.readerOf(subscriber));
    if (!subscriber || !who) {
      this.wrong.count(ip);
      throw new ProblemError(
        404,
        'no-such-calendar',
        'Cette adresse d’agenda n’existe pas, ou elle a été retirée. Créez-en une autre dans Saisine.',
      );
    }
    const retryAfter = this.window.take(subscriber.id);
    if (retryAfter > 0)
      throw new ProblemError(429, 'too-many-requests', `Cet agenda est lu trop souvent : réessayez dans ${retryAfter} s.`, { retryAfter });
    const text = await calendarOf(this.pool, who, subscriber.scope === 'mine' ? { assignedTo: 'me' } : {});
    await this.addresses.used(subscriber.id);
    return answerCalendar(reply, text, known);
  }

  /** Somebody whose account was closed, or who left the organisation, reads nothing more. An organisation's calendar reads as nobody's. */
  private async readerOf({ subject, organisation }: Subscriber): Promise<Reader | undefined> {
    if (subject === null) {
      const found = (await this.organisations.all()).get(organisation);
      return found && { accountId: 'nobody', organisation: { id: found.id, name: found.name, kind: found.kind, roles: [] } };
    }
    try {
      return await this.whoActs.as(subject, organisation);
    } catch (failure) {
      if (failure instanceof ProblemError && failure.status === 403) return undefined;
      throw failure;
    }
  }
}
