import {
  atLocalTime,
  CALENDAR_VERSION,
  CalendarError,
  type CalendarProfile,
  computeDue,
  dayOf,
  endOf,
  frenchDate,
  frenchPeriod,
  type Instant,
  type LegalDate,
  latestReceipt,
  type Moment,
  type Period,
  readPeriod,
  startOf,
} from '../calendar/index.js';
import type { Fact, Relation } from './fact.js';
import { inUnitsOf, partsOf, repeated } from './periods.js';
import type { Source } from './source.js';

/** What the end of a delay does. Only a contract's own term is a `transition`: silence never decides. */
export type Consequence = 'transition' | 'escalation' | 'reminder';

/** Something dated by a fact. */
export interface Anchor {
  /** the fact's place in the log */
  readonly seq: number;
  readonly act: string;
  readonly at: Moment;
}

/** How long, or until when. Several delays make several deadlines. */
export type Delay<Known> =
  /** a setting of the process, frozen into the case when it opens */
  | { readonly setting: string }
  /** what the text lays down */
  | { readonly period: string }
  /** what this case's own contract lays down */
  | { readonly agreed: (known: Known) => readonly string[] }
  /** nothing is counted: this case's own contract names the day, and it falls due when that day begins */
  | { readonly onDay: (known: Known) => LegalDate }
  /** nothing is counted: the contract or the law names the days by which it is due, in their order; the next one runs */
  | { readonly days: (known: Known) => readonly LegalDate[] };

/** A fact as an anchor. */
export const anchorOf = ({ seq, act, occurredAt }: Fact): Anchor => ({ seq, act, at: occurredAt });

/** A delay, as data. */
export interface DeadlineRule<Known> {
  readonly name: string;
  /** French: « Bon de commande attendu » */
  readonly label: string;
  /** the situations in which it runs, or every situation that is not an end */
  readonly situations: readonly string[] | 'open';
  /** what it counts from; undefined: it does not run */
  readonly anchor: (known: Known, lastMovement: Anchor, entered: Anchor) => Anchor | undefined;
  readonly after: Delay<Known>;
  /** the delays are not counted from the anchor, but back from this other deadline, which it announces */
  readonly ahead?: string;
  /** once the last delay has passed, it comes back at this setting's interval until something moves */
  readonly everySetting?: string;
  readonly profile: CalendarProfile;
  readonly consequence: Consequence;
  /** relations that are told */
  readonly tells: readonly Relation[];
  /** the cases that rest on this one are told too, by this act of theirs; only of what reminds or escalates */
  readonly tellsDependants?: string;
  readonly source: Source;
}

/** A delay that runs, with its proof. */
export interface Deadline {
  /** rule and turn: `orderReminder`, `informationReminder.2` */
  readonly name: string;
  readonly label: string;
  /** the day, in Europe/Paris */
  readonly legalDate: LegalDate;
  /** the instant: 08:00 for what reminds, 24:00 for what ends, 00:00 for what begins */
  readonly due: Instant;
  readonly consequence: Consequence;
  readonly tells: readonly Relation[];
  readonly explanation: {
    readonly anchor: Anchor;
    readonly period: string;
    readonly profile: CalendarProfile;
    readonly calendar: string;
    /** one French sentence */
    readonly rule: string;
    readonly source: Source;
  };
}

/** Named delays of a process, as ISO 8601 periods. Frozen into the case when it opens. */
export type Settings = Readonly<Record<string, readonly string[]>>;

/** Which deadlines have already been recorded: name -> due instant. */
export type Reached = Readonly<Record<string, Instant>>;

const RANK: Record<Consequence, number> = { transition: 0, escalation: 2, reminder: 3 };

/** Ties go by due instant, rank (end, renew, escalate, remind), name. */
export function inOrder(a: Deadline, b: Deadline): number {
  if (a.due !== b.due) return a.due < b.due ? -1 : 1;
  return RANK[a.consequence] - RANK[b.consequence] || (a.name < b.name ? -1 : 1);
}

/** What every case knows of itself, whatever its process: the fact that last moved it, and the one with which its situation began. */
export interface Standing {
  readonly lastMovement: Anchor;
  readonly entered: Anchor;
}

