import { chance as chanceOf } from '../../../machines/kernel/chance.test-process.js';

/** Chance that is the same on every machine and in every run. */
export interface Chance {
  /** 0 to below 1 */
  readonly next: () => number;
  readonly one: <T>(list: readonly T[]) => T;
  readonly shuffled: <T>(list: readonly T[]) => readonly T[];
}

export function chance(seed: number): Chance {
  const next = chanceOf(seed);
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  return {
    next,
    one,
    shuffled: (list) =>
      list
        .map((item) => ({ item, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ item }) => item),
  };
}
