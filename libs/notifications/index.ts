/** What people are told of their cases: in the application, and by mail without anything personal in it. */
export { Addressing } from './addressing.js';
export { NoticeBoard, type NoticeCounts, type NoticeQuery, type Reader, type StoredNotice } from './board.js';
export { Composing, MAIL_ORIGIN, type MailOrigin } from './composing.js';
export { type DeliveredNotice, Deliveries, type StoredDelivery } from './deliveries.js';
export { Escalating } from './escalating.js';
export { type Concern, concernLabel, sentenceOf, urgencyView } from './labels.js';
export type { MailError } from './mail-errors.js';
export { mailErrorView } from './mail-errors.js';
export { NotificationsModule } from './notifications.module.js';
export { ALARMING_TRIES, MAIL_STATES, type MailState, Outbox, type StoredMail } from './outbox.js';
export type { MailSettings } from './planning.js';
export { type Leased, Sending } from './sending.js';
export { DEFAULTS, ESCALATION, MANAGER, NoticeSettings, SETTINGS_SOURCE } from './settings.js';
export { NoticeTelling } from './telling.js';
export { ALARM_KIND } from './urgency.js';
