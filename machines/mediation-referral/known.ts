import type { Moment } from '../calendar/index.js';
import { type Anchor, anchorOf, type Data, type FactEvent, written } from '../kernel/index.js';

export interface KnownParty {
  readonly id: string;
  readonly function: string;
  readonly employer: string;
  readonly branch: string;
  /** the fund of that branch, as the directory had it; empty where it had none */
  readonly nationalFund: string;
  readonly personallyConcerned: boolean;
}

/** A written information: to whom (`party:p1`, `employer:<organisation>`, `fund:<organisation>`) and when. */
export interface Information {
  readonly recipient: string;
  readonly at: Moment;
}

/** What an organisation decided, and when. */
export interface Decision {
  readonly organisation: string;
  readonly at: Moment;
}

/** What the facts of a mediation referral establish. Codes, dates and ids: no name of anybody. */
export interface Known {
  readonly market: string;
  /** who opened the case */
  readonly opener: string;
  /** who conducts the referral: a national fund in mode 1, an employer in modes 2 and 3 */
  readonly lead: string;
  /** the refused case of which this one is the recourse, and the mode in which it was refused */
  readonly recourseOf: string | null;
  readonly refusedMode: string | null;
  readonly type: string | null;
  readonly mode: string | null;
  readonly matter: string | null;
  /** the parties that ask for it, in mode 3 */
  readonly requesting: readonly string[];
  readonly harassmentAlleged: boolean;
  readonly parties: readonly KnownParty[];
  readonly informed: readonly Information[];
  readonly consulted: Anchor | null;
  readonly approvals: readonly Decision[];
  /** `override`: a party signed all the same, and why */
  readonly agreements: readonly (Decision & { readonly override: string | null })[];
  /** the qualification, or the last change of mode */
  readonly prepared: Anchor | null;
  readonly referred: Anchor | null;
  /** the party that referred, in mode 3 */
  readonly referredBy: string | null;
  readonly ordered: Anchor | null;
  readonly started: Anchor | null;
  readonly provider: string | null;
  readonly performingMember: string | null;
  readonly sessions: readonly Moment[];
  readonly outcome: string | null;
  /** the framework agreement's last day, once it has announced its end */
  readonly frameworkEndsOn: string | null;
}

const codes = (data: Data, name: string): string | null => written(data[name]) || null;
const answerOf = ({ findings }: FactEvent, name: string): Data => {
  const answer: unknown = findings?.[name]?.answer;
  return typeof answer === 'object' && answer !== null ? (answer as Data) : {};
};

/** What the opening alone establishes. */
export function opened(fact: FactEvent): Known {
  const { data } = fact;
  return {
    market: written(data.market),
    opener: written(data.lead),
    lead: written(data.lead),
    recourseOf: codes(data, 'recourseOf'),
    refusedMode: codes(answerOf(fact, 'recourse'), 'refusedMode'),
    type: null,
    mode: null,
    matter: null,
    requesting: [],
    harassmentAlleged: false,
    parties: [],
    informed: [],
    consulted: null,
    approvals: [],
    agreements: [],
    prepared: null,
    referred: null,
    referredBy: null,
    ordered: null,
    started: null,
    provider: null,
    performingMember: null,
    sessions: [],
    outcome: null,
    frameworkEndsOn: null,
  };
}

