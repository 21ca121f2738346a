import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailText } from './mail-text.js';

export interface Letter extends MailText {
  /** `<…@…>` */
  readonly messageId: string;
  /** as it stands in MAIL_FROM */
  readonly sender: string;
  /** an address alone: a name would be one more thing about somebody */
  readonly recipient: string;
  readonly composedAt: string;
}

/** A message as it goes over the wire (RFC 5322), whole: it is stored, so that however often it is sent it is the same. */
export function mailBytes({ messageId, sender, recipient, subject, text, composedAt }: Letter): Promise<Buffer> {
  const composer = new MailComposer({
    from: sender,
    to: { name: '', address: recipient },
    subject,
    text,
    messageId,
    date: new Date(composedAt),
    textEncoding: 'quoted-printable',
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
    // no machine answers that somebody is away
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': 'fr' },
  });
  return composer.compile().build();
}

/** Where a Message-ID is from: the sender's own domain. `Saisine <saisine@exemple.fr>` -> `exemple.fr` */
export const domainOf = (sender: string): string => /@([^\s@<>]+)>?\s*$/.exec(sender)?.[1] ?? 'localhost';
