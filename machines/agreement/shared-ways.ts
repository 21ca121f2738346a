import { and } from 'xstate';
import { because } from '../kernel/index.js';
import { agreement, draft, notify, tellOfItsEnd, tellThatItEnded, toAll } from './setup.js';
import * as source from './sources.js';

/* Ways that several situations share. */

/** Who is bound, by which papers, and through whom: possible as long as the agreement is not over. */
const { recordAnnex, changeRepresentative, recordSuccession } = agreement.createStateConfig({
  on: {
    recordAnnex: { actions: ['keepAnnex'], meta: because(source.annex) },
    changeRepresentative: {
      guard: 'itIsASignatory',
      actions: ['keepRepresentative', toAll('representativeChanged')],
      meta: because(source.representatives),
    },
    recordSuccession: {
      guard: 'successorTakesThePlace',
      actions: ['keepSuccession', toAll('succession')],
      meta: because(source.representatives),
    },
  },
}).on;

/** An amendment, and an early end: possible once the agreement is concluded. */
const { proposeAmendment, signAmendment, dropAmendment, end } = agreement.createStateConfig({
  on: {
    proposeAmendment: {
      guard: and([
        'itIsASignatory',
        'noAmendmentIsPending',
        'agreementIsConcludedByThen',
        'durationIsSaid',
        'amendedTermRuns',
        'amendedTermsDoNotContradict',
        'amendedEndIsToCome',
      ]),
      actions: ['keepAmendment', toAll('amendmentProposed')],
      meta: because(source.amendment),
    },
    signAmendment: [
      {
        guard: and([
          'itIsASignatory',
          'anAmendmentIsPending',
          'amendmentIsProposedByThen',
          'signsAmendmentOnce',
          'pendingTermRuns',
          'pendingEndIsToCome',
          'amendmentSignatureIsTheLast',
          'durationIsAmended',
        ]),
        actions: [draft('amendmentRecord'), 'keepAmendedTerms', toAll('amended'), tellOfItsEnd],
        meta: because(source.amendment),
      },
      {
        guard: and([
          'itIsASignatory',
          'anAmendmentIsPending',
          'amendmentIsProposedByThen',
          'signsAmendmentOnce',
          'pendingTermRuns',
          'pendingEndIsToCome',
          'amendmentSignatureIsTheLast',
        ]),
        actions: [draft('amendmentRecord'), 'keepAmendedTerms', toAll('amended')],
        meta: because(source.amendment),
      },
      {
        guard: and([
          'itIsASignatory',
          'anAmendmentIsPending',
          'amendmentIsProposedByThen',
          'signsAmendmentOnce',
          'pendingTermRuns',
          'pendingEndIsToCome',
        ]),
        actions: ['keepAmendmentSignature'],
        meta: because(source.amendment),
      },
    ],
    dropAmendment: {
      guard: 'anAmendmentIsPending',
      actions: ['keepAmendmentDropped', toAll('amendmentDropped')],
      meta: because(source.amendment),
    },
    end: {
      guard: and(['itIsThePurchaser', 'agreementIsConcludedByThen']),
      target: 'ended',
      actions: ['keepEnd', draft('terminationRecord'), toAll('ended'), tellThatItEnded],
      meta: because(source.earlyEnd),
    },
  },
}).on;

/** What the market tells from which this contract follows. */
const { frameworkEndsSoon, frameworkEnded } = agreement.createStateConfig({
  on: {
    frameworkEndsSoon: [
      {
        guard: and(['marketEndIsNews', 'marketEndIsCertain']),
        actions: ['keepMarketEnd', notify('marketEndsSoon', 'keeper', 'signatory')],
        meta: because(source.marketEnd),
      },
      {
        guard: 'marketEndIsNews',
        actions: ['keepMarketEnd', notify('marketEndLifted', 'keeper', 'signatory')],
        meta: because(source.marketEnd),
      },
    ],
    frameworkEnded: [
      {
        guard: and(['marketHasEnded', 'contractEndsWithItsMarket']),
        target: 'ended',
        actions: ['keepEndWithTheMarket', draft('terminationRecord'), toAll('ended'), tellThatItEnded],
        meta: because(source.marketEnd),
      },
      {
        guard: and(['marketHasEnded', 'marketEndIsNotYetNoted']),
        actions: ['keepMarketEnded', notify('marketEnded', 'keeper', 'signatory')],
        meta: because(source.marketEnd),
      },
    ],
  },
}).on;

/** A draft binds nobody: where it would end with its market, it is dropped, and nothing has ended (R2-090). */
const whileDrafted = agreement.createStateConfig({
  on: {
    frameworkEnded: [
      {
        guard: and(['marketHasEnded', 'contractEndsWithItsMarket']),
        target: 'abandoned',
        actions: ['keepEndWithTheMarket', toAll('abandonedWithMarket')],
        meta: because(source.abandonment),
      },
      {
        guard: and(['marketHasEnded', 'marketEndIsNotYetNoted']),
        actions: ['keepMarketEnded', notify('marketEnded', 'keeper', 'signatory')],
        meta: because(source.marketEnd),
      },
    ],
  },
}).on;

/** As long as it is not over. */
export const whileItLives = { recordAnnex, changeRepresentative, recordSuccession, frameworkEndsSoon };
/** While it is drafted. */
export const asADraft = { frameworkEnded: whileDrafted.frameworkEnded };
/** Once it is concluded. */
export const onceConcluded = { ...whileItLives, frameworkEnded, proposeAmendment, signAmendment, dropAmendment, end };
