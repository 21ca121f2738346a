import { anniversary } from './anniversary.js';
import { readDay } from './civil.js';
import { badPeriod } from './error.js';
import { type LegalDate, toLegalDate } from './moment.js';
import { datedParts, type Period } from './period.js';

/** A contract term: both days are covered, the last one until 24:00 in Paris. */
export interface Term {
  first: LegalDate;
  last: LegalDate;
}

/**
 * The n-th renewal of a term (0 is the initial term), from date to date. Every renewal is computed from the first
 * date, never from the one before, so that a 29 February comes back with the leap years and terms always touch.
 * Throws 'bad-period' for hours, or when `renewal` is not a whole number from 0.
 */
export function termOf(first: LegalDate, term: Period, renewal: number): Term {
  if (!Number.isSafeInteger(renewal) || renewal < 0) {
    throw badPeriod(renewal, 'le rang d’un renouvellement est un entier, 0 pour la période initiale.');
  }
  const parts = datedParts(term);
  const start = readDay(first);
  return {
    first: toLegalDate(anniversary(start, parts, renewal)),
    last: toLegalDate(anniversary(start, parts, renewal + 1) - 1),
  };
}
