import { CalendarError, type Instant, instant } from '../../machines/calendar/index.js';
import { crossing, type Deadline, type DeadlineRule, OPEN, type Position, type Process, ruleName } from '../../machines/kernel/index.js';

/** The answer of a process on whose cases others rest; a process that has it has a register. */
const COVERAGE = 'coverage';

/** From when to when a case carries those that rest on it, as far as it is certain. */
export interface Span {
  readonly state: 'notYet' | 'inForce' | 'ended';
  /** legal dates; null: not known yet */
  readonly firstDay: string | null;
  /** the last covered day as things stand; null: it has no end yet */
  readonly lastDay: string | null;
  /** nothing can prolong it any more */
  readonly final: boolean;
}

/** Something that lies ahead of a case if nothing more is done in it. */
export interface Ahead extends Pick<Deadline, 'name' | 'label' | 'due' | 'legalDate' | 'consequence' | 'explanation'> {
  /** the situation in which it leaves the case; null where it only names a last day */
  readonly leadsTo: string | null;
}

/** A case as its register shows it. */
export interface Outlook extends Span {
  /** the key under which others find it, without its prefix: `18 AC 27` */
  readonly title: string;
  /** the kind of case that its opening chose, where its process has kinds */
  readonly kind: string | null;
  /** when it will next be moved by itself */
  readonly nextChange: Instant | null;
  readonly ahead: readonly Ahead[];
}

const MOST_AHEAD = 6;
/** The calendar refuses what lies beyond its years: this is where it is asked to stop anyway. */
const NEVER = instant('9999-12-31T00:00:00.000Z');

export const hasRegister = (process: Process): boolean => process.answers?.[COVERAGE] !== undefined;

/** What a register says of a case; undefined when nothing rests on cases of its process. */
export function outlookOf(position: Position): Outlook | undefined {
  const { process, known } = position;
  const answer = process.answers?.[COVERAGE]?.(position);
  if (answer === undefined) return undefined;
  const key = process.keys?.(known)[0] ?? '';
  const kind = (known as { readonly [KIND]?: unknown })[KIND];
  return {
    ...spanOf(answer),
    title: key.slice(key.indexOf(':') + 1),
    kind: typeof kind === 'string' ? kind : null,
    nextChange: position.deadlines.find(({ consequence }) => consequence === 'transition')?.due ?? null,
    ahead: aheadOf(position),
  };
}

/** The field of an opening whose choices are kinds of cases. */
const KIND = 'template';

/** What a kind of case is called; null where the process has none. */
export function kindLabel({ formRules }: Process, kind: string | null): string | null {
  if (kind === null) return null;
  return formRules[OPEN]?.fields.find(({ name }) => name === KIND)?.choices?.[kind] ?? kind;
}

function spanOf(answer: unknown): Span {
  const { state, firstDay, lastDay, final } = answer as Partial<Record<keyof Span, unknown>>;
  const day = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    state: state === 'notYet' || state === 'inForce' ? state : 'ended',
    firstDay: day(firstDay),
    lastDay: day(lastDay),
    final: final === true,
  };
}

/** A forecast of what moves the case, and of the last days that its contract names: reminders change nothing, so they are left out. */
function aheadOf(position: Position): readonly Ahead[] {
  const told = withoutReminders(position.process);
  const names = new Set(told.deadlines.map(({ name }) => name));
  const ahead: Ahead[] = [];
  let standing: Position = { ...position, process: told, deadlines: position.deadlines.filter(({ name }) => names.has(ruleName(name))) };
  try {
    while (ahead.length < MOST_AHEAD) {
      const [next] = standing.deadlines;
      const [crossed] = next ? take(crossing(standing, NEVER)) : [];
      if (!next || !crossed) break;
      const { name, label, due, legalDate, consequence, explanation } = next;
      const leadsTo = consequence === 'transition' ? crossed.position.situation : null;
      ahead.push({ name, label, due, legalDate, consequence, explanation, leadsTo });
      standing = crossed.position;
    }
  } catch (failure) {
    if (!(failure instanceof CalendarError)) throw failure;
  }
  return ahead;
}

/** One crossing, and no more reckoning than it takes. */
function take<T>(crossings: Generator<T>): readonly T[] {
  const { done, value } = crossings.next();
  return done ? [] : [value];
}

const lean = new WeakMap<Process, Process>();

function withoutReminders(process: Process): Process {
  const known = lean.get(process) ?? { ...process, deadlines: process.deadlines.filter((rule) => tellsWhatComes(rule, process)) };
  lean.set(process, known);
  return known;
}

/** It moves the case, or its own contract counts it back from what does: a last day. What a setting counts back only warns. */
const tellsWhatComes = ({ consequence, ahead, after }: DeadlineRule<unknown>, { deadlines }: Process): boolean =>
  consequence === 'transition' ||
  (ahead !== undefined && 'agreed' in after && deadlines.some((rule) => rule.name === ahead && rule.consequence === 'transition'));
