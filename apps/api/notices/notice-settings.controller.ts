import { Body, Controller, Get, Put } from '@nestjs/common';
import { sourceView } from '../../../libs/caseview/index.js';
import { notYours } from '../../../libs/casework/index.js';
import { Directory } from '../../../libs/directory/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { DEFAULTS, ESCALATION, type MailSettings, NoticeSettings, SETTINGS_SOURCE } from '../../../libs/notifications/index.js';
import { readSettings } from './read-settings.js';
import { runs } from './reader.js';

/** How somebody wants to be told by mail; how long an organisation lets an urgent notice lie is for whoever runs it to say. */
@Controller('v1/notices/settings')
export class NoticeSettingsController {
  constructor(
    private readonly settings: NoticeSettings,
    private readonly directory: Directory,
  ) {}

  @Get()
  async read(@CurrentMember() who: Who) {
    return this.shown(await this.settings.of(who.accountId), who);
  }

  @Put()
  async keep(@CurrentMember() who: Who, @Body() body: unknown) {
    const { mail, escalation } = readSettings(body, await this.settings.of(who.accountId));
    const changes = escalation !== undefined && escalation !== (await this.settings.escalationOf(who.organisation.id));
    if (changes && !runs(who))
      throw notYours('Seul un responsable de votre organisme règle le délai après lequel un avis urgent lui revient.');
    await this.settings.keep(who.accountId, mail);
    if (changes) await this.settings.keepEscalation(who.organisation.id, escalation, who.accountId);
    return this.shown(mail, who);
  }

  private async shown(mail: MailSettings, who: Who) {
    const [account, workingDays] = await Promise.all([
      this.directory.account(who.accountId),
      this.settings.escalationOf(who.organisation.id),
    ]);
    return {
      ...settingsView(mail),
      escalation: { workingDays, least: ESCALATION.least, most: ESCALATION.most, yoursToChange: runs(who) },
      /** where one's own mails go */
      address: account?.email ?? null,
      defaults: { ...settingsView(DEFAULTS), escalation: { workingDays: ESCALATION.default } },
      source: sourceView(SETTINGS_SOURCE),
    };
  }
}

const settingsView = ({ mail, digestAt, urgent, quietHours }: MailSettings) => ({ mail, digest: { at: digestAt }, urgent, quietHours });
