/**
 * A refusal on its way to a person: RFC 9457 problem details, in French, with a stable code.
 * Thrown by libs and controllers, turned into a response in one place (apps/api/problem.filter.ts).
 */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    /** stable, kebab-case; documented in docs/problems.md */
    readonly code: string,
    /** one French sentence that says what to do next */
    readonly detail: string,
    /** further members of the problem document: `errors`, `refusals`, `seq`… never personal data */
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code}: ${detail}`);
    this.name = 'ProblemError';
  }
}
