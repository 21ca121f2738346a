/**
 * The Gregorian calendar in whole numbers, without time zone. Internal: other folders use the dates of `index.ts`.
 * Day conversions follow H. Hinnant, "chrono-Compatible Low-Level Date Algorithms": the year starts on 1 March,
 * so that the leap day is the last of its year.
 */

/** A day as a whole number: 1970-01-01 is 0. */
export type DayNumber = number;

export interface CivilDay {
  year: number;
  /** 1 to 12 */
  month: number;
  /** 1 to 31 */
  day: number;
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Milliseconds. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const DAYS_IN_400_YEARS = 146_097;
const MARCH_FIRST_YEAR_0 = -719_468;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function dayNumber(year: number, month: number, day: number): DayNumber {
  const marchYear = month > 2 ? year : year - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return MARCH_FIRST_YEAR_0 + 365 * marchYear + leapDays + daysBeforeMonth(marchMonth(month)) + day - 1;
}

export function civilDay(number: DayNumber): CivilDay {
  const fromYear0 = number - MARCH_FIRST_YEAR_0;
  const era = Math.floor(fromYear0 / DAYS_IN_400_YEARS);
  const dayOfEra = fromYear0 - era * DAYS_IN_400_YEARS;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return { year: 400 * era + yearOfEra + (month > 2 ? 0 : 1), month, day: dayOfYear - daysBeforeMonth(fromMarch) + 1 };
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : MONTH_LENGTHS[month - 1]!;
}

/** 1970-01-01 was a Thursday. */
export function weekdayOf(number: DayNumber): Weekday {
  return (remainder(number + 3, 7) + 1) as Weekday;
}

/** 'YYYY-MM-DD', for years 1 to 9999. */
export function writeDay(number: DayNumber): string {
  const { year, month, day } = civilDay(number);
  return `${fourDigits(year)}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** Reads the first ten characters, which the caller knows to be a valid 'YYYY-MM-DD'. */
export function readDay(text: string): DayNumber {
  return dayNumber(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
}

/** Is the text exactly 'YYYY-MM-DD', and a day that exists? */
export function isDayText(text: string): boolean {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The whole number written at that place, or NaN. */
export function digits(text: string, start: number, length: number): number {
  let value = 0;
  for (let at = start; at < start + length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = 10 * value + digit;
  }
  return value;
}

export function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

export function fourDigits(value: number): string {
  return value < 1000 ? `${value}`.padStart(4, '0') : `${value}`;
}

/** Never negative, unlike `%`. */
export function remainder(value: number, divisor: number): number {
  return value - divisor * Math.floor(value / divisor);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** March is 0, February is 11. */
function marchMonth(month: number): number {
  return month > 2 ? month - 3 : month + 9;
}

function daysBeforeMonth(fromMarch: number): number {
  return Math.floor((153 * fromMarch + 2) / 5);
}
