import { civilDay, DAY, type DayNumber, digits, HOUR, isDayText, MINUTE, readDay, remainder, twoDigits, writeDay } from './civil.js';
import { badDate, outsideCalendar } from './error.js';
import { parisEpoch } from './paris.js';

declare const legal: unique symbol;

/** A day of the legal calendar, 'YYYY-MM-DD', years 0001 to 9999, without hour or zone. */
export type LegalDate = string & { readonly [legal]: 'LegalDate' };

/** An exact instant, 'YYYY-MM-DDTHH:mm:ss.sssZ': always UTC, always milliseconds, so that text order is time order. */
export type Instant = string & { readonly [legal]: 'Instant' };

/** When something happened: a day when the hour is not known, else an instant. */
export type Moment = LegalDate | Instant;

const FIRST_DAY = readDay('0001-01-01');
const LAST_DAY = readDay('9999-12-31');
const WRITE_A_DATE = 'écrivez AAAA-MM-JJ, par exemple 2026-11-23.';
const WRITE_A_MOMENT =
  'écrivez AAAA-MM-JJ, ou AAAA-MM-JJTHH:MM à l’heure de Paris, ou un instant avec Z ou son décalage (2026-11-23T14:30:00+01:00).';
const WRITE_AN_INSTANT = 'écrivez un instant avec Z ou son décalage, par exemple 2026-11-23T13:30:00.000Z.';

const TIMED = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})?$/;

/** Is it exactly 'YYYY-MM-DD', and a day that exists? Also tells a `Moment` without hour from an instant. */
export function isLegalDate(value: unknown): value is LegalDate {
  return typeof value === 'string' && isDayText(value);
}

/** Reads 'YYYY-MM-DD'. Throws 'bad-date' when it is something else or a day that does not exist. */
export function legalDate(text: string): LegalDate {
  if (!isLegalDate(text)) throw badDate(text, WRITE_A_DATE);
  return text;
}

/**
 * An instant from a text with Z or an offset, or from milliseconds since 1970-01-01T00:00Z.
 * Digits beyond the millisecond are cut. Throws 'bad-date'.
 */
export function instant(value: string | number): Instant {
  if (typeof value === 'number') return toInstant(value);
  const timed = readTimed(value);
  if (timed?.offset === undefined) throw badDate(value, WRITE_AN_INSTANT);
  return toInstant(timed.local - timed.offset);
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function epoch(at: Instant): number {
  return readDay(at) * DAY + digits(at, 11, 2) * HOUR + digits(at, 14, 2) * MINUTE + digits(at, 17, 2) * 1000 + digits(at, 20, 3);
}

/** The instant of a whole number of milliseconds since 1970-01-01T00:00Z. Throws 'bad-date'. */
export function toInstant(epochMs: number): Instant {
  const day = Math.floor(epochMs / DAY);
  if (!Number.isInteger(epochMs) || !isWritable(day)) throw badDate(epochMs, WRITE_AN_INSTANT);
  return `${writeDay(day)}T${writeTime(remainder(epochMs, DAY))}Z` as Instant;
}

/**
 * Reads a moment as people and other systems write it: 'YYYY-MM-DD'; an instant with Z or an offset; a local time
 * without offset ('2026-11-23T14:30', seconds optional), which is read on the clock of Paris.
 * Throws 'bad-date', 'ambiguous-local-time' (autumn), 'missing-local-time' (spring), 'outside-calendar' (local times only).
 */
export function readMoment(text: string): Moment {
  if (isLegalDate(text)) return text;
  const timed = readTimed(text);
  if (timed === undefined) throw badDate(text, WRITE_A_MOMENT);
  return toInstant(timed.offset === undefined ? parisEpoch(timed.local) : timed.local - timed.offset);
}

/** Internal: the date of a day number. Throws 'outside-calendar' beyond the years 0001 to 9999. */
export function toLegalDate(day: DayNumber): LegalDate {
  if (!isWritable(day)) throw outsideCalendar(civilDay(day).year);
  return writeDay(day) as LegalDate;
}

interface Timed {
  /** What the text shows, in milliseconds as if it were UTC. */
  local: number;
  /** Milliseconds east of UTC; absent when the text gives no zone. */
  offset?: number;
}

function readTimed(text: string): Timed | undefined {
  const match = TIMED.exec(text);
  if (match === null) return undefined;
  const [, day = '', hours, minutes, seconds = '0', fraction = '0', zone] = match;
  const time = readTime(Number(hours), Number(minutes), Number(seconds));
  const offset = zone === undefined ? undefined : readOffset(zone);
  if (!isDayText(day) || time === undefined || (zone !== undefined && offset === undefined)) return undefined;
  return { local: readDay(day) * DAY + time + Number(fraction.padEnd(3, '0').slice(0, 3)), offset };
}

function readTime(hours: number, minutes: number, seconds: number): number | undefined {
  return hours < 24 && minutes < 60 && seconds < 60 ? hours * HOUR + minutes * MINUTE + seconds * 1000 : undefined;
}

/** 'Z' or '±HH:mm', up to the 14 hours that are in use. */
function readOffset(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const minutes = 60 * digits(zone, 1, 2) + digits(zone, 4, 2);
  if (digits(zone, 4, 2) > 59 || minutes > 14 * 60) return undefined;
  return (zone[0] === '-' ? -minutes : minutes) * MINUTE;
}

function writeTime(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  const rest = milliseconds % 1000;
  const thousandths = rest < 100 ? `0${twoDigits(rest)}` : `${rest}`;
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}.${thousandths}`;
}

function isWritable(day: DayNumber): boolean {
  return day >= FIRST_DAY && day <= LAST_DAY;
}
