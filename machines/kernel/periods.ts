import { readPeriod } from '../calendar/index.js';

/* Periods that come back: a delay of so much, then every so much. */

/** Anchored, never chained: the n-th return is counted from the same fact as the first: `P12M`, `P1Y`, 2 -> `P3Y`. */
export function repeated(first: string | undefined, interval: string, turn: number): string {
  const [from, every] = [first === undefined ? NOTHING : partsOf(first), partsOf(interval)];
  const sum = (unit: keyof Parts) => from[unit] + turn * every[unit];
  if (every.hours > 0) return `PT${sum('hours')}H`;
  const [months, days] = [sum('months'), sum('days')];
  const written = [[Math.floor(months / 12), 'Y'] as const, [months % 12, 'M'] as const, [days, 'D'] as const];
  return `P${written.map(([count, unit]) => (count > 0 ? `${count}${unit}` : '')).join('')}`;
}

/** A year is always twelve months and a week seven days, so these three are kinds of their own. */
export interface Parts {
  readonly months: number;
  readonly days: number;
  readonly hours: number;
}
const NOTHING: Parts = { months: 0, days: 0, hours: 0 };

const PARTS = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(\d+)H)?$/;

export function partsOf(period: string): Parts {
  const [, years = 0, months = 0, weeks = 0, days = 0, hours = 0] = PARTS.exec(readPeriod(period)) ?? [];
  return { months: 12 * Number(years) + Number(months), days: 7 * Number(weeks) + Number(days), hours: Number(hours) };
}

/** Which units it is counted in: months, days or hours. */
export const inUnitsOf = (period: string): string => {
  const { months, days, hours } = partsOf(period);
  return [months, days, hours].map((count) => count > 0).join();
};
