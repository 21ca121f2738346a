import { describe, expect, it } from '@jest/globals';
import { and, createMachine, not, or } from 'xstate';
import { lends, loan, loanParts, opens } from './fixture.test-process.js';
import {
  type Access,
  because,
  decides,
  defineProcess,
  notFromText,
  ProcessDefinitionError,
  type ProcessParts,
  play,
  recordedFor,
} from './index.js';

type Parts = ProcessParts<never>;
const parts = loanParts as unknown as Parts;
const { source } = parts;
const config = loanParts.machine.config as unknown as { states: Record<string, Record<string, unknown>> };

const withState = (id: string, change: Record<string, unknown>): Partial<Parts> => ({
  machine: createMachine(
    { ...config, states: { ...config.states, [id]: { ...config.states[id], ...change } } } as never,
    loanParts.machine.implementations as never,
  ),
});
/** The machine's configuration as somebody might write it, whether or not XState takes it. */
const unread = (id: string, change: object) =>
  ({
    ...loanParts.machine,
    config: id === '' ? { ...config, ...change } : { ...config, states: { ...config.states, [id]: { ...config.states[id], ...change } } },
  }) as unknown as Parts['machine'];
const defined = (change: Partial<Parts>) => () => defineProcess({ ...parts, ...change });
const lendAs = (transition: object) => withState('requested', { on: { lend: transition } });

