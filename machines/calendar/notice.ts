import { shiftMonths } from './arithmetic.js';
import { civilDay, type DayNumber, dayNumber, daysInMonth, readDay } from './civil.js';
import { type LegalDate, toLegalDate } from './moment.js';
import { datedParts, daysIn, monthsIn, type Period } from './period.js';

/**
 * The latest day on which a notice can be received and still expire by the end of `lastDay` (profile `notice`, A-02).
 * Not the same as counting back: three months before 28/02/2027 is the 28th, but a notice received on 30/11/2026 is in time.
 * Throws 'bad-period' for hours.
 */
export function latestReceipt(lastDay: LegalDate, notice: Period): LegalDate {
  const parts = datedParts(notice);
  const monthsEnd = readDay(lastDay) - daysIn(parts);
  const back = shiftMonths(monthsEnd, -monthsIn(parts), 'clamp');
  return toLegalDate(monthsEnd === lastOfMonth(monthsEnd) ? lastOfMonth(back) : back);
}

function lastOfMonth(number: DayNumber): DayNumber {
  const { year, month } = civilDay(number);
  return dayNumber(year, month, daysInMonth(year, month));
}
