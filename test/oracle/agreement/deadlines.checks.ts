import { atLocalTime, endOf, type Instant, type LegalDate, startOf } from '../../../machines/calendar/index.js';
import { begin, crossing, type Fact, type Position, type Process } from '../../../machines/kernel/index.js';
import { type Check, differs, type Failure } from '../check.js';
import { after } from '../playing.js';
import { AHEAD, cpom, EVERY_DUTY, framework, IN_FORCE, NO_RENEWAL, noticeOf, PATHS, protocol, signedContract } from './facts.js';
import { HOLDER } from './people.js';
import { OF_TERMS, type Reminded } from './reminded.js';
import { OF_DUTIES } from './reminded-duties.js';
import { standing } from './standing.js';
import { deadlinesOf, linesIn, passed } from './told.js';

const LIVES = [...OF_TERMS, ...OF_DUTIES];

const lifeCheck = ({ rule, acts, until, lines: expected }: Reminded): Check => ({
  name: `the calendar: ${rule}`,
  run: (process) => {
    const found = passed(process, acts, until);
    const must = linesIn(expected);
    return [
      ...must.filter((line) => !found.includes(line)).map((line): Failure => `${line}: it does not come`),
      ...found.filter((line) => !must.includes(line)).map((line): Failure => `${line}: it comes, and must not`),
      ...differs('in this order', found, must),
    ];
  },
});

/** At what hour of its day each deadline falls due. */
const HOUR: Readonly<Record<string, (day: LegalDate) => Instant>> = {
  reminder: (day) => atLocalTime(day, '08:00'),
  escalation: (day) => atLocalTime(day, '08:00'),
  transition: (day) => endOf(day),
};

/** Settings: each delay that no text fixes, with its default. */
const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  signatureReminders: ['P15D', 'P30D'],
  evaluationStart: ['P6M'],
  noticeDecision: ['P4M'],
  evaluationMissing: ['P30D', 'P7D'],
  endWarnings: ['P90D', 'P30D'],
  expiryWarnings: ['P12M', 'P6M'],
  noticeEndWarning: ['P30D'],
  dependantsWarning: ['P60D'],
  dutyReminders: ['P60D', 'P30D', 'P7D'],
  contactsEvery: ['P12M'],
};

const BOUND = ['keeper', 'signatory'];
const ALL = [...BOUND, 'observer'];
const reminds = (...names: readonly string[]) => names.map((name) => [name, 'reminder', BOUND]);
/** Each deadline that runs: its consequence, and whom it tells. */
const RUNNING: Readonly<Record<string, unknown>> = {
  drafting: reminds('signaturePending.1', 'signaturePending.2'),
  notYetInForce: [['entryIntoForce', 'transition', ALL]],
  inForce: [
    ...reminds('evaluationStart', 'noticeDecision', 'lastNoticeDay', 'endWarning.1'),
    ['evaluationMissing.1', 'escalation', BOUND],
    ...reminds('endWarning.2'),
    ['evaluationMissing.2', 'escalation', BOUND],
    ['termEnd', 'transition', ALL],
  ],
};
const NOTICE_RUNS = [...reminds('noticeEndWarning'), ['noticeEnd', 'transition', ALL]];
const running = ({ deadlines }: Position) => deadlines.map(({ name, consequence, tells }) => [name, consequence, tells]);
const PROOFS = [
  ['surveyDue', '2025-06-30', 'open 2025-04-14'],
  ['jointReviewDue', '2025-10-13', 'open 2025-04-14'],
  ['serviceReviewDue', '2025-10-13', 'open 2025-04-14'],
  ['indicatorsDue', '2026-04-13', 'open 2025-04-14'],
  ['meetingDue', '2026-04-13', 'open 2025-04-14'],
  ['contactsDue', '2026-04-14', 'open 2025-04-14'],
];

