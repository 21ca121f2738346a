import { dayOf, isLegalDate, type LegalDate, type Moment, notAfter } from '../calendar/index.js';
import { type Anchor, anchorOf, type Data, type DecidedBy, type FactEvent, type Findings, type Json, written } from '../kernel/index.js';
import {
  bodiesIn,
  type Decision,
  isAssessed,
  type Known,
  monthsOfTerm,
  type Notice,
  placesOf,
  type Signatory,
  signing,
  termLastDay,
  undecidedPlacesOf,
  yearOf,
} from './known.js';
import { amendedBy, changesOf, itemsOf, type Terms, termsOf } from './terms.js';

/** What the opening alone establishes. */
export function opened(fact: FactEvent): Known {
  const draft: Known = {
    ...termsOf(fact.data),
    template: written(fact.data.template),
    reference: written(fact.data.reference),
    keeper: written(fact.data.keeper),
    signatories: signatoriesOf(fact.data),
    documentsProvided: null,
    opened: anchorOf(fact),
    knownSince: dayOf(fact.recordedAt),
    drafted: anchorOf(fact),
    concluded: null,
    firstCoveredDay: null,
    term: 0,
    monthsBefore: 0,
    renewedFor: null,
    assessment: null,
    yearsAssessed: [],
    regulatoryChange: null,
    renewedBy: [],
    declined: null,
    notices: [],
    amendment: null,
    earlierTerms: [],
    annexes: [],
    meetings: [],
    contactsVerified: null,
    indicatorYears: [],
    surveyYears: [],
    reviews: [],
    orders: [],
    marketEndsOn: null,
    marketEndedOn: null,
    ended: null,
  };
  return { ...draft, ...conclusionOf(draft, fact) };
}