/** What each act adds, by the name under which the machine calls it. */
export const adds = {
  qualification: (fact: FactEvent, known: Known): Partial<Known> => {
    const parties = partiesOf(fact.data);
    return {
      type: codes(fact.data, 'type'),
      matter: codes(fact.data, 'matter'),
      harassmentAlleged: fact.data.harassmentAlleged === true,
      parties,
      ...modeOf(fact, { ...known, parties }),
    };
  },
  mode: (fact: FactEvent, known: Known): Partial<Known> => modeOf(fact, known),
  consultation: (fact: FactEvent): Partial<Known> => ({ consulted: anchorOf(fact) }),
  approval: ({ by, occurredAt }: FactEvent, known: Known): Partial<Known> => ({
    approvals: [...known.approvals, { organisation: written(by.organisation), at: occurredAt }],
  }),
  agreement: (fact: FactEvent, known: Known): Partial<Known> => ({
    agreements: [
      ...known.agreements,
      { organisation: employerOf(fact), at: fact.occurredAt, override: isSignedByAParty(fact) ? codes(fact.data, 'overrideReason') : null },
    ],
  }),
  information: (fact: FactEvent, known: Known): Partial<Known> => ({
    informed: [...known.informed, { recipient: recipientOf(fact.data), at: fact.occurredAt }],
  }),
  referral: (fact: FactEvent): Partial<Known> => ({
    provider: codes(fact.data, 'provider'),
    referred: anchorOf(fact),
    referredBy: fact.by.person ?? null,
  }),
  order: (fact: FactEvent): Partial<Known> => ({ ordered: anchorOf(fact) }),
  start: (fact: FactEvent, known: Known): Partial<Known> => ({
    started: anchorOf(fact),
    performingMember: codes(fact.data, 'performingMember') ?? known.provider,
  }),
  session: (fact: FactEvent, known: Known): Partial<Known> => ({ sessions: [...known.sessions, fact.occurredAt] }),
  outcome: (fact: FactEvent): Partial<Known> => ({ outcome: codes(fact.data, 'outcome') }),
  /** its end, or that it goes on after all */
  frameworkEnd: (fact: FactEvent): Partial<Known> => {
    const coverage = answerOf(fact, 'framework');
    return { frameworkEndsOn: coverage.final === true ? codes(coverage, 'lastDay') : null };
  },
} as const;

function modeOf(fact: FactEvent, { lead, parties }: Known): Partial<Known> {
  const mode = codes(fact.data, 'mode');
  return {
    mode,
    lead: codes(fact.data, 'lead') ?? lead,
    requesting: mode === 'PARTIES' ? requestingIn(fact.data, parties) : [],
    prepared: anchorOf(fact),
  };
}

/** The parties that ask for the mediation, as the form says: one of them, or all. */
export function requestingIn(data: Data, parties: readonly KnownParty[]): readonly string[] {
  const ids = parties.map(({ id }) => id);
  if (data.requestedBy === 'ALL_PARTIES') return ids;
  return data.requestedBy === 'ONE_PARTY' ? ids.filter((id) => id === data.requestingParty) : [];
}

const RECIPIENT_KEYS: Readonly<Record<string, (data: Data) => string>> = {
  PARTY: (data) => `party:${written(data.party)}`,
  FUND: (data) => `fund:${written(data.fund)}`,
};

/** Whom an information was addressed to: `party:p1`, `fund:…`, `employer:…`. */
export const recipientOf = (data: Data): string =>
  (RECIPIENT_KEYS[written(data.recipient)] ?? (() => `employer:${written(data.employer)}`))(data);

/** Whose agreement an act gives: the employer it names, or the organisation that decides. */
export const employerOf = ({ data, by }: FactEvent): string => codes(data, 'employer') ?? written(by.organisation);

/** By what the form says, or by the signatory's name beside the parties'. */
const isSignedByAParty = ({ data, findings }: FactEvent): boolean =>
  data.signatory === 'PARTY' || typeof findings?.signatoryIsAParty?.answer === 'string';

/** The parties as a form gives them, without anything personal. */
export function partiesOf(data: Data): readonly KnownParty[] {
  const parties: readonly (Data | null)[] = Array.isArray(data.parties) ? data.parties : [];
  return parties.map((party, index) => ({
    id: written(party?.id) || `p${index + 1}`,
    function: written(party?.function),
    employer: written(party?.employer),
    branch: written(party?.branch),
    nationalFund: written(party?.nationalFund),
    personallyConcerned: party?.personallyConcerned === true,
  }));
}

