import { addDays, atLocalTime, endOf, type Instant, type LegalDate } from '../../../machines/calendar/index.js';
import {
  type Act,
  begin,
  crossing,
  DEADLINE_REACHED,
  type Fact,
  type Position,
  type Process,
  play,
  type Step,
} from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';
import { after } from '../playing.js';
import { act, express, HOLDER, MEMBER, OPEN_SITUATIONS, opens, PATHS, PURCHASER, standing } from './facts.js';

const day = (text: string) => text as LegalDate;
/** 24:00 in Paris of a day that is covered. */
const endOfDay = (text: string): Instant => endOf(day(text));
const FAR = '2030-01-01T00:00:00.000Z' as Instant;

/** `termEnd 2020-03-27`: what the calendar did, in order, until so long. */
function passed(process: Process, acts: readonly Act[], until: Instant = FAR, settings?: Readonly<Record<string, readonly string[]>>) {
  const { steps } = play(process, acts, until, settings);
  return steps.filter((step): step is Step => step.accepted && step.fact.act === DEADLINE_REACHED);
}
const shown = ({ fact, situation }: Step) => `${fact.data.name} ${fact.data.legalDate} → ${situation}`;
const terms = (steps: readonly Step[]) => steps.filter(({ fact }) => fact.data.consequence === 'transition').map(shown);

interface Life {
  readonly rule: string;
  readonly acts: readonly Act[];
  /** last covered day of each term, and where each leads */
  readonly terms: readonly string[];
}

const entry = 'entryIntoForce 2019-03-28 → inForce';
const LIVES: readonly Life[] = [
  {
    rule: '18 AC 27: P0 to 27/03/2020, P1 to 27/03/2021, P2 to 27/03/2022, P3 to 27/03/2023, then it is exhausted (R1-018, R1-019, R1-020, A-01, A-28)',
    acts: [opens()],
    terms: [
      entry,
      'termEnd 2020-03-27 → inForce',
      'termEnd 2021-03-27 → inForce',
      'termEnd 2022-03-27 → inForce',
      'termEnd 2023-03-27 → exhausted',
    ],
  },
  {
    rule: 'non-renewal decided in the second term: it goes to its end and no further (A-28, P2-E2)',
    acts: [opens(), act('declineRenewal', '2021-01-11')],
    terms: [entry, 'termEnd 2020-03-27 → inForce', 'termEnd 2021-03-27 → notRenewed'],
  },
  {
    rule: 'express, and nobody decides: the contract stops where it said (A-28)',
    acts: [express()],
    terms: [entry, 'termEnd 2020-03-27 → notRenewed'],
  },
  {
    rule: 'express, renewed once: the decision holds for one term alone (A-28)',
    acts: [express(), act('renew', '2020-03-27')],
    terms: [entry, 'termEnd 2020-03-27 → inForce', 'termEnd 2021-03-27 → notRenewed'],
  },
  {
    rule: 'express, renewed each time, and its last term over: exhausted, not « not renewed » (R1-020)',
    acts: [express({ mostRenewals: 1 }), act('renew', '2019-06-03')],
    terms: [entry, 'termEnd 2020-03-27 → inForce', 'termEnd 2021-03-27 → exhausted'],
  },
  {
    rule: 'tacit, and renewed expressly all the same: the terms stay the same (A-28)',
    acts: [opens('2019-03-20', { mostRenewals: 1 }), act('renew', '2019-06-03')],
    terms: [entry, 'termEnd 2020-03-27 → inForce', 'termEnd 2021-03-27 → exhausted'],
  },
  {
    rule: 'not renewable: its initial term is its last (R1-018)',
    acts: [opens('2019-03-20', { mostRenewals: 0, renewalTerm: 0, initialTerm: 5 })],
    terms: [entry, 'termEnd 2019-08-27 → exhausted'],
  },
  {
    rule: 'from a 29 February, each term counted from the first day: the leap day comes back (A-01)',
    acts: [opens('2020-02-10', { firstDay: '2020-02-29', mostRenewals: 4 })],
    terms: [
      'entryIntoForce 2020-02-29 → inForce',
      ...['2021-02-28', '2022-02-28', '2023-02-28', '2024-02-28'].map((last) => `termEnd ${last} → inForce`),
      'termEnd 2025-02-28 → exhausted',
    ],
  },
  {
    rule: 'ten months, then twice two: initial + n × renewal, from the 31st (A-01)',
    acts: [opens('2023-10-02', { firstDay: '2023-10-31', initialTerm: 10, renewalTerm: 2, mostRenewals: 2 })],
    terms: [
      'entryIntoForce 2023-10-31 → inForce',
      'termEnd 2024-08-30 → inForce',
      'termEnd 2024-10-30 → inForce',
      'termEnd 2024-12-30 → exhausted',
    ],
  },
  {
    rule: 'ended early: no term of it comes any more (A-27)',
    acts: [opens(), act('end', '2019-11-04', { reason: 'AGREED_WITH_HOLDER' })],
    terms: [entry],
  },
];

