import { hasSameDay, shiftMonths } from './arithmetic.js';
import type { DayNumber } from './civil.js';
import { daysIn, monthsIn, type PeriodParts } from './period.js';

/*
 * Internal: where a period leads from a day, months before days (art. 641 CPC). The two rules differ only when the month
 * lacks the day number.
 */

/** A missing day is the 1st of the next month. `times` repeats the period from the first day, never from the last result. */
export function anniversary(first: DayNumber, parts: PeriodParts, times = 1): DayNumber {
  return shiftMonths(first, times * monthsIn(parts), 'nextDay') + times * daysIn(parts);
}

/** A missing day is the last of the month. */
export function sameDayLater(from: DayNumber, parts: PeriodParts): DayNumber {
  return shiftMonths(from, monthsIn(parts), 'clamp') + daysIn(parts);
}

export function missesItsDay(from: DayNumber, parts: PeriodParts): boolean {
  return !hasSameDay(from, monthsIn(parts));
}
