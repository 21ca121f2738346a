import type { Instant } from '../../../machines/calendar/index.js';
import { startOf } from '../../../machines/calendar/index.js';
import { type Advance, begin, type Fact, findingsOf, type Process } from '../../../machines/kernel/index.js';
import type { Tried } from './facts.js';
import { looking } from './market.js';

/** A case's first fact, learnt on the day on which it happened. */
export function begunWith(process: Process, opening: Tried): Advance<unknown> {
  const fact: Fact = { ...opening, id: 'fact-1', seq: 1, recordedAt: startOf(opening.occurredAt) as Instant };
  const findings = opening.findings ?? findingsOf(process, undefined, fact, looking);
  return begin(process, findings === undefined ? fact : { ...fact, findings });
}
