import { type RefusalView, situationView, veilOver } from '../../../libs/caseview/index.js';
import type { Decided } from '../../../libs/casework/index.js';
import type { Who } from '../../../libs/identity/index.js';
import { ProblemError } from '../../../libs/problem/index.js';

/** What became of one case among several. */
export type Outcome =
  | {
      readonly case: string;
      readonly status: 'done' | 'allowed';
      readonly reference: string;
      readonly seq: number;
      readonly situation: { readonly id: string; readonly label: string };
      /** it had been done before, under the same key */
      readonly repeated?: true;
    }
  | {
      readonly case: string;
      readonly status: 'refused';
      readonly code: string;
      readonly detail: string;
      readonly refusals: readonly RefusalView[];
    }
  | { readonly case: string; readonly status: 'not-found' }
  | { readonly case: string; readonly status: 'error'; readonly code: string; readonly detail: string; readonly errors?: unknown };

/** `allowed`: it would be done. */
export function doneOutcome({ head, position, repeated }: Decided, who: Who, rehearsed: boolean): Outcome {
  const { id, label } = situationView(position, veilOver(position, who));
  return {
    case: head.id,
    status: rehearsed ? 'allowed' : 'done',
    reference: head.reference,
    seq: position.seq,
    situation: { id, label },
    ...(repeated ? { repeated: true as const } : {}),
  };
}

/** A case that is not theirs to know of is one that does not exist. */
export function failedOutcome(caseId: string, { status, code, detail, extra }: ProblemError): Outcome {
  if (status === 404 && code === 'no-such-case') return { case: caseId, status: 'not-found' };
  if (status === 403 || status === 409) {
    return { case: caseId, status: 'refused', code, detail, refusals: Array.isArray(extra.refusals) ? extra.refusals : [] };
  }
  return { case: caseId, status: 'error', code, detail, ...(extra.errors === undefined ? {} : { errors: extra.errors }) };
}

/** One that nobody foresaw: logged where it happened, and the other cases go on. */
export const unexpected = () =>
  new ProblemError(500, 'unexpected', 'Une erreur inattendue s’est produite sur ce dossier. Réessayez ; si elle revient, signalez-la.');