/** A fund that is itself a party is no employer here, and a president is nobody's employee. */
const isEmployed = ({ function: role }: KnownParty): boolean => role !== 'NATIONAL_FUND' && role !== 'BOARD_PRESIDENT';
/** A fund is written to as a fund, whoever represents it as a party. */
const isWrittenTo = ({ function: role }: KnownParty): boolean => role !== 'NATIONAL_FUND';

const each = (ids: readonly string[]): readonly string[] => [...new Set(ids)].filter((id) => id !== '');

/** Each employer once, in the order of the parties. */
export const employersOf = ({ parties }: Pick<Known, 'parties'>): readonly string[] =>
  each(parties.filter(isEmployed).map(({ employer }) => employer));

/** The national funds of the branches to which the parties belong; a fund that is a party is one of them. */
export const concernedFunds = ({ parties }: Pick<Known, 'parties'>): readonly string[] =>
  each(parties.map((party) => (isWrittenTo(party) ? party.nationalFund : party.employer)));

/** The national fund that is a party, in a dispute of type D. */
export const fundsThatAreParties = ({ parties }: Pick<Known, 'parties'>): readonly string[] =>
  each(parties.filter((party) => !isWrittenTo(party)).map(({ employer }) => employer));

export const isInformed = (known: Known, recipient: string): boolean => known.informed.some((one) => one.recipient === recipient);

/** Somebody who must have been written to. */
export interface Recipient {
  readonly key: string;
  readonly what: 'party' | 'employer' | 'fund';
  readonly id: string;
}

const toEmployer = (id: string): Recipient => ({ key: `employer:${id}`, what: 'employer', id });
const toFund = (id: string): Recipient => ({ key: `fund:${id}`, what: 'fund', id });
const toParty = ({ id }: KnownParty): Recipient => ({ key: `party:${id}`, what: 'party', id });

/** Where a party is written to: a fund that is one, as a fund. */
const addressed = (party: KnownParty): Recipient => (isWrittenTo(party) ? toParty(party) : toFund(party.employer));

/**
 * The information matrix: who is written to before the referral. Nobody writes to themselves: not the fund that refers
 * and employs a party (A-21, P1-E6), nor the fund that the employer itself is.
 */
export function priorRecipients(known: Known): readonly Recipient[] {
  const others = ({ id }: Recipient) => id !== known.lead;
  const parties = known.parties.map(addressed).filter(others);
  if (known.mode === 'NATIONAL_FUND') return [...employersOf(known).map(toEmployer).filter(others), ...parties];
  if (known.mode === 'EMPLOYER')
    return [...concernedFunds(known).map(toFund).filter(others), ...parties.filter(({ what }) => what === 'party')];
  return [];
}

/** Mode 3: who is surely aware of it: the party that referred, and before that the only one that asks. */
const awareOfIt = ({ referredBy, requesting }: Known): string | undefined =>
  referredBy ?? (requesting.length === 1 ? requesting[0] : undefined);

/** Mode 3: the other parties, before the order, though they be said to ask for it too. */
export const otherParties = (known: Known): readonly Recipient[] =>
  known.mode === 'PARTIES'
    ? known.parties
        .filter(({ id }) => id !== awareOfIt(known))
        .map(addressed)
        .filter(({ id }) => id !== known.lead)
    : [];

/** Mode 3: the funds that the employer keeps informed, before or after. */
export const fundsToKeepInformed = (known: Known): readonly Recipient[] =>
  known.mode === 'PARTIES'
    ? concernedFunds(known)
        .filter((id) => id !== known.lead)
        .map(toFund)
    : [];

/** Everybody to whom an information may be recorded; the other employers of mode 2 by good practice. */
export function recipientsOf(known: Known): readonly Recipient[] {
  const employers = employersOf(known)
    .filter((id) => id !== known.lead)
    .map(toEmployer);
  return [...priorRecipients(known), ...employers, ...otherParties(known), ...fundsToKeepInformed(known)];
}

/** What the employer still owes the funds in mode 3. */
export const fundsNotYetInformed = (known: Known): readonly Recipient[] =>
  fundsToKeepInformed(known).filter(({ key }) => !isInformed(known, key));