export const deadlineChecks: readonly Check[] = [
  ...LIVES.map(lifeCheck),
  {
    name: 'what reminds comes at 08:00, what ends at 24:00, what begins at 00:00, winter and summer (A-01, A-95)',
    run: (process) =>
      LIVES.flatMap(({ acts, until }) =>
        deadlinesOf(process, acts, until).flatMap(({ fact }) => {
          const { name, legalDate, consequence } = fact.data as { name: string; legalDate: LegalDate; consequence: string };
          const hour = name === 'entryIntoForce' ? startOf : HOUR[consequence];
          return differs(`${name} of ${legalDate}`, fact.occurredAt, hour?.(legalDate));
        }),
      ),
  },
  {
    name: 'the delays that no text fixes are settings, and these (A-12)',
    run: (process) =>
      differs(
        'settings',
        Object.fromEntries(Object.entries(process.settings).map(([name, { default: delays }]) => [name, delays])),
        SETTINGS,
      ),
  },
  {
    name: 'a setting changes when one is reminded, and no end (A-12)',
    run: (process) =>
      differs('passed', passed(process, [cpom()], '2031-01-01', { endWarnings: ['P10D'], dependantsWarning: ['P7D'] }), [
        '2030-07-19 endWarning',
        '2030-07-22 dependantsWarning +observer (frameworkEndsSoon)',
        '2030-07-29 termEnd → expired +observer (frameworkEnded)',
      ]),
  },
  {
    name: 'registered years after its end, it comes to the same end, and nobody is told of it now (R1-020)',
    run: (process) => {
      const learnt = '2026-11-02T09:00:00.000Z' as Instant;
      const fact: Fact = { ...framework(), id: 'fact-1', seq: 1, recordedAt: learnt };
      const opened = begin(process, fact);
      const steps = 'position' in opened ? [...crossing(opened.position, learnt)].map(({ step }) => step) : [];
      return [
        ...differs('situation', steps.at(-1)?.situation, 'exhausted'),
        ...differs('effects', steps.flatMap(({ effects }) => effects).length, 0),
      ];
    },
  },
  ...Object.keys(PATHS).flatMap((situation): readonly Check[] =>
    situation in RUNNING
      ? []
      : [{ name: `${situation}: after the end nothing is due (A-12)`, run: (process) => nothingIsDue(standing(process, situation)) }],
  ),
  ...['drafting', 'notYetInForce', 'inForce'].map(
    (situation): Check => ({
      name: `${situation}: these deadlines run and no other (A-01, A-12, A-95)`,
      run: (process) => differs('deadlines', running(standing(process, situation)), RUNNING[situation]),
    }),
  ),
  {
    name: 'before its first day no yearly duty runs (A-54)',
    run: (process) =>
      differs('deadlines', running(after(process, { acts: signedContract({ ...AHEAD, duties: EVERY_DUTY }) })), RUNNING.notYetInForce),
  },
  {
    name: 'before its first day no evaluation is due of what has no end (R2-076, A-64)',
    run: (process) => {
      const endless = { ...NO_RENEWAL, initialTerm: undefined, evaluation: 'RESERVE' };
      return differs('deadlines', running(after(process, { acts: signedContract({ ...AHEAD, ...endless }) })), RUNNING.notYetInForce);
    },
  },
  {
    name: 'a notice that runs within the term leaves only its own end, of which everybody is told (R2-089, P6)',
    run: (process) => differs('deadlines', running(after(process, { acts: [...IN_FORCE, noticeOf('2025-06-02', HOLDER)] })), NOTICE_RUNS),
  },
  {
    name: 'a yearly duty is due by a day of the agreement, and its proof says from when (A-54, R2-052, R4-072, R4-183)',
    run: (process) => differs('proofs', proofsOf(process), PROOFS),
  },
];

const nothingIsDue = ({ closed, deadlines }: Position): readonly Failure[] => [
  ...differs('closed', closed, true),
  ...differs('deadlines', deadlines.length, 0),
];

/** name, the fact it counts from, profile */
function proofsOf(process: Process): readonly (readonly string[])[] {
  const fact: Fact = {
    ...protocol('2025-04-14', { duties: EVERY_DUTY }),
    id: 'fact-1',
    seq: 1,
    recordedAt: '2025-04-14T10:00:00.000Z' as Instant,
  };
  const opened = begin(process, fact);
  if (!('position' in opened)) return [['it does not open']];
  return opened.position.deadlines
    .filter(({ name }) => name.endsWith('Due'))
    .map(({ name, legalDate, explanation }) => [name, legalDate, `${explanation.anchor.act} ${explanation.anchor.at}`]);
}
