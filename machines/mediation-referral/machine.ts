import { and, assign, setup } from 'xstate';
import { asXStateGuards, because, type FactEvent, notices, situation } from '../kernel/index.js';
import type { access } from './access.js';
import type { documents } from './documents.js';
import { guards } from './guards.js';
import { adds, type Known, opened } from './known.js';
import { NOTICES } from './labels.fr.js';
import * as source from './sources.js';

const draft = (document: keyof typeof documents) => ({ type: 'draftDocument' as const, params: { document } });
const notify = notices<keyof typeof NOTICES, keyof typeof access.relations>(NOTICES);

const mediation = setup({
  types: { context: {} as Known, events: {} as FactEvent, input: {} as { fact: FactEvent } },
  guards: asXStateGuards<Known, keyof typeof guards>(guards),
  actions: {
    draftDocument: (_, _params: { document: string }) => undefined,
    notify: (_, _params: { kind: string; to: string[]; subject: string }) => undefined,
    keepQualification: assign(({ event, context }) => adds.qualification(event, context)),
    keepMode: assign(({ event, context }) => adds.mode(event, context)),
    keepConsultation: assign(({ event }) => adds.consultation(event)),
    keepApproval: assign(({ event, context }) => adds.approval(event, context)),
    keepAgreement: assign(({ event, context }) => adds.agreement(event, context)),
    keepInformation: assign(({ event, context }) => adds.information(event, context)),
    keepReferral: assign(({ event }) => adds.referral(event)),
    keepOrder: assign(({ event }) => adds.order(event)),
    keepStart: assign(({ event, context }) => adds.start(event, context)),
    keepSession: assign(({ event, context }) => adds.session(event, context)),
    keepOutcome: assign(({ event }) => adds.outcome(event)),
    keepFrameworkEnd: assign(({ event }) => adds.frameworkEnd(event)),
  },
});

/** What the circular asks for before a referral, in the order in which it is waited for. */
const APPROVED = ['consultationIsRecorded', 'everyConcernedFundHasApproved'] as const;
const AGREED = [...APPROVED, 'everyEmployerHasAgreed'] as const;
const INFORMED = [...AGREED, 'everyOrganisationIsInformedInWriting', 'everyPartyIsInformedInWriting'] as const;

/** Acts that are the same wherever they are possible, each written once. */
const shared = mediation.createStateConfig({
  on: {
    partyDeclines: {
      target: 'partyDeclined',
      actions: [notify('partyDeclined', 'lead', 'provider', 'employer', 'concernedFund')],
      meta: because(source.optional),
    },
    withdraw: {
      guard: 'withdrawalIsByWhoReferred',
      target: 'withdrawn',
      actions: [notify('withdrawn', 'provider', 'employer', 'concernedFund')],
      meta: because(source.withdrawal),
    },
    frameworkEndsSoon: [
      {
        guard: and(['frameworkEndIsNews', 'frameworkEndIsCertain']),
        actions: ['keepFrameworkEnd', notify('frameworkEndsSoon', 'lead')],
        meta: because(source.frameworkWarning),
      },
      {
        guard: 'frameworkEndIsNews',
        actions: ['keepFrameworkEnd', notify('frameworkGoesOn', 'lead')],
        meta: because(source.frameworkWarning),
      },
    ],
    frameworkEnded: {
      guard: 'frameworkHasEnded',
      target: 'frameworkUnavailable',
      actions: [notify('frameworkEnded', 'lead', 'provider')],
      meta: because(source.framework),
    },
  },
}).on;
const { partyDeclines, withdraw, frameworkEndsSoon, frameworkEnded } = shared;

