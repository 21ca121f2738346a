import { and, assign, setup } from 'xstate';
import { asXStateGuards, because, type FactEvent, notices, situation } from '../kernel/index.js';
import type { access } from './access.js';
import { guards } from './guards.js';
import { adds, type Known, opened } from './known.js';
import { NOTICES } from './labels.fr.js';
import * as source from './sources.js';

const notify = notices<keyof typeof NOTICES, keyof typeof access.relations>(NOTICES);
/** Every open case that rests on this agreement hears that it is over. */
const tellThatItEnded = { type: 'tellDependants' as const, params: { act: 'frameworkEnded' } };

const framework = setup({
  types: { context: {} as Known, events: {} as FactEvent, input: {} as { fact: FactEvent } },
  guards: asXStateGuards<Known, keyof typeof guards>(guards),
  actions: {
    notify: (_, _params: { kind: string; to: string[]; subject: string }) => undefined,
    tellDependants: (_, _params: { act: string }) => undefined,
    keepRenewal: assign(({ event }) => adds.renewal(event)),
    keepNonRenewal: assign(({ event }) => adds.nonRenewal(event)),
    keepNextTerm: assign(({ context }) => adds.nextTerm(context)),
    keepEnd: assign(({ event }) => adds.end(event)),
  },
});

const { end } = framework.createStateConfig({
  on: {
    end: {
      guard: 'agreementIsConcludedByThen',
      target: 'ended',
      actions: ['keepEnd', notify('ended', 'holder', 'member'), tellThatItEnded],
      meta: because(source.earlyEnd),
    },
  },
}).on;

/**
 * A framework agreement (circular 026-19): its initial term, its renewals, its end. Its terms are data of the case;
 * the contract's own dates move it, and a decision is only what somebody recorded.
 */
export const machine = framework.createMachine({
  id: 'agreement',
  initial: 'notYetInForce',
  context: ({ input }) => opened(input.fact),
  states: {
    notYetInForce: {
      meta: situation('Conclu, pas encore en vigueur', source.initialTerm),
      always: { guard: 'firstDayHasCome', target: 'inForce', meta: because(source.initialTerm) },
      on: {
        DEADLINE_REACHED: {
          target: 'inForce',
          actions: [notify('inForce', 'purchaser', 'holder', 'member')],
          meta: because(source.initialTerm),
        },
        end,
      },
    },
    inForce: {
      meta: situation('En vigueur', source.services),
      on: {
        renew: {
          guard: and(['renewalsAreLeft', 'renewalIsNotYetDecided', 'agreementIsConcludedByThen']),
          actions: ['keepRenewal', notify('renewalGiven', 'holder', 'member')],
          meta: because(source.renewals),
        },
        declineRenewal: {
          guard: and(['renewalsAreLeft', 'renewalIsNotYetDecided', 'agreementIsConcludedByThen']),
          actions: ['keepNonRenewal', notify('renewalDeclined', 'holder', 'member')],
          meta: because(source.nonRenewal),
        },
        // the end of a term, at 24:00 of its last covered day
        DEADLINE_REACHED: [
          {
            guard: 'renewalTakesEffect',
            actions: ['keepNextTerm', notify('renewed', 'purchaser', 'holder', 'member')],
            meta: because(source.tacit),
          },
          {
            guard: 'lastTermIsOver',
            target: 'exhausted',
            actions: [notify('exhausted', 'purchaser', 'holder', 'member'), tellThatItEnded],
            meta: because(source.wholeDuration),
          },
          {
            target: 'notRenewed',
            actions: [notify('notRenewed', 'purchaser', 'holder', 'member'), tellThatItEnded],
            meta: because(source.nonRenewal),
          },
        ],
        end,
      },
    },
    exhausted: { type: 'final', meta: situation('Arrivé à son dernier terme', source.wholeDuration) },
    notRenewed: { type: 'final', meta: situation('Non reconduit', source.nonRenewal) },
    ended: { type: 'final', meta: situation('Fin anticipée', source.earlyEnd) },
  },
});
