import { type AnyStateMachine, and, createMachine } from 'xstate';
import {
  asList,
  bent,
  type Mutant,
  type Parts,
  type RawState,
  type RawStates,
  type RawTransition,
  replacedAt,
  statesOf,
  withoutAt,
} from './mutant.js';

/** Every transition removed, sent elsewhere, or robbed of one guard or one action; every passage too; nobody waited for. */
export function machineMutants(parts: Parts): readonly Mutant[] {
  const states = statesOf(parts.machine);
  const names = Object.keys(states);
  return names.flatMap((state) => {
    const raw = states[state]!;
    const change = (name: string, changed: RawState) =>
      bent(name, parts, { machine: rebuilt(parts.machine, { ...states, [state]: changed }) });
    const ways: readonly Way[] = [
      ...Object.entries(raw.on ?? {}).map(
        ([act, list]): Way => ({ act, list: asList(list), put: (list) => ({ ...raw, on: { ...raw.on, [act]: list } }) }),
      ),
      { act: 'always', list: asList(raw.always), put: (list) => ({ ...raw, always: list }) },
    ];
    const waits = raw.meta && 'waitsFor' in raw.meta && asList(raw.meta.waitsFor).length > 0;
    return [
      ...ways.flatMap((way) => wayMutants(state, way, names, change)),
      ...(waits ? [change(`${state} waits for nobody`, { ...raw, meta: { ...raw.meta, waitsFor: [] } })] : []),
    ];
  });
}

interface Way {
  readonly act: string;
  readonly list: readonly RawTransition[];
  readonly put: (list: readonly RawTransition[]) => RawState;
}

function wayMutants(
  state: string,
  { act, list, put }: Way,
  names: readonly string[],
  change: (name: string, changed: RawState) => Mutant,
): readonly Mutant[] {
  return list.flatMap((transition, index) => {
    const where = `${state}.${act}${list.length > 1 ? `[${index}]` : ''}`;
    const instead = (name: string, other: RawTransition) => change(`${where} ${name}`, put(replacedAt(list, index, other)));
    const guards = guardNames(transition.guard);
    const actions = transition.actions ?? [];
    const elsewhere = names[(names.indexOf(transition.target ?? state) + 1) % names.length]!;
    return [
      change(`${where} removed`, put(withoutAt(list, index))),
      instead(`leads to ${elsewhere}`, { ...transition, target: elsewhere }),
      ...guards.map((guard, at) => instead(`without ${guard}`, { ...transition, guard: guardOf(withoutAt(guards, at)) })),
      ...actions.map((action, at) => instead(`without the action ${said(action)}`, { ...transition, actions: withoutAt(actions, at) })),
    ];
  });
}

/** `guard: 'one'` or `guard: and(['one', 'two'])`, as the kernel allows. */
const guardNames = (guard: unknown): readonly string[] =>
  guard === undefined ? [] : typeof guard === 'string' ? [guard] : (guard as { guards: readonly string[] }).guards;
const guardOf = (names: readonly string[]) => (names.length === 0 ? undefined : names.length === 1 ? names[0] : and([...names]));
const said = (action: unknown) => (typeof action === 'string' ? action : Object.values((action as { params: object }).params).join(' '));

/** The same machine with other states: its guards, actions and context stay. */
export function rebuilt(machine: AnyStateMachine, states: RawStates, guards: object = {}): AnyStateMachine {
  const implementations = machine.implementations as { guards: object };
  return createMachine(
    { ...machine.config, states } as never,
    { ...implementations, guards: { ...implementations.guards, ...guards } } as never,
  );
}
