import { type Asking, type Duplicate, processOf } from '../casework/index.js';
import { situationBrief, veilFor } from './veil.js';

/** Another case that may be the same affair, as far as its reader may learn where it stands. */
export function possibleDuplicateView({ id, reference, process: key, situation, relations, commonParties }: Duplicate, who: Asking) {
  const process = processOf(key);
  return { id, reference, situation: situationBrief(process, situation, veilFor(process, relations, who)), commonParties };
}

export type PossibleDuplicate = ReturnType<typeof possibleDuplicateView>;
