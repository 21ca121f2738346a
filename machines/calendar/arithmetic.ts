import { civilDay, type DayNumber, dayNumber, daysInMonth, readDay, remainder, type Weekday, weekdayOf } from './civil.js';
import { badPeriod } from './error.js';
import { type LegalDate, toLegalDate } from './moment.js';

/** What becomes of a day that its month does not have: the last of that month, or the 1st of the next one. */
export type MissingDay = 'clamp' | 'nextDay';

/** The date that many days later (earlier when negative). Throws 'bad-period' when `days` is not whole. */
export function addDays(date: LegalDate, days: number): LegalDate {
  return toLegalDate(readDay(date) + whole(days));
}

/** The same day number that many months later (earlier when negative). Throws 'bad-period' when `months` is not whole. */
export function addMonths(date: LegalDate, months: number, missing: MissingDay): LegalDate {
  return toLegalDate(shiftMonths(readDay(date), whole(months), missing));
}

/** Days from `from` to `to`: 1 from a day to the next, negative backwards. */
export function daysBetween(from: LegalDate, to: LegalDate): number {
  return readDay(to) - readDay(from);
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(date: LegalDate): Weekday {
  return weekdayOf(readDay(date));
}

/** Internal: `addMonths` on day numbers. */
export function shiftMonths(from: DayNumber, months: number, missing: MissingDay): DayNumber {
  const { year, month, day } = monthsLater(from, months);
  const length = daysInMonth(year, month);
  if (day <= length) return dayNumber(year, month, day);
  return dayNumber(year, month, length) + (missing === 'nextDay' ? 1 : 0);
}

/** Internal: does the month that many months later have the same day number? */
export function hasSameDay(from: DayNumber, months: number): boolean {
  const { year, month, day } = monthsLater(from, months);
  return day <= daysInMonth(year, month);
}

/** The day number is kept even if the month does not have it. */
function monthsLater(from: DayNumber, months: number): { year: number; month: number; day: number } {
  const { year, month, day } = civilDay(from);
  const count = 12 * year + month - 1 + months;
  return { year: Math.floor(count / 12), month: remainder(count, 12) + 1, day };
}

function whole(count: number): number {
  if (!Number.isSafeInteger(count)) throw badPeriod(count, 'donnez un nombre entier de jours ou de mois.');
  return count;
}
