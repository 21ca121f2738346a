import { dayOf, isLegalDate, type LegalDate, type Moment, notAfter } from '../calendar/index.js';
import { type Anchor, anchorOf, type Data, type FactEvent, type Findings, type Json, written } from '../kernel/index.js';
import { type Known, monthsOfTerm, type Notice, type Signatory, signatoryOf, signing } from './known.js';
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
    drafted: anchorOf(fact),
    concluded: null,
    firstCoveredDay: null,
    term: 0,
    monthsBefore: 0,
    assessment: null,
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
    const signatory = signatoryOf(known, fact.by.organisation);
    const title = written(fact.data.title);
    const signatories = known.signatories.map((one) => (one.id === signatory ? { ...one, title, signed: fact.occurredAt } : one));
    return { signatories, ...conclusionOf({ ...known, signatories }, fact) };
  },
  evaluationOpened: (fact: FactEvent): Partial<Known> => ({
    assessment: { opened: anchorOf(fact), filled: null, verdict: null, signed: [] },
  }),
  evaluationFilled: (fact: FactEvent, { assessment }: Known): Partial<Known> => ({
    assessment: assessment && { ...assessment, filled: anchorOf(fact), verdict: written(fact.data.verdict) || null, signed: [] },
  }),
  evaluationSigned: ({ by }: FactEvent, known: Known): Partial<Known> => ({
    assessment: known.assessment && {
      ...known.assessment,
      signed: [...known.assessment.signed, signatoryOf(known, by.organisation)],
    },
  }),
  regulatoryChange: (fact: FactEvent): Partial<Known> => ({ regulatoryChange: anchorOf(fact) }),
  regulatoryChangeLifted: (): Partial<Known> => ({ regulatoryChange: null }),
  renewal: ({ by, occurredAt }: FactEvent, known: Known): Partial<Known> => ({
    renewedBy: [...known.renewedBy, { signatory: signatoryOf(known, by.organisation), at: occurredAt }],
  }),
  nonRenewal: (fact: FactEvent): Partial<Known> => ({ declined: anchorOf(fact) }),
  nextTerm: (known: Known): Partial<Known> => ({
    term: known.term + 1,
    monthsBefore: known.monthsBefore + (monthsOfTerm(known) ?? 0),
    // a regulatory change stays flagged until somebody lifts it
    assessment: null,
    renewedBy: [],
  }),
  notice: (fact: FactEvent, known: Known): Partial<Known> => {
    const { seq, occurredAt: at } = fact;
    const signatory = signatoryOf(known, fact.by.organisation);
    const notice: Notice = { seq, signatory, at, months: known.notice, withdrawal: null, accepted: [], withdrawn: false };
    return { notices: [...known.notices, notice] };
  },
  withdrawal: (fact: FactEvent, known: Known): Partial<Known> =>
    changeNotice(known, signatoryOf(known, fact.by.organisation), (notice) => ({ ...notice, withdrawal: anchorOf(fact) })),
  acceptance: ({ by, data }: FactEvent, known: Known): Partial<Known> =>
    changeNotice(known, signatoryOf(known, data.giver), (notice) => {
      const accepted = [...notice.accepted, signatoryOf(known, by.organisation)];
      const others = signing(known).filter(({ id }) => id !== notice.signatory);
      return { ...notice, accepted, withdrawn: others.every(({ id }) => accepted.includes(id)) };
    }),
  amendment: (fact: FactEvent): Partial<Known> => ({
    amendment: { proposed: anchorOf(fact), subject: written(fact.data.subject), changes: changesOf(fact.data), signed: [] },
  }),
  amendmentSignature: ({ by, occurredAt }: FactEvent, known: Known): Partial<Known> => ({
    amendment: known.amendment && {
      ...known.amendment,
      signed: [...known.amendment.signed, { signatory: signatoryOf(known, by.organisation), at: occurredAt }],
    },
  }),
  amendedTerms: (fact: FactEvent, known: Known): Partial<Known> => {
    const terms = amendedBy(termsIn(known), known.amendment?.changes ?? {});
    return { ...terms, amendment: null, earlierTerms: [...known.earlierTerms, { until: latestOf(fact, known), terms: termsIn(known) }] };
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
    const present = new Set(itemsOf(data.present).map((one) => signatoryOf(known, one?.organisation)));
    const ofTheTeams = data.kind === 'SERVICES' && signing(known).filter(({ id }) => present.has(id)).length >= 2;
    return ofTheTeams ? { meetings: [...known.meetings, occurredAt] } : {};
  },
  contacts: (fact: FactEvent, { contactsVerified: last }: Known): Partial<Known> => ({
    contactsVerified: last && !notAfter(last.at, fact.occurredAt) ? last : anchorOf(fact),
  }),
  indicators: ({ data }: FactEvent, known: Known): Partial<Known> => ({ indicatorYears: [...known.indicatorYears, numberIn(data.year)] }),
  survey: ({ data }: FactEvent, known: Known): Partial<Known> => ({ surveyYears: [...known.surveyYears, numberIn(data.year)] }),
  review: ({ occurredAt }: FactEvent, known: Known): Partial<Known> => ({ reviews: [...known.reviews, occurredAt] }),
  order: ({ data, occurredAt }: FactEvent, known: Known): Partial<Known> => ({
    orders: [...known.orders, { level: written(data.level), at: occurredAt, cancelled: false }],
  }),
  cancellation: ({ data }: FactEvent, known: Known): Partial<Known> => ({
    orders: known.orders.map((order, index) => (index + 1 === data.rank ? { ...order, cancelled: true } : order)),
  }),
  marketEnd: (fact: FactEvent): Partial<Known> => ({ marketEndsOn: marketLastDay(fact.findings) }),
  end: (fact: FactEvent): Partial<Known> => ({ ended: anchorOf(fact) }),
  /** with the market's own last day, whenever it was told */
  endWithTheMarket: (fact: FactEvent): Partial<Known> => ({
    ended: { ...anchorOf(fact), at: marketLastDay(fact.findings) ?? fact.occurredAt },
  }),
} as const;

const numberIn = (value: Json | undefined): number => (Number.isSafeInteger(value) ? Number(value) : 0);

const changeNotice = (known: Known, signatory: string, change: (notice: Notice) => Notice): Partial<Known> => ({
  notices: known.notices.map((notice) => (notice.signatory === signatory && !notice.withdrawn ? change(notice) : notice)),
});

/** The day of the last signature, whichever was recorded last. */
const latestOf = ({ occurredAt }: FactEvent, { amendment }: Known): Moment =>
  (amendment?.signed ?? []).reduce<Moment>((latest, { at }) => (notAfter(at, latest) ? latest : at), occurredAt);

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
