import * as amending from './amending.js';
import * as evaluating from './evaluating.js';
import * as ordering from './ordering.js';
import * as renewal from './renewal.js';
import * as signing from './signing.js';
import * as terminating from './terminating.js';
import * as terms from './terms.js';

/** A guard is a sentence that must be true; what it returns says why it isn't. */

export const guards = { ...terms, ...signing, ...renewal, ...terminating, ...evaluating, ...amending, ...ordering } as const;

/** What an opening must be, in the order in which it is said. */
export const opens = [
  'termsDoNotContradict',
  'eachSignatoryStandsOnce',
  'twoSignAtLeast',
  'signaturesAreNotAfterTheirRecord',
  'concludedByItsFirstDay',
  'lastPossibleTermIsInTheCalendar',
  'keeperIsBound',
  'concludedUnderItsMarket',
] as const satisfies readonly (keyof typeof guards)[];
