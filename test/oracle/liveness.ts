import type { Position, Process, Situation } from '../../machines/kernel/index.js';
import { type Check, differs, type Failure } from './check.js';

/** What a process's own path to each situation is, for the questions that are asked of every process. */
export interface Lived {
  readonly start: string;
  readonly situations: readonly string[];
  readonly open: readonly string[];
  readonly standing: (process: Process, situation: string) => Position;
  /** open situations that hold nothing up: time alone moves them on */
  readonly unattended?: readonly string[];
  /** requirement ids that each name ends with */
  readonly cites: string;
}

export const next = (situation: Situation | undefined): readonly string[] => [
  ...new Set([...(situation?.ways ?? []), ...(situation?.passages ?? [])].map(({ target }) => target)),
];
const onward = (process: Process, id: string) => next(process.situations[id]).filter((target) => target !== id);

/** Everything that can come after a situation. */
export function reachable(process: Process, from: string): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [from];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    queue.push(...next(process.situations[id]));
  }
  return found;
}

/** Staying is not leaving: without the acts that stay, no path comes back to where it was, so every path comes to an end. */
const comesBack = (process: Process): readonly string[] =>
  Object.keys(process.situations).filter((id) => onward(process, id).some((target) => reachable(process, target).has(id)));

export const livenessOf = ({ start, situations, open, standing, unattended = [], cites }: Lived): readonly Check[] => [
  {
    name: `every situation can be reached from the opening, and there is a path here to each (${cites})`,
    run: (process) => {
      const fromTheStart = reachable(process, start);
      return Object.keys(process.situations).flatMap((id): Failure[] => [
        ...(fromTheStart.has(id) ? [] : [`${id}: nothing leads to it`]),
        ...(situations.includes(id) ? differs(`${id}: played`, standing(process, id).situation, id) : [`${id}: no facts here lead to it`]),
      ]);
    },
  },
  {
    name: `every path from every situation reaches an end (${cites})`,
    run: (process) => [
      ...comesBack(process).map((id): Failure => `${id}: a path leaves it and comes back`),
      ...Object.values(process.situations)
        .filter(({ id, final }) => !final && onward(process, id).length === 0)
        .map(({ id }): Failure => `${id}: nothing leaves it, and it is no end`),
    ],
  },
  {
    name: `an end has no way out and waits for nobody; the kernel knows that it is one (${cites})`,
    run: (process) =>
      situations.flatMap((id): readonly Failure[] => {
        const situation = process.situations[id];
        if (open.includes(id)) return differs(`${id}: final`, situation?.final, false);
        return [
          ...differs(`${id}: final`, situation?.final, true),
          ...differs(`${id}: ways out`, next(situation).length, 0),
          ...differs(`${id}: waits for`, situation?.waitsFor, []),
        ];
      }),
  },
  {
    name: `every waiting situation waits for somebody who may act there, and what time alone moves on for nobody (${cites})`,
    run: (process) =>
      open.flatMap((id): readonly Failure[] => {
        const { ways = [], waitsFor = [] } = process.situations[id] ?? {};
        if (unattended.includes(id)) return differs(`${id}: waits for`, waitsFor, []);
        const may = new Set(ways.flatMap(({ act }) => process.access.acts[act] ?? []).map(({ decides }) => decides));
        if (waitsFor.length === 0) return [`${id}: it waits for nobody`];
        return waitsFor.filter((one) => !may.has(one)).map((one) => `${id}: it waits for ${one}, who can do nothing there`);
      }),
  },
  {
    name: `every waiting situation has a deadline that reaches a person of an organisation in the case (${cites})`,
    run: (process) =>
      open.flatMap((id): readonly Failure[] => {
        const { deadlines, known } = standing(process, id);
        const holders = process.access.holders(known);
        const people = (relation: string) =>
          (holders[relation]?.organisations.length ?? 0) > 0 && (process.access.relations[relation]?.roles.length ?? 0) > 0;
        return deadlines.some(({ tells }) => tells.some(people)) ? [] : [`${id}: nobody is reminded`];
      }),
  },
];
