import { addDays, computeDue, dayOf, isLegalDate, type LegalDate, type Period, readPeriod } from '../calendar/index.js';
import { type Anchor, anchorOf, type Data, type FactEvent, repeated, written } from '../kernel/index.js';

/** What the facts of an agreement establish: its terms, as its own contract lays them down, and where it stands in them. */
export interface Known {
  /** `18 AC 27` */
  readonly reference: string;
  readonly purchaser: string;
  readonly holder: string;
  readonly members: readonly string[];
  readonly firstDay: LegalDate;
  /** months */
  readonly initialTerm: number;
  /** months; 0 when it can't be renewed */
  readonly renewalTerm: number;
  readonly mostRenewals: number;
  readonly renewal: string;
  readonly opened: Anchor;
  /** 0: the initial term; n: the n-th renewal */
  readonly term: number;
  /** the decision to renew once the present term is over */
  readonly renewed: Anchor | null;
  /** the decision not to */
  readonly declined: Anchor | null;
  readonly ended: Anchor | null;
}

/** A form gives whole numbers; a list of facts to simulate may hold anything. */
const whole = (value: unknown): number => (Number.isSafeInteger(value) ? Number(value) : 0);

/** What the opening alone establishes. */
export function opened(fact: FactEvent): Known {
  const { data, occurredAt } = fact;
  return {
    reference: written(data.reference),
    purchaser: written(data.purchaser),
    holder: written(data.holder),
    members: membersOf(data),
    firstDay: isLegalDate(data.firstDay) ? data.firstDay : dayOf(occurredAt),
    initialTerm: Math.max(1, whole(data.initialTerm)),
    renewalTerm: whole(data.renewalTerm),
    mostRenewals: whole(data.mostRenewals),
    renewal: written(data.renewal),
    opened: anchorOf(fact),
    term: 0,
    renewed: null,
    declined: null,
    ended: null,
  };
}

/** What each act adds, by the name under which the machine calls it. */
export const adds = {
  renewal: (fact: FactEvent): Partial<Known> => ({ renewed: anchorOf(fact) }),
  nonRenewal: (fact: FactEvent): Partial<Known> => ({ declined: anchorOf(fact) }),
  nextTerm: ({ term }: Known): Partial<Known> => ({ term: term + 1, renewed: null }),
  end: (fact: FactEvent): Partial<Known> => ({ ended: anchorOf(fact) }),
} as const;

/** The contract's own date, laid down by the fact that opened the case. */
export const contract = ({ opened: fact, firstDay }: Known): Anchor => ({ ...fact, at: firstDay });

/** From the first day to the end of that term: counted from the first day, never from the term before. */
export function periodUntilTheEndOf({ initialTerm, renewalTerm }: Known, term: number): Period {
  const first = `P${initialTerm}M`;
  return readPeriod(term === 0 ? first : repeated(first, `P${renewalTerm}M`, term));
}

const lastDayOf = (known: Known, term: number): LegalDate =>
  computeDue({ profile: 'term', from: known.firstDay, period: periodUntilTheEndOf(known, term) }).legalDate;

/** Last covered day of the present term, or the day on which it was ended. */
export const lastDay = (known: Known): LegalDate => (known.ended ? dayOf(known.ended.at) : lastDayOf(known, known.term));

/** The first day of the present term: the one after the last of the term before. */
export const presentTerm = (known: Known): Anchor =>
  known.term === 0 ? contract(known) : { ...known.opened, at: addDays(lastDayOf(known, known.term - 1), 1) };

export const wholeDuration = ({ initialTerm, renewalTerm, mostRenewals }: Known): number => initialTerm + mostRenewals * renewalTerm;
export const renewalIsLeft = ({ term, mostRenewals }: Known): boolean => term < mostRenewals;
/** No renewal can follow any more: the present term is the last. */
export const endIsCertain = (known: Known): boolean => !renewalIsLeft(known) || known.declined !== null;

function membersOf({ members }: Data): readonly string[] {
  const list: readonly (Data | null)[] = Array.isArray(members) ? members : [];
  return list.map((member) => written(member?.organisation));
}
