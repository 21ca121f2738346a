import { and, assign, setup } from 'xstate';
import type { Moment } from '../calendar/index.js';
import {
  type Act,
  type Anchor,
  asXStateGuards,
  because,
  choice,
  decides,
  defineProcess,
  type FactEvent,
  flag,
  form,
  type Guard,
  notFromText,
  onceFilledIn,
  organisation,
  type ProcessParts,
  recordedFor,
  refusal,
  situation,
  source,
  text,
} from './index.js';

/*
 * A fictional process, to test the kernel on something that no text will ever change: a library lends a book.
 * It has what the first real process lacks: a term that ends a situation by itself.
 */

export interface Loan {
  readonly library: string;
  readonly reader: string | null;
  readonly lent: Anchor | null;
  readonly notes: readonly Moment[];
}

const rules = source('Règlement intérieur d’une bibliothèque imaginaire', 'P0-G1');
const ours = notFromText('Rappel de la bibliothèque', 'A-12');

@form('Ouvrir une demande de prêt', 'evidenced')
class Open {
  @organisation('Bibliothèque', ['library'])
  library: string;
}
@form('Prêter', 'evidenced')
class Lend {
  @text('Lecteur')
  reader: string;
  @flag('Cotisation payée')
  paid: boolean;
}
@form('Consigner une remarque', 'evidenced')
class Note {}
@form('Rendre', 'evidenced')
class Return {
  @choice('État', { GOOD: 'Bon', DAMAGED: 'Abîmé' })
  state: string;
}
@form('Renoncer', 'evidenced')
class Cancel {}

const feeIsPaid: Guard<Loan> = onceFilledIn((_, act) =>
  act.data.paid === true
    ? []
    : [
        refusal('fee-not-paid', '{organisation:bibliotheque-1} n’a pas reçu la cotisation de {party:p1}.', rules, {
          what: 'field',
          id: 'paid',
        }),
      ],
);
const bookIsInGoodState: Guard<Loan> = onceFilledIn((_, act) =>
  act.data.state === 'GOOD' ? [] : [refusal('book-damaged', 'le livre est abîmé.', rules)],
);
const guards = { feeIsPaid, bookIsInGoodState };

const machine = setup({
  types: { context: {} as Loan, events: {} as FactEvent, input: {} as { fact: FactEvent } },
  guards: asXStateGuards<Loan, keyof typeof guards>(guards),
  actions: {
    notify: (_, _params: { kind: string; to: string[] }) => undefined,
    draftDocument: (_, _params: { document: string }) => undefined,
    keepLoan: assign(({ event }) => ({
      reader: typeof event.data.reader === 'string' ? event.data.reader : null,
      lent: { seq: event.seq, act: event.act, at: event.occurredAt },
    })),
    keepNote: assign(({ context, event }) => ({ notes: [...context.notes, event.occurredAt] })),
  },
}).createMachine({
  id: 'book-loan',
  initial: 'requested',
  context: ({ input }) => ({ library: input.fact.data.library as string, reader: null, lent: null, notes: [] }),
  states: {
    requested: {
      meta: situation('Prêt demandé', rules, 'library'),
      on: {
        lend: {
          guard: and(['feeIsPaid']),
          target: 'lent',
          actions: ['keepLoan', { type: 'draftDocument', params: { document: 'slip' } }],
          meta: because(rules),
        },
        cancel: { target: 'cancelled', meta: because(rules) },
      },
    },
    lent: {
      meta: situation('Livre prêté', rules, 'library'),
      on: {
        note: { actions: ['keepNote'], meta: because(rules) },
        giveBack: { guard: 'bookIsInGoodState', target: 'returned', meta: because(rules) },
        DEADLINE_REACHED: {
          target: 'overdue',
          actions: [{ type: 'notify', params: { kind: 'overdue', to: ['library'] } }],
          meta: because(rules),
        },
      },
    },
    overdue: {
      meta: situation('Livre en retard', rules, 'library'),
      on: { note: { actions: ['keepNote'], meta: because(rules) }, giveBack: { target: 'returned', meta: because(rules) } },
    },
    returned: { type: 'final', meta: situation('Livre rendu', rules) },
    cancelled: { type: 'final', meta: situation('Demande retirée', rules) },
  },
});

export const loanParts: ProcessParts<Loan> = {
  id: 'book-loan',
  version: '2024-01',
  label: 'Prêt de livre',
  plural: 'book-loans',
  workflowType: 'bookLoan',
  series: 'LIV',
  source: rules,
  machine,
  guards,
  forms: { open: Open, lend: Lend, note: Note, giveBack: Return, cancel: Cancel },
  deadlines: [
    {
      name: 'loanTerm',
      label: 'Fin du prêt',
      situations: ['lent'],
      anchor: (known) => known.lent ?? undefined,
      after: { period: 'P21D' },
      profile: 'days',
      consequence: 'transition',
      tells: [],
      source: rules,
    },
    {
      name: 'returnReminder',
      label: 'Livre à rendre',
      situations: ['lent'],
      anchor: (known) => known.lent ?? undefined,
      after: { setting: 'reminders' },
      profile: 'days',
      consequence: 'reminder',
      tells: ['library'],
      source: ours,
    },
    {
      name: 'quiet',
      label: 'Prêt sans mouvement',
      situations: 'open',
      anchor: (_, lastMovement) => lastMovement,
      after: { setting: 'quiet' },
      everySetting: 'quietAgain',
      profile: 'days',
      consequence: 'escalation',
      tells: ['library'],
      source: ours,
    },
  ],
  access: {
    relations: { library: { label: 'la bibliothèque', roles: ['lead'] }, party: { label: 'le lecteur', roles: [] } },
    holders: (known) => ({
      library: { organisations: [known.library] },
      party: { organisations: [], persons: known.reader ? [known.reader] : [] },
    }),
    acts: {
      open: [decides('library')],
      lend: [decides('library')],
      note: [decides('library'), recordedFor('party', 'library')],
      giveBack: [recordedFor('party', 'library')],
      cancel: [decides('library')],
    },
    reads: {},
  },
  documents: {
    slip: { title: 'Fiche de prêt', source: rules, content: (known, { occurredAt }) => ({ library: known.library, lentOn: occurredAt }) },
  },
  settings: {
    reminders: { label: 'Rappels', default: ['P7D', 'P14D'], source: ours },
    quiet: { label: 'Sans mouvement', default: ['P14D'], source: ours },
    quietAgain: { label: 'Puis tous les', default: ['P30D'], source: ours },
  },
};

export const loan = defineProcess(loanParts);

const LIBRARY = { relation: 'library', organisation: 'bibliotheque-1' };
const act = (name: string, occurredAt: string, data: Act['data'] = {}): Act => ({
  act: name,
  occurredAt: occurredAt as Moment,
  by: LIBRARY,
  data,
});

/** Acts of a loan, by day. */
export const opens = (on: string) => act('open', on, { library: 'bibliotheque-1' });
export const lends = (on: string) => act('lend', on, { reader: 'p1', paid: true });
export const notes = (on: string) => act('note', on);
export const cancels = (on: string) => act('cancel', on);
export const givesBack = (on: string): Act => ({
  ...act('giveBack', on, { state: 'GOOD' }),
  by: { relation: 'party', person: 'p1' },
  recordedAs: 'library',
});
