import { and } from 'xstate';
import { because, situation } from '../kernel/index.js';
import { opened } from './adds.js';
import { agreement, draft, notify, tellOfItsEnd, tellThatItEnded, toAll } from './setup.js';
import { asADraft, onceConcluded, whileItLives } from './shared-ways.js';
import * as source from './sources.js';

/**
 * An agreement, whatever its kind: drafted, signed, in force from term to term, and how each of these may stop. Its terms are data of
 * the case; its own dates move it, and a decision is only what somebody recorded. What runs beside its terms (a notice, an
 * evaluation, an amendment, what is due every year) is known and has deadlines of its own: the situation stays one.
 */
export const machine = agreement.createMachine({
  id: 'agreement',
  initial: 'drafting',
  context: ({ input }) => opened(input.fact),
  states: {
    drafting: {
      meta: situation('En projet, à signer', source.signatories, 'signatory'),
      // the last signature concludes it; one that is brought in as signed by all passes straight through
      always: [
        {
          guard: and(['everyoneHasSigned', 'firstDayHasCome', 'entryIsNews']),
          target: 'inForce',
          actions: [toAll('inForce')],
          meta: because(source.initialTerm),
        },
        {
          guard: and(['everyoneHasSigned', 'firstDayHasCome']),
          target: 'inForce',
          actions: [toAll('registered')],
          meta: because(source.initialTerm),
        },
        { guard: 'everyoneHasSigned', target: 'notYetInForce', meta: because(source.initialTerm) },
      ],
      on: {
        reviseDraft: {
          guard: 'revisedDraftHolds',
          actions: ['keepRevision', notify('toSignAgain', 'signatory')],
          meta: because(source.signatories),
        },
        provideDocuments: {
          guard: 'documentsAreExpected',
          actions: ['keepDocuments', notify('documentsProvided', 'signatory', 'keeper')],
          meta: because(source.contractDocuments),
        },
        sign: {
          guard: and([
            'itIsASignatory',
            'signsOnce',
            'signedAfterItsRevision',
            'signedByItsFirstDay',
            'documentsAreProvided',
            'marketIsInForce',
          ]),
          actions: ['keepSignature', notify('signed', 'signatory', 'keeper')],
          meta: because(source.signatories),
        },
        abandon: {
          target: 'abandoned',
          actions: ['keepEnd', notify('abandoned', 'signatory', 'observer')],
          meta: because(source.abandonment),
        },
        ...whileItLives,
        ...asADraft,
      },
    },
    notYetInForce: {
      meta: situation('Conclue, pas encore en vigueur', source.initialTerm),
      on: {
        DEADLINE_REACHED: { target: 'inForce', actions: [toAll('inForce')], meta: because(source.initialTerm) },
        ...onceConcluded,
      },
    },
    inForce: {
      meta: situation('En vigueur', source.services),
      on: {
        openEvaluation: {
          guard: and(['evaluationIsForeseen', 'evaluationIsNotYetOpen', 'agreementIsConcludedByThen']),
          actions: ['keepEvaluationOpened', notify('evaluationOpened', 'signatory', 'keeper')],
          meta: because(source.evaluation),
        },
        fillEvaluation: {
          guard: and(['evaluationIsOpen', 'evaluationIsNotSignedByAll', 'everyServiceHasItsFigures']),
          actions: ['keepEvaluationFilled', notify('evaluationFilled', 'signatory', 'keeper')],
          meta: because(source.sixIndicators),
        },
        signEvaluation: [
          {
            guard: and([
              'itIsASignatory',
              'evaluationIsFilledIn',
              'evaluationIsFilledInByThen',
              'signsEvaluationOnce',
              'evaluationSignatureIsTheLast',
            ]),
            actions: ['keepEvaluationSigned', draft('evaluationReport'), notify('evaluationSigned', 'signatory', 'keeper')],
            meta: because(source.bothSides),
          },
          {
            guard: and(['itIsASignatory', 'evaluationIsFilledIn', 'evaluationIsFilledInByThen', 'signsEvaluationOnce']),
            actions: ['keepEvaluationSigned'],
            meta: because(source.bothSides),
          },
        ],
        flagRegulatoryChange: {
          guard: and(['itIsASignatory', 'noChangeIsFlagged', 'agreementIsConcludedByThen']),
          actions: ['keepRegulatoryChange', toAll('regulatoryChange')],
          meta: because(source.regulatory),
        },
        liftRegulatoryChange: {
          guard: and(['itIsASignatory', 'aChangeIsFlagged']),
          actions: ['keepRegulatoryChangeLifted', toAll('regulatoryChangeLifted')],
          meta: because(source.regulatory),
        },
        renew: {
          guard: and(['itDecidesOnRenewal', 'aTermIsRunning', 'renewalsAreLeft', 'renewalIsNotYetDecided', 'agreementIsConcludedByThen']),
          actions: ['keepRenewal', toAll('renewalGiven')],
          meta: because(source.renewals),
        },
        declineRenewal: {
          guard: and([
            'itDecidesOnRenewal',
            'aTermIsRunning',
            'renewalsAreLeft',
            'renewalIsNotSettled',
            'agreementIsConcludedByThen',
            'oppositionComesInTime',
          ]),
          actions: ['keepNonRenewal', toAll('renewalDeclined'), tellOfItsEnd],
          meta: because(source.nonRenewal),
        },
        giveNotice: {
          guard: and([
            'itIsASignatory',
            'noticeIsForeseen',
            'agreementIsConcludedByThen',
            'noNoticeOfTheirsRuns',
            'noticeEndsInTheCalendar',
          ]),
          actions: ['keepNotice', draft('noticeLetter'), toAll('noticeGiven'), tellOfItsEnd],
          meta: because(source.termination),
        },
        withdrawNotice: {
          guard: and(['itIsASignatory', 'theirNoticeRuns']),
          actions: ['keepWithdrawal', notify('withdrawalProposed', 'signatory')],
          meta: because(source.withdrawal),
        },
        acceptWithdrawal: [
          {
            guard: and(['itIsASignatory', 'withdrawalIsAsked', 'acceptanceIsTheLast']),
            actions: ['keepAcceptance', toAll('noticeWithdrawn'), tellOfItsEnd],
            meta: because(source.withdrawal),
          },
          {
            guard: and(['itIsASignatory', 'withdrawalIsAsked']),
            actions: ['keepAcceptance'],
            meta: because(source.withdrawal),
          },
        ],
        callMeeting: { actions: [toAll('meetingCalled')], meta: because(source.meeting) },
        recordMeeting: {
          guard: 'agreementIsConcludedByThen',
          actions: ['keepMeeting', draft('meetingRecord')],
          meta: because(source.meeting),
        },
        verifyContacts: { guard: 'agreementIsConcludedByThen', actions: ['keepContacts'], meta: because(source.contacts) },
        recordIndicators: {
          guard: and(['yearHasBegun', 'yearIsNotYetRecorded', 'partsFitTheirWhole']),
          actions: ['keepIndicators', draft('yearTable'), toAll('indicatorsShared')],
          meta: because(source.yearTable),
        },
        recordSurvey: { guard: and(['yearHasBegun', 'yearIsNotYetRecorded']), actions: ['keepSurvey'], meta: because(source.survey) },
        recordReview: { guard: 'agreementIsConcludedByThen', actions: ['keepReview'], meta: because(source.review) },
        placeOrder: {
          guard: and(['ordersAreForeseen', 'issuerIsThePurchaser', 'marketStillCarriesIt']),
          actions: ['keepOrder', draft('subsequentOrder'), notify('orderIssued', 'holder', 'fund')],
          meta: because(source.subsequent),
        },
        cancelOrder: {
          guard: and(['ordersAreForeseen', 'issuerIsThePurchaser', 'orderStands']),
          actions: ['keepCancellation', notify('orderCancelled', 'holder', 'fund')],
          meta: because(source.subsequent),
        },
        // the end of a notice, or of a term, at 24:00 of its last covered day
        DEADLINE_REACHED: [
          {
            guard: 'noticeHasRunOut',
            target: 'terminated',
            actions: [draft('terminationRecord'), toAll('terminated'), tellThatItEnded],
            meta: because(source.termination),
          },
          // a notice that runs on into the next term: what rests on this one learns the new end
          {
            guard: and(['termIsOver', 'renewalTakesEffect', 'aNoticeRuns']),
            actions: [draft('renewalRecord'), 'keepNextTerm', toAll('renewed'), tellOfItsEnd],
            meta: because(source.tacit),
          },
          {
            guard: and(['termIsOver', 'renewalTakesEffect']),
            actions: [draft('renewalRecord'), 'keepNextTerm', toAll('renewed')],
            meta: because(source.tacit),
          },
          {
            guard: and(['termIsOver', 'noRenewalWasForeseen']),
            target: 'expired',
            actions: [draft('terminationRecord'), toAll('expired'), tellThatItEnded],
            meta: because(source.expiry),
          },
          {
            guard: and(['termIsOver', 'lastTermIsOver']),
            target: 'exhausted',
            actions: [draft('terminationRecord'), toAll('exhausted'), tellThatItEnded],
            meta: because(source.wholeDuration),
          },
          {
            guard: and(['termIsOver', 'renewalWasNotGiven']),
            target: 'notRenewed',
            actions: [draft('terminationRecord'), toAll('notRenewed'), tellThatItEnded],
            meta: because(source.nonRenewal),
          },
          {
            guard: 'termIsOver',
            target: 'lapsed',
            actions: [draft('terminationRecord'), toAll('lapsed'), tellThatItEnded],
            meta: because(source.lapse),
          },
        ],
        ...onceConcluded,
      },
    },
    abandoned: { type: 'final', meta: situation('Abandonnée avant d’être conclue', source.abandonment) },
    exhausted: { type: 'final', meta: situation('Arrivée à son dernier terme', source.wholeDuration) },
    notRenewed: { type: 'final', meta: situation('Non reconduite', source.nonRenewal) },
    lapsed: { type: 'final', meta: situation('Éteinte faute de pouvoir être reconduite', source.lapse) },
    terminated: { type: 'final', meta: situation('Résiliée', source.termination) },
    expired: { type: 'final', meta: situation('Arrivée à expiration', source.expiry) },
    ended: { type: 'final', meta: situation('Fin anticipée', source.earlyEnd) },
  },
});
