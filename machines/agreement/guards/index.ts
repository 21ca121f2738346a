import * as amending from './amending.js';
import * as evaluating from './evaluating.js';
import { OF_AN_OPENING } from './opening.js';
import * as ordering from './ordering.js';
import * as renewal from './renewal.js';
import * as revising from './revising.js';
import * as signing from './signing.js';
import * as terminating from './terminating.js';
import * as terms from './terms.js';

/** A guard is a sentence that must be true; what it returns says why it isn't. */

export const guards = { ...terms, ...revising, ...signing, ...renewal, ...terminating, ...evaluating, ...amending, ...ordering } as const;

/** What an opening must be. */
export const opens = Object.keys(OF_AN_OPENING) as readonly (keyof typeof OF_AN_OPENING)[];
