import type { Json } from '../kernel/index.js';
import type { Amendable, Terms } from './terms.js';

/** What an amendment has changed, term by term: codes, counts and months, for its record. */

/** In the order in which the record lists them; those that are counted in months, and what a zero says. */
const AMENDABLE: Readonly<Record<Amendable, { readonly months?: true; readonly zero?: string }>> = {
  initialTerm: { months: true },
  renewal: {},
  renewalTerm: { months: true },
  mostRenewals: {},
  notice: { months: true, zero: 'NOT_ALONE' },
  opposition: { months: true, zero: 'ANY_TIME' },
  evaluation: {},
};

/** `{ term: 'initialTerm', before: { value: 60, unit: 'MONTHS' }, after: { value: 72, unit: 'MONTHS' } }` for each term that differs. */
export function amendedTerms(before: Terms, after: Terms): readonly Json[] {
  const names = Object.keys(AMENDABLE) as readonly Amendable[];
  return names
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ term: name, before: said(name, before[name]), after: said(name, after[name]) }));
}

function said(name: Amendable, value: string | number | null): Json {
  const { months, zero } = AMENDABLE[name];
  if (value === null) return { value: 'UNSTATED', unit: null };
  if (value === 0 && zero !== undefined) return { value: zero, unit: null };
  // two lists of codes have a NONE, and they don't mean the same
  if (value === 'NONE') return { value: name === 'renewal' ? 'NO_RENEWAL' : 'NO_EVALUATION', unit: null };
  return { value, unit: months ? 'MONTHS' : null };
}
