/** Why a mail did not go out, as far as it is written down: what a server says may name people. */
const MAIL_ERRORS = {
  refused: 'Le serveur de courrier a refusé ce message',
  postponed: 'Le serveur de courrier demande d’attendre',
  unreachable: 'Le serveur de courrier ne se joint pas',
  silent: 'Le serveur de courrier ne répond plus',
  interrupted: 'L’envoi a été interrompu',
  credentials: 'Le serveur de courrier refuse l’identification de Saisine',
  encryption: 'La liaison chiffrée avec le serveur de courrier ne s’établit pas',
  unknown: 'L’envoi a échoué',
} as const;
export type MailErrorClass = keyof typeof MAIL_ERRORS;

/** A class and, where the server gave one, its code. */
export interface MailError {
  readonly class: MailErrorClass;
  readonly code?: number;
}

/** `refused:550` */
export const writeError = (error: MailError): string => (error.code === undefined ? error.class : `${error.class}:${error.code}`);

/** As people read it. */
export function mailErrorView(stored: string) {
  const [name = '', code] = stored.split(':');
  const known: MailErrorClass = Object.hasOwn(MAIL_ERRORS, name) ? (name as MailErrorClass) : 'unknown';
  return { class: known, code: code === undefined ? null : Number(code), label: MAIL_ERRORS[known] };
}
