import type { Answer, ProcessParts } from '../kernel/index.js';
import { endIsCertain, type Known, lastDay } from './known.js';

/** How others find it: `market:18 AC 27`. */
export const keys: NonNullable<ProcessParts<Known>['keys']> = ({ reference }) => [`market:${reference}`];

const STATES: Readonly<Record<string, string>> = { notYetInForce: 'notYet', inForce: 'inForce' };

/** Whether the agreement covers the day on which it is asked, until when for certain, and whether a renewal can still follow. */
const coverage: Answer<Known> = ({ situation, known, closed }) => ({
  state: STATES[situation] ?? 'ended',
  firstDay: known.firstDay,
  lastDay: lastDay(known),
  final: closed || endIsCertain(known),
});

export const answers = { coverage } as const;
