import { type Findings, obstacles } from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';
import { act, after, attempt, opens, type Tried } from './facts.js';
import { FIRST_DAY, LAST_DAY } from './market.js';
import { FRAMEWORK, FUND, KINDS, lead, leadIn, MODES, mediator, named } from './people.js';
import { type Broken, isRefused, passes } from './refused.js';
import { path, refers } from './stories.js';

/** The framework agreement on the day of each act (P1-G8, P1-E13, R1-018 to R1-020, A-27, A-33). */

const DAY_AFTER = '2023-03-28';
const order = (mode: 1 | 2 | 3, on: string) => act('issueOrder', on, {}, lead(leadIn(mode)));
const ends = (on: string) => act('frameworkEnded', on, {}, FRAMEWORK);
const announced = (lastDay: string | null, on = '2019-10-15'): Tried => ({
  ...act('frameworkEndsSoon', on, {}, FRAMEWORK),
  findings: { framework: { answer: lastDay === null ? null : { state: 'inForce', firstDay: FIRST_DAY, lastDay, final: true } } },
});
const unknown = (one: Tried): Tried => ({ ...one, findings: { ...one.findings, framework: { answer: null } } });
const unasked = (one: Tried): Tried => ({ ...one, findings: {} });
const notYet = (one: Tried): Tried => ({
  ...one,
  findings: { framework: { answer: { state: 'notYet', firstDay: '2019-11-01', lastDay: '2023-10-31', final: false } } },
});

/** In which situations, of each kind, the agreement's end still has something to say. */
const OPEN_TO_NEWS = ['draft', 'consultation', 'fundApproval', 'employerAgreement', 'priorInformation', 'readyForReferral', 'referred'];
const HEARING = KINDS.flatMap((kind) =>
  OPEN_TO_NEWS.flatMap((situation) => {
    try {
      return [{ kind: named(kind), situation, before: path(named(kind), situation) }];
    } catch {
      return [];
    }
  }),
);

export const FRAMEWORK_BROKEN: readonly Broken[] = [
  ...MODES.flatMap((mode): Broken[] => [
    {
      rule: `mode ${mode}: an opening before the agreement takes effect (R1-018)`,
      before: [],
      act: opens(leadIn(mode), '2019-03-27'),
      refused: [`framework-not-yet-in-force ${FIRST_DAY}`],
      cites: 'P1-G8',
    },
    {
      rule: `mode ${mode}: an opening after its last day (R1-020, A-27)`,
      before: [],
      act: opens(leadIn(mode), DAY_AFTER),
      refused: [`framework-ended ${LAST_DAY}`],
      cites: 'R1-020',
    },
    {
      rule: `mode ${mode}: an opening under a market that nobody knows (R1-002)`,
      before: [],
      act: opens(leadIn(mode), '2019-10-01', { market: '99 ZZ 99' }),
      refused: ['market-unknown market'],
      cites: 'R1-002',
    },
  ]),
  ...KINDS.flatMap((kind): Broken[] => {
    const ready = path(named(kind), 'readyForReferral');
    const referred = path(named(kind), 'referred');
    return [
      {
        rule: `${named(kind)}: a referral after the last day (A-27)`,
        before: ready,
        act: refers(kind, DAY_AFTER),
        refused: [`framework-ended ${LAST_DAY}`],
        cites: 'A-27',
      },
      {
        rule: `${named(kind)}: a referral before the agreement takes effect (R1-018)`,
        before: ready,
        act: notYet(refers(kind)),
        refused: ['framework-not-yet-in-force 2019-11-01'],
        cites: 'R1-018',
      },
      ...[refers(kind), order(kind.mode, '2019-10-10')].map(
        (next): Broken => ({
          rule: `${named(kind)}: ${next.act} though nobody asked the agreement (P1-G8)`,
          before: next.act === 'refer' ? ready : referred,
          act: unasked(next),
          refused: ['market-unknown market'],
          cites: 'R1-002',
        }),
      ),
      {
        rule: `${named(kind)}: a referral under a market that is not found (R1-002)`,
        before: ready,
        act: unknown(refers(kind)),
        refused: ['market-unknown market'],
        cites: 'R1-002',
      },
      {
        rule: `${named(kind)}: an order after the last day, whatever was referred before (P1-E13, R1-020)`,
        before: referred,
        act: order(kind.mode, DAY_AFTER),
        refused: [`framework-ended ${LAST_DAY}`],
        cites: 'P1-E13',
      },
      {
        rule: `${named(kind)}: an order before the agreement takes effect (R1-018)`,
        before: referred,
        act: notYet(order(kind.mode, '2019-10-10')),
        refused: ['framework-not-yet-in-force 2019-11-01'],
        cites: 'P1-G8',
      },
      {
        rule: `${named(kind)}: an order under a market that is not found (R1-002)`,
        before: referred,
        act: unknown(order(kind.mode, '2019-10-10')),
        refused: ['market-unknown market'],
        cites: 'R1-021',
      },
    ];
  }),
  ...HEARING.flatMap(({ kind, situation, before }): Broken[] => [
    {
      rule: `${kind} ${situation}: the end of an agreement that is in force still (P1-E13)`,
      before,
      act: ends(LAST_DAY),
      refused: ['framework-still-in-force'],
      cites: 'P1-E13',
    },
    {
      rule: `${kind} ${situation}: the end of an agreement that nobody found (P1-E13)`,
      before,
      act: unknown(ends(DAY_AFTER)),
      refused: ['framework-still-in-force'],
      cites: 'A-27',
    },
    {
      rule: `${kind} ${situation}: the same announcement twice (A-12)`,
      before: [...before, announced(LAST_DAY)],
      act: announced(LAST_DAY, '2019-10-16'),
      refused: ['already-known'],
      cites: 'A-12',
    },
    {
      rule: `${kind} ${situation}: an announcement of nothing (A-12)`,
      before,
      act: announced(null),
      refused: ['already-known'],
      cites: 'A-27',
    },
  ]),
  {
    rule: 'the agreement’s end after the order (A-27, P2-E2)',
    before: path('A1', 'ordered'),
    act: ends(DAY_AFTER),
    refused: ['not-in-this-situation'],
    cites: '',
  },
];

