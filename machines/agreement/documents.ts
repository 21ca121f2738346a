import { dayOf, type LegalDate } from '../calendar/index.js';
import { type DocumentRule, type FactEvent, written } from '../kernel/index.js';
import { amendedTerms } from './amended-terms.js';
import { causeOf } from './causes.js';
import {
  bodiesIn,
  inRole,
  type Known,
  lastDay,
  type Notice,
  noticeLastDay,
  organisationOf,
  periodAssessed,
  runningNotice,
  runningNotices,
  signing,
  termFirstDay,
  termLastDay,
} from './known.js';
import { TEMPLATE_LABELS } from './labels.fr.js';
import * as letters from './letters/index.js';
import { whatSuspendsRenewal } from './renewing.js';
import * as source from './sources.js';
import { itemsOf } from './terms.js';

/** What every paper says of its agreement. */
const OF_ALL = (known: Known) => ({
  agreement: known.reference,
  template: known.template,
  kind: (TEMPLATE_LABELS as Readonly<Record<string, string>>)[known.template] ?? null,
  keeper: known.keeper,
  signatories: known.signatories.map(({ organisation, role, title }) => ({ organisation, role, title })),
  signers: signing(known).map(({ organisation, title }) => ({ organisation, title })),
  concludedOn: known.concluded && dayOf(known.concluded.at),
  firstCoveredDay: known.firstCoveredDay,
});

const othersThan = (known: Known, organisation: string | undefined): readonly string[] =>
  bodiesIn(signing(known)).filter((id) => id !== organisation);

const noticesIn = (known: Known) =>
  runningNotices(known).map((notice) => ({
    giver: organisationOf(known, notice.signatory),
    at: dayOf(notice.at),
    lastDay: noticeLastDay(notice),
  }));

/** The other notice that ends the agreement before this one would. */
function earlierEnd(known: Known, notice: Notice): LegalDate | null {
  const first = runningNotice(known);
  return first !== undefined && noticeLastDay(first) < noticeLastDay(notice) ? noticeLastDay(first) : null;
}

/** The end of the present term, where it comes before the notice runs out. */
function termEndWithin(known: Known, notice: Notice): LegalDate | null {
  const last = termLastDay(known);
  return last !== null && last < noticeLastDay(notice) ? last : null;
}

/** What each step produces, from codes, dates and ids; names are put in when a person who may see them reads it. */
export const documents = {
  noticeLetter: {
    title: 'Notification de résiliation et accusé de réception',
    source: source.termination,
    letters: [letters.noticeLetter],
    content: (known, { occurredAt, by }) => {
      const notice = known.notices.at(-1);
      return {
        ...OF_ALL(known),
        giver: by.organisation ?? null,
        giverTitle: known.signatories.find(({ organisation }) => organisation === by.organisation)?.title || null,
        others: othersThan(known, by.organisation),
        receivedOn: dayOf(occurredAt),
        months: notice?.months ?? known.notice,
        lastDay: notice ? noticeLastDay(notice) : null,
        earlierEnd: notice ? earlierEnd(known, notice) : null,
        termEnd: notice ? termEndWithin(known, notice) : null,
      };
    },
  },
  renewalRecord: {
    title: 'Constat de reconduction',
    source: source.tacit,
    letters: [letters.renewalRecord],
    content: (known) => {
      const notice = runningNotice(known);
      return {
        ...OF_ALL(known),
        term: known.term,
        most: known.mostRenewals,
        renewal: known.renewal,
        renewedFrom: termFirstDay(known),
        renewedUntil: termLastDay(known),
        noticeEnd: notice ? noticeLastDay(notice) : null,
      };
    },
  },
  evaluationReport: {
    title: 'Rapport d’évaluation',
    source: source.sixIndicators,
    letters: [letters.evaluationReport],
    content: (known, { occurredAt }) => ({
      ...OF_ALL(known),
      term: known.term,
      ...periodAssessed(known),
      evaluation: known.evaluation,
      verdict: known.assessment?.verdict ?? null,
      signedOn: dayOf(occurredAt),
    }),
  },
  amendmentRecord: {
    title: 'Avenant',
    source: source.amendment,
    letters: [letters.amendmentRecord],
    content: (known, { occurredAt }) => ({
      ...OF_ALL(known),
      number: known.earlierTerms.length,
      signedOn: dayOf(occurredAt),
      changes: amendedTerms(known.earlierTerms.at(-1)?.terms ?? known, known),
      until: lastDay(known),
    }),
  },
  terminationRecord: {
    title: 'Constat de fin de convention',
    source: source.termination,
    letters: [letters.terminationRecord],
    content: (known, fact) => ({
      ...OF_ALL(known),
      cause: causeOf(known, fact),
      lastDay: lastDay(known),
      recordedOn: dayOf(fact.occurredAt),
      reason: reasonOf(fact),
      decidedBy: fact.by.organisation ?? null,
      term: known.term,
      most: known.mostRenewals,
      declinedOn: known.declined && dayOf(known.declined.at),
      market: known.market,
      missing: whatSuspendsRenewal(known).map(({ code }) => code),
      notices: noticesIn(known),
    }),
  },
  meetingRecord: {
    title: 'Relevé de rencontre',
    source: source.meeting,
    letters: [letters.meetingRecord],
    content: (known, { occurredAt, data }) => {
      const present = itemsOf(data.present).map((one) => written(one?.organisation));
      return {
        ...OF_ALL(known),
        heldOn: dayOf(occurredAt),
        meeting: data.kind ?? null,
        present,
        absent: othersThan(known, undefined).filter((id) => !present.includes(id)),
      };
    },
  },
  yearTable: {
    title: 'Tableau de suivi annuel',
    source: source.yearTable,
    letters: [letters.yearTable],
    content: (known, { data }) => ({ ...OF_ALL(known), year: data.year ?? null, until: lastDay(known) }),
  },
  subsequentOrder: {
    title: 'Bon de commande',
    source: source.subsequent,
    series: 'BC',
    letters: [letters.subsequentOrder],
    content: (known, { occurredAt, by, data }) => ({
      ...OF_ALL(known),
      market: known.market,
      orderedOn: dayOf(occurredAt),
      issuer: by.organisation ?? null,
      provider: inRole(known, 'HOLDER')[0] ?? othersThan(known, by.organisation)[0] ?? null,
      rank: known.orders.length,
      level: data.level ?? null,
      commitmentNumber: data.commitmentNumber ?? null,
    }),
  },
} as const satisfies Record<string, DocumentRule<Known>>;

const reasonOf = ({ data }: FactEvent): string | null => written(data.reason) || null;
