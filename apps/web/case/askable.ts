import type { Process } from '../processes/queries.js';
import type { Action, Actions, Case } from './queries.js';

/** An act that somebody else may be asked for, and in which relation they would answer. */
interface Askable {
  readonly key: string;
  readonly act: string;
  readonly label: string;
  readonly relation: string;
}

/** What keeps an act from oneself and from nobody else. */
const NOT_ONES_OWN: readonly string[] = ['not-yours-to-decide', 'not-in-this-relation'];

/** The acts of the present situation that another organisation than one's own decides in person. @param own the id of one's own */
export function askable(
  { acts }: Pick<Process, 'acts'>,
  { actions }: Pick<Actions, 'actions'>,
  { organisations }: Pick<Case, 'organisations'>,
  own: string,
): readonly Askable[] {
  const here = new Map(actions.map((action) => [action.act, action]));
  const held = new Set(organisations.filter(({ id }) => id !== own).map(({ relation }) => relation));
  const waits = ({ allowed, refusals }: Action) => allowed || refusals.every(({ code }) => NOT_ONES_OWN.includes(code));
  return acts.flatMap(({ act, label, who }) =>
    here.has(act) && waits(here.get(act) as Action)
      ? who
          .filter(({ decides, recordedBy }) => recordedBy === undefined && held.has(decides.relation))
          .map(({ decides }) => ({ key: `${act} ${decides.relation}`, act, label, relation: decides.relation }))
      : [],
  );
}
