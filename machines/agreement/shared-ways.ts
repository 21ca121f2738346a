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
      guard: 'successorIsNobodyHere',
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
          'pendingEndIsToCome',
          'amendmentSignatureIsTheLast',
          'durationIsAmended',
        ]),
        actions: ['keepAmendmentSignature', draft('amendmentRecord'), 'keepAmendedTerms', toAll('amended'), tellOfItsEnd],
        meta: because(source.amendment),
      },
      {
        guard: and([
          'itIsASignatory',
          'anAmendmentIsPending',
          'amendmentIsProposedByThen',
          'signsAmendmentOnce',
          'pendingEndIsToCome',
          'amendmentSignatureIsTheLast',
        ]),
        actions: ['keepAmendmentSignature', draft('amendmentRecord'), 'keepAmendedTerms', toAll('amended')],
        meta: because(source.amendment),
      },
      {
        guard: and(['itIsASignatory', 'anAmendmentIsPending', 'amendmentIsProposedByThen', 'signsAmendmentOnce', 'pendingEndIsToCome']),
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
    frameworkEndsSoon: {
      guard: 'marketEndIsNews',
      actions: ['keepMarketEnd', notify('marketEndsSoon', 'keeper', 'signatory')],
      meta: because(source.marketEnd),
    },
    frameworkEnded: [
      {
        guard: and(['marketHasEnded', 'contractEndsWithItsMarket']),
        target: 'ended',
        actions: ['keepEndWithTheMarket', draft('terminationRecord'), toAll('ended'), tellThatItEnded],
        meta: because(source.marketEnd),
      },
      {
        guard: and(['marketHasEnded', 'marketEndIsNews']),
        actions: ['keepMarketEnd', notify('marketEnded', 'keeper', 'signatory')],
        meta: because(source.marketEnd),
      },
    ],
  },
}).on;

/** As long as it is not over. */
export const whileItLives = { recordAnnex, changeRepresentative, recordSuccession, frameworkEndsSoon, frameworkEnded };
/** Once it is concluded. */
export const onceConcluded = { ...whileItLives, proposeAmendment, signAmendment, dropAmendment, end };
