import { type Check, differs, type Failure } from '../check.js';
import { next, reachable } from '../liveness.js';
import { act, after, attempt } from './facts.js';
import { KINDS, lead, leadIn, named, party } from './people.js';
import { OPEN_SITUATIONS, path, situationsOf, standing } from './stories.js';

/** From everywhere, for every kind of case, an end can be reached by what people do; and time alone ends nothing. */

const OUTCOMES = ['relationRestored', 'relationAdapted', 'dialogueBroken'];

export const livenessChecks: readonly Check[] = [
  {
    name: 'every situation can be reached from the opening, and some kind of case is played to each (P1)',
    run: (process) => {
      const fromTheStart = reachable(process, 'draft');
      const played = new Set(KINDS.flatMap(situationsOf));
      return Object.keys(process.situations).flatMap((id): Failure[] => [
        ...(fromTheStart.has(id) ? [] : [`${id}: nothing leads to it`]),
        ...(played.has(id) || id === 'qualified' ? [] : [`${id}: no facts here lead to it`]),
      ]);
    },
  },
  ...KINDS.map(
    (kind): Check => ({
      name: `${named(kind)}: each of its situations is reached by these facts (P1, R1-041)`,
      run: (process) => situationsOf(kind).flatMap((id) => differs(id, standing(process, kind, id).situation, id)),
    }),
  ),
  {
    name: 'from every situation each of the three outcomes can follow, unless it is an end (P1, R1-036)',
    run: (process) =>
      Object.values(process.situations)
        .filter(({ final }) => !final)
        .flatMap(({ id }) => OUTCOMES.filter((one) => !reachable(process, id).has(one)).map((one) => `${id}: ${one} can’t follow`)),
  },
  ...KINDS.map(
    (kind): Check => ({
      name: `${named(kind)}: from each open situation somebody may leave at once, and the case ends there (R1-014)`,
      run: (process) =>
        situationsOf(kind)
          .filter((id) => OPEN_SITUATIONS.includes(id))
          .flatMap((id) => {
            const answer = attempt(
              standing(process, kind, id),
              kind.mode === 3 && id !== 'draft'
                ? act('withdraw', '2019-10-16', { reason: 'SETTLED_OTHERWISE' }, party(), 'lead')
                : act('withdraw', '2019-10-16', { reason: 'SETTLED_OTHERWISE' }, lead(leadIn(kind.mode))),
            );
            return differs(id, 'step' in answer && answer.position.closed, true);
          }),
    }),
  ),
  ...KINDS.map(
    (kind): Check => ({
      name: `${named(kind)}: on the way to its outcome it comes through no situation twice, and none that is not waited for (P1)`,
      run: (process) => {
        const acts = path(named(kind), 'relationRestored');
        const passed = acts.map((_, count) => after(process, acts.slice(0, count + 1)).situation);
        const once = passed.filter((id, index) => id !== passed[index - 1]);
        const waited = situationsOf(kind).filter((id) => OPEN_SITUATIONS.includes(id));
        return differs('passed', once, [...waited, 'relationRestored']);
      },
    }),
  ),
  {
    name: 'an end has no way out and waits for nobody; the kernel knows that it is one (P1)',
    run: (process) =>
      [...new Set(KINDS.flatMap(situationsOf))].flatMap((id): readonly Failure[] => {
        const situation = process.situations[id];
        if (OPEN_SITUATIONS.includes(id)) return differs(`${id}: final`, situation?.final, false);
        return [
          ...differs(`${id}: final`, situation?.final, true),
          ...differs(`${id}: ways out`, next(situation).length, 0),
          ...differs(`${id}: waits for`, situation?.waitsFor, []),
        ];
      }),
  },
  {
    name: 'every waiting situation waits for somebody who may act there (P1)',
    run: (process) =>
      OPEN_SITUATIONS.flatMap((id): readonly Failure[] => {
        const { ways = [], waitsFor = [] } = process.situations[id] ?? {};
        const may = new Set(ways.flatMap((way) => process.access.acts[way.act] ?? []).map(({ decides }) => decides));
        if (waitsFor.length === 0) return [`${id}: it waits for nobody`];
        return waitsFor
          .filter((relation) => !may.has(relation))
          .map((relation) => `${id}: it waits for ${relation}, who can do nothing there`);
      }),
  },
];
