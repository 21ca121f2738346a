import type { AnyStateMachine } from 'xstate';
import { defineProcess, type Process, type ProcessParts } from '../../machines/kernel/index.js';

/** One line of a process taken out or bent, and nothing else. */
export interface Mutant {
  /** what was done, stable from run to run: `transition draft.qualify removed` */
  readonly name: string;
  /** throws when the kernel itself refuses such a process */
  readonly process: () => Process;
}

// Known is each process's own affair: a mutation never looks into it.
// biome-ignore lint/suspicious/noExplicitAny: a part of any process can be bent in the same way
export type Parts = ProcessParts<any>;

/** A mutant whose parts differ. */
export const bent = (name: string, parts: Parts, changes: Partial<Parts>): Mutant => ({
  name,
  process: () => defineProcess({ ...parts, ...changes }) as unknown as Process,
});

export function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _, ...rest } = record;
  return rest;
}

export const withoutAt = <T>(list: readonly T[], index: number): T[] => list.filter((_, at) => at !== index);
export const replacedAt = <T>(list: readonly T[], index: number, item: T): T[] => list.map((one, at) => (at === index ? item : one));

/** Whatever is asked of it is there, and is nothing: a case that knows nothing, for reading which fields a part writes. */
export const NOTHING: unknown = new Proxy(() => NOTHING, { get: (_, key) => (key === Symbol.toPrimitive ? () => '' : NOTHING) });

/** Transitions as the machine's configuration holds them. */
export interface RawTransition {
  readonly guard?: unknown;
  readonly target?: string;
  readonly actions?: readonly unknown[];
}
export interface RawState {
  readonly on?: Readonly<Record<string, RawTransition | readonly RawTransition[]>>;
  readonly always?: RawTransition | readonly RawTransition[];
  readonly meta?: object;
}
export type RawStates = Readonly<Record<string, RawState>>;

export const statesOf = (machine: AnyStateMachine): RawStates => (machine.config as { states: RawStates }).states;
export const asList = <T>(one: T | readonly T[] | undefined): readonly T[] =>
  one === undefined ? [] : Array.isArray(one) ? (one as readonly T[]) : [one as T];