export const frameworkChecks: readonly Check[] = [
  ...FRAMEWORK_BROKEN.map(isRefused),
  ...MODES.flatMap((mode) =>
    [FIRST_DAY, '2019-04-10', LAST_DAY].map((on) =>
      passes(
        `mode ${mode}: an opening on ${on}, in force and, once, before the circular (R1-003, R1-018, A-33)`,
        [],
        opens(leadIn(mode), on),
        'draft',
      ),
    ),
  ),
  ...KINDS.flatMap((kind) => [
    passes(
      `${named(kind)}: a referral on the last day (R1-020)`,
      path(named(kind), 'readyForReferral'),
      refers(kind, LAST_DAY),
      'referred',
    ),
    passes(`${named(kind)}: an order on the last day (P1-E13, A-27)`, path(named(kind), 'referred'), order(kind.mode, LAST_DAY), 'ordered'),
    passes(
      `${named(kind)}: what was ordered in time begins after the end (A-27)`,
      path(named(kind), 'ordered'),
      act('startMediation', '2023-04-03', {}, mediator()),
      'inMediation',
    ),
    passes(
      `${named(kind)}: and comes to its outcome (A-27)`,
      path(named(kind), 'inMediation'),
      act('recordOutcome', '2023-05-02', { outcome: 'RELATION_RESTORED' }, mediator()),
      'relationRestored',
    ),
  ]),
  ...HEARING.flatMap(({ kind, situation, before }) => [
    passes(`${kind} ${situation}: the agreement has ended (P1-E13, P2-E2)`, before, ends(DAY_AFTER), 'frameworkUnavailable'),
    passes(
      `${kind} ${situation}: the agreement has ended, and that was announced`,
      [...before, announced(LAST_DAY)],
      ends(DAY_AFTER),
      'frameworkUnavailable',
    ),
    passes(
      `${kind} ${situation}: another end is announced than before (R1-019)`,
      [...before, announced('2022-03-27')],
      announced(LAST_DAY),
      situation,
    ),
  ]),
  {
    name: 'the announced last day is kept, and nothing else of the agreement (R1-020)',
    run: (process) => {
      const kept = (acts: readonly Tried[]) => (after(process, acts).known as { frameworkEndsOn: unknown }).frameworkEndsOn;
      const opened = [opens(FUND)];
      return [
        ...differs('before', kept(opened), null),
        ...differs('after', kept([...opened, announced('2022-03-27')]), '2022-03-27'),
        ...differs('after another', kept([...opened, announced('2022-03-27'), announced(LAST_DAY)]), LAST_DAY),
      ];
    },
  },
  {
    name: 'before the form is filled in: nothing is refused until the agreement was asked, then what it says on that day (P1-G8)',
    run: (process) => {
      const found = (findings?: Findings) =>
        obstacles(after(process, path('A1', 'referred')), 'issueOrder', lead(FUND), undefined, findings).map(({ code }) => code);
      const says = (state: string) => ({ framework: { answer: { state, firstDay: FIRST_DAY, lastDay: LAST_DAY, final: true } } });
      return [
        ...differs('not asked', found(), []),
        ...differs('not found', found({ framework: { answer: null } }), ['market-unknown']),
        ...differs('in force', found(says('inForce')), []),
        ...differs('not yet', found(says('notYet')), ['framework-not-yet-in-force']),
        ...differs('ended', found(says('ended')), ['framework-ended']),
      ];
    },
  },
  {
    name: 'each refusal of the agreement names the day and the market to whoever reads it (R1-002, P1-E13)',
    run: (process) => {
      const answer = attempt(after(process, path('A1', 'referred')), order(1, DAY_AFTER));
      const said = 'refused' in answer ? (answer.refused[0]?.message ?? '') : '';
      return ['18 AC 27', '27/03/2023'].flatMap((word) => (said.includes(word) ? [] : [`« ${said} » does not say « ${word} »`]));
    },
  },
];
