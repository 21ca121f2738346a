import type { Answer, ProcessParts } from '../kernel/index.js';
import { endIsCertain, type Known, lastDay } from './known.js';

/** Under which name those that rest on it ask for it. */
const KEYS: Readonly<Record<string, string>> = {
  MEDIATIONS: 'market',
  SUBSEQUENT_CONTRACTS: 'pooled',
  PDP_REFERRALS: 'protocol',
  ORDERS: 'contract',
};

/** How others find it: `market:18 AC 27`. */
export const keys: NonNullable<ProcessParts<Known>['keys']> = ({ reference, carries, concluded, ended }) =>
  // a draft that was abandoned leaves its reference to the next
  ended !== null && concluded === null ? [] : [`${KEYS[carries] ?? 'agreement'}:${reference}`];

const STATES: Readonly<Record<string, string>> = { drafting: 'notYet', notYetInForce: 'notYet', inForce: 'inForce' };

/**
 * Whether the agreement covers the day on which it is asked, until when as things stand (null: without an end), whether that end is
 * certain, and whether personal data may be exchanged under it.
 */
const coverage: Answer<Known> = ({ situation, known, closed }) => ({
  state: STATES[situation] ?? 'ended',
  firstDay: known.firstCoveredDay,
  lastDay: lastDay(known),
  final: closed || endIsCertain(known),
  personalData: !known.dataAnnex || known.annexes.includes('DATA_EXCHANGE'),
});

export const answers = { coverage } as const;
