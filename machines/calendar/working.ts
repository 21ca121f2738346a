import { civilDay, type DayNumber, dayNumber, readDay, weekdayOf } from './civil.js';
import { outsideCalendar } from './error.js';
import { holidays, type Territory } from './holidays.js';
import type { LegalDate } from './moment.js';
import { FIRST_YEAR, LAST_YEAR } from './version.js';

/** `ouvre`: Monday to Friday; `ouvrable`: Monday to Saturday. Public holidays are neither. */
export type WorkingKind = 'ouvre' | 'ouvrable';

export interface WorkingWeek {
  kind: WorkingKind;
  territory: Territory;
}

const LAST_WEEKDAY: Record<WorkingKind, number> = { ouvre: 5, ouvrable: 6 };
const FIRST_DAY = dayNumber(FIRST_YEAR, 1, 1);
const LAST_DAY = dayNumber(LAST_YEAR, 12, 31);

/** Is it a working day there? Throws 'outside-calendar' beyond the years of the holiday table. */
export function isWorkingDay(date: LegalDate, week: WorkingWeek): boolean {
  return isWorking(readDay(date), week);
}

/** Internal: the same, on a day number. */
export function isWorking(day: DayNumber, { kind, territory }: WorkingWeek): boolean {
  if (day < FIRST_DAY || day > LAST_DAY) throw outsideCalendar(civilDay(day).year);
  return weekdayOf(day) <= LAST_WEEKDAY[kind] && !holidaysOf(territory).has(day);
}

/** Internal: that day, or the first working day after it. */
export function firstWorkingFrom(day: DayNumber, week: WorkingWeek): DayNumber {
  let found = day;
  while (!isWorking(found, week)) found++;
  return found;
}

/** Internal: the n-th working day after that day, which does not count. */
export function workingDaysAfter(day: DayNumber, count: number, week: WorkingWeek): DayNumber {
  let found = day;
  for (let left = count; left > 0; left--) found = firstWorkingFrom(found + 1, week);
  return found;
}

const known = new Map<Territory, ReadonlySet<DayNumber>>();

/** Every holiday of the table in a territory, worked out once. */
function holidaysOf(territory: Territory): ReadonlySet<DayNumber> {
  let days = known.get(territory);
  if (days === undefined) {
    days = allHolidays(territory);
    known.set(territory, days);
  }
  return days;
}

function allHolidays(territory: Territory): ReadonlySet<DayNumber> {
  const days = new Set<DayNumber>();
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    for (const { date } of holidays(year, territory)) days.add(readDay(date));
  }
  return days;
}
