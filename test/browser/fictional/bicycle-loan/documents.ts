import type { DocumentRule } from '../kernel/index.js';
import type { Known } from './known.js';

export const documents = {} as const satisfies Record<string, DocumentRule<Known>>;