/** The deadlines that run in this situation and have not been reached, in the order in which they fall due. */
export function outstanding<Known>(
  rules: readonly DeadlineRule<Known>[],
  situation: string,
  known: Known,
  { lastMovement, entered }: Standing,
  settings: Settings,
  reached: Reached,
): Deadline[] {
  const running: Deadline[] = [];
  const runs = ({ situations }: DeadlineRule<Known>) => situations === 'open' || situations.includes(situation);
  for (const rule of rules) {
    const anchor = runs(rule) ? rule.anchor(known, lastMovement, entered) : undefined;
    if (!anchor) continue;
    if ('onDay' in rule.after) running.push(...beginnings(rule, anchor, rule.after.onDay(known), reached));
    else if ('days' in rule.after) running.push(...nextOfDays(rule, anchor, rule.after.days(known), reached));
    else if (rule.ahead === undefined) running.push(...turns(rule, anchor, periodsOf(rule, known, settings), settings, reached));
  }
  for (const rule of rules) {
    const since = rule.ahead !== undefined && runs(rule) ? rule.anchor(known, lastMovement, entered) : undefined;
    if (!since) continue;
    const theirs = running.filter(({ name }) => ruleName(name) === rule.ahead);
    running.push(...theirs.flatMap((deadline) => announcements(rule, since, deadline, periodsOf(rule, known, settings), reached)));
  }
  return running.sort(inOrder);
}

/** `orderReminder.2` -> `orderReminder` */
export const ruleName = (name: string): string => name.replace(/\.\d+$/, '');

/** What a contract lets begin on a day begins with it, at 00:00. */
function beginnings<Known>(rule: DeadlineRule<Known>, anchor: Anchor, legalDate: LegalDate, reached: Reached): readonly Deadline[] {
  const due = startOf(legalDate);
  if (reached[rule.name] === due) return [];
  const how = `Le ${frenchDate(legalDate)} à 00:00, heure de Paris.`;
  return [deadlineOf(rule, rule.name, { legalDate, due, anchor, period: NOTHING_COUNTED, how })];
}

/** Of the days that are named, the first that has not been reached: those before the last one reached are past. */
function nextOfDays<Known>(rule: DeadlineRule<Known>, anchor: Anchor, days: readonly LegalDate[], reached: Reached): readonly Deadline[] {
  const last = reached[rule.name];
  for (const legalDate of days) {
    const due = rule.consequence === 'transition' ? endOf(legalDate) : atLocalTime(legalDate, '08:00');
    if (last !== undefined && due <= last) continue;
    const how = `Au plus tard le ${frenchDate(legalDate)}.`;
    return [deadlineOf(rule, rule.name, { legalDate, due, anchor, period: NOTHING_COUNTED, how })];
  }
  return [];
}

/**
 * What announces another deadline: so many days before its legal date or, in months, on the last day from which they end by then;
 * none on or before the day since when this rule runs.
 */
function announcements<Known>(
  rule: DeadlineRule<Known>,
  since: Anchor,
  deadline: Deadline,
  periods: readonly string[],
  reached: Reached,
): readonly Deadline[] {
  const { anchor } = deadline.explanation;
  return periods.flatMap((period, index) => {
    const legalDate = latestReceipt(deadline.legalDate, announced(period));
    if (legalDate <= dayOf(since.at)) return [];
    const due = atLocalTime(legalDate, '08:00');
    const name = turnName(rule, periods, index);
    // what was announced of a later day is not followed by an earlier one: that one is past
    const last = reached[name];
    if (last !== undefined && due <= last) return [];
    const how = `${frenchPeriod(readPeriod(period))} avant le ${frenchDate(deadline.legalDate)} (« ${deadline.label} »), à 08:00, heure de Paris.`;
    return [deadlineOf(rule, name, { legalDate, due, anchor, period, how })];
  });
}

/** A rule's turns: one for each delay, then, where it comes back, the next one after the last that was reached. */
function turns<Known>(
  rule: DeadlineRule<Known>,
  anchor: Anchor,
  periods: readonly string[],
  settings: Settings,
  reached: Reached,
): Deadline[] {
  const found: Deadline[] = [];
  const isReached = (deadline: Deadline) => reached[deadline.name] === deadline.due;
  for (const [index, period] of periods.entries()) {
    const deadline = compute(rule, anchor, period, turnName(rule, periods, index));
    if (!isReached(deadline)) found.push(deadline);
  }
  const interval = intervalOf(rule, settings);
  if (interval === undefined || found.length > 0) return found;
  const turn = (n: number) =>
    withinTheCalendar(() => compute(rule, anchor, repeated(periods.at(-1), interval, n), `${rule.name}.${periods.length + n}`));
  const next = firstNotReached(turn, (deadline) => deadline !== undefined && isReached(deadline));
  return next ? [next] : [];
}

