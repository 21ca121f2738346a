import {
  addDays,
  addMonths,
  computeDue,
  dayOf,
  LAST_YEAR,
  type LegalDate,
  type Moment,
  type Period,
  readPeriod,
} from '../calendar/index.js';
import { type Anchor, written } from '../kernel/index.js';
import type { Terms } from './terms.js';

/** Somebody bound by the agreement. What it decides is kept by its id here: a successor takes its place. */
export interface Signatory {
  /** `s1` */
  readonly id: string;
  readonly organisation: string;
  readonly role: string;
  /** in what capacity it is represented */
  readonly title: string;
  readonly signed: Moment | null;
}

/** A decision of one signatory. */
export interface Decision {
  readonly signatory: string;
  readonly at: Moment;
}

/** A notice of termination: it runs until it takes effect, or every other signatory has agreed to its withdrawal. */
export interface Notice {
  readonly seq: number;
  readonly signatory: string;
  readonly at: Moment;
  /** months, as the terms were that day */
  readonly months: number;
  /** since when its withdrawal is asked */
  readonly withdrawal: Anchor | null;
  readonly accepted: readonly string[];
  readonly withdrawn: boolean;
}

/** The evaluation of the present term. */
export interface Assessment {
  readonly opened: Anchor;
  readonly filled: Anchor | null;
  readonly verdict: string | null;
  readonly signed: readonly string[];
}

/** An amendment that is not yet signed by all. */
export interface Amendment {
  readonly proposed: Anchor;
  readonly subject: string;
  readonly changes: Partial<Terms>;
  readonly signed: readonly Decision[];
}

/** Terms that an amendment has replaced, and on which day. */
export interface EarlierTerms {
  readonly until: Moment;
  readonly terms: Terms;
}

/** A half-yearly review that was held: one cycle, or both together. */
export interface Review {
  readonly cycle: string;
  readonly at: Moment;
}

export interface Order {
  readonly level: string;
  readonly at: Moment;
  readonly cancelled: boolean;
}

/** What the facts of an agreement establish: its terms, who is bound by it, and where it stands. Codes, dates and ids. */
export interface Known extends Terms {
  readonly template: string;
  readonly reference: string;
  readonly keeper: string;
  readonly signatories: readonly Signatory[];
  readonly documentsProvided: Moment | null;
  readonly opened: Anchor;
  /** the day on which Saisine learnt of it, whenever it was opened */
  readonly knownSince: LegalDate;
  /** the draft as it stands: the opening, or its last revision */
  readonly drafted: Anchor;
  /** the last signature */
  readonly concluded: Anchor | null;
  /** null until it is concluded */
  readonly firstCoveredDay: LegalDate | null;
  /** 0: the initial term; n: the n-th renewal */
  readonly term: number;
  /** months covered by the terms before the present one: each is counted from the first day, never from the one before */
  readonly monthsBefore: number;
  /** months of the present term, once renewed; null in the initial term, and where nothing ends it */
  readonly renewedFor: number | null;
  readonly assessment: Assessment | null;
  /** the years of the agreement, 1, 2, 3…, of which an evaluation is signed by all */
  readonly yearsAssessed: readonly number[];
  readonly regulatoryChange: Anchor | null;
  /** who has decided that the present term is followed by another */
  readonly renewedBy: readonly Decision[];
  readonly declined: Anchor | null;
  readonly notices: readonly Notice[];
  readonly amendment: Amendment | null;
  readonly earlierTerms: readonly EarlierTerms[];
  readonly annexes: readonly string[];
  readonly meetings: readonly Moment[];
  readonly contactsVerified: Anchor | null;
  readonly indicatorYears: readonly number[];
  readonly surveyYears: readonly number[];
  readonly reviews: readonly Review[];
  readonly orders: readonly Order[];
  /** the last day of its market, once it is announced */
  readonly marketEndsOn: LegalDate | null;
  /** the same, once it is over */
  readonly marketEndedOn: LegalDate | null;
  readonly ended: Anchor | null;
}

const SIGNING = ['PARTY', 'PURCHASER', 'HOLDER'];

/** Those whose signature concludes it. */
export const signing = ({ signatories }: Pick<Known, 'signatories'>): readonly Signatory[] =>
  signatories.filter(({ role }) => SIGNING.includes(role));

