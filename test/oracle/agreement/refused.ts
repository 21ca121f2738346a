import type { Act, Data } from '../../../machines/kernel/index.js';
import { protocol } from './facts.js';

/** An act that breaks one rule: what it is refused with, and a requirement that each refusal must cite. */
export interface Broken {
  readonly rule: string;
  /** what is played before, all of it accepted */
  readonly before: readonly Act[];
  /** a day up to which nothing more happens before it is tried */
  readonly until?: string;
  readonly act: Act;
  /** when it is learnt, where that is not the day on which it happened */
  readonly learnt?: string;
  /** `code missing-id`, in order */
  readonly refused: readonly string[];
  readonly cites: string;
}

export const broken = (rule: string, before: readonly Act[], act: Act, refused: string, cites: string, until?: string): Broken => ({
  rule,
  before,
  until,
  act,
  refused: refused.split(' + '),
  cites,
});
/** A protocol whose opening says something else. */
export const opening = (rule: string, change: Data, refused: string, cites: string, on = '2025-04-14'): Broken =>
  broken(rule, [], protocol(on, change), refused, cites);
