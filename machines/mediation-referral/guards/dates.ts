import { dayOf, frenchDate, type Moment, notAfter } from '../../calendar/index.js';
import { type Anchor, type FactEvent, type Refusal, refusal, type Source } from '../../kernel/index.js';

/** When the referral that is being tried takes place: it only counts what was done by then. Undefined for any other act. */
export const referralOf = (act: FactEvent | undefined): Moment | undefined => (act?.act === 'refer' ? act.occurredAt : undefined);

/** Nothing when the fact is of the anchor's day or later; else a refusal that names this day. */
export function beforeThe(occurredAt: Moment, anchor: Anchor | null, { code, text, source }: TooEarly): readonly Refusal[] {
  if (anchor === null || notAfter(anchor.at, occurredAt)) return [];
  return [refusal(code, text(frenchDate(anchor.at)), source, { what: 'date', id: dayOf(anchor.at) })];
}

interface TooEarly {
  readonly code: string;
  readonly text: (day: string) => string;
  readonly source: Source;
}
