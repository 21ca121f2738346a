import type { Fact } from './queries.js';

export const KINDS = ['all', 'acts', 'deadlines', 'corrections'] as const;
export type Kind = (typeof KINDS)[number];

const kindOf = (fact: Pick<Fact, 'automatic' | 'corrects'>): Exclude<Kind, 'all'> =>
  fact.corrects ? 'corrections' : fact.automatic ? 'deadlines' : 'acts';

/** The facts that somebody wants to see, in the order they want. */
export function shownFacts<F extends Pick<Fact, 'automatic' | 'corrects' | 'corrected'>>(
  facts: readonly F[],
  kind: Kind,
  newestFirst: boolean,
): readonly F[] {
  const wanted = facts.filter(
    (fact) => kind === 'all' || kindOf(fact) === kind || (kind === 'corrections' && fact.corrected !== undefined),
  );
  return newestFirst ? wanted.toReversed() : wanted;
}
