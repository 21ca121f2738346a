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
  const periods = 'period' in rule.after ? [rule.after.period] : (settings[rule.after.setting] ?? []);
  const found: Deadline[] = [];
  const isReached = (deadline: Deadline) => reached[deadline.name] === deadline.due;
  for (const [index, period] of periods.entries()) {
    const deadline = compute(rule, anchor, period, periods.length > 1 ? `${rule.name}.${index + 1}` : rule.name);
    if (!isReached(deadline)) found.push(deadline);
  }
  const interval = rule.everySetting === undefined ? undefined : settings[rule.everySetting]?.[0];
  if (interval === undefined || found.length > 0) return found;
  const turn = (n: number) => compute(rule, anchor, repeated(periods.at(-1) ?? 'P0D', interval, n), `${rule.name}.${periods.length + n}`);
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

/** Anchored, never chained: the n-th return is counted from the same fact as the first. */
function repeated(first: string, interval: string, turn: number): string {
  return `P${wholeDays(first) + turn * wholeDays(interval)}D`;
}

/** What comes back is counted in days, so that its turns never drift with the length of months. */
function wholeDays(period: string): number {
  const days = /^P(\d+)D$/.exec(period)?.[1];
  if (days === undefined) throw new RangeError(`« ${period} » : un rappel qui revient se compte en jours (P30D).`);
  return Number(days);
}

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
