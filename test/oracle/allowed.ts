import {
  type Act,
  type Data,
  DEADLINE_REACHED,
  type DecidedBy,
  obstacles,
  type Position,
  type Process,
} from '../../machines/kernel/index.js';
import { type Check, differs, type Failure } from './check.js';
import { actOf, attempt } from './playing.js';
import type { AllowedTable, Cell } from './table.js';

/** How the acts of one process are tried against its hand-written table. */
export interface Tried {
  /** the positions of a situation in which an act is tried: where it has an object, and one for each place that it may lead to */
  readonly standings: (process: Process, situation: string, act: string) => readonly Position[];
  /** whoever stands in each relation, and some who decide nothing */
  readonly people: Readonly<Record<string, DecidedBy>>;
  /** relations that may record for others; undefined: in person */
  readonly recorders: readonly (string | undefined)[];
  /** the forms each act is tried with: facts that satisfy every guard */
  readonly filledIn: Readonly<Record<string, readonly Data[]>>;
  /** what is found elsewhere for an act, where it asks */
  readonly found?: (act: string) => Pick<Act, 'findings'>;
  /** a day on which the acts may be tried in this situation, at noon in UTC */
  readonly triedOn: (situation: string) => string;
  /** requirements that say who may do what */
  readonly cites: string;
}

/** For every situation, every act, every relation, decided in person or recorded for somebody. The calendar's own way is asked elsewhere. */
export const allowedChecks = (table: AllowedTable, tried: Tried): readonly Check[] => [
  {
    name: 'the table and the machine name the same situations and acts',
    run: (process) => [
      ...differs('situations', Object.keys(process.situations).sort(), [...table.situations].sort()),
      ...differs('acts', actsOf(process), [...table.acts].sort()),
      ...Object.keys(process.access.relations).flatMap((one) => (one in tried.people ? [] : [`nobody tries the acts as « ${one} »`])),
    ],
  },
  {
    name: 'what is shown of the machine leads where the table says',
    run: (process) =>
      Object.values(process.situations).flatMap(({ id, ways }) =>
        table.acts.flatMap((name) => {
          const shown = ways.filter((way) => way.act === name).map(({ target }) => target);
          const { targets } = table.cell(id, name);
          // what an act completes goes on at once: a passage is no way of its own
          const onward = shown.flatMap((target) => (process.situations[target]?.passages ?? []).map((passage) => passage.target));
          return [
            ...differs(`${id} × ${name} is shown to lead to, and the table does not say so`, missing(shown, targets), []),
            ...differs(`${id} × ${name} is not shown to lead to`, missing(targets, [...shown, ...onward]), []),
          ];
        }),
      ),
  },
  ...table.situations.map(
    (situation): Check => ({
      name: `${situation}: each act is open to exactly those whom the table names (${tried.cites})`,
      run: (process) =>
        table.acts
          .filter((name) => name !== DEADLINE_REACHED)
          .flatMap((name) => {
            const positions = tried.standings(process, situation, name);
            return Object.keys(tried.people).flatMap((relation) =>
              tried.recorders.flatMap((as) => tryOne(tried, positions, name, relation, as, table.cell(situation, name))),
            );
          }),
    }),
  ),
];

const actsOf = (process: Process): readonly string[] =>
  [...new Set(Object.values(process.situations).flatMap(({ ways }) => ways.map((way) => way.act)))].sort();

const missing = (some: readonly string[], all: readonly string[]): readonly string[] => [
  ...new Set(some.filter((one) => !all.includes(one))),
];

function tryOne(
  tried: Tried,
  positions: readonly Position[],
  name: string,
  decides: string,
  as: string | undefined,
  cell: Cell,
): readonly Failure[] {
  const by = tried.people[decides] as DecidedBy;
  const recordedBy = as ?? decides;
  const allowed = cell.who.some((who) => who.decides === decides && who.recordedBy === recordedBy);
  const where = `${positions[0]?.situation} × ${name} × ${decides}/${recordedBy}`;
  const reached = new Set<string>();
  const failures: Failure[] = [];
  for (const position of positions) {
    const beforeTheForm = obstacles(position, name, by, as).length === 0;
    if (beforeTheForm !== allowed) failures.push(`${where}: offered before the form is ${beforeTheForm}, the table says ${allowed}`);
    const on = `${tried.triedOn(position.situation)}T12:00:00.000Z`;
    for (const data of tried.filledIn[name] ?? []) {
      const answer = attempt(position, { ...actOf(name, on, data, by, as), ...tried.found?.(name) }, on);
      if ('step' in answer !== allowed) failures.push(`${where}: ${allowed ? 'refused' : 'accepted'}, the table says otherwise`);
      if ('step' in answer) reached.add(answer.step.situation);
    }
  }
  return allowed ? [...failures, ...differs(`${where} leads to`, [...reached].sort(), [...cell.targets].sort())] : failures;
}
