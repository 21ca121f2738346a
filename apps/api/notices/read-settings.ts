import { fieldProblem } from '../../../libs/casework/index.js';
import { isPlainObject } from '../../../libs/forms/index.js';
import { ESCALATION, type MailSettings } from '../../../libs/notifications/index.js';
import { readMembers } from '../http/envelope.js';
import { oneOf } from '../http/query.js';

export interface WantedSettings {
  readonly mail: MailSettings;
  /** in working days; undefined: as it was */
  readonly escalation: number | undefined;
}

const URGENT = ['atOnce', 'digest'] as const;

/** What is left out stays as it was before. Throws 400, and names the field. */
export function readSettings(body: unknown, before: MailSettings): WantedSettings {
  const given = readMembers(body, { mail: 'boolean', digest: 'object', urgent: 'string', quietHours: 'any', escalation: 'object' });
  const digest = given.digest === undefined ? {} : readMembers(given.digest, { at: 'string' }, 'digest');
  return {
    mail: {
      mail: given.mail ?? before.mail,
      digestAt: digest.at === undefined ? before.digestAt : readTime('digest.at', digest.at),
      urgent: oneOf('urgent', given.urgent, URGENT) ?? before.urgent,
      quietHours: quietHoursOf(body, given.quietHours, before),
    },
    escalation: given.escalation === undefined ? undefined : readDays(given.escalation),
  };
}

/** Null, said in so many words, is no quiet hours. */
function quietHoursOf(body: unknown, given: unknown, before: MailSettings): MailSettings['quietHours'] {
  if (isPlainObject(body) && body.quietHours === null) return null;
  if (given === undefined) return before.quietHours;
  const { from, until } = readMembers(given, { from: 'string', until: 'string' }, 'quietHours');
  const hours = { from: readTime('quietHours.from', from), until: readTime('quietHours.until', until) };
  if (hours.from === hours.until)
    throw fieldProblem(
      'quietHours.until',
      'parameter',
      'Les heures calmes finissent à une autre heure qu’elles ne commencent ; sans heures calmes, écrivez null.',
    );
  return hours;
}

function readTime(field: string, text: string | undefined): string {
  if (text !== undefined && /^([01]\d|2[0-3]):[0-5]\d$/.test(text)) return text;
  throw fieldProblem(field, 'parameter', `« ${field} » est une heure : HH:MM, de 00:00 à 23:59, par exemple 08:30.`);
}

function readDays(given: Record<string, unknown>): number {
  const { workingDays } = readMembers(given, { workingDays: 'any' }, 'escalation');
  const { least, most } = ESCALATION;
  if (typeof workingDays === 'number' && Number.isInteger(workingDays) && workingDays >= least && workingDays <= most) return workingDays;
  throw fieldProblem(
    'escalation.workingDays',
    'parameter',
    `« escalation.workingDays » est un nombre de jours ouvrés, de ${least} à ${most}.`,
  );
}
