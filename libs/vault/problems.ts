import { ProblemError } from '../problem/index.js';

/** The key store or the KMS does not answer. */
export function vaultAway(cause: string): ProblemError {
  const problem = new ProblemError(
    503,
    'vault-away',
    'Le coffre des données personnelles ne répond pas. Rien n’a été perdu : réessayez dans un instant.',
    { retryAfter: 2 },
  );
  return Object.assign(problem, { cause });
}

export const isVaultAway = (failure: unknown): boolean => failure instanceof ProblemError && failure.code === 'vault-away';

/** There is a sealed value, and nobody destroyed its key: this server lacks it. */
export const keyMissing = (): ProblemError =>
  new ProblemError(
    503,
    'vault-key-missing',
    'La clé d’un champ personnel de ce dossier manque à ce serveur. Rien ne prouve qu’il ait été effacé : prévenez l’exploitant.',
  );

/** What is stored is not what was sealed, or not what the fact recorded. */
export const fieldAltered = (): ProblemError =>
  new ProblemError(
    503,
    'sealed-field-altered',
    'Un champ personnel de ce dossier n’est plus celui qui a été consigné : il a été modifié ou déplacé. Prévenez l’exploitant.',
  );
