import { ruleOf } from '../../forecast/events.js';
import type { Deadline, Forecast } from '../queries.js';

/** What an act on one day would change in the dates ahead, beside the same case without it. Pure. */

type Step = Forecast['steps'][number];
type Accepted = Extract<Step, { accepted: true }>;
type Refused = Extract<Step, { accepted: false }>;

/** A deadline ahead, and where it leads when it is reached. */
export interface Dated {
  readonly deadline: Deadline;
  /** undefined: it leaves the case where it is, or lies beyond what was looked at */
  readonly leadsTo?: string;
}

export interface ChangedDate {
  /** of the rule; of several turns the nearest is shown */
  readonly key: string;
  readonly label: string;
  /** undefined: it would not run without the act */
  readonly before?: Dated;
  /** undefined: it would run no more */
  readonly after?: Dated;
}

export interface Effect {
  /** where the case would stand at once, and whether it moves there */
  readonly situation: string;
  readonly moves: boolean;
  /** what changes the situation, in the order of its days */
  readonly terms: readonly ChangedDate[];
  /** what reminds or alerts */
  readonly reminders: readonly ChangedDate[];
}

export type Tried = { readonly refusals: Refused['refusals'] } | Effect;

/**
 * @param without the forecast of the case as it is @param withIt the same with the act, as far ahead
 * @param present the situation in which the case is now, by id
 */
export function triedBetween(without: Forecast, withIt: Forecast, act: string, present: string): Tried {
  const at = withIt.steps.findIndex((step) => step.act === act && !('deadline' in step));
  const step = withIt.steps[at];
  if (!step?.accepted) return { refusals: step ? (step as Refused).refusals : [] };
  const standing = withIt.steps.slice(0, at).findLast((one): one is Accepted => one.accepted)?.situation.id ?? present;
  const changes = changesBetween(aheadIn(without), aheadIn(withIt));
  const isTerm = ({ before, after }: ChangedDate) => (after ?? before)?.deadline.consequence === 'transition';
  return {
    situation: step.situation.label,
    moves: step.situation.id !== standing,
    terms: changes.filter(isTerm),
    reminders: changes.filter((change) => !isTerm(change)),
  };
}

/** Every deadline of a forecast by its rule: those that are reached in it, then those that still run at its end. */
function aheadIn({ steps, deadlines }: Forecast): ReadonlyMap<string, readonly Dated[]> {
  const found = new Map<string, Dated[]>();
  const add = (dated: Dated) => {
    const rule = ruleOf(dated.deadline.name);
    found.set(rule, [...(found.get(rule) ?? []), dated]);
  };
  for (const step of steps)
    if (step.accepted && step.deadline)
      add({
        deadline: step.deadline,
        ...(step.deadline.consequence === 'transition' ? { leadsTo: step.situation.label } : {}),
      });
  for (const deadline of deadlines) add({ deadline });
  return found;
}

function changesBetween(before: ReadonlyMap<string, readonly Dated[]>, after: ReadonlyMap<string, readonly Dated[]>) {
  const rules = [...new Set([...before.keys(), ...after.keys()])];
  return rules.flatMap((rule): ChangedDate[] => changeOf(rule, before.get(rule) ?? [], after.get(rule) ?? [])).sort(byDay);
}

/** The nearest turn that is not as it was; nothing when all are. */
function changeOf(rule: string, before: readonly Dated[], after: readonly Dated[]): ChangedDate[] {
  const gone = lacking(before, after)[0];
  const added = lacking(after, before)[0];
  const shown = added ?? gone;
  if (!shown) return [];
  return [{ key: rule, label: shown.deadline.label, ...(gone ? { before: gone } : {}), ...(added ? { after: added } : {}) }];
}

/** Where one of the forecasts stopped before a deadline was reached, nobody knows where it leads: that is no difference. */
const isSame = (one: Dated, other: Dated): boolean =>
  one.deadline.due === other.deadline.due && (one.leadsTo === other.leadsTo || one.leadsTo === undefined || other.leadsTo === undefined);

const lacking = (from: readonly Dated[], other: readonly Dated[]): readonly Dated[] =>
  from.filter((one) => !other.some((two) => isSame(one, two)));

const dueOf = ({ before, after }: ChangedDate): string => (after ?? before)?.deadline.due ?? '';
const byDay = (a: ChangedDate, b: ChangedDate): number => dueOf(a).localeCompare(dueOf(b));
