import { daysBetween } from '../language/dates.js';
import type { Case, Fact } from './queries.js';

/** What time it is in a case: a practice case has a clock of its own. */
export const nowOf = ({ sandbox }: Pick<Case, 'sandbox'>): string => sandbox?.now ?? new Date().toISOString();

/** Since when the case has been where it is: the moment of the fact that led there; undefined while nothing is known. */
export function sinceOf(facts: readonly Pick<Fact, 'situation' | 'occurredAt'>[]): string | undefined {
  const present = facts.at(-1)?.situation.id;
  const before = facts.findLastIndex(({ situation }) => situation.id !== present);
  return facts[before + 1]?.occurredAt;
}

/** Facts that others recorded since one looked. */
export const factsSince = (facts: readonly Fact[], seq: number): readonly Fact[] => facts.filter((fact) => fact.seq > seq);

const SOON_DAYS = 7;

/** How a due moment is coloured beside its words, which say the same. @param now and due: instants */
export function urgencyColour(now: string, due: string): string | undefined {
  if (due < now) return 'var(--saisine-late)';
  return daysBetween(now, due) <= SOON_DAYS ? 'var(--saisine-soon)' : undefined;
}