const lifeCheck = ({ rule, acts, terms: expected }: Life): Check => ({
  name: `terms: ${rule}`,
  run: (process) => differs('terms', terms(passed(process, acts)), expected),
});

/** name, days ahead, and whether the cases that rest on it hear it */
const WARNED = [
  ['endWarning.1', 90],
  ['dependantsWarning', 60],
  ['endWarning.2', 30],
] as const;

/** What is said of the end of one term, at 08:00 in Paris. */
const warnings = (last: string, isCertain: boolean) =>
  WARNED.filter(([name]) => isCertain || name !== 'dependantsWarning').map(([name, days]) => {
    const everybody = { purchaser: [PURCHASER], holder: [HOLDER], member: [MEMBER] };
    return {
      name,
      consequence: 'reminder',
      due: atLocalTime(addDays(day(last), -days), '08:00'),
      to: name === 'dependantsWarning' ? everybody : { purchaser: [PURCHASER] },
      tells: name === 'dependantsWarning' ? ['frameworkEndsSoon market:18 AC 27'] : [],
    };
  });

function said(step: Step) {
  const contents = step.effects.map(({ type, content }) => ({ type, ...(content as Record<string, unknown>) }) as Record<string, unknown>);
  return {
    name: step.fact.data.name,
    consequence: step.fact.data.consequence,
    due: step.fact.occurredAt,
    to: contents.find(({ type }) => type === 'notify')?.organisations,
    tells: contents.filter(({ type }) => type === 'tellDependants').map(({ act: news, keys }) => `${news} ${keys}`),
  };
}
const reminded = (steps: readonly Step[]) => steps.filter(({ fact }) => fact.data.consequence !== 'transition').map(said);

