import type { DocumentRule } from '../kernel/index.js';
import type { Known } from './known.js';

/** The circular names no document that the life of the agreement produces. */
export const documents = {} as const satisfies Record<string, DocumentRule<Known>>;
