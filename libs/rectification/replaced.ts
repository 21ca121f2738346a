import { effective, type Fact, type Json } from '../../machines/kernel/index.js';
import { referencesIn } from './unchanged.js';

/** The sealed values that a log names and that no fact names any more once corrections are read. */
export function replacedIn(log: readonly Fact[]): ReadonlySet<string> {
  const namedIn = (facts: readonly Fact[]) => facts.flatMap(({ data }) => referencesIn(data as Json).map(({ $field }) => $field));
  const inForce = new Set(namedIn(effective(log).map(({ fact }) => fact)));
  return new Set(namedIn(log).filter((id) => !inForce.has(id)));
}
