import { addMonths, dayOf, type LegalDate, type Moment } from '../calendar/index.js';
import { endsInTheCalendar, isWithoutEnd, type Known, LAST_DAY, lastDayAfter, termFirstDay, termLastDay } from './known.js';

/** What is due again and again: by which days of the agreement, and what has been done for them. */

/** A part of the agreement, `months` long, counted from its first day: the n-th year, the n-th half-year. */
interface Part {
  /** 1, 2, 3… */
  readonly number: number;
  readonly first: LegalDate;
  readonly last: LegalDate;
}

/** The parts that end within the present term. Without an end, those that the legal calendar covers. */
function partsOfTerm(known: Known, months: number): readonly Part[] {
  const first = termFirstDay(known);
  if (first === null || known.firstCoveredDay === null) return [];
  const last = termLastDay(known) ?? LAST_DAY;
  const parts: Part[] = [];
  for (let number = Math.floor(known.monthsBefore / months) + 1; ; number += 1) {
    const begins = addMonths(known.firstCoveredDay, (number - 1) * months, 'nextDay');
    if (!endsInTheCalendar(known.firstCoveredDay, number * months)) return parts;
    const part = { number, first: begins, last: lastDayAfter(known.firstCoveredDay, number * months) };
    if (part.last > last) return parts;
    parts.push(part);
  }
}

const isWithin = ({ first, last }: Part, at: Moment): boolean => dayOf(at) >= first && dayOf(at) <= last;
const hasDuty = ({ duties }: Known, duty: string): boolean => duties.includes(duty);
const lastDays = (parts: readonly Part[]): readonly LegalDate[] => parts.map(({ last }) => last);

/** one meeting at least in each year of the protocol. */
export const meetingDays = (known: Known): readonly LegalDate[] =>
  hasDuty(known, 'MEETING') ? lastDays(partsOfTerm(known, 12).filter((year) => !known.meetings.some((at) => isWithin(year, at)))) : [];

/** R4-072. */
export const indicatorDays = (known: Known): readonly LegalDate[] =>
  hasDuty(known, 'INDICATORS') ? lastDays(partsOfTerm(known, 12).filter(({ number }) => !known.indicatorYears.includes(number))) : [];

/** R4-169, R4-178: two cycles, counted separately; held together, one review counts for both. */
export const reviewDays =
  (cycle: 'SERVICE' | 'JOINT') =>
  (known: Known): readonly LegalDate[] => {
    if (!hasDuty(known, 'HALF_YEARLY_REVIEW')) return [];
    const held = known.reviews.filter((review) => review.cycle === cycle || review.cycle === 'BOTH');
    return lastDays(partsOfTerm(known, 6).filter((half) => !held.some(({ at }) => isWithin(half, at))));
  };

/** R2-076: an evaluation is annual; a term that has an end has one of its own, and is reminded of it by that end. */
export const evaluationDays = (known: Known): readonly LegalDate[] =>
  known.evaluation !== 'NONE' && isWithoutEnd(known)
    ? lastDays(partsOfTerm(known, 12).filter(({ number }) => !known.yearsAssessed.includes(number)))
    : [];

/** R4-183, A-90: each 30 June that the present term covers. */
export function surveyDays(known: Known): readonly LegalDate[] {
  const first = termFirstDay(known);
  if (first === null || !hasDuty(known, 'DGT_SURVEY')) return [];
  const last = termLastDay(known) ?? LAST_DAY;
  const years = Array.from(
    { length: Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1 },
    (_, index) => Number(first.slice(0, 4)) + index,
  );
  return years
    .filter((year) => !known.surveyYears.includes(year))
    .map((year) => `${year}-06-30` as LegalDate)
    .filter((day) => day >= first && day <= last);
}

export const contactsAreDue = (known: Known): boolean => hasDuty(known, 'CONTACTS');
