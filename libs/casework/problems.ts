import { cite, type Position, type Refusal, type Step, sentence } from '../../machines/kernel/index.js';
import { ProblemError } from '../problem/index.js';
import type { Queryable } from './head.js';
import { readLog } from './log.js';

/** The same answer for a case that does not exist and for one that is not yours to know of. */
export const notFound = (): ProblemError =>
  new ProblemError(404, 'no-such-case', 'Ce dossier n’existe pas, ou votre organisme n’y a pas accès.');

export const notYours = (detail: string): ProblemError => new ProblemError(403, 'not-yours', detail);

/** Another case holds the same key: the reference under which others find it names one case alone. */
export const alreadyRegistered = (): ProblemError =>
  new ProblemError(
    409,
    'already-registered',
    'Un dossier est déjà enregistré sous cette référence, et une référence n’en désigne qu’un. Retrouvez-le, ou corrigez la référence.',
  );

/** What the process refuses, with every reason; the reader's own names are put in later. */
export function refusedProblem(refusals: readonly Refusal[], seq: number): ProblemError {
  const detail = refusals.map(({ message }) => sentence(message)).join(' ');
  return new ProblemError(409, 'refused', detail, { refusals: refusals.map(shown), seq });
}

/** A refusal as it is answered; `template` keeps the sentence open for whoever may put the names in. */
export const shown = (refusal: Refusal) => ({
  ...refusal,
  message: sentence(refusal.message),
  template: refusal.message,
  cited: cite(refusal.source),
});

/** The page on which somebody decided is older than the case: what changed since. */
export async function stale(
  client: Queryable,
  caseId: string,
  ifMatch: number,
  standing: Position,
  due: readonly Step[],
): Promise<ProblemError> {
  const recorded = (await readLog(client, caseId, { after: ifMatch })).map(({ body }) => body);
  const changed = [...recorded, ...due.map(({ fact }) => fact)].map(({ seq, act, occurredAt }) => ({
    seq,
    act,
    label: standing.process.formRules[act]?.label ?? act,
    occurredAt,
  }));
  const detail = 'Le dossier a changé depuis que vous l’avez lu. Relisez-le avant de décider.';
  return new ProblemError(412, 'stale-page', detail, { seq: standing.seq, changed });
}
