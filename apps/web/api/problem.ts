/** What stands in the way of an act, as the API says it. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly source: { readonly cited: string; readonly text?: string };
  readonly missing?: readonly { readonly what: string; readonly id?: string; readonly name?: string; readonly label?: string }[];
}

/** One field that was not as it must be. `field` is its place in the form: `parties.0.name`, `occurredAt`. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** An RFC 9457 problem document: French, with a stable code. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly refusals?: readonly Refusal[];
  readonly [member: string]: unknown;
}

/** A call that the API answered with a problem, or that did not reach it (`status` 0, code `offline`). */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'ApiProblem';
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }
}

export const isProblem = (failure: unknown, ...codes: readonly string[]): failure is ApiProblem =>
  failure instanceof ApiProblem && (codes.length === 0 || codes.includes(failure.code));

/** The session is over, or there was none: who works here signs in again, and nothing on the page is lost. */
export const isSignedOut = (failure: unknown): boolean => failure instanceof ApiProblem && failure.status === 401;

export const OFFLINE: Problem = {
  status: 0,
  code: 'offline',
  title: 'Serveur injoignable',
  detail: 'Le serveur ne répond pas. Vérifiez votre connexion ; ce que vous avez saisi est gardé sur cette page.',
};

/** What an answer says went wrong, whatever was sent in its place. */
export function problemOf(status: number, body: unknown): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body && 'detail' in body) return { ...(body as Problem), status };
  return {
    status,
    code: `http-${status}`,
    title: 'Réponse inattendue',
    detail: `Le serveur a répondu ${status} sans explication. Réessayez dans un instant.`,
  };
}
