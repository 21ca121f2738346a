import { type Check, failuresOf } from '../../test/oracle/check.js';
import { machineMutants } from './machine.js';
import { meetingMutants } from './meeting.js';
import type { Mutant, Parts } from './mutant.js';
import { documentMutants, formMutants } from './papers.js';
import { accessMutants, deadlineMutants, guardMutants } from './rules.js';
import { shownMutants } from './shown.js';

/** A process with each of its lines taken out or bent in turn. */
export const mutantsOf = (parts: Parts): readonly Mutant[] =>
  [machineMutants, guardMutants, deadlineMutants, accessMutants, shownMutants, documentMutants, formMutants, meetingMutants].flatMap(
    (bend) => bend(parts),
  );

/**
 * Does some check tell this mutant from the real process? A process that the kernel refuses is told from it too.
 * Whichever check notices is moved to the front: what bends the next line is likely to be noticed by it too.
 */
function isKilled(mutant: Mutant, checks: Check[]): boolean {
  try {
    const process = mutant.process();
    const at = checks.findIndex((check) => failuresOf(check, process).length > 0);
    if (at > 0) checks.unshift(...checks.splice(at, 1));
    return at >= 0;
  } catch {
    return true;
  }
}

export interface Verdict {
  readonly mutants: number;
  readonly killed: number;
  /** names of those that no check noticed and nobody has explained */
  readonly survivors: readonly string[];
  /** explained as equivalent, and rightly alive */
  readonly equivalent: readonly string[];
  /** explained as equivalent, though a check kills it or it no longer exists */
  readonly stale: readonly string[];
}

/** @param explained mutants that change nothing anybody could notice, by name */
export function judge(mutants: readonly Mutant[], checks: readonly Check[], explained: readonly string[] = []): Verdict {
  const asked = [...checks];
  const alive = mutants.filter((mutant) => !isKilled(mutant, asked)).map(({ name }) => name);
  return {
    mutants: mutants.length,
    killed: mutants.length - alive.length,
    survivors: alive.filter((name) => !explained.includes(name)),
    equivalent: alive.filter((name) => explained.includes(name)),
    stale: explained.filter((name) => !alive.includes(name)),
  };
}
