import { dayOf } from '../language/dates.js';

/** Things of one day, newest first as they came. Days are those of Paris. */
export interface DayOf<N> {
  readonly day: string;
  readonly notices: readonly N[];
}

/** @param notices newest first */
export function byDayOfArrival<N extends { readonly createdAt: string }>(notices: readonly N[]): readonly DayOf<N>[] {
  const days: { day: string; notices: N[] }[] = [];
  for (const notice of notices) {
    const day = dayOf(notice.createdAt);
    const last = days.at(-1);
    if (last?.day === day) last.notices.push(notice);
    else days.push({ day, notices: [notice] });
  }
  return days;
}

/** What arrived while somebody looks on: not known before, and younger than the page. */
export const arrivedSince = <N extends { readonly id: string; readonly createdAt: string }>(
  notices: readonly N[],
  known: ReadonlySet<string>,
  since: string,
): readonly N[] => notices.filter(({ id, createdAt }) => !known.has(id) && createdAt >= since);
