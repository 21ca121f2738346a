import type { FindingRule } from '../kernel/index.js';
import type { Known } from './known.js';
import * as source from './sources.js';

/** What is looked for outside this case's own facts when an act is decided. */
export const findings = {
  market: {
    of: 'anotherCase',
    label: 'Le marché dont découle le contrat',
    source: source.subsequent,
    acts: ['open', 'reviseDraft', 'sign', 'placeOrder', 'frameworkEndsSoon', 'frameworkEnded'],
    process: 'agreement',
    key: ({ market }) => (market === null ? undefined : `pooled:${market}`),
    asks: 'coverage',
  },
} as const satisfies Record<string, FindingRule<Known>>;
