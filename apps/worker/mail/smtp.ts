import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import type { Leased } from '../../../libs/notifications/index.js';

/** A server that does not answer must not keep a mail for longer than its lease. */
const CONNECT_MS = 10_000;
const SILENCE_MS = 15_000;
const WHOLE_MS = 30_000;

export interface SmtpAddress {
  /** smtp:// or smtps://, with a user and without a password */
  readonly url: string;
  readonly passwordFile: string | undefined;
}

/** How a mail server is reached. A password is read anew each time: it may have been changed meanwhile. */
export function smtpOptions({ url, passwordFile }: SmtpAddress) {
  const { protocol, hostname, port, username, searchParams } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const secure = protocol === 'smtps:';
  const isHere = host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
  const user = decodeURIComponent(username);
  return {
    host,
    port: port === '' ? (secure ? 465 : user === '' ? 25 : 587) : Number(port),
    secure,
    // in clear only to oneself, or where somebody said so
    requireTLS: !secure && !isHere && searchParams.get('starttls') !== 'optional',
    tls: { minVersion: 'TLSv1.2' as const },
    ...(user === '' ? {} : { auth: { user, pass: passwordFile === undefined ? '' : readFileSync(passwordFile, 'utf8').trim() } }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    socketCloseTimeout: 1_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Hands one mail to the server, as it is. Throws nodemailer's error when the server has not taken it over, as far as can be known. */
export async function sendThrough(address: SmtpAddress, { sender, recipient, bytes }: Leased): Promise<void> {
  const transport = createTransport(smtpOptions(address));
  try {
    await transport.sendMail({ envelope: { from: sender, to: recipient }, raw: bytes, signal: AbortSignal.timeout(WHOLE_MS) });
  } finally {
    transport.close();
  }
}
