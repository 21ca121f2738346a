import { dayOf, daysAfter } from '../language/dates.js';

/** How near something is, from a day on: `month` names its month, '2026-12'. */
export type Nearness =
  | { readonly is: 'late' | 'today' | 'tomorrow' | 'week' | 'nextWeek' }
  | { readonly is: 'month'; readonly month: string };

export interface Group<D> {
  readonly key: string;
  readonly near: Nearness;
  readonly deadlines: readonly D[];
}

/** 0 is Monday. */
const weekdayOf = (day: string): number => (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;

/** A week ends on Sunday. */
export function nearnessOf(day: string, today: string): Nearness {
  const sunday = daysAfter(today, 6 - weekdayOf(today));
  if (day < today) return { is: 'late' };
  if (day === today) return { is: 'today' };
  if (day === daysAfter(today, 1)) return { is: 'tomorrow' };
  if (day <= sunday) return { is: 'week' };
  if (day <= daysAfter(sunday, 7)) return { is: 'nextWeek' };
  return { is: 'month', month: day.slice(0, 7) };
}

const keyOf = (near: Nearness): string => (near.is === 'month' ? near.month : near.is);

/**
 * Deadlines by how near they are, in the order in which they come: late, today, tomorrow, this week, next week, then month by month.
 * @param deadlines soonest first; their legal day decides, since the end of a day is the first instant of the next
 * @param now an instant; its day in Paris is today
 */
export function byNearness<D extends { readonly legalDate: string }>(deadlines: readonly D[], now: string): readonly Group<D>[] {
  const today = dayOf(now);
  const groups = new Map<string, { key: string; near: Nearness; deadlines: D[] }>();
  for (const deadline of deadlines) {
    const near = nearnessOf(deadline.legalDate, today);
    const key = keyOf(near);
    const group = groups.get(key) ?? { key, near, deadlines: [] };
    group.deadlines.push(deadline);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** By legal day: '2026-11-23' -> its deadlines. */
export const byDay = <D extends { readonly legalDate: string }>(deadlines: readonly D[]): ReadonlyMap<string, readonly D[]> =>
  deadlines.reduce(
    (days, deadline) => days.set(deadline.legalDate, [...(days.get(deadline.legalDate) ?? []), deadline]),
    new Map<string, D[]>(),
  );

/** The weeks of a month, Monday first, whole: days of its neighbours fill them up. @param month '2026-11' */
export function weeksOf(month: string): readonly (readonly string[])[] {
  const first = `${month}-01`;
  const monday = daysAfter(first, -weekdayOf(first));
  const weeks: string[][] = [];
  for (let start = monday; start.slice(0, 7) <= month; start = daysAfter(start, 7))
    weeks.push(Array.from({ length: 7 }, (_, day) => daysAfter(start, day)));
  return weeks;
}

/** The month so many months later. */
export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1, 12)).toISOString().slice(0, 7);
}

export const isMonth = (text: string | undefined): text is string => text !== undefined && /^20\d{2}-(0[1-9]|1[0-2])$/.test(text);