/** What each act adds, by the name under which the machine calls it. */
export const adds = {
  revision: (fact: FactEvent, known: Known): Partial<Known> => {
    const draft = { ...known, ...termsOf(fact.data), signatories: signatoriesOf(fact.data), drafted: anchorOf(fact) };
    return { ...draft, ...conclusionOf(draft, fact) };
  },
  documents: ({ occurredAt }: FactEvent): Partial<Known> => ({ documentsProvided: occurredAt }),
  signature: (fact: FactEvent, known: Known): Partial<Known> => {
    const title = written(fact.data.title);
    const theirs = placesOf(known, fact.by.organisation);
    const isTheirs = ({ id, signed }: Signatory) => theirs.includes(id) && signed === null;
    const signatories = known.signatories.map((one) => (isTheirs(one) ? { ...one, title, signed: fact.occurredAt } : one));
    return { signatories, ...conclusionOf({ ...known, signatories }, fact) };
  },
  evaluationOpened: (fact: FactEvent): Partial<Known> => ({
    assessment: { opened: anchorOf(fact), filled: null, verdict: null, signed: [] },
  }),
  evaluationFilled: (fact: FactEvent, { assessment }: Known): Partial<Known> => ({
    assessment: assessment && { ...assessment, filled: anchorOf(fact), verdict: written(fact.data.verdict) || null, signed: [] },
  }),
  evaluationSigned: ({ by }: FactEvent, known: Known): Partial<Known> => {
    if (known.assessment === null) return {};
    const assessment = { ...known.assessment, signed: signedBy(known, by, known.assessment.signed) };
    const year = yearOf(known, assessment.opened.at);
    const done = isAssessed({ ...known, assessment }) && !known.yearsAssessed.includes(year);
    return { assessment, yearsAssessed: done ? [...known.yearsAssessed, year] : known.yearsAssessed };
  },
  regulatoryChange: (fact: FactEvent): Partial<Known> => ({ regulatoryChange: anchorOf(fact) }),
  regulatoryChangeLifted: (): Partial<Known> => ({ regulatoryChange: null }),
  renewal: ({ by, occurredAt }: FactEvent, known: Known): Partial<Known> => ({
    renewedBy: decidedBy(known, by, occurredAt, known.renewedBy),
  }),
  /** whoever renewed alone and then opposes has taken that decision back */
  nonRenewal: (fact: FactEvent, known: Known): Partial<Known> => {
    const theirs = placesOf(known, fact.by.organisation);
    return { declined: anchorOf(fact), renewedBy: known.renewedBy.filter(({ signatory }) => !theirs.includes(signatory)) };
  },
  nextTerm: (known: Known): Partial<Known> => ({
    term: known.term + 1,
    monthsBefore: known.monthsBefore + (monthsOfTerm(known) ?? 0),
    renewedFor: known.renewal === 'TACIT_INDEFINITE' ? null : known.renewalTerm,
    // a regulatory change stays flagged until somebody lifts it
    assessment: null,
    renewedBy: [],
  }),
  notice: (fact: FactEvent, known: Known): Partial<Known> => {
    const { seq, occurredAt: at } = fact;
    const signatory = placesOf(known, fact.by.organisation)[0] ?? '';
    const notice: Notice = { seq, signatory, at, months: known.notice, withdrawal: null, accepted: [], withdrawn: false };
    return { notices: [...known.notices, notice] };
  },
  withdrawal: (fact: FactEvent, known: Known): Partial<Known> =>
    changeNotice(known, fact.by.organisation, (notice) => ({ ...notice, withdrawal: anchorOf(fact) })),
  acceptance: ({ by, data }: FactEvent, known: Known): Partial<Known> =>
    changeNotice(known, data.giver, (notice) => {
      const accepted = signedBy(known, by, notice.accepted);
      const others = signing(known).filter(({ organisation }) => organisation !== data.giver);
      return { ...notice, accepted, withdrawn: others.every(({ id }) => accepted.includes(id)) };
    }),
  proposal: (fact: FactEvent): Partial<Known> => ({
    amendment: { proposed: anchorOf(fact), subject: written(fact.data.subject), changes: changesOf(fact.data), signed: [] },
  }),
  amendmentSignature: ({ by, occurredAt }: FactEvent, known: Known): Partial<Known> => ({
    amendment: known.amendment && {
      ...known.amendment,
      signed: decidedBy(known, by, occurredAt, known.amendment.signed),
    },
  }),
  amendedTerms: (fact: FactEvent, known: Known): Partial<Known> => {
    const amended = amendment(known, known.amendment?.changes ?? {});
    const earlierTerms = [...known.earlierTerms, { until: latestOf(fact, known), terms: termsIn(known) }];
    // what was decided of an end concerns that end: where it moves, it is decided anew
    const moved = termLastDay({ ...known, ...amended }) !== termLastDay(known);
    return { ...amended, amendment: null, earlierTerms, ...(moved ? { declined: null, renewedBy: [] } : {}) };
  },
  amendmentDropped: (): Partial<Known> => ({ amendment: null }),
  representative: ({ by, data }: FactEvent, known: Known): Partial<Known> => ({
    signatories: known.signatories.map((one) => (one.organisation === by.organisation ? { ...one, title: written(data.title) } : one)),
  }),
  succession: ({ data }: FactEvent, known: Known): Partial<Known> => ({
    keeper: known.keeper === data.signatory ? written(data.successor) : known.keeper,
    signatories: known.signatories.map((one) =>
      one.organisation === data.signatory ? { ...one, organisation: written(data.successor) } : one,
    ),
  }),
  annex: ({ data }: FactEvent, known: Known): Partial<Known> => ({ annexes: [...new Set([...known.annexes, written(data.annex)])] }),
  /** what counts is a meeting of the services' teams, two of them at least (R2-051) */
  meeting: ({ occurredAt, data }: FactEvent, known: Known): Partial<Known> => {
    const present = itemsOf(data.present).map((one) => written(one?.organisation));
    const ofTheTeams = data.kind === 'SERVICES' && bodiesIn(signing(known)).filter((id) => present.includes(id)).length >= 2;
    return ofTheTeams ? { meetings: [...known.meetings, occurredAt] } : {};
  },
  contacts: (fact: FactEvent, { contactsVerified: last }: Known): Partial<Known> => ({
    contactsVerified: last && !notAfter(last.at, fact.occurredAt) ? last : anchorOf(fact),
  }),
  indicators: ({ data }: FactEvent, known: Known): Partial<Known> => ({ indicatorYears: [...known.indicatorYears, numberIn(data.year)] }),
  survey: ({ data }: FactEvent, known: Known): Partial<Known> => ({ surveyYears: [...known.surveyYears, numberIn(data.year)] }),
  review: ({ data, occurredAt }: FactEvent, known: Known): Partial<Known> => ({
    reviews: [...known.reviews, { cycle: written(data.cycle), at: occurredAt }],
  }),
  order: ({ data, occurredAt }: FactEvent, known: Known): Partial<Known> => ({
    orders: [...known.orders, { level: written(data.level), at: occurredAt, cancelled: false }],
  }),
  cancellation: ({ data }: FactEvent, known: Known): Partial<Known> => ({
    orders: known.orders.map((order, index) => (index + 1 === data.rank ? { ...order, cancelled: true } : order)),
  }),
  marketEnd: (fact: FactEvent): Partial<Known> => ({ marketEndsOn: marketLastDay(fact.findings) }),
  marketEnded: (fact: FactEvent): Partial<Known> => {
    const last = marketLastDay(fact.findings) ?? dayOf(fact.occurredAt);
    return { marketEndsOn: last, marketEndedOn: last };
  },
  end: (fact: FactEvent): Partial<Known> => ({ ended: anchorOf(fact) }),
  /** with the market's own last day, whenever it was told */
  endWithTheMarket: (fact: FactEvent): Partial<Known> => ({
    ended: { ...anchorOf(fact), at: marketLastDay(fact.findings) ?? fact.occurredAt },
  }),
} as const;

