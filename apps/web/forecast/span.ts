/** How far one looks, and what is written along the line. Pure. */

export const SPANS = { short: 3, year: 12, long: 36 } as const;
export type Span = keyof typeof SPANS;

const asDay = (date: Date): string => date.toISOString().slice(0, 10);

/** The same day so many months later, or the last of that month. @param day '2026-11-30' */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return asDay(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))));
}

/** From 0 (the first day) to 1 (the last). Takes days or instants. */
export function placeOf(at: string, from: string, to: string): number {
  const [start, end, here] = [from, to, at].map((one) => Date.parse(one)) as [number, number, number];
  return Math.min(1, Math.max(0, (here - start) / (end - start)));
}

const TICKS = { short: 1, year: 2, long: 6 } as const;

/** The first days of months that are written along the line. */
export function ticksOf(from: string, span: Span): readonly string[] {
  const first = `${monthsLater(from, 1).slice(0, 7)}-01`;
  const count = Math.floor(SPANS[span] / TICKS[span]);
  return Array.from({ length: count }, (_, index) => monthsLater(first, index * TICKS[span]));
}
