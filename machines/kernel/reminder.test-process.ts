import type { Moment } from '../calendar/index.js';
import type { DeadlineRule } from './deadline.js';
import { source } from './index.js';

/** A delay for tests of delays: what each of them is not about. */

export const rules = source('Règle imaginaire', 'P0-G1');
export const anchor = { seq: 1, act: 'open', at: '2024-01-31' as Moment };
export const standing = { lastMovement: anchor, entered: anchor };

/** It reminds, in days of a setting, from one day on; but for what a test changes. */
export const reminder = <Known = null>(change: Partial<DeadlineRule<Known>>): DeadlineRule<Known> => ({
  name: 'reminder',
  label: 'Rappel',
  situations: 'open',
  anchor: () => anchor,
  after: { setting: 'delay' },
  profile: 'days',
  consequence: 'reminder',
  tells: ['library'],
  source: rules,
  ...change,
});
