import * as informing from './guards/informing.js';
import * as ordering from './guards/ordering.js';
import * as parties from './guards/parties.js';
import * as preparing from './guards/preparing.js';

const { outcomeIs, ...orders } = ordering;

/** A guard is a sentence that must be true; what it returns says why it isn't. */
export const guards = {
  ...parties,
  ...preparing,
  ...informing,
  ...orders,
  outcomeIsRelationRestored: outcomeIs('RELATION_RESTORED'),
  outcomeIsRelationAdapted: outcomeIs('RELATION_ADAPTED'),
  outcomeIsDialogueBroken: outcomeIs('DIALOGUE_BROKEN'),
} as const;