/** What comes back for ever comes back as long as the legal calendar lasts. */
function withinTheCalendar<T>(computed: () => T): T | undefined {
  try {
    return computed();
  } catch (failure) {
    if (failure instanceof CalendarError && failure.code === 'outside-calendar') return undefined;
    throw failure;
  }
}

/** Turns are reached one after the other, so the next one is found by doubling and halving: a case may wait for years. */
function firstNotReached<T>(turn: (n: number) => T, isReached: (deadline: T) => boolean): T {
  let reachedUpTo = 0;
  let notReached = 1;
  while (isReached(turn(notReached))) {
    reachedUpTo = notReached;
    notReached *= 2;
  }
  while (notReached - reachedUpTo > 1) {
    const middle = Math.floor((reachedUpTo + notReached) / 2);
    if (isReached(turn(middle))) reachedUpTo = middle;
    else notReached = middle;
  }
  return turn(notReached);
}

/**
 * Every delay that comes back does so in the units of its first one: a month is no number of days.
 * Throws RangeError. Asked when the process is defined and when a case opens with settings of its own, not while it runs.
 */
export function checkReturns<Known>(rules: readonly DeadlineRule<Known>[], settings: Settings): void {
  for (const rule of rules) {
    const interval = intervalOf(rule, settings);
    const last = isOfTheCase(rule) ? undefined : periodsOf(rule, undefined, settings).at(-1);
    if (interval === undefined || last === undefined || inUnitsOf(last) === inUnitsOf(interval)) continue;
    throw new RangeError(`« ${rule.name} » : ${last} puis ${interval} ; ce qui revient se compte dans les mêmes unités.`);
  }
}

function periodsOf<Known>({ after }: DeadlineRule<Known>, known: Known | undefined, settings: Settings): readonly string[] {
  if ('period' in after) return [after.period];
  if ('agreed' in after) return known === undefined ? [] : after.agreed(known);
  return 'setting' in after ? (settings[after.setting] ?? []) : [];
}
/** What a case's own contract lays down is not there before the case is. */
const isOfTheCase = <Known>({ after }: DeadlineRule<Known>): boolean => 'agreed' in after || 'onDay' in after || 'days' in after;
const intervalOf = <Known>({ everySetting }: DeadlineRule<Known>, settings: Settings): string | undefined =>
  everySetting === undefined ? undefined : settings[everySetting]?.[0];

/** Throws RangeError for hours: what is announced is announced days, weeks or months ahead. */
function announced(period: string): Period {
  if (partsOf(period).hours > 0) throw new RangeError(`« ${period} » : une annonce se compte en jours, en semaines ou en mois.`);
  return readPeriod(period);
}

function compute<Known>(rule: DeadlineRule<Known>, anchor: Anchor, period: string, name: string): Deadline {
  const at = rule.consequence === 'transition' ? 'dayEnd' : '08:00';
  const { legalDate, due, rule: how } = computeDue({ profile: rule.profile, from: anchor.at, period: readPeriod(period), at });
  return deadlineOf(rule, name, { legalDate, due, anchor, period, how });
}

/** Where a day is named, nothing is counted. */
const NOTHING_COUNTED = 'P0D';

/** One delay makes `orderReminder`; several make `orderReminder.1`, `orderReminder.2`… */
const turnName = <Known>({ name }: DeadlineRule<Known>, periods: readonly string[], index: number): string =>
  periods.length > 1 ? `${name}.${index + 1}` : name;

interface Found extends Pick<Deadline, 'legalDate' | 'due'> {
  readonly anchor: Anchor;
  readonly period: string;
  /** one French sentence */
  readonly how: string;
}

/** What a rule says of each of its deadlines, and how this one was found. */
function deadlineOf<Known>(rule: DeadlineRule<Known>, name: string, { legalDate, due, anchor, period, how }: Found): Deadline {
  const { label, consequence, tells, profile, source } = rule;
  const explanation = { anchor, period, profile, calendar: CALENDAR_VERSION, rule: how, source };
  return { name, label, legalDate, due, consequence, tells, explanation };
}