/** Who decides on a renewal: the purchaser where there is one, else all who sign. */
export function deciding(known: Pick<Known, 'signatories'>): readonly Signatory[] {
  const purchasers = known.signatories.filter(({ role }) => role === 'PURCHASER');
  return purchasers.length > 0 ? purchasers : signing(known);
}

export const inRole = ({ signatories }: Pick<Known, 'signatories'>, ...roles: readonly string[]): readonly string[] =>
  bodiesIn(signatories.filter(({ role }) => roles.includes(role)));

export const isBound = ({ signatories }: Pick<Known, 'signatories'>, organisation: unknown): boolean =>
  signatories.some((one) => one.organisation === written(organisation));
/**
 * The places in which an organisation signs: `['s1']`; none for a stranger, several for one that has taken over another. What it
 * decides, it decides in each of them.
 */
export const placesOf = (known: Pick<Known, 'signatories'>, organisation: unknown): readonly string[] =>
  signing(known)
    .filter((one) => one.organisation === written(organisation))
    .map(({ id }) => id);
/** Those of its places in which it has not decided yet. */
export const undecidedPlacesOf = (
  known: Pick<Known, 'signatories'>,
  organisation: unknown,
  decided: readonly string[],
): readonly string[] => placesOf(known, organisation).filter((id) => !decided.includes(id));
/** It has decided in every one of its places. */
export const hasDecidedIn = (known: Pick<Known, 'signatories'>, organisation: unknown, decided: readonly string[]): boolean =>
  placesOf(known, organisation).length > 0 && undecidedPlacesOf(known, organisation, decided).length === 0;
/** The organisations in these places, each once. */
export const bodiesIn = (places: readonly Signatory[]): readonly string[] => [...new Set(places.map(({ organisation }) => organisation))];
export const organisationOf = ({ signatories }: Pick<Known, 'signatories'>, signatory: string): string =>
  signatories.find(({ id }) => id === signatory)?.organisation ?? '';

/** The first covered day, laid down by the fact that concluded the agreement. */
export const contract = ({ concluded, firstCoveredDay }: Known): Anchor | undefined =>
  concluded && firstCoveredDay ? { ...concluded, at: firstCoveredDay } : undefined;

/** Months of the present term; null when nothing ends it. */
export const monthsOfTerm = ({ term, initialTerm, renewedFor }: Known): number | null => (term === 0 ? initialTerm : renewedFor);

/** Nothing ends the present term: what is due once a term is then due once a year. */
export const isWithoutEnd = (known: Known): boolean => known.firstCoveredDay !== null && monthsOfTerm(known) === null;

/** The last day of the legal calendar: what ends with it, at 24:00, can still be computed. */
export const LAST_DAY = `${LAST_YEAR}-12-31` as LegalDate;
/** Whether so many months, from date to date, still end within the years of the legal calendar. */
export const endsInTheCalendar = (day: LegalDate, months: number): boolean => addDays(addMonths(day, months, 'nextDay'), -1) <= LAST_DAY;

/** From the first day to the end of the present term; null when nothing ends it, or beyond the legal calendar. */
export function periodOfTerms(known: Known): Period | null {
  const months = monthsOfTerm(known);
  if (months === null || known.firstCoveredDay === null) return null;
  const whole = known.monthsBefore + months;
  return endsInTheCalendar(known.firstCoveredDay, whole) ? readPeriod(`P${whole}M`) : null;
}

/** It would end, but in a year that the legal calendar does not cover. */
export const endsBeyondTheCalendar = (known: Known): boolean =>
  monthsOfTerm(known) !== null && known.firstCoveredDay !== null && periodOfTerms(known) === null;

/** The last covered day after so many months from the first. */
export const lastDayAfter = (firstDay: LegalDate, months: number): LegalDate =>
  computeDue({ profile: 'term', from: firstDay, period: readPeriod(`P${months}M`) }).legalDate;

/** Asked by most rules of a step, and the same for all of them. */
const LAST_DAYS = new WeakMap<Known, LegalDate | null>();

/** The last covered day of the present term; null when nothing ends it. */
export function termLastDay(known: Known): LegalDate | null {
  const kept = LAST_DAYS.get(known);
  if (kept !== undefined) return kept;
  const period = periodOfTerms(known);
  const last =
    period === null || known.firstCoveredDay === null
      ? null
      : computeDue({ profile: 'term', from: known.firstCoveredDay, period }).legalDate;
  LAST_DAYS.set(known, last);
  return last;
}

