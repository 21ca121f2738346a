import { type CalendarProfile, computeDue, type Instant, type LegalDate, type Moment, readPeriod } from '../calendar/index.js';
import type { Relation } from './fact.js';
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

/** A delay, as data. */
export interface DeadlineRule<Known> {
  readonly name: string;
  /** French: « Bon de commande attendu » */
  readonly label: string;
  /** the situations in which it runs, or every situation that is not an end */
  readonly situations: readonly string[] | 'open';
  /** what it counts from; undefined: it does not run */
  readonly anchor: (known: Known, lastMovement: Anchor) => Anchor | undefined;
  /** the setting that holds its delays, or its legal period; several delays make several deadlines */
  readonly after: { readonly setting: string } | { readonly period: string };
  /** once the last delay has passed, it comes back at this setting's interval until something moves */
  readonly everySetting?: string;
  readonly profile: CalendarProfile;
  readonly consequence: Consequence;
  /** relations that are told */
  readonly tells: readonly Relation[];
  readonly source: Source;
}

/** A delay that runs, with its proof. */
export interface Deadline {
  /** rule and turn: `orderReminder`, `informationReminder.2` */
  readonly name: string;
  readonly label: string;
  /** the day, in Europe/Paris */
  readonly legalDate: LegalDate;
  /** the instant: 08:00 for what reminds, 24:00 for what ends */
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

/** The deadlines that run in this situation and have not been reached, in the order in which they fall due. */
export function outstanding<Known>(
  rules: readonly DeadlineRule<Known>[],
  situation: string,
  known: Known,
  lastMovement: Anchor,
  settings: Settings,
  reached: Reached,
): Deadline[] {
  const running: Deadline[] = [];
  for (const rule of rules) {
    if (rule.situations !== 'open' && !rule.situations.includes(situation)) continue;
    const anchor = rule.anchor(known, lastMovement);
    if (anchor) running.push(...turns(rule, anchor, settings, reached));
  }
  return running.sort(inOrder);
}

/** A rule's turns: one for each delay, then, where it comes back, the next one after the last that was reached. */
function turns<Known>(rule: DeadlineRule<Known>, anchor: Anchor, settings: Settings, reached: Reached): Deadline[] {
  const periods = periodsOf(rule, settings);
  const found: Deadline[] = [];
  const isReached = (deadline: Deadline) => reached[deadline.name] === deadline.due;
  for (const [index, period] of periods.entries()) {
    const deadline = compute(rule, anchor, period, periods.length > 1 ? `${rule.name}.${index + 1}` : rule.name);
    if (!isReached(deadline)) found.push(deadline);
  }
  const interval = intervalOf(rule, settings);
  if (interval === undefined || found.length > 0) return found;
  const turn = (n: number) => compute(rule, anchor, repeated(periods.at(-1), interval, n), `${rule.name}.${periods.length + n}`);
  return [firstNotReached(turn, isReached)];
}

/** Turns are reached one after the other, so the next one is found by doubling and halving: a case may wait for years. */
function firstNotReached(turn: (n: number) => Deadline, isReached: (deadline: Deadline) => boolean): Deadline {
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
    const last = periodsOf(rule, settings).at(-1);
    if (interval === undefined || last === undefined || kindOf(partsOf(last)) === kindOf(partsOf(interval))) continue;
    throw new RangeError(`« ${rule.name} » : ${last} puis ${interval} ; ce qui revient se compte dans les mêmes unités.`);
  }
}

const periodsOf = <Known>({ after }: DeadlineRule<Known>, settings: Settings): readonly string[] =>
  'period' in after ? [after.period] : (settings[after.setting] ?? []);
const intervalOf = <Known>({ everySetting }: DeadlineRule<Known>, settings: Settings): string | undefined =>
  everySetting === undefined ? undefined : settings[everySetting]?.[0];

/** Anchored, never chained: the n-th return is counted from the same fact as the first. */
function repeated(first: string | undefined, interval: string, turn: number): string {
  const [from, every] = [first === undefined ? NOTHING : partsOf(first), partsOf(interval)];
  const sum = (unit: keyof Parts) => from[unit] + turn * every[unit];
  if (every.hours > 0) return `PT${sum('hours')}H`;
  const [months, days] = [sum('months'), sum('days')];
  const written = [[Math.floor(months / 12), 'Y'] as const, [months % 12, 'M'] as const, [days, 'D'] as const];
  return `P${written.map(([count, unit]) => (count > 0 ? `${count}${unit}` : '')).join('')}`;
}

/** A year is always twelve months and a week seven days, so these three are kinds of their own. */
interface Parts {
  readonly months: number;
  readonly days: number;
  readonly hours: number;
}
const NOTHING: Parts = { months: 0, days: 0, hours: 0 };

const PARTS = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(\d+)H)?$/;

function partsOf(period: string): Parts {
  const [, years = 0, months = 0, weeks = 0, days = 0, hours = 0] = PARTS.exec(readPeriod(period)) ?? [];
  return { months: 12 * Number(years) + Number(months), days: 7 * Number(weeks) + Number(days), hours: Number(hours) };
}

const kindOf = ({ months, days, hours }: Parts): string => [months, days, hours].map((count) => count > 0).join();

function compute<Known>(rule: DeadlineRule<Known>, anchor: Anchor, period: string, name: string): Deadline {
  const {
    legalDate,
    due,
    calendarVersion,
    rule: how,
  } = computeDue({
    profile: rule.profile,
    from: anchor.at,
    period: readPeriod(period),
    at: rule.consequence === 'transition' ? 'dayEnd' : '08:00',
  });
  return {
    name,
    label: rule.label,
    legalDate,
    due,
    consequence: rule.consequence,
    tells: rule.tells,
    explanation: { anchor, period, profile: rule.profile, calendar: calendarVersion, rule: how, source: rule.source },
  };
}
