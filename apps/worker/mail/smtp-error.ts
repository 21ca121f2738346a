import type { MailError } from '../../../libs/notifications/index.js';

/** What became of a try, where the server did not take the mail. */
export interface NotSent {
  readonly error: MailError;
  /** the server refused this very mail for good: trying again changes nothing */
  readonly forGood: boolean;
  /** it would have been the same with any other mail */
  readonly serverAway: boolean;
}

/** Answers to these are about the one mail; before them, and afterwards, the server speaks of itself. */
const ABOUT_THE_MAIL = /^(MAIL FROM|RCPT TO|DATA)/;

/** From nodemailer's error to what is written down: a class and the server's code, never its words. */
export function notSent(failure: unknown): NotSent {
  const { code, responseCode, command = '' } = failure as { code?: string; responseCode?: number; command?: string };
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return { error: { class: 'credentials', code: responseCode }, forGood: false, serverAway: true };
  if (code === 'ETLS') return { error: { class: 'encryption' }, forGood: false, serverAway: true };
  if (responseCode !== undefined) {
    const aboutTheMail = ABOUT_THE_MAIL.test(command) || code === 'EENVELOPE' || code === 'EMESSAGE';
    const forGood = aboutTheMail && responseCode >= 500;
    return { error: { class: forGood ? 'refused' : 'postponed', code: responseCode }, forGood, serverAway: !aboutTheMail };
  }
  // an address that no server would take
  if (code === 'EENVELOPE') return { error: { class: 'refused' }, forGood: true, serverAway: false };
  if (code === 'EDNS') return { error: { class: 'unreachable' }, forGood: false, serverAway: true };
  if (code === 'ETIMEDOUT' || code === 'EABORT') return { error: { class: 'silent' }, forGood: false, serverAway: true };
  if (code === 'ESOCKET' || code === 'ECONNECTION')
    return { error: { class: command === 'CONN' ? 'unreachable' : 'interrupted' }, forGood: false, serverAway: true };
  return { error: { class: 'unknown' }, forGood: false, serverAway: true };
}
