import type { DeadlineRule } from '../kernel/index.js';
import type { Known } from './known.js';
import * as source from './sources.js';

export const settings = { return: { label: 'Rappel du retour', default: ['P7D'], source: source.reminder } } as const;

export const deadlines: readonly DeadlineRule<Known>[] = [
  {
    name: 'returnReminder',
    label: 'Vélo à rendre',
    situations: ['away'],
    anchor: ({ lent }) => lent ?? undefined,
    after: { setting: 'return' },
    profile: 'days',
    consequence: 'reminder',
    tells: ['lender'],
    source: source.reminder,
  },
];