/** Everything that prepares a referral may be done in any order; after each act the case waits for what is still missing. */
const preparing = mediation.createStateConfig({
  on: {
    ...shared,
    changeMode: {
      guard: and(['leadIsOneWhomTheModeNames', 'somebodyAsksInModeThree', 'recourseTakesAnotherMode']),
      target: 'qualified',
      actions: ['keepMode', notify('handedOver', 'lead'), notify('agreementAwaited', 'agreeingEmployer')],
      meta: because(source.changeOfMode),
    },
    recordConsultation: {
      guard: and(['consultationIsNeeded', 'everybodyTookPartInTheConsultation']),
      target: 'qualified',
      actions: ['keepConsultation', draft('consultationMinutes'), notify('consulted', 'awaitedFund')],
      meta: because(source.consultation),
    },
    fundApproves: {
      guard: and(['consultationIsNeeded', 'consultationIsRecorded', 'decisionIsNotBeforeTheConsultation', 'fundHasNotApprovedYet']),
      target: 'qualified',
      actions: ['keepApproval', draft('fundApproval'), notify('approved', 'lead')],
      meta: because(source.approval),
    },
    fundRefuses: {
      guard: and(['consultationIsNeeded', 'consultationIsRecorded', 'decisionIsNotBeforeTheConsultation']),
      target: 'fundApprovalRefused',
      actions: [notify('fundRefused', 'lead', 'employer')],
      meta: because(source.approval),
    },
    employerAgrees: {
      guard: and([
        'agreementIsNeeded',
        'agreementIsThatOfAnEmployer',
        'employerHasNotAgreedYet',
        'noPartySpeaksForTheEmployer',
        'fundSignsOnlyInTheEmployersStead',
      ]),
      target: 'qualified',
      actions: ['keepAgreement', draft('employerAgreement'), notify('employerAgreed', 'lead')],
      meta: because(source.employerAgreement),
    },
    employerRefuses: {
      guard: and(['agreementIsNeeded', 'agreementIsThatOfAnEmployer', 'noPartySpeaksForTheEmployer']),
      target: 'employerAgreementRefused',
      actions: [notify('employerRefused', 'lead', 'concernedFund')],
      meta: because(source.employerAgreement),
    },
    recordInformation: {
      guard: and(['informationIsInWriting', 'recipientIsOneToInform']),
      target: 'qualified',
      actions: ['keepInformation', draft('informationRecord')],
      meta: because(source.priorInformation),
    },
    refer: {
      guard: and([...INFORMED, 'referralIsByWhomTheModeNames', 'frameworkIsInForce']),
      target: 'referred',
      actions: [
        'keepReferral',
        draft('referralRecord'),
        notify('referred', 'provider'),
        notify('providerAddressed', 'employer', 'concernedFund'),
      ],
      meta: because(source.threeModes),
    },
  },
}).on;

/** In mode 3 the employer still informs the funds and the other parties once the referral is made. */
const { recordInformation: informLater } = mediation.createStateConfig({
  on: {
    recordInformation: {
      guard: and(['informationMayStillCome', 'informationIsInWriting', 'recipientIsOneToInform']),
      actions: ['keepInformation', draft('informationRecord')],
      meta: because(source.fundsKeptInformed),
    },
  },
}).on;

/** Whatever the outcome, its kind alone goes to the order's issuer, the approving fund and, on paper, to the parties. */
const stated = ['keepOutcome', draft('outcomeStatement'), notify('outcome', 'lead', 'approvingFund')] as const;

/**
 * A mediation referral (circular 026-19): types A to D, three entry modes, from the first call to the recorded outcome.
 * One flat list: what prepares a referral may come in any order, and `qualified` finds what is still waited for.
 */
