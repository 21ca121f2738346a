import type { Instant } from '../../../machines/calendar/index.js';
import { type Act, DEADLINE_REACHED, type Effect, type Process, play, type Step } from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';
import { after } from '../playing.js';
import { act, express, HOLDER, MEMBER, opens, PURCHASER } from './facts.js';

/** What a notice says. */
const SUBJECTS = {
  inForce: 'L’accord-cadre entre en vigueur',
  renewed: 'L’accord-cadre est reconduit pour une nouvelle période',
  renewalGiven: 'La reconduction de l’accord-cadre est décidée',
  renewalDeclined: 'L’accord-cadre ne sera pas reconduit',
  exhausted: 'L’accord-cadre est arrivé à son dernier terme',
  notRenewed: 'L’accord-cadre a pris fin sans reconduction',
  ended: 'Il est mis fin à l’accord-cadre',
};
const GROUP = { holder: [HOLDER], member: [MEMBER] };
const ALL = { purchaser: [PURCHASER], ...GROUP };

const notice = (kind: keyof typeof SUBJECTS, organisations: Readonly<Record<string, readonly string[]>>) => ({
  type: 'notify',
  content: { kind, subject: SUBJECTS[kind], to: Object.keys(organisations), organisations },
});
const told = (on: string) => ({ type: 'tellDependants', content: { act: 'frameworkEnded', keys: ['market:18 AC 27'], on } });

const FAR = '2024-01-01T00:00:00.000Z' as Instant;
const asked = (effects: readonly Effect[]) => effects.map(({ type, content }) => ({ type, content }));

/** The effects of the last step that moved something: an act, or the end of a term. */
function lastEffects(process: Process, acts: readonly Act[], until?: Instant) {
  const moved = play(process, acts, until).steps.filter(
    (step): step is Step => step.accepted && (step.fact.act !== DEADLINE_REACHED || step.fact.data.consequence === 'transition'),
  );
  return asked(moved.at(-1)?.effects ?? []);
}

const EXPECTED: readonly (readonly [rule: string, acts: readonly Act[], until: string | undefined, effects: readonly unknown[]])[] = [
  ['concluded: nobody is told before it is in force (R1-018)', [opens()], undefined, []],
  ['its first day: everybody of the contract (R1-018)', [opens()], '2019-03-28T00:00:00.000Z', [notice('inForce', ALL)]],
  ['renewed at the end of a term (R1-019)', [opens()], '2020-04-01T00:00:00.000Z', [notice('renewed', ALL)]],
  ['its last term over: and every case that rests on it (R1-020, A-27)', [opens()], FAR, [notice('exhausted', ALL), told('2023-03-28')]],
  [
    'not renewed: and every case that rests on it (P2-E2, A-27)',
    [opens(), act('declineRenewal', '2019-12-02')],
    FAR,
    [notice('notRenewed', ALL), told('2020-03-28')],
  ],
  [
    'a renewal decided: the consortium (R1-017, R1-019)',
    [express(), act('renew', '2019-12-02')],
    undefined,
    [notice('renewalGiven', GROUP)],
  ],
  [
    'a non-renewal decided: the consortium (R1-017, P2-E2)',
    [opens(), act('declineRenewal', '2019-12-02')],
    undefined,
    [notice('renewalDeclined', GROUP)],
  ],
  ...['2019-03-21', '2019-11-04'].map(
    (on) =>
      [
        `ended early on ${on}: the consortium, and every case that rests on it (A-27)`,
        [opens(), act('end', on, { reason: 'HOLDER_FAILED' })],
        undefined,
        [notice('ended', GROUP), told(on)],
      ] as const,
  ),
];

const NOTHING_DECIDED = { renewed: null, declined: null, ended: null };
const TERMS = {
  reference: '18 AC 27',
  purchaser: PURCHASER,
  holder: HOLDER,
  members: [MEMBER],
  firstDay: '2019-03-28',
  initialTerm: 12,
  renewalTerm: 12,
  mostRenewals: 3,
  opened: { seq: 1, act: 'open', at: '2019-03-20' },
};
const KNOWN: readonly (readonly [rule: string, acts: readonly Act[], until: string | undefined, known: object])[] = [
  ['of its terms (R1-016, R1-017, R1-018, R1-019)', [opens()], undefined, { ...TERMS, ...NOTHING_DECIDED, renewal: 'TACIT', term: 0 }],
  ['of its third renewal (R1-019)', [opens()], '2022-04-01', { ...TERMS, ...NOTHING_DECIDED, renewal: 'TACIT', term: 3 }],
  [
    'of a renewal that was decided (A-28)',
    [express(), act('renew', '2019-12-02')],
    undefined,
    { ...TERMS, ...NOTHING_DECIDED, renewal: 'EXPRESS', term: 0, renewed: { seq: 3, act: 'renew', at: '2019-12-02' } },
  ],
  [
    'once the renewed term has begun: nothing is decided for the next (A-28)',
    [express(), act('renew', '2019-12-02')],
    '2020-04-01',
    { ...TERMS, ...NOTHING_DECIDED, renewal: 'EXPRESS', term: 1 },
  ],
  [
    'of a non-renewal (P2-E2)',
    [opens(), act('declineRenewal', '2019-12-02')],
    undefined,
    { ...TERMS, ...NOTHING_DECIDED, renewal: 'TACIT', term: 0, declined: { seq: 3, act: 'declineRenewal', at: '2019-12-02' } },
  ],
  ...[['2019-03-21', 2] as const, ['2019-11-04', 3] as const].map(
    ([on, seq]) =>
      [
        `of an early end on ${on} (A-27)`,
        [opens(), act('end', on, { reason: 'HOLDER_FAILED' })],
        undefined,
        { ...TERMS, ...NOTHING_DECIDED, renewal: 'TACIT', term: 0, ended: { seq, act: 'end', at: on } },
      ] as const,
  ),
];

export const effectChecks: readonly Check[] = [
  ...EXPECTED.map(
    ([rule, acts, until, effects]): Check => ({
      name: `told: ${rule}`,
      run: (process) => differs('effects', lastEffects(process, acts, until as Instant | undefined), effects),
    }),
  ),
  ...KNOWN.map(
    ([rule, acts, until, known]): Check => ({
      name: `known: ${rule}`,
      run: (process) => differs('known', after(process, { acts, until }).known, known),
    }),
  ),
  {
    name: 'no document: the circular names none that the life of the agreement produces (R1-016)',
    run: (process) => differs('documents', Object.keys(process.documents), []),
  },
];
