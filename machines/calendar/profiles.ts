import { HOUR } from './civil.js';
import { atLocalTime, dayNumberOf, dayOf, endOf, startOf } from './clock.js';
import { badPeriod } from './error.js';
import { frenchDate, frenchDay } from './french.js';
import type { Territory } from './holidays.js';
import { epoch, type Instant, type LegalDate, type Moment, toInstant, toLegalDate } from './moment.js';
import { frenchPeriod, type Period, type PeriodParts, partsOf } from './period.js';
import { type Question, RECKONINGS, type Reckoning } from './reckonings.js';
import { CALENDAR_VERSION } from './version.js';
import type { WorkingKind } from './working.js';

/**
 * How a clause counts. Units each profile takes: years, months, weeks and days for `term`, `notice`, `act`, `eu`;
 * weeks and days for `days`; days for `working`; hours for `elapsed`.
 *
 * - `term`: from date to date, the first day counts, ends on the eve of the anniversary; a missing anniversary is the 1st
 *   of the next month.
 * - `notice`: same day number, a missing day is the last of the month, no roll over weekends and holidays.
 * - `act`: as `notice`, then the first working day if it ends on a Saturday, a Sunday or a holiday (art. 641-642 CPC).
 * - `eu`: as `act`, and a period of two days or more includes two working days (règlement 1182/71, art. 3).
 * - `elapsed`: hours on the clock, through time changes; a date without hour counts from 00:00, the strictest reading.
 * - `days`: calendar days, the first not counted.
 * - `working`: working days of `workingKind`, the first not counted.
 */
export type CalendarProfile = 'term' | 'notice' | 'act' | 'eu' | 'elapsed' | 'days' | 'working';

export interface DueRequest {
  profile: CalendarProfile;
  /** What the period runs from; an instant is its day in Paris, except for `elapsed`. */
  from: Moment;
  period: Period;
  /** Whose public holidays, for `act`, `eu` and `working`. Default: 'metropole'. */
  territory?: Territory;
  /** For `working`. Default: 'ouvre'. */
  workingKind?: WorkingKind;
  /** The hour of the legal date, in Paris: 24:00 (default, the end of a period) or 08:00 (a reminder). Not for `elapsed`. */
  at?: 'dayEnd' | '08:00';
}

export interface Due {
  /** The last day covered. For `elapsed`, the day of the last moment before `due`. */
  legalDate: LegalDate;
  /** The exact end, UTC. For 24:00 it is 00:00 of the day after `legalDate`: show `legalDate`, not the day of `due`. */
  due: Instant;
  profile: CalendarProfile;
  calendarVersion: string;
  /** One French sentence that says how it was computed. */
  rule: string;
}

const YEARS_TO_DAYS = ['years', 'months', 'weeks', 'days'] as const;
const UNITS: Record<CalendarProfile, { units: readonly (keyof PeriodParts)[]; advice: string }> = {
  term: { units: YEARS_TO_DAYS, advice: 'un terme se compte en jours, semaines, mois ou années.' },
  notice: { units: YEARS_TO_DAYS, advice: 'un préavis se compte en jours, semaines, mois ou années.' },
  act: { units: YEARS_TO_DAYS, advice: 'ce délai se compte en jours, semaines, mois ou années.' },
  eu: {
    units: YEARS_TO_DAYS,
    advice: 'ce délai se compte en jours, semaines, mois ou années ; pour des heures, prenez le profil elapsed.',
  },
  days: { units: ['weeks', 'days'], advice: 'des jours calendaires se comptent en jours ou en semaines.' },
  working: { units: ['days'], advice: 'des jours ouvrés ou ouvrables se comptent en jours.' },
  elapsed: { units: ['hours'], advice: 'ce délai se compte en heures.' },
};

/**
 * When a period ends, by the rule of its profile, in Europe/Paris.
 * Throws 'bad-period' (a unit the profile does not take), 'outside-calendar' (before or after the years of the table).
 */
export function computeDue(request: DueRequest): Due {
  const parts = partsOf(request.period);
  checkUnits(request, parts);
  return request.profile === 'elapsed' ? dueAfterHours(request, parts) : dueOnDay(request, RECKONINGS[request.profile], parts);
}

function checkUnits({ profile, period }: DueRequest, parts: PeriodParts): void {
  const { units, advice } = UNITS[profile];
  for (const unit of ['years', 'months', 'weeks', 'days', 'hours'] as const) {
    if (parts[unit] > 0 && !units.includes(unit)) throw badPeriod(period, advice);
  }
}

function dueOnDay(request: DueRequest, reckon: (question: Question) => Reckoning, parts: PeriodParts): Due {
  const { profile, from, period, territory = 'metropole', workingKind = 'ouvre', at = 'dayEnd' } = request;
  const { last, counted, remarks } = reckon({ from: dayNumberOf(from), period, parts, territory, workingKind });
  const legalDate = toLegalDate(last);
  const due = at === 'dayEnd' ? endOf(legalDate) : atLocalTime(legalDate, at);
  const until = `jusqu’au ${frenchDay(last)} à ${at === 'dayEnd' ? '24:00' : at}, heure de Paris`;
  const remark = remarks.length === 0 ? '' : ` (${remarks.join(' ; ')})`;
  return { legalDate, due, profile, calendarVersion: CALENDAR_VERSION, rule: `${counted}, ${until}${remark}.` };
}

function dueAfterHours({ profile, from, period }: DueRequest, parts: PeriodParts): Due {
  const start = startOf(from);
  const end = epoch(start) + parts.hours * HOUR;
  const due = toInstant(end);
  return {
    // 24:00 belongs to the day that it ends.
    legalDate: dayOf(toInstant(end - 1)),
    due,
    profile,
    calendarVersion: CALENDAR_VERSION,
    rule: `Délai de ${frenchPeriod(period)} d’horloge à compter du ${frenchDate(start)}, jusqu’au ${frenchDate(due)}, heure de Paris, changements d’heure compris.`,
  };
}