export const machine = mediation.createMachine({
  id: 'mediation-referral',
  initial: 'draft',
  context: ({ input }) => opened(input.fact),
  states: {
    draft: {
      meta: situation('Demande à qualifier', source.opening, 'lead'),
      on: {
        qualify: {
          guard: and([
            'atLeastOneExecutiveIsConcerned',
            'partiesAreThoseOfTheType',
            'everyPartyIsPersonallyConcerned',
            'leadIsOneWhomTheModeNames',
            'somebodyAsksInModeThree',
            'recourseTakesAnotherMode',
          ]),
          target: 'qualified',
          actions: ['keepQualification', notify('handedOver', 'lead'), notify('agreementAwaited', 'agreeingEmployer')],
          meta: because(source.qualification),
        },
        declareInadmissible: { target: 'inadmissible', meta: because(source.beneficiaries) },
        withdraw,
        frameworkEndsSoon,
        frameworkEnded,
      },
    },
    qualified: {
      meta: situation('Demande qualifiée', source.threeModes, 'lead'),
      always: [
        { guard: and([...INFORMED]), target: 'readyForReferral', meta: because(source.threeModes) },
        { guard: and([...AGREED]), target: 'priorInformation', meta: because(source.priorInformation) },
        { guard: and([...APPROVED]), target: 'employerAgreement', meta: because(source.employerAgreement) },
        { guard: 'consultationIsRecorded', target: 'fundApproval', meta: because(source.approval) },
        { target: 'consultation', meta: because(source.consultation) },
      ],
    },
    consultation: { meta: situation('Concertation attendue', source.consultation, 'lead', 'concernedFund'), on: preparing },
    fundApproval: { meta: situation('Aval de la caisse nationale attendu', source.approval, 'concernedFund'), on: preparing },
    employerAgreement: { meta: situation('Accord de l’employeur attendu', source.employerAgreement, 'employer'), on: preparing },
    priorInformation: { meta: situation('Information préalable en cours', source.priorInformation, 'lead'), on: preparing },
    readyForReferral: { meta: situation('Prêt pour la saisine', source.threeModes, 'lead'), on: preparing },
    referred: {
      meta: situation('Saisine faite, bon de commande attendu', source.order, 'lead'),
      on: {
        issueOrder: {
          guard: and(['orderIsNotBeforeTheReferral', 'everyOtherPartyIsInformed', 'frameworkIsInForce']),
          target: 'ordered',
          actions: ['keepOrder', draft('purchaseOrder'), notify('ordered', 'provider')],
          meta: because(source.order),
        },
        recordInformation: informLater,
        partyDeclines,
        withdraw,
        frameworkEndsSoon,
        frameworkEnded,
      },
    },
    ordered: {
      meta: situation('Commandé, médiation à commencer', source.mediator, 'mediator'),
      on: {
        startMediation: {
          guard: 'mediationIsNotBeforeTheOrder',
          target: 'inMediation',
          actions: ['keepStart', notify('mediationStarted', 'lead')],
          meta: because(source.start),
        },
        recordInformation: informLater,
        partyDeclines,
        withdraw,
      },
    },
    inMediation: {
      meta: situation('Médiation en cours', source.mediator, 'mediator'),
      on: {
        recordSession: { guard: 'mediationHasBegunByThen', actions: ['keepSession'], meta: because(source.sessionsAsDates) },
        recordOutcome: [
          {
            guard: and(['outcomeIsRelationRestored', 'mediationHasBegunByThen']),
            target: 'relationRestored',
            actions: stated,
            meta: because(source.restored),
          },
          {
            guard: and(['outcomeIsRelationAdapted', 'mediationHasBegunByThen']),
            target: 'relationAdapted',
            actions: stated,
            meta: because(source.adapted),
          },
          {
            guard: and(['outcomeIsDialogueBroken', 'mediationHasBegunByThen']),
            target: 'dialogueBroken',
            actions: stated,
            meta: because(source.broken),
          },
        ],
        closeWithoutOutcome: {
          guard: 'mediationHasBegunByThen',
          target: 'closedWithoutOutcome',
          actions: [notify('closedWithoutOutcome', 'lead', 'employer', 'concernedFund')],
          meta: because(source.closedWithoutOutcome),
        },
        recordInformation: informLater,
        withdraw: {
          guard: 'withdrawalIsByWhoReferred',
          target: 'closedWithoutOutcome',
          actions: [notify('closedWithoutOutcome', 'provider', 'employer', 'concernedFund')],
          meta: because(source.closedWithoutOutcome),
        },
      },
    },
    relationRestored: { type: 'final', meta: situation('Relation rétablie', source.restored) },
    relationAdapted: { type: 'final', meta: situation('Relation aménagée', source.adapted) },
    dialogueBroken: { type: 'final', meta: situation('Rupture de dialogue constatée', source.broken) },
    closedWithoutOutcome: { type: 'final', meta: situation('Close sans issue', source.closedWithoutOutcome) },
    inadmissible: { type: 'final', meta: situation('Irrecevable', source.beneficiaries) },
    fundApprovalRefused: { type: 'final', meta: situation('Aval refusé par une caisse nationale', source.approval) },
    employerAgreementRefused: { type: 'final', meta: situation('Accord refusé par un employeur', source.employerAgreement) },
    partyDeclined: { type: 'final', meta: situation('Une partie a refusé', source.optional) },
    withdrawn: { type: 'final', meta: situation('Demande retirée', source.withdrawal) },
    frameworkUnavailable: { type: 'final', meta: situation('Accord-cadre terminé avant la commande', source.framework) },
  },
});
