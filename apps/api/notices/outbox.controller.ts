import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { notYours } from '../../../libs/casework/index.js';
import { readServerEnvironment } from '../../../libs/config/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { ALARMING_TRIES, MAIL_STATES, type MailState, mailErrorView, Outbox, type StoredMail } from '../../../libs/notifications/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import { isUuid, pageOf, readCursor } from '../http/cursor.js';
import { oneOf, readLimit, readQuery } from '../http/query.js';
import { readerOf, runs } from './reader.js';

const SCOPES = ['mine', 'organisation'] as const;
const STATES = Object.keys(MAIL_STATES) as MailState[];

/** The mails that Saisine composed: one's own; those of one's organisation for whoever runs it. */
@Controller('v1/outbox')
export class OutboxController {
  constructor(private readonly outbox: Outbox) {}

  @Get()
  async list(@CurrentMember() who: Who, @Query() query: unknown) {
    const given = readQuery(query, 'scope', 'state', 'cursor', 'limit');
    const scope = oneOf('scope', given.scope, SCOPES) ?? 'mine';
    if (scope === 'organisation' && !runs(who)) throw notYours('Les courriels de tout un organisme se lisent par un de ses responsables.');
    const limit = readLimit(given.limit);
    const wanted = { scope, state: oneOf('state', given.state, STATES) };
    const rows = await this.outbox.list(readerOf(who), wanted, limit + 1, readCursor(given.cursor));
    const { page, next } = pageOf(rows, limit, (last) => ({ at: last.composedAt, id: last.id, name: '' }));
    return {
      mails: page.map((mail) => mailView(mail, who)),
      /** may the reader see their organisation's? */
      organisationToo: runs(who),
      /** is a mail server set? Without one, mails are composed and stay here */
      sends: readServerEnvironment().smtpUrl !== undefined,
      next,
    };
  }

  /** A mail that the server refused is sent again, as it was: once whatever was wrong is mended. */
  @Post(':id/retry')
  @HttpCode(200)
  async retry(@CurrentMember() who: Who, @Param('id') id: string) {
    const scope = runs(who) ? 'organisation' : 'mine';
    const find = async () => {
      if (!isUuid(id)) return undefined;
      const mine = await this.outbox.one(readerOf(who), 'mine', id.toLowerCase());
      return mine ?? (scope === 'organisation' ? this.outbox.one(readerOf(who), scope, id.toLowerCase()) : undefined);
    };
    const before = await find();
    if (!before) throw noSuchMail();
    if (!(await this.outbox.retry(before.id)))
      throw new ProblemError(
        409,
        'mail-not-refused',
        'Seul un courriel refusé se renvoie : les autres partent d’eux-mêmes, ou sont déjà partis.',
      );
    return mailView((await find()) ?? before, who);
  }
}

const noSuchMail = () => new ProblemError(404, 'no-such-mail', 'Ce courriel n’existe pas, ou il n’est pas de votre ressort.');

/** What a mail says of another organisation its reader does not run is left out. */
function mailView(mail: StoredMail, who: Who) {
  const { id, messageId, occasion, account, recipient, composedAt, state, tries, nextTry, lastError, sentAt, notices, ours } = mail;
  const yours = account.id === who.accountId;
  const isOpen = yours || notices === ours;
  const isUnderWay = state === 'waiting' || state === 'sending';
  return {
    id,
    kind: occasion.startsWith('digest:') ? ('digest' as const) : ('atOnce' as const),
    kindLabel: occasion.startsWith('digest:') ? 'Récapitulatif du jour' : 'Avis urgent',
    messageId,
    to: { ...account, address: recipient },
    yours,
    subject: isOpen ? mail.subject : null,
    text: isOpen ? mail.text : null,
    notices: isOpen ? notices : ours,
    composedAt,
    state,
    stateLabel: MAIL_STATES[state],
    tries,
    nextTry: isUnderWay ? nextTry : null,
    problem: lastError === null || state === 'sent' ? null : mailErrorView(lastError),
    /** somebody should look at it: it was refused, or has been tried for long */
    attention: state === 'failed' || (isUnderWay && tries >= ALARMING_TRIES),
    sentAt,
  };
}

export type MailView = ReturnType<typeof mailView>;
