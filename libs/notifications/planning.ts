import { atLocalTime, computeDue, dayOf, type Instant, isWorkingDay, type LegalDate, readPeriod } from '../../machines/calendar/index.js';

/** How somebody wants to be told by mail. Times are those of the clock in Paris, 'HH:MM'. */
export interface MailSettings {
  readonly mail: boolean;
  /** on working days */
  readonly digestAt: string;
  readonly urgent: 'atOnce' | 'digest';
  /** every night from one hour to the other, and the whole of each day that is no working day; null: never */
  readonly quietHours: { readonly from: string; readonly until: string } | null;
}

const WEEK = { kind: 'ouvre', territory: 'metropole' } as const;

/** 'HH:MM' in Paris. */
export function clockInParis(now: Instant): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(atLocalTime(dayOf(now), '00:00'))) / 60_000);
  // a day on which the clock changes is a Sunday, of which the hour decides nothing: it is quiet as a whole, and has no digest
  return `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export const worksOn = (day: LegalDate): boolean => isWorkingDay(day, WEEK);

/** Do urgent mails wait at this moment? */
export function isQuiet({ quietHours }: Pick<MailSettings, 'quietHours'>, now: Instant): boolean {
  if (quietHours === null) return false;
  return !worksOn(dayOf(now)) || within(clockInParis(now), quietHours);
}

/** An interval that may span midnight; from an hour to itself is nothing. */
const within = (time: string, { from, until }: { readonly from: string; readonly until: string }): boolean =>
  from <= until ? from <= time && time < until : time >= from || time < until;

/**
 * Whose day the digest of is due: today's, from its hour on. One that is late (nothing ran at its hour) still goes the same day, but not
 * into quiet hours, unless that is when it was wanted.
 */
export function digestDue(settings: MailSettings, now: Instant): LegalDate | undefined {
  const today = dayOf(now);
  if (!settings.mail || !worksOn(today) || clockInParis(now) < settings.digestAt) return undefined;
  const { quietHours } = settings;
  const wantedThen = quietHours !== null && within(settings.digestAt, quietHours);
  return isQuiet(settings, now) && !wantedThen ? undefined : today;
}

export const mailsUrgentNow = (settings: MailSettings, now: Instant): boolean =>
  settings.mail && settings.urgent === 'atOnce' && !isQuiet(settings, now);

/** When a notice that nobody has read goes to whoever runs the organisation: so many working days later, at the same hour. */
export function escalationDue(createdAt: Instant, workingDays: number): Instant {
  const { legalDate } = computeDue({ profile: 'working', from: createdAt, period: readPeriod(`P${workingDays}D`) });
  return atLocalTime(legalDate, clockInParis(createdAt));
}
