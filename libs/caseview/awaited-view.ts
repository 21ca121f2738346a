import { type AccessLine, type Findings, NOTHING_FOUND, obstacles, type Position } from '../../machines/kernel/index.js';
import { isForPeople } from '../casework/index.js';
import { type NameOf, relationView } from './names.js';
import { refusalView } from './source-view.js';

/**
 * What may be done next in a case that stands nowhere, and what each act still lacks: nobody in particular asks, so an act is
 * judged for those who decide it.
 * @param found what each act would find in other cases
 */
export function awaitedView(position: Position, nameOf: NameOf, found: ReadonlyMap<string, Findings> = new Map()) {
  const { process } = position;
  const acts = new Set(process.situations[position.situation]?.ways.map(({ act }) => act));
  return [...acts]
    .filter((act) => isForPeople(process, act))
    .map((act) => {
      const lines = process.access.acts[act] ?? [];
      const lacks = leastOf(lines.map((line) => lacksOf(position, line, act, found.get(act) ?? NOTHING_FOUND)));
      return {
        act,
        label: process.formRules[act]?.label ?? act,
        who: [...new Set(lines.map(({ decides }) => decides))].map((relation) => relationView(process, relation)),
        allowed: lacks.length === 0,
        refusals: lacks.map((refusal) => refusalView(refusal, nameOf)),
      };
    });
}

export type AwaitedView = ReturnType<typeof awaitedView>;

const lacksOf = (position: Position, { decides, recordedBy }: AccessLine, act: string, found: Findings) =>
  obstacles(position, act, { relation: decides }, recordedBy, found);

const leastOf = <T>(lists: readonly (readonly T[])[]): readonly T[] =>
  lists.reduce<readonly T[] | undefined>((least, one) => (least === undefined || one.length < least.length ? one : least), undefined) ?? [];
