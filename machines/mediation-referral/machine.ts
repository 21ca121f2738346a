import { and, assign, setup } from 'xstate';
import { asXStateGuards, because, type FactEvent, situation } from '../kernel/index.js';
import type { access } from './access.js';
import type { documents } from './documents.js';
import { guards } from './guards.js';
import { adds, type Known, opened } from './known.js';
import { NOTICES } from './labels.fr.js';
import * as source from './sources.js';

const draft = (document: keyof typeof documents) => ({ type: 'draftDocument' as const, params: { document } });
const notify = (kind: keyof typeof NOTICES, ...to: (keyof typeof access.relations)[]) => ({
  type: 'notify' as const,
  params: { kind, to, subject: NOTICES[kind] },
});

const mediation = setup({
  types: { context: {} as Known, events: {} as FactEvent, input: {} as { fact: FactEvent } },
  guards: asXStateGuards<Known, keyof typeof guards>(guards),
  actions: {
    draftDocument: (_, _params: { document: string }) => undefined,
    notify: (_, _params: { kind: string; to: string[]; subject: string }) => undefined,
    keepQualification: assign(({ event }) => adds.qualification(event)),
    keepInformation: assign(({ event, context }) => adds.information(event, context)),
    keepReferral: assign(({ event }) => adds.referral(event)),
    keepOrder: assign(({ event }) => adds.order(event)),
    keepStart: assign(({ event, context }) => adds.start(event, context)),
    keepSession: assign(({ event, context }) => adds.session(event, context)),
    keepOutcome: assign(({ event }) => adds.outcome(event)),
  },
});

/** Acts that are the same wherever they are possible, each written once. */
const { recordInformation, refer, partyDeclines, withdraw } = mediation.createStateConfig({
  on: {
    recordInformation: {
      guard: and(['informationIsInWriting', 'recipientIsOneToInform']),
      actions: ['keepInformation'],
      meta: because(source.priorInformation),
    },
    refer: {
      guard: and(['everyEmployerIsInformedInWriting', 'everyPartyIsInformedInWriting']),
      target: 'referred',
      actions: ['keepReferral', draft('referralRecord'), notify('referred', 'provider', 'employer')],
      meta: because(source.modeOne),
    },
    partyDeclines: {
      target: 'partyDeclined',
      actions: [notify('partyDeclined', 'referringFund', 'provider')],
      meta: because(source.optional),
    },
    withdraw: { target: 'withdrawn', actions: [notify('withdrawn', 'provider')], meta: because(source.withdrawal) },
  },
}).on;

/**
 * A mediation referral (circular 026-19), type A, entry mode 1: from the first call to the recorded outcome.
 * The other types and modes add their situations between `draft` and `readyForReferral`; nothing after it changes.
 */
export const machine = mediation.createMachine({
  id: 'mediation-referral',
  initial: 'draft',
  context: ({ input }) => opened(input.fact),
  states: {
    draft: {
      meta: situation('Demande à qualifier', source.opening, 'referringFund'),
      on: {
        qualify: {
          guard: and([
            'atLeastOneExecutiveIsConcerned',
            'everyPartyIsAnExecutive',
            'everyPartyIsPersonallyConcerned',
            'referringFundIsOfAPartysBranch',
          ]),
          target: 'priorInformation',
          actions: ['keepQualification'],
          meta: because(source.qualification),
        },
        declareInadmissible: { target: 'inadmissible', meta: because(source.beneficiaries) },
        withdraw,
      },
    },
    priorInformation: {
      meta: situation('Information préalable en cours', source.priorInformation, 'referringFund'),
      always: {
        guard: and(['everyEmployerIsInformedInWriting', 'everyPartyIsInformedInWriting']),
        target: 'readyForReferral',
        meta: because(source.priorInformation),
      },
      on: {
        recordInformation,
        refer,
        partyDeclines,
        withdraw,
      },
    },
    readyForReferral: {
      meta: situation('Prêt pour la saisine', source.threeModes, 'referringFund'),
      on: {
        recordInformation,
        refer,
        partyDeclines,
        withdraw,
      },
    },
    referred: {
      meta: situation('Saisine faite, bon de commande attendu', source.order, 'referringFund'),
      on: {
        issueOrder: {
          target: 'ordered',
          actions: ['keepOrder', draft('purchaseOrder'), notify('ordered', 'provider')],
          meta: because(source.order),
        },
        partyDeclines,
        withdraw,
      },
    },
    ordered: {
      meta: situation('Commandé, médiation à commencer', source.mediator, 'mediator'),
      on: {
        startMediation: {
          guard: 'mediationIsNotBeforeTheOrder',
          target: 'inMediation',
          actions: ['keepStart', notify('mediationStarted', 'referringFund')],
          meta: because(source.start),
        },
        partyDeclines,
        withdraw,
      },
    },
    inMediation: {
      meta: situation('Médiation en cours', source.mediator, 'mediator'),
      on: {
        recordSession: { guard: 'mediationHasBegunByThen', actions: ['keepSession'], meta: because(source.sessionsAsDates) },
        // whatever the outcome, its kind alone goes to the order's issuer and, on paper, to the parties
        recordOutcome: [
          {
            guard: and(['outcomeIsRelationRestored', 'mediationHasBegunByThen']),
            target: 'relationRestored',
            actions: ['keepOutcome', draft('outcomeStatement'), notify('outcome', 'referringFund')],
            meta: because(source.restored),
          },
          {
            guard: and(['outcomeIsRelationAdapted', 'mediationHasBegunByThen']),
            target: 'relationAdapted',
            actions: ['keepOutcome', draft('outcomeStatement'), notify('outcome', 'referringFund')],
            meta: because(source.adapted),
          },
          {
            guard: and(['outcomeIsDialogueBroken', 'mediationHasBegunByThen']),
            target: 'dialogueBroken',
            actions: ['keepOutcome', draft('outcomeStatement'), notify('outcome', 'referringFund')],
            meta: because(source.broken),
          },
        ],
        closeWithoutOutcome: {
          guard: 'mediationHasBegunByThen',
          target: 'closedWithoutOutcome',
          actions: [notify('closedWithoutOutcome', 'referringFund')],
          meta: because(source.closedWithoutOutcome),
        },
        withdraw: {
          target: 'closedWithoutOutcome',
          actions: [notify('withdrawn', 'provider')],
          meta: because(source.closedWithoutOutcome),
        },
      },
    },
    relationRestored: { type: 'final', meta: situation('Relation rétablie', source.restored) },
    relationAdapted: { type: 'final', meta: situation('Relation aménagée', source.adapted) },
    dialogueBroken: { type: 'final', meta: situation('Rupture de dialogue constatée', source.broken) },
    closedWithoutOutcome: { type: 'final', meta: situation('Close sans issue', source.closedWithoutOutcome) },
    inadmissible: { type: 'final', meta: situation('Irrecevable', source.beneficiaries) },
    partyDeclined: { type: 'final', meta: situation('Une partie a refusé', source.optional) },
    withdrawn: { type: 'final', meta: situation('Demande retirée', source.withdrawal) },
  },
});