describe('defineProcess', () => {
  it('lays out situations with their ways, guards, sources and ends', () => {
    expect(Object.keys(loan.situations)).toEqual(['requested', 'lent', 'overdue', 'returned', 'cancelled']);
    expect(loan.situations.requested).toMatchObject({ label: 'Prêt demandé', final: false, waitsFor: ['library'] });
    expect(loan.situations.requested?.ways).toEqual([
      { act: 'lend', target: 'lent', guards: ['feeIsPaid'], source },
      { act: 'cancel', target: 'cancelled', guards: [], source },
    ]);
    expect(loan.situations.lent?.ways[0]).toMatchObject({ act: 'note', target: 'lent' });
    expect(loan.situations.returned).toMatchObject({ final: true, ways: [], passages: [] });
    expect(loan.key).toBe('book-loan@2024-01');
  });

  it('gives another definition digest when a way changes under the same version', () => {
    expect(defineProcess(loanParts).definition).toBe(loan.definition);
    expect(defined(lendAs({ target: 'overdue', meta: because(source) }))().definition).not.toBe(loan.definition);
  });

  it.each([
    ['a label of a situation', withState('lent', { meta: { ...(config.states.lent!.meta as object), label: 'Livre sorti' } })],
    ['an action', lendAs({ ...(config.states.requested!.on as { lend: object }).lend, actions: [] })],
    ['a delay', { deadlines: [{ ...parts.deadlines[0]!, after: { period: 'P22D' } }, ...parts.deadlines.slice(1)] }],
    ['a source', { deadlines: [{ ...parts.deadlines[0]!, source: notFromText('Autre', 'A-12') }, ...parts.deadlines.slice(1)] }],
    ['a default', { settings: { ...parts.settings, quiet: { ...parts.settings.quiet!, default: ['P15D'] } } }],
    ['who may', { access: { ...parts.access, acts: { ...parts.access.acts, note: [decides('library')] } } }],
    ['who reads', { access: { ...parts.access, reads: { identity: ['library'] } } }],
    ['a choice', { forms: { ...parts.forms, giveBack: parts.forms.cancel! } }],
    ['a title', { documents: { slip: { ...parts.documents.slip!, title: 'Reçu' } } }],
    ['the text it carries out', { source: notFromText('Autre', 'A-12') }],
  ] as [string, Partial<Parts>][])('gives another definition digest when %s changes', (_, change) => {
    expect(defined(change)().definition).not.toBe(loan.definition);
  });

  it('leaves functions out of the digest: their text is not the same in every build', () => {
    const holders = (known: never) => parts.access.holders(known);
    expect(defined({ access: { ...parts.access, holders } })().definition).toBe(loan.definition);
  });

  describe('plain words', () => {
    const conditions = Object.fromEntries(Object.keys(parts.guards).map((name) => [name, 'Une condition']));
    const said = (some: object) => defined({ inPlainWords: { purpose: 'Emprunter un livre', conditions, ...some } });

    it('explain and decide nothing: they change no definition', () => {
      expect(said({ startsWith: ['lend'] })().definition).toBe(loan.definition);
    });

    it('say every rule, and no other', () => {
      const [first, ...others] = Object.keys(conditions);
      const lacking = Object.fromEntries(others.map((name) => [name, 'Une condition']));
      expect(said({ conditions: lacking })).toThrow(`« ${first} » is not said in plain words`);
      expect(said({ conditions: { ...conditions, nobodyWroteIt: 'Rien' } })).toThrow('no guard is called « nobodyWroteIt »');
    });

    it.each(['open', 'unknown'])('a guided start asks for acts that follow the opening: not for « %s »', (act) => {
      expect(said({ startsWith: [act] })).toThrow(`no act is called « ${act} »`);
    });
  });

  it('asks what comes back to count in the units of its first delay', () => {
    const monthly = { ...parts.settings, quietAgain: { ...parts.settings.quietAgain!, default: ['P1M'] } };
    expect(defined({ settings: monthly })).toThrow(RangeError);
    const settings = { reminders: [], quiet: ['P14D'], quietAgain: ['P1M'] };
    expect(() => play(loan, [opens('2024-02-28')], undefined, settings)).toThrow('mêmes unités');
  });

  it('takes passages, and the guards inside `and` of `and`', () => {
    const process = defined(
      withState('overdue', {
        always: { guard: and(['feeIsPaid', and(['bookIsInGoodState'])]), target: 'returned', meta: because(source) },
      }),
    )();
    expect(process.situations.overdue?.passages).toEqual([
      { act: 'always', target: 'returned', guards: ['feeIsPaid', 'bookIsInGoodState'], source },
    ]);
  });

  it.each([
    ['a situation without a source', withState('lent', { meta: undefined }), 'book-loan.lent: a situation without a source'],
    ['a transition without a source', lendAs({ target: 'lent' }), 'book-loan.requested.lend: a transition without a source'],
    [
      'a passage without a source',
      withState('lent', { always: { target: 'overdue' } }),
      'book-loan.lent.always: a transition without a source',
    ],
    ['a guard nobody wrote', lendAs({ guard: 'unknown', meta: because(source) }), 'no guard is called « unknown »'],
    [
      'a guard inside `and` nobody wrote',
      lendAs({ guard: and(['feeIsPaid', 'unknown']), meta: because(source) }),
      'no guard is called « unknown »',
    ],
    ['a guard that is no name', lendAs({ guard: () => true, meta: because(source) }), 'a guard is a name'],
    ['a machine that waits by itself', withState('lent', { after: { 1000: 'overdue' } }), '« after »'],
    ['a machine that calls out', withState('lent', { invoke: { src: 'mail' } }), '« invoke »'],
    ...(['states', 'initial', 'history'] as const).map((word): [string, Partial<Parts>, string] => [
      `a situation with « ${word} »`,
      { machine: unread('lent', { [word]: {} }) },
      `book-loan.lent: « ${word} »: the kernel reads one flat list of situations`,
    ]),
    ['a parallel situation', { machine: unread('lent', { type: 'parallel' }) }, '« parallel »: the kernel reads'],
    ...(['on', 'always', 'entry', 'exit'] as const).map((word): [string, Partial<Parts>, string] => [
      `« ${word} » of the whole machine`,
      { machine: unread('', { [word]: {} }) },
      `book-loan: « ${word} »: the kernel reads`,
    ]),
    ['a parallel machine', { machine: unread('', { type: 'parallel' }) }, 'book-loan: « parallel »'],
    ['a machine that waits as a whole', { machine: unread('', { after: {} }) }, 'book-loan: « after »'],
    [
      'a term that its situation does not answer',
      { deadlines: [{ ...parts.deadlines[0]!, situations: ['lent', 'overdue'] }] },
      'loanTerm: « overdue » does not answer it',
    ],
    [
      'a term that not every situation answers',
      { deadlines: [{ ...parts.deadlines[0]!, situations: 'open' }] },
      '« requested » does not answer',
    ],
    ['an act without a form', withState('lent', { on: { lose: { target: 'cancelled', meta: because(source) } } }), 'no form for « lose »'],
    ['an act that nobody may do', { access: { ...parts.access, acts: {} } as Access<never> }, 'nobody may « lend »'],
    [
      'a relation that is not named',
      { access: { ...parts.access, acts: { ...parts.access.acts, note: [recordedFor('party', 'cat')] } } as Access<never> },
      'no relation is called « cat »',
    ],
    ['a setting that is not there', { settings: {} }, 'no setting is called'],
    [
      'an interval that is not there',
      { settings: { reminders: parts.settings.reminders!, quiet: parts.settings.quiet! } },
      'no setting is called « quietAgain »',
    ],
    [
      'a deadline in a situation that is not there',
      { deadlines: [{ ...parts.deadlines[0]!, situations: ['lost'] }] },
      'no situation « lost »',
    ],
  ] as [string, Partial<Parts>, string][])('refuses %s', (_, change, message) => {
    expect(defined(change)).toThrow(ProcessDefinitionError);
    expect(defined(change)).toThrow(message);
  });

  it.each([
    ['not', not('feeIsPaid')],
    ['or', or(['feeIsPaid', 'bookIsInGoodState'])],
  ])('does not take `%s`: refusals come from sentences that must all be true', (_, guard) => {
    expect(defined(lendAs({ guard, target: 'lent', meta: because(source) }))).toThrow('a guard is a name, or `and` of names');
  });

  it('notices, when guards let an act pass and the machine does not, that they disagree', () => {
    const { guards } = loanParts.machine.implementations as { guards: object };
    const machine = createMachine(
      config as never,
      { ...loanParts.machine.implementations, guards: { ...guards, feeIsPaid: () => false } } as never,
    );
    expect(() => play(defineProcess({ ...loanParts, machine }), [opens('2024-02-28'), lends('2024-03-01')])).toThrow(
      'the machine does not',
    );
  });
});
