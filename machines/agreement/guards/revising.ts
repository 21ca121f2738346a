import { type Guard, onceFilledIn } from '../../kernel/index.js';
import { adds } from '../adds.js';
import type { Known } from '../known.js';
import { OF_AN_OPENING } from './opening.js';
import { documentsAreProvided } from './signing.js';

/** R0-041: of a draft; what was signed on paper got its papers there. */
const concludedWithItsDocuments: Guard<Known> = (known, act, findings) =>
  known.concluded === null ? [] : documentsAreProvided(known, act, findings);

const OF_A_DRAFT: readonly Guard<Known>[] = [...Object.values(OF_AN_OPENING), concludedWithItsDocuments];

/** A revised draft is what an opening must be. */
export const revisedDraftHolds: Guard<Known> = onceFilledIn((known, act, findings) => {
  const revised: Known = { ...known, ...adds.revision(act, known) };
  return OF_A_DRAFT.flatMap((guard) => guard(revised, act, findings));
});
