import { Inject, Injectable } from '@nestjs/common';
import { readServerEnvironment } from '../../../libs/config/index.js';
import { Addressing, Composing, Escalating, Sending } from '../../../libs/notifications/index.js';
import { instant } from '../../../machines/calendar/index.js';
import type { MailActivities, MailOutcome } from '../../../workflows/activities.js';
import { sendThrough } from './smtp.js';
import { notSent } from './smtp-error.js';

/** What a round of mail asks of the world. Nothing of a mail goes through Temporal: not even its id. */
@Injectable()
export class MailRounds implements MailActivities {
  constructor(
    @Inject(Addressing) private readonly addressing: Addressing,
    @Inject(Escalating) private readonly escalating: Escalating,
    @Inject(Composing) private readonly composing: Composing,
    @Inject(Sending) private readonly sending: Sending,
  ) {}

  async composeMail(): Promise<void> {
    await this.addressing.round();
    const now = instant(Date.now());
    await this.escalating.round(now);
    await this.composing.round(now);
  }

  async mailsDue(): Promise<number> {
    return readServerEnvironment().smtpUrl === undefined ? 0 : this.sending.due();
  }

  async sendNextMail(): Promise<MailOutcome> {
    const { smtpUrl: url, smtpPasswordFile: passwordFile } = readServerEnvironment();
    if (url === undefined) return 'nothing';
    const mail = await this.sending.take();
    if (mail === undefined) return 'nothing';
    try {
      await sendThrough({ url, passwordFile }, mail);
    } catch (failure) {
      const { error, forGood, serverAway } = notSent(failure);
      await (forGood ? this.sending.refused(mail, error) : this.sending.postponed(mail, error));
      return serverAway ? 'serverAway' : 'notTaken';
    }
    await this.sending.sent(mail);
    return 'sent';
  }
}
