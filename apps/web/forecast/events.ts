import type { Forecast } from './queries.js';

/** What lies ahead, as a line and a table show it. Pure. */

type Step = Forecast['steps'][number];
type Accepted = Extract<Step, { accepted: true }>;
export type Deadline = NonNullable<Accepted['deadline']>;

export interface Ahead {
  readonly key: string;
  readonly label: string;
  /** the day in Paris, '2026-11-27', or an instant */
  readonly at: string;
  readonly kind: Deadline['consequence'] | 'act' | 'refused';
  readonly deadline?: Deadline;
  /** to which situation it leads; undefined when the case stays */
  readonly leadsTo?: string;
  /** the same again later, with nothing in between that changes the situation */
  readonly again: readonly string[];
  readonly refusals: Extract<Step, { accepted: false }>['refusals'];
}

/** 'noMovement.3' is the third turn of 'noMovement'. */
export const ruleOf = (name: string): string => name.split('.')[0] ?? name;

/** @param from the situation in which the forecast starts */
export function aheadOf({ steps }: Pick<Forecast, 'steps'>, from: string): readonly Ahead[] {
  const found: Ahead[] = [];
  /** where the last turn of a rule stands, as long as the situation stays */
  let turns = new Map<string, number>();
  let situation = from;
  steps.forEach((step, index) => {
    const base = { key: `${index} ${step.act}`, label: step.label, at: step.occurredAt, again: [], refusals: [] };
    if (!step.accepted) {
      found.push({ ...base, kind: 'refused', refusals: step.refusals });
      return;
    }
    const { deadline } = step;
    const moves = step.situation.id !== situation;
    situation = step.situation.id;
    if (!deadline || moves) turns = new Map();
    const rule = deadline ? ruleOf(deadline.name) : undefined;
    const before = rule === undefined ? undefined : turns.get(rule);
    const earlier = before === undefined ? undefined : found[before];
    if (before !== undefined && earlier) {
      found[before] = { ...earlier, again: [...earlier.again, deadline?.legalDate ?? step.occurredAt] };
      return;
    }
    if (rule !== undefined && !moves) turns.set(rule, found.length);
    found.push({
      ...base,
      ...(deadline ? { deadline, label: deadline.label, at: deadline.legalDate } : {}),
      kind: deadline?.consequence ?? 'act',
      ...(moves ? { leadsTo: step.situation.label } : {}),
    });
  });
  return found;
}

/** How many deadlines there are, each turn counted. */
export const countOf = (ahead: readonly Ahead[]): number =>
  ahead.reduce((sum, { deadline, again }) => sum + (deadline ? 1 + again.length : 0), 0);

export interface Change {
  readonly gone: readonly Deadline[];
  readonly added: readonly Deadline[];
}

/** What would no longer fall due, and what would instead: a deadline that moves is in both. */
export function changeOf(without: Pick<Forecast, 'steps'>, withIt: Pick<Forecast, 'steps'>): Change {
  const list = ({ steps }: Pick<Forecast, 'steps'>) => steps.flatMap((step) => (step.accepted && step.deadline ? [step.deadline] : []));
  const key = ({ name, legalDate }: Deadline) => `${name} ${legalDate}`;
  const missingIn = (from: readonly Deadline[], other: readonly Deadline[]) => {
    const keys = new Set(other.map(key));
    const lacking = from.filter((one) => !keys.has(key(one)));
    // the further turns go without saying
    return lacking.filter((one, index) => lacking.findIndex(({ name }) => ruleOf(name) === ruleOf(one.name)) === index);
  };
  const before = list(without);
  const after = list(withIt);
  return { gone: missingIn(before, after), added: missingIn(after, before) };
}
