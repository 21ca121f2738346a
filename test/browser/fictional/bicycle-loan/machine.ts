import { and, assign, setup } from 'xstate';
import { asXStateGuards, because, type FactEvent, notices, situation } from '../kernel/index.js';
import type { access } from './access.js';
import { guards } from './guards.js';
import { type Known, lent, opened } from './known.js';
import { NOTICES } from './labels.fr.js';
import * as source from './sources.js';

const notify = notices<keyof typeof NOTICES, keyof typeof access.relations>(NOTICES);

export const machine = setup({
  types: { context: {} as Known, events: {} as FactEvent, input: {} as { fact: FactEvent } },
  guards: asXStateGuards<Known, keyof typeof guards>(guards),
  actions: {
    notify: (_, _params: { kind: string; to: string[]; subject: string }) => undefined,
    keepLoan: assign(({ event }) => lent(event)),
  },
}).createMachine({
  id: 'bicycle-loan',
  initial: 'asked',
  context: ({ input }) => opened(input.fact),
  states: {
    asked: {
      meta: situation('Vélo demandé', source.loans, 'lender'),
      on: {
        lend: {
          guard: and(['keyIsGivenWithTheBicycle']),
          target: 'away',
          actions: ['keepLoan', notify('lent', 'supervisor')],
          meta: because(source.keys),
        },
      },
    },
    away: {
      meta: situation('Vélo prêté', source.giving, 'lender'),
      on: {
        giveBack: { target: 'returned', meta: because(source.giving) },
        DEADLINE_REACHED: { meta: because(source.reminder) },
      },
    },
    returned: { type: 'final', meta: situation('Vélo rendu', source.giving) },
  },
});
