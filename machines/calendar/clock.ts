import { DAY, type DayNumber, digits, HOUR, MINUTE, readDay } from './civil.js';
import { badDate } from './error.js';
import { epoch, type Instant, type LegalDate, type Moment, toInstant, toLegalDate } from './moment.js';
import { parisEpoch, parisLocal } from './paris.js';

/*
 * Moments on the clock of Paris. Every function here throws 'outside-calendar' when it needs the legal hour of a year
 * that the table does not cover.
 */

/** The day a moment belongs to, on the clock of Paris. */
export function dayOf(moment: Moment): LegalDate {
  return hasNoHour(moment) ? moment : toLegalDate(dayNumberOf(moment));
}

/** Internal: the same, as a day number. */
export function dayNumberOf(moment: Moment): DayNumber {
  return hasNoHour(moment) ? readDay(moment) : Math.floor(parisLocal(epoch(moment)) / DAY);
}

/** 00:00 in Paris for a date; an instant is its own start. */
export function startOf(moment: Moment): Instant {
  return hasNoHour(moment) ? toInstant(parisEpoch(readDay(moment) * DAY)) : moment;
}

/** 24:00 in Paris, that is 00:00 of the next day, for a date; an instant is its own end. */
export function endOf(moment: Moment): Instant {
  return hasNoHour(moment) ? toInstant(parisEpoch((readDay(moment) + 1) * DAY)) : moment;
}

/**
 * The instant at which the clock of Paris shows that time ('HH:mm') on that day.
 * Throws 'bad-date', 'ambiguous-local-time' or 'missing-local-time'.
 */
export function atLocalTime(date: LegalDate, time: string): Instant {
  const hours = digits(time, 0, 2);
  const minutes = digits(time, 3, 2);
  const isTime = time.length === 5 && time[2] === ':' && hours < 24 && minutes < 60;
  if (!isTime) throw badDate(time, 'écrivez l’heure HH:MM, de 00:00 à 23:59.');
  return toInstant(parisEpoch(readDay(date) * DAY + hours * HOUR + minutes * MINUTE));
}

/**
 * May `a` stand before `b` in a list of facts? Two instants compare exactly. A date without hour is its day, and within
 * one day the order of the list decides. It is therefore not transitive: compare each pair that matters.
 */
export function notAfter(a: Moment, b: Moment): boolean {
  return hasNoHour(a) || hasNoHour(b) ? dayOf(a) <= dayOf(b) : a <= b;
}

/** The type is trusted: a moment is valid since it was read. */
function hasNoHour(moment: Moment): moment is LegalDate {
  return moment.length === 10;
}
