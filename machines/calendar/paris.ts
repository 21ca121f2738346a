import { civilDay, DAY, type DayNumber, dayNumber, HOUR, MINUTE, remainder, twoDigits, weekdayOf, writeDay } from './civil.js';
import { CalendarError, outsideCalendar } from './error.js';
import { FIRST_YEAR, LAST_YEAR } from './version.js';

/**
 * The legal hour of mainland France. Source: décret n° 78-855 du 9 août 1978, décret n° 2017-292 du 6 mars 2017,
 * directive 2000/84/CE: UTC+1, and UTC+2 from the last Sunday of March to the last Sunday of October, 01:00 UTC.
 * It is written here rather than read from tzdata, so that an update of the machine never moves a recorded deadline.
 *
 * "Local" is the time the clock in Paris shows, counted in milliseconds as if that clock were UTC.
 */

const WINTER_OFFSET = HOUR;
const SUMMER_OFFSET = 2 * HOUR;

interface SummerTime {
  begins: number;
  ends: number;
}

const SUMMER_TIMES: readonly SummerTime[] = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => ({
  begins: lastSunday(FIRST_YEAR + index, 3) * DAY + HOUR,
  ends: lastSunday(FIRST_YEAR + index, 10) * DAY + HOUR,
}));

const FIRST_LOCAL = dayNumber(FIRST_YEAR, 1, 1) * DAY;
/** Included: it is 24:00 of the last day. */
const LAST_LOCAL = dayNumber(LAST_YEAR + 1, 1, 1) * DAY;

/** What the clock in Paris shows at that instant. Refuses what is outside the table ('outside-calendar'). */
export function parisLocal(epoch: number): number {
  return withinTable(epoch + (isSummer(epoch) ? SUMMER_OFFSET : WINTER_OFFSET));
}

/**
 * The instant at which the clock in Paris shows that time. Refuses a time that the clock skips in spring
 * ('missing-local-time'), shows twice in autumn ('ambiguous-local-time'), or that is outside the table.
 */
export function parisEpoch(local: number): number {
  withinTable(local);
  const inWinter = local - WINTER_OFFSET;
  const inSummer = local - SUMMER_OFFSET;
  const winterHolds = !isSummer(inWinter);
  const summerHolds = isSummer(inSummer);
  if (winterHolds && summerHolds) throw ambiguous(local);
  if (!winterHolds && !summerHolds) throw missing(local);
  return summerHolds ? inSummer : inWinter;
}

/** 'HH:mm' of a local time. */
export function writeHour(local: number): string {
  const minutes = Math.floor(remainder(local, DAY) / MINUTE);
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

function isSummer(epoch: number): boolean {
  const summer = SUMMER_TIMES[civilDay(Math.floor(epoch / DAY)).year - FIRST_YEAR];
  return summer !== undefined && epoch >= summer.begins && epoch < summer.ends;
}

function withinTable(local: number): number {
  if (local >= FIRST_LOCAL && local <= LAST_LOCAL) return local;
  throw outsideCalendar(civilDay(Math.floor(local / DAY)).year);
}

/** For a month of 31 days. */
function lastSunday(year: number, month: 3 | 10): DayNumber {
  const last = dayNumber(year, month, 31);
  return last - (weekdayOf(last) % 7);
}

function ambiguous(local: number): CalendarError {
  const day = writeDay(Math.floor(local / DAY));
  const time = `${day}T${writeHour(local)}`;
  return new CalendarError(
    'ambiguous-local-time',
    `Le ${day}, il a été deux fois ${writeHour(local)} à Paris : écrivez ${time}+02:00 avant le changement d’heure, ${time}+01:00 après.`,
  );
}

function missing(local: number): CalendarError {
  const day = writeDay(Math.floor(local / DAY));
  return new CalendarError(
    'missing-local-time',
    `Le ${day}, il n’a jamais été ${writeHour(local)} à Paris (passage à l’heure d’été) : vérifiez l’heure, ou écrivez-la avec son décalage.`,
  );
}
