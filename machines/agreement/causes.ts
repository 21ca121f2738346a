import type { FactEvent } from '../kernel/index.js';
import { type Known, renewalIsLeft } from './known.js';

/** Why an agreement has come to its end, as its record says it. */
export type Cause = 'NOTICE' | 'EXPIRED' | 'EXHAUSTED' | 'DECLINED' | 'NOT_DECIDED' | 'LAPSED' | 'MARKET' | 'ENDED';

/** @param known as the end leaves it; @param fact what ended it: a deadline, an act, or what the market told */
export function causeOf(known: Known, { act, data }: FactEvent): Cause {
  if (act === 'frameworkEnded') return 'MARKET';
  if (act === 'end') return 'ENDED';
  if (data.name === 'noticeEnd') return 'NOTICE';
  if (known.renewal === 'NONE') return 'EXPIRED';
  if (!renewalIsLeft(known)) return 'EXHAUSTED';
  if (known.declined !== null) return 'DECLINED';
  return known.renewal === 'EXPRESS' ? 'NOT_DECIDED' : 'LAPSED';
}
