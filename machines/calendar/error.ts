import { FIRST_YEAR, LAST_YEAR } from './version.js';

/** Stable codes of what the calendar refuses. */
export type CalendarErrorCode = 'bad-date' | 'ambiguous-local-time' | 'missing-local-time' | 'outside-calendar' | 'bad-period';

/** What the calendar refuses. `code` is for programs; `message` is French and says what to do. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';

  constructor(
    readonly code: CalendarErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** Quotes what was received, cut short: a message is shown and logged, an input may be anything. */
export function quoted(received: unknown): string {
  const text = String(received);
  return text.length > 40 ? `« ${text.slice(0, 40)}… »` : `« ${text} »`;
}

export function badDate(received: unknown, advice: string): CalendarError {
  return new CalendarError('bad-date', `${quoted(received)} n’est pas une date utilisable : ${advice}`);
}

export function badPeriod(received: unknown, advice: string): CalendarError {
  return new CalendarError('bad-period', `La durée ${quoted(received)} n’est pas utilisable : ${advice}`);
}

export function outsideCalendar(year: number): CalendarError {
  return new CalendarError(
    'outside-calendar',
    `L’année ${year} est hors du calendrier légal, qui va de ${FIRST_YEAR} à ${LAST_YEAR} : vérifiez la date, ou faites étendre la table.`,
  );
}
