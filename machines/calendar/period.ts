import { badPeriod } from './error.js';

/**
 * A duration in a subset of ISO 8601: years, months and days ('P1Y', 'P3M', 'P10D', 'P1M15D'), weeks alone ('P2W'),
 * hours alone ('PT24H'). Numbers are whole, from 1 to 9999. Literals are checked by the compiler, texts by `readPeriod`.
 */
export type Period =
  | `P${number}${'Y' | 'M' | 'W' | 'D'}`
  | `P${number}${'Y' | 'M'}${number}${'M' | 'D'}`
  | `P${number}Y${number}M${number}D`
  | `PT${number}H`;

/** How many of each unit; 0 when the period does not name it. */
export interface PeriodParts {
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
  readonly hours: number;
}

const PERIOD = /^P(?:([1-9]\d{0,3})Y)?(?:([1-9]\d{0,3})M)?(?:([1-9]\d{0,3})D)?$|^P([1-9]\d{0,3})W$|^PT([1-9]\d{0,3})H$/;

/** Reads a period. Throws 'bad-period'. */
export function readPeriod(text: string): Period {
  partsOf(text);
  return text as Period;
}

/** Internal: the numbers of a period. Throws 'bad-period', for a literal can say what the compiler does not see ('P-1M'). */
export function partsOf(period: string): PeriodParts {
  return read(period).parts;
}

/** Internal: the parts of a period of days. Throws 'bad-period' for hours. */
export function datedParts(period: Period): PeriodParts {
  const parts = partsOf(period);
  if (parts.hours > 0) throw badPeriod(period, 'donnez des jours, des semaines, des mois ou des années.');
  return parts;
}

/** Internal: years and months, in months. */
export function monthsIn({ years, months }: PeriodParts): number {
  return 12 * years + months;
}

/** Internal: weeks and days, in days. */
export function daysIn({ weeks, days }: PeriodParts): number {
  return 7 * weeks + days;
}

/** '10 jours', '3 mois', '1 an', '24 heures', '1 mois et 15 jours'. Throws 'bad-period'. */
export function frenchPeriod(period: Period): string {
  return read(period).french;
}

interface ReadPeriod {
  parts: PeriodParts;
  french: string;
}

/** The processes use a few periods over and over, and a forecast reads them thousands of times. */
const known = new Map<string, ReadPeriod>();
const MOST_KNOWN = 500;

function read(period: string): ReadPeriod {
  const before = known.get(period);
  if (before !== undefined) return before;
  const parts = parse(period);
  const found = { parts, french: inFrench(parts) };
  if (known.size < MOST_KNOWN) known.set(period, found);
  return found;
}

function parse(period: string): PeriodParts {
  const match = period === 'P' ? null : PERIOD.exec(period);
  if (match === null) {
    throw badPeriod(period, 'écrivez une durée ISO 8601, par exemple P10D (10 jours), P3M (3 mois), P1Y (1 an) ou PT24H (24 heures).');
  }
  const [, years = 0, months = 0, days = 0, weeks = 0, hours = 0] = match;
  return { years: Number(years), months: Number(months), weeks: Number(weeks), days: Number(days), hours: Number(hours) };
}

function inFrench({ years, months, weeks, days, hours }: PeriodParts): string {
  const named = [
    count(years, 'an', 'ans'),
    count(months, 'mois', 'mois'),
    count(weeks, 'semaine', 'semaines'),
    count(days, 'jour', 'jours'),
    count(hours, 'heure', 'heures'),
  ].filter((words) => words !== '');
  const last = named.pop() ?? '';
  return named.length === 0 ? last : `${named.join(', ')} et ${last}`;
}

function count(number: number, one: string, many: string): string {
  if (number === 0) return '';
  return `${number} ${number === 1 ? one : many}`;
}
