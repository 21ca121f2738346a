import { CalendarError } from '../../../machines/calendar/index.js';
import { cite, type Refusal, sentence } from '../../../machines/kernel/index.js';
import type { FieldError } from '../../forms/index.js';
import { ProblemError } from '../../problem/index.js';

/** Why a line of an import was not taken in. */
export interface LineProblem {
  /** stable; those of forms, of processes, and the import's own */
  readonly code: string;
  /** French; no name of anybody */
  readonly message: string;
  /** the fact's place in the line's list: 0, 1, 2… */
  readonly fact?: number;
  /** where in the fact, or in the line: `occurredAt`, `data.medium` */
  readonly field?: string;
  /** the text on which the process refuses */
  readonly source?: string;
}

/** The whole line is refused: nothing of it was written. */
export class LineRefused extends Error {
  constructor(readonly problems: readonly LineProblem[]) {
    super(problems.map(({ code }) => code).join(', '));
    this.name = 'LineRefused';
  }
}

/** A line that is wrong from end to end says so often enough. */
const MOST_SAID = 20;

/** Throws when there is something to say. */
export function refuseFor(problems: readonly LineProblem[]): void {
  if (problems.length > 0) throw new LineRefused(problems.slice(0, MOST_SAID));
}

export const fromRefusals = (refusals: readonly Refusal[], fact: number): readonly LineProblem[] =>
  refusals.map(({ code, message, source }) => ({ code, message: sentence(message), fact, source: cite(source) }));

/**
 * What is wrong with a line, from what was thrown; undefined when it is not the line's fault, or passes by itself:
 * a database that is away has an answer of its own.
 */
export function problemsOf(failure: unknown, fact?: number): readonly LineProblem[] | undefined {
  if (failure instanceof LineRefused) return failure.problems;
  const where = fact === undefined ? {} : { fact };
  if (failure instanceof CalendarError) return [{ code: failure.code, message: failure.message, ...where }];
  if (!(failure instanceof ProblemError) || isForLater(failure)) return undefined;
  const errors = failure.extra.errors as readonly FieldError[] | undefined;
  if (errors) return errors.map(({ code, message, field }) => ({ code, message, ...where, field }));
  return [{ code: failure.code, message: failure.detail, ...where }];
}

/** What is away and comes back: the whole request is to be sent again. */
export const isForLater = (failure: unknown): boolean => failure instanceof ProblemError && failure.extra.retryAfter !== undefined;