/** The first day of the present term. */
export function termFirstDay(known: Known): LegalDate | null {
  const { firstCoveredDay, monthsBefore } = known;
  return firstCoveredDay === null || monthsBefore === 0 ? firstCoveredDay : addDays(lastDayAfter(firstCoveredDay, monthsBefore), 1);
}

/** The last day on which a notice leaves the agreement in force. */
export const noticeLastDay = ({ at, months }: Notice): LegalDate =>
  computeDue({ profile: 'notice', from: dayOf(at), period: readPeriod(`P${months}M`) }).legalDate;

export const runningNotices = ({ notices }: Pick<Known, 'notices'>): readonly Notice[] => notices.filter(({ withdrawn }) => !withdrawn);

/** Of the notices that run, the one that takes effect first (P6-E6). */
export function runningNotice(known: Pick<Known, 'notices'>): Notice | undefined {
  return runningNotices(known).reduce<Notice | undefined>(
    (first, one) => (first === undefined || noticeLastDay(one) < noticeLastDay(first) ? one : first),
    undefined,
  );
}

/** Months from the first day to the end of its last possible term; null when it has no maximum. */
export const wholeDuration = ({ initialTerm, renewalTerm, mostRenewals }: Terms): number | null =>
  mostRenewals === null || initialTerm === null ? null : initialTerm + mostRenewals * (renewalTerm ?? 0);

export const renewalIsLeft = ({ renewal, term, mostRenewals }: Known): boolean =>
  renewal !== 'NONE' && (mostRenewals === null || term < mostRenewals);

/** The present term will end, and no notice before it. */
export function termWillEnd(known: Known): boolean {
  const last = termLastDay(known);
  const notice = runningNotice(known);
  return last !== null && (notice === undefined || noticeLastDay(notice) > last);
}

/** Its last day as things stand can't move: the present term is the last, or a notice takes effect by its end. */
export const endIsCertain = (known: Known): boolean =>
  known.ended !== null || (runningNotice(known) !== undefined && !termWillEnd(known)) || known.declined !== null || !renewalIsLeft(known);

/** Last covered day as things stand: of the present term, of a notice, or the day on which it was ended. */
export function lastDay(known: Known): LegalDate | null {
  if (known.ended) return known.concluded ? dayOf(known.ended.at) : null;
  const notice = runningNotice(known);
  const days = [termLastDay(known), notice ? noticeLastDay(notice) : null].filter((day): day is LegalDate => day !== null);
  return days.sort()[0] ?? null;
}

/** The year of the agreement in which a moment falls: 1 is the one that begins on its first day. */
export function yearOf({ firstCoveredDay }: Known, at: Moment): number {
  const day = dayOf(at);
  if (firstCoveredDay === null || day < firstCoveredDay) return 1;
  const between = 12 * (Number(day.slice(0, 4)) - Number(firstCoveredDay.slice(0, 4)));
  const years = between / 12;
  return addMonths(firstCoveredDay, between, 'nextDay') <= day ? years + 1 : years;
}

/** What is evaluated: the present term or, without an end, the year of the agreement in which the evaluation was opened. */
export function periodAssessed(known: Known): { readonly from: LegalDate | null; readonly until: LegalDate | null } {
  const { firstCoveredDay, assessment } = known;
  if (!isWithoutEnd(known) || assessment === null || firstCoveredDay === null)
    return { from: termFirstDay(known), until: termLastDay(known) };
  const year = yearOf(known, assessment.opened.at);
  const from = addMonths(firstCoveredDay, 12 * (year - 1), 'nextDay');
  return { from, until: addDays(addMonths(firstCoveredDay, 12 * year, 'nextDay'), -1) };
}

/** Every one who decides has decided that another term follows. */
export const everyDeciderRenews = (known: Known): boolean =>
  deciding(known).length > 0 && deciding(known).every(({ id }) => known.renewedBy.some(({ signatory }) => signatory === id));

/** Signed by every signatory; a one-sided evaluation counts as missing (P6-E4). */
export const isAssessed = (known: Known): boolean =>
  known.assessment?.filled != null && signing(known).every(({ id }) => known.assessment?.signed.includes(id));