export const deadlineChecks: readonly Check[] = [
  ...LIVES.map(lifeCheck),
  {
    name: 'each term ends at 24:00 in Paris of its last covered day, and its first begins at 00:00, winter and summer (A-01, A-95)',
    run: (process) =>
      differs(
        'instants',
        passed(process, [opens()])
          .filter(({ fact }) => fact.data.consequence === 'transition')
          .map(({ fact }) => fact.occurredAt),
        [
          '2019-03-27T23:00:00.000Z',
          '2020-03-27T23:00:00.000Z',
          '2021-03-27T23:00:00.000Z',
          '2022-03-27T22:00:00.000Z',
          '2023-03-27T22:00:00.000Z',
        ],
      ),
  },
  {
    name: 'the end of each term is said 90 and 30 days ahead to the purchaser, the last one 60 days ahead to whoever rests on it (A-12, A-27)',
    run: (process) =>
      differs('said', reminded(passed(process, [opens()])), [
        ...['2020-03-27', '2021-03-27', '2022-03-27'].flatMap((last) => warnings(last, false)),
        ...warnings('2023-03-27', true),
      ]),
  },
  {
    name: 'an end that was decided is certain: 60 days ahead those who rest on it hear it (A-27, P2-E2)',
    run: (process) =>
      differs('said', reminded(passed(process, [opens(), act('declineRenewal', '2019-06-03')])), warnings('2020-03-27', true)),
  },
  {
    name: 'decided later than 60 days ahead, they hear it at once (A-27)',
    run: (process) => {
      const steps = passed(process, [opens(), act('declineRenewal', '2020-03-02')], endOfDay('2020-03-02'));
      return differs('said', reminded(steps).at(-1), { ...warnings('2020-03-27', true)[1] });
    },
  },
  {
    name: 'an express renewal that may still be decided is no certain end: nobody else is warned (A-28)',
    run: (process) => differs('said', reminded(passed(process, [express()])), warnings('2020-03-27', false)),
  },
  {
    name: 'nothing is said ahead of a term for a day before it began (A-12)',
    run: (process) => {
      const acts = [opens('2019-03-20', { renewalTerm: 2, mostRenewals: 1 })];
      const names = passed(process, acts).map(({ fact }) => `${fact.data.name} ${fact.data.legalDate}`);
      return differs('names', names.slice(4), ['dependantsWarning 2020-03-28', 'endWarning.2 2020-04-27', 'termEnd 2020-05-27']);
    },
  },
  {
    name: 'the delays of the warnings are settings; the terms are not (A-12)',
    run: (process) => {
      const settings = { endWarnings: ['P10D'], dependantsWarning: ['P7D'] };
      const steps = passed(process, [opens('2019-03-20', { mostRenewals: 0, renewalTerm: 0 })], FAR, settings);
      return differs('names', steps.map(shown), [
        entry,
        'endWarning 2020-03-17 → inForce',
        'dependantsWarning 2020-03-20 → inForce',
        'termEnd 2020-03-27 → exhausted',
      ]);
    },
  },
  {
    name: 'registered years after its end, it comes to the same end, and nobody is told of it now (R1-020)',
    run: (process) => {
      const learnt = '2026-11-02T09:00:00.000Z' as Instant;
      const fact: Fact = { ...opens(), id: 'fact-1', seq: 1, recordedAt: learnt };
      const opened = begin(process, fact);
      const steps = 'position' in opened ? [...crossing(opened.position, learnt)].map(({ step }) => step) : [];
      return [...differs('terms', terms(steps), LIVES[0]?.terms), ...differs('effects', steps.flatMap(({ effects }) => effects).length, 0)];
    },
  },
  ...OPEN_SITUATIONS.map(
    (situation): Check => ({
      name: `${situation}: these deadlines run and no other (A-01, A-12, A-95)`,
      run: (process) => differs('deadlines', standing(process, situation).deadlines.map(proof), RUNNING[situation]),
    }),
  ),
  {
    name: 'in force at once, the same deadlines run: its first day is not waited for again (R1-018)',
    run: (process) => differs('deadlines', after(process, { acts: [opens('2019-03-28')] }).deadlines.map(proof), RUNNING.inForce),
  },
  ...Object.keys(PATHS)
    .filter((situation) => !OPEN_SITUATIONS.includes(situation))
    .map((situation) => ({
      name: `${situation}: after the end nothing is due (A-12)`,
      run: (process: Process) => {
        const position = standing(process, situation);
        return [...differs('closed', position.closed, true), ...differs('deadlines', position.deadlines.length, 0)];
      },
    })),
  {
    name: 'a term is counted from the contract’s first day, which the opening laid down (R1-018, A-01)',
    run: (process) => {
      const found = after(process, { acts: [opens()], until: '2021-06-01' }).deadlines.find(({ name }) => name === 'termEnd');
      return differs(
        'explanation',
        [found?.explanation.anchor, found?.explanation.period, found?.explanation.profile],
        [{ seq: 1, act: 'open', at: '2019-03-28' }, 'P3Y', 'term'],
      );
    },
  },
];

const CONTRACT = ['purchaser', 'holder', 'member'];
const proof = ({ name, due, consequence, tells, explanation }: Position['deadlines'][number]) => [
  name,
  due,
  consequence,
  tells,
  explanation.source.assumed,
];
const RUNNING: Readonly<Record<string, unknown>> = {
  notYetInForce: [['entryIntoForce', '2019-03-27T23:00:00.000Z', 'transition', CONTRACT, false]],
  inForce: [
    ['endWarning.1', '2019-12-28T07:00:00.000Z', 'reminder', ['purchaser'], true],
    ['endWarning.2', '2020-02-26T07:00:00.000Z', 'reminder', ['purchaser'], true],
    ['termEnd', '2020-03-27T23:00:00.000Z', 'transition', CONTRACT, false],
  ],
};
