import type { Action } from './queries.js';

/** Acts that the same reasons keep from being done. */
export interface Blocked {
  readonly key: string;
  readonly acts: readonly Action[];
  readonly refusals: Action['refusals'];
}

/** Something that is missing, and the act that supplies it. */
interface Missing {
  readonly supply?: { readonly act: string };
}

interface Grouped {
  /** what supplies something that others lack: what the case waits for first */
  readonly advancing: readonly Action[];
  readonly allowed: readonly Action[];
  /** one's own, were it not for the reasons */
  readonly blocked: readonly Blocked[];
  /** not one's own to bring in */
  readonly others: readonly Blocked[];
}

/** The acts of the present situation as a person looks for them: what they may do, what they may not yet, what others do. */
export function grouped(actions: readonly Action[]): Grouped {
  const allowed = actions.filter((action) => action.allowed);
  const lacking = actions.filter((action) => !action.allowed).flatMap(({ refusals }) => refusals.flatMap(({ missing }) => missing));
  const supplying = new Set(lacking.map((missing) => (missing as Missing).supply?.act));
  return {
    advancing: allowed.filter(({ act }) => supplying.has(act)),
    allowed: allowed.filter(({ act }) => !supplying.has(act)),
    blocked: byReasons(actions.filter(({ allowed, byChoices }) => !allowed && byChoices.length > 0)),
    others: byReasons(actions.filter(({ allowed, byChoices }) => !allowed && byChoices.length === 0)),
  };
}

/** What lacks something that somebody can supply comes first. */
function byReasons(actions: readonly Action[]): readonly Blocked[] {
  const found = new Map<string, { key: string; acts: Action[]; refusals: Action['refusals'] }>();
  for (const action of actions) {
    const key = action.refusals.map(({ code, message }) => `${code} ${message}`).join('\n');
    const group = found.get(key) ?? { key, acts: [], refusals: action.refusals };
    group.acts.push(action);
    found.set(key, group);
  }
  const lacks = ({ refusals }: Blocked) => (refusals.some(({ missing }) => missing.length > 0) ? 0 : 1);
  return [...found.values()].sort((a, b) => lacks(a) - lacks(b));
}
