import { assign, setup } from 'xstate';
import { asXStateGuards, type FactEvent, notices } from '../kernel/index.js';
import type { access } from './access.js';
import { adds } from './adds.js';
import type { documents } from './documents.js';
import { guards } from './guards/index.js';
import type { Known } from './known.js';
import { NOTICES } from './labels.fr.js';

/** What the ways of this machine may keep and ask for. */

export const draft = (document: keyof typeof documents) => ({ type: 'draftDocument' as const, params: { document } });
export const notify = notices<keyof typeof NOTICES, keyof typeof access.relations>(NOTICES);
/** Every open case that rests on this agreement hears of its end: that it is certain, or no longer, or that it has come. */
export const tellOfItsEnd = { type: 'tellDependants' as const, params: { act: 'frameworkEndsSoon' } };
export const tellThatItEnded = { type: 'tellDependants' as const, params: { act: 'frameworkEnded' } };

export const agreement = setup({
  types: { context: {} as Known, events: {} as FactEvent, input: {} as { fact: FactEvent } },
  guards: asXStateGuards<Known, keyof typeof guards>(guards),
  actions: {
    draftDocument: (_, _params: { document: string }) => undefined,
    notify: (_, _params: { kind: string; to: string[]; subject: string }) => undefined,
    tellDependants: (_, _params: { act: string }) => undefined,
    keepRevision: assign(({ event, context }) => adds.revision(event, context)),
    keepDocuments: assign(({ event }) => adds.documents(event)),
    keepSignature: assign(({ event, context }) => adds.signature(event, context)),
    keepEvaluationOpened: assign(({ event }) => adds.evaluationOpened(event)),
    keepEvaluationFilled: assign(({ event, context }) => adds.evaluationFilled(event, context)),
    keepEvaluationSigned: assign(({ event, context }) => adds.evaluationSigned(event, context)),
    keepRegulatoryChange: assign(({ event }) => adds.regulatoryChange(event)),
    keepRegulatoryChangeLifted: assign(() => adds.regulatoryChangeLifted()),
    keepRenewal: assign(({ event, context }) => adds.renewal(event, context)),
    keepNonRenewal: assign(({ event, context }) => adds.nonRenewal(event, context)),
    keepNextTerm: assign(({ context }) => adds.nextTerm(context)),
    keepNotice: assign(({ event, context }) => adds.notice(event, context)),
    keepWithdrawal: assign(({ event, context }) => adds.withdrawal(event, context)),
    keepAcceptance: assign(({ event, context }) => adds.acceptance(event, context)),
    keepAmendment: assign(({ event }) => adds.proposal(event)),
    keepAmendmentSignature: assign(({ event, context }) => adds.amendmentSignature(event, context)),
    keepAmendedTerms: assign(({ event, context }) => adds.amendedTerms(event, context)),
    keepAmendmentDropped: assign(() => adds.amendmentDropped()),
    keepRepresentative: assign(({ event, context }) => adds.representative(event, context)),
    keepSuccession: assign(({ event, context }) => adds.succession(event, context)),
    keepAnnex: assign(({ event, context }) => adds.annex(event, context)),
    keepMeeting: assign(({ event, context }) => adds.meeting(event, context)),
    keepContacts: assign(({ event, context }) => adds.contacts(event, context)),
    keepIndicators: assign(({ event, context }) => adds.indicators(event, context)),
    keepSurvey: assign(({ event, context }) => adds.survey(event, context)),
    keepReview: assign(({ event, context }) => adds.review(event, context)),
    keepOrder: assign(({ event, context }) => adds.order(event, context)),
    keepCancellation: assign(({ event, context }) => adds.cancellation(event, context)),
    keepMarketEnd: assign(({ event }) => adds.marketEnd(event)),
    keepMarketEnded: assign(({ event }) => adds.marketEnded(event)),
    keepEnd: assign(({ event }) => adds.end(event)),
    keepEndWithTheMarket: assign(({ event }) => adds.endWithTheMarket(event)),
  },
});

const OTHERS = ['signatory', 'keeper', 'observer'] as const;
export const toAll = (kind: keyof typeof NOTICES) => notify(kind, ...OTHERS);
