import type { Process, Refusal } from '../../machines/kernel/index.js';

/** What is wrong, in one sentence. */
export type Failure = string;

/**
 * A question that a process must answer like the text, whoever runs it: Jest on the real process, the mutation run on
 * each of its mutants. Pure, and a matter of milliseconds.
 */
export interface Check {
  /** the rule and its requirements: « each deadline … (A-12, R1-052) » */
  readonly name: string;
  readonly run: (process: Process) => readonly Failure[];
}

/** Everything that is asked about one process. */
export interface Oracle {
  readonly process: Process;
  readonly checks: readonly Check[];
  /** every refusal that the checks can provoke, so that each one's source can be looked at */
  readonly refusalsSeen: (process: Process) => readonly Refusal[];
}

/** What a check finds; an exception is a finding too, for a mutant may break the kernel's own promises. */
export function failuresOf(check: Check, process: Process): readonly Failure[] {
  try {
    return check.run(process);
  } catch (error) {
    return [`${check.name}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** Both sides as text, or nothing when they are equal. */
export function differs(what: string, found: unknown, expected: unknown): readonly Failure[] {
  const [is, must] = [written(found), written(expected)];
  return is === must ? [] : [`${what}: found ${is}, expected ${must}`];
}

/** A value as text, its keys in order, so that only the content counts. */
export function written(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