/** One signature counts for every place of whoever gives it. */
const signedBy = (known: Known, { organisation }: DecidedBy, signed: readonly string[]): readonly string[] => [
  ...signed,
  ...undecidedPlacesOf(known, organisation, signed),
];
const decidedBy = (known: Known, by: DecidedBy, at: Moment, before: readonly Decision[]): readonly Decision[] => {
  const said = before.map(({ signatory }) => signatory);
  return [...before, ...undecidedPlacesOf(known, by.organisation, said).map((signatory) => ({ signatory, at }))];
};

const numberIn = (value: Json | undefined): number => (Number.isSafeInteger(value) ? Number(value) : 0);

const changeNotice = (known: Known, giver: unknown, change: (notice: Notice) => Notice): Partial<Known> => {
  const theirs = placesOf(known, giver);
  return { notices: known.notices.map((notice) => (theirs.includes(notice.signatory) && !notice.withdrawn ? change(notice) : notice)) };
};

/**
 * What an agreement becomes by an amendment. The length of a term that runs changes only where its own is amended: the first by the
 * initial term, a renewed one by the term of renewal; any other change is of the terms to come.
 */
export function amendment(known: Known, changes: Partial<Terms>): Terms & Pick<Known, 'renewedFor'> {
  const { term, renewedFor } = known;
  return { ...amendedBy(termsIn(known), changes), renewedFor: term > 0 ? (changes.renewalTerm ?? renewedFor) : null };
}

/** The day of the last signature, whichever was recorded last. */
const latestOf = ({ occurredAt }: FactEvent, { amendment: signed }: Known): Moment =>
  (signed?.signed ?? []).reduce<Moment>((latest, { at }) => (notAfter(at, latest) ? latest : at), occurredAt);

/** The terms as they stand, without what is known beside them. */
function termsIn(known: Known): Terms {
  const { effect, firstDay, initialTerm, renewal, renewalTerm, mostRenewals, notice, opposition, evaluation, regulatoryReserve } = known;
  const { duties, carries, market, whenMarketEnds, dataAnnex, usualMost } = known;
  const written = { effect, firstDay, initialTerm, renewal, renewalTerm, mostRenewals, notice, opposition, evaluation };
  return { ...written, regulatoryReserve, duties, carries, market, whenMarketEnds, dataAnnex, usualMost };
}

function signatoriesOf({ signatories }: Data): readonly Signatory[] {
  return itemsOf(signatories).map((one, index) => ({
    id: written(one?.id) || `s${index + 1}`,
    organisation: written(one?.organisation),
    role: written(one?.role),
    title: written(one?.title),
    signed: isLegalDate(one?.signedOn) ? one.signedOn : null,
  }));
}

/** It is concluded by the last signature; it covers its first day by its own rule. */
function conclusionOf(known: Known, fact: FactEvent): Pick<Known, 'concluded' | 'firstCoveredDay'> {
  const signed = signing(known).map((one) => one.signed);
  const last = signed.reduce<Moment | null>((latest, at) => (latest !== null && at !== null && notAfter(at, latest) ? latest : at), null);
  if (last === null || signed.includes(null)) return { concluded: null, firstCoveredDay: null };
  const concluded: Anchor = { ...anchorOf(fact), at: last };
  return { concluded, firstCoveredDay: known.effect === 'FIXED' ? known.firstDay : dayOf(last) };
}

/** What the market told of its end: its last day, once that is certain. */
export const marketLastDay = (findings: Findings | undefined): LegalDate | null => {
  const answer = findings?.market?.answer as { readonly lastDay?: unknown; readonly final?: unknown } | null | undefined;
  return answer?.final === true && isLegalDate(answer.lastDay) ? answer.lastDay : null;
};
