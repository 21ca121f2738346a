import type { Process } from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';
import { PREPARING } from './stories.js';

/** What P1 says of the situations as such: who is waited for, and that what prepares a referral may be done in any order. */

/** The machine as it is written: which actions each way asks for. */
interface RawWay {
  readonly target?: string;
  readonly actions?: unknown;
}
type RawStates = Readonly<Record<string, { readonly on?: Readonly<Record<string, RawWay | readonly RawWay[]>> }>>;
const rawStates = (process: Process) => (process.machine.config as { states: RawStates }).states;

const WAITS_FOR: Readonly<Record<string, readonly string[]>> = {
  draft: ['lead'],
  qualified: ['lead'],
  consultation: ['lead', 'concernedFund'],
  fundApproval: ['concernedFund'],
  employerAgreement: ['employer'],
  priorInformation: ['lead'],
  readyForReferral: ['lead'],
  referred: ['lead'],
  ordered: ['mediator'],
  inMediation: ['mediator'],
};

export const structureChecks: readonly Check[] = [
  {
    name: 'the process carries out a circular letter, dated and numbered, about one market (R1-001, R1-002, R1-003, R1-004)',
    run: ({ source, version }) => [
      ...differs('text', source.text, 'Lettre circulaire Ucanss 026-19 du 6 juin 2019'),
      ...differs('version', version, '2019-06'),
      ...differs('assumed', source.assumed, false),
    ],
  },
  {
    name: 'each situation waits for these, an end for nobody (P1, R1-028, R1-048, R1-053)',
    run: (process) => Object.values(process.situations).flatMap(({ id, waitsFor }) => differs(id, waitsFor, WAITS_FOR[id] ?? [])),
  },
  {
    name: 'the five situations that prepare a referral allow the same acts, on the same conditions, with the same consequences (P1, R1-041)',
    run: (process) => {
      const raw = rawStates(process);
      const shown = (id: string) => ({
        ways: process.situations[id]?.ways.map(({ act, target, guards, source }) => ({
          act,
          target: target === id ? 'itself' : target,
          guards,
          source: source.requirements,
        })),
        actions: Object.entries(raw[id]?.on ?? {}).map(([act, list]) => [act, [list].flat().map(({ actions }) => actions)]),
      });
      const [first = '', ...others] = PREPARING;
      return others.flatMap((id) => differs(`${id} and ${first}`, shown(id), shown(first)));
    },
  },
  {
    name: 'an act that leads to the same situation keeps and asks for the same, wherever it is possible (P1, R1-014, R1-042)',
    run: (process) => {
      const first = new Map<string, unknown>();
      return Object.entries(rawStates(process)).flatMap(([id, { on = {} }]) =>
        Object.entries(on).flatMap(([name, list]) =>
          [list].flat().flatMap(({ target, actions }, index) => {
            const way = `${name} → ${target ?? 'stays'}, ${index + 1}`;
            if (!first.has(way)) first.set(way, actions);
            return differs(`${id} × ${way}`, actions, first.get(way));
          }),
        ),
      );
    },
  },
  {
    name: 'nobody rests in « qualified »: the last of its passages asks for nothing, and each leads to something that is waited for (P1)',
    run: (process) => [
      ...differs('last', process.situations.qualified?.passages.at(-1)?.guards, []),
      ...differs('passages', process.situations.qualified?.passages.map(({ target }) => target).sort(), [...PREPARING].sort()),
      ...differs('ways', process.situations.qualified?.ways.length, 0),
      ...Object.values(process.situations).flatMap(({ id, passages }) => (id === 'qualified' ? [] : differs(id, passages.length, 0))),
    ],
  },
];
