import type { Moment } from '../calendar/index.js';
import type { Anchor, Data, FactEvent } from '../kernel/index.js';

export interface KnownParty {
  readonly id: string;
  readonly function: string;
  readonly employer: string;
  readonly branch: string;
  readonly personallyConcerned: boolean;
}

/** A written information: to whom (`party:p1`, `employer:<organisation>`) and when. */
export interface Information {
  readonly recipient: string;
  readonly at: Moment;
}

/** What the facts of a mediation referral establish. Codes, dates and ids: no name of anybody. */
export interface Known {
  readonly market: string;
  readonly referringFund: string;
  /** the fund's own branch, as the directory had it at the opening */
  readonly referringBranch: string | null;
  readonly type: string | null;
  readonly mode: string | null;
  readonly harassmentAlleged: boolean;
  readonly parties: readonly KnownParty[];
  readonly informed: readonly Information[];
  readonly qualified: Anchor | null;
  readonly referred: Anchor | null;
  readonly ordered: Anchor | null;
  readonly started: Anchor | null;
  readonly provider: string | null;
  readonly performingMember: string | null;
  readonly sessions: readonly Moment[];
  readonly outcome: string | null;
}

const anchor = ({ seq, act, occurredAt }: FactEvent): Anchor => ({ seq, act, at: occurredAt });
/** A form gives texts; a list of facts to simulate may hold anything. */
const written = (value: unknown): string => (typeof value === 'string' ? value : '');
const codes = (data: Data, name: string): string | null => written(data[name]) || null;

/** What the opening alone establishes. */
export function opened({ data }: FactEvent): Known {
  return {
    market: written(data.market),
    referringFund: written(data.referringFund),
    referringBranch: codes(data, 'referringBranch'),
    type: null,
    mode: null,
    harassmentAlleged: false,
    parties: [],
    informed: [],
    qualified: null,
    referred: null,
    ordered: null,
    started: null,
    provider: null,
    performingMember: null,
    sessions: [],
    outcome: null,
  };
}

/** What each act adds, by the name under which the machine calls it. */
export const adds = {
  qualification: (fact: FactEvent): Partial<Known> => ({
    type: codes(fact.data, 'type'),
    mode: codes(fact.data, 'mode'),
    harassmentAlleged: fact.data.harassmentAlleged === true,
    parties: partiesOf(fact.data),
    qualified: anchor(fact),
  }),
  information: (fact: FactEvent, known: Known): Partial<Known> => ({
    informed: [...known.informed, { recipient: recipientOf(fact.data), at: fact.occurredAt }],
  }),
  referral: (fact: FactEvent): Partial<Known> => ({ provider: codes(fact.data, 'provider'), referred: anchor(fact) }),
  order: (fact: FactEvent): Partial<Known> => ({ ordered: anchor(fact) }),
  start: (fact: FactEvent, known: Known): Partial<Known> => ({
    started: anchor(fact),
    performingMember: codes(fact.data, 'performingMember') ?? known.provider,
  }),
  session: (fact: FactEvent, known: Known): Partial<Known> => ({ sessions: [...known.sessions, fact.occurredAt] }),
  outcome: (fact: FactEvent): Partial<Known> => ({ outcome: codes(fact.data, 'outcome') }),
} as const;

/** `party:p1` or `employer:caisse-a`: whom an information was addressed to. */
export const recipientOf = (data: Data): string =>
  data.recipient === 'PARTY' ? `party:${written(data.party)}` : `employer:${written(data.employer)}`;

/** The parties as a form gives them, without anything personal. */
export function partiesOf(data: Data): readonly KnownParty[] {
  const parties: readonly (Data | null)[] = Array.isArray(data.parties) ? data.parties : [];
  return parties.map((party, index) => ({
    id: written(party?.id) || `p${index + 1}`,
    function: written(party?.function),
    employer: written(party?.employer),
    branch: written(party?.branch),
    personallyConcerned: party?.personallyConcerned === true,
  }));
}

/** Each employer once, in the order of the parties. */
export const employersOf = (known: Known): readonly string[] => [...new Set(known.parties.map((party) => party.employer))];

export const isInformed = (known: Known, recipient: string): boolean => known.informed.some((one) => one.recipient === recipient);

/** The employers that must be written to: a fund that employs a party and refers the case does not write to itself (A-21, P1-E6). */
export const employersToInform = (known: Known): readonly string[] => employersOf(known).filter((id) => id !== known.referringFund);
