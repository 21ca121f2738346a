import { Module } from '@nestjs/common';
import { readServerEnvironment } from '../config/index.js';
import { PersistenceModule } from '../persistence/index.js';
import { Addressing } from './addressing.js';
import { NoticeBoard } from './board.js';
import { Composing, MAIL_ORIGIN, type MailOrigin } from './composing.js';
import { Deliveries } from './deliveries.js';
import { Escalating } from './escalating.js';
import { Outbox } from './outbox.js';
import { Sending } from './sending.js';
import { NoticeSettings } from './settings.js';
import { NoticeTelling } from './telling.js';

const PARTS = [Addressing, Composing, Deliveries, Escalating, NoticeBoard, NoticeSettings, NoticeTelling, Outbox, Sending];

function mailOrigin(): MailOrigin {
  const { mailFrom, publicUrl, smtpUrl } = readServerEnvironment();
  return { sender: mailFrom, publicUrl, configured: smtpUrl !== undefined };
}

@Module({
  imports: [PersistenceModule],
  providers: [...PARTS, { provide: MAIL_ORIGIN, useFactory: mailOrigin }],
  exports: PARTS,
})
export class NotificationsModule {}
