import { type Check, differs } from '../check.js';
import { act, after, attempt, changeOfMode, INSTEAD, opens, type Tried, toFund, toParty } from './facts.js';
import { begunWith } from './opening.js';
import {
  BODY,
  FUND,
  fund,
  KINDS,
  type Kind,
  lead,
  leadIn,
  MEMBER,
  MODE_CODES,
  mediator,
  named,
  PARTIES,
  PROVIDER,
  TYPE_CODES,
} from './people.js';
import { path, situationsOf, standing } from './stories.js';

/** What the facts establish: codes, dates and ids, and no name (R1-002, R1-008, R1-017, A-32). */

const unknown = {
  recourseOf: null,
  refusedMode: null,
  type: null,
  mode: null,
  matter: null,
  requesting: [],
  harassmentAlleged: false,
  parties: [],
  informed: [],
  consulted: null,
  approvals: [],
  agreements: [],
  prepared: null,
  referred: null,
  referredBy: null,
  ordered: null,
  started: null,
  provider: null,
  performingMember: null,
  sessions: [],
  outcome: null,
  frameworkEndsOn: null,
};
const opened = (by: string) => ({ ...unknown, market: '18 AC 27', opener: by, lead: by });
const anchor = (seq: number, name: string, at: string) => ({ seq, act: name, at });

/** What a whole case of each kind has established once the mediation is over. */
function whole({ type, mode }: Kind) {
  const by = leadIn(mode);
  const acts = path(named({ type, mode }), 'relationAdapted').map((one) => one.act);
  const at = (name: string) => anchor(acts.indexOf(name) + 1, name, DATES[name] ?? '');
  const inPerson = type === 'D' ? ['p2'] : ['p1', 'p2'];
  const informed =
    mode === 3
      ? [{ recipient: `fund:${FUND}`, at: '2019-10-02' }, ...(type === 'D' ? [] : [{ recipient: 'party:p1', at: '2019-10-09' }])]
      : [mode === 1 ? `employer:${BODY}` : `fund:${FUND}`, ...inPerson.map((id) => `party:${id}`)].map((recipient) => ({
          recipient,
          at: '2019-10-07',
        }));
  return {
    ...opened(by),
    type: TYPE_CODES[type],
    mode: MODE_CODES[mode],
    matter: 'CONFLICT',
    requesting: mode === 3 ? ['p2'] : [],
    harassmentAlleged: true,
    parties: PARTIES[type].map((one, index) => ({ id: `p${index + 1}`, ...one })),
    informed,
    consulted: type === 'C' ? at('recordConsultation') : null,
    approvals: type === 'C' ? [{ organisation: FUND, at: '2019-10-04' }] : [],
    agreements: mode === 3 ? [{ organisation: BODY, at: '2019-10-05', override: null }] : [],
    prepared: at('qualify'),
    referred: at('refer'),
    referredBy: mode === 3 ? 'p2' : null,
    ordered: at('issueOrder'),
    started: at('startMediation'),
    provider: PROVIDER,
    performingMember: MEMBER,
    outcome: 'RELATION_ADAPTED',
  };
}
const DATES: Readonly<Record<string, string>> = {
  qualify: '2019-10-02',
  recordConsultation: '2019-10-03',
  refer: '2019-10-08',
  issueOrder: '2019-10-10',
  startMediation: '2019-10-14',
};

const known = <T>(acts: readonly Tried[], process: Parameters<typeof after>[0]) => after(process, acts).known as T;
interface Kept {
  readonly [member: string]: unknown;
}

export const knownChecks: readonly Check[] = [
  {
    name: 'what the opening alone establishes (R1-002)',
    run: (process) => {
      const answer = begunWith(process, opens(FUND));
      return 'refused' in answer ? ['refused'] : differs('known', answer.position.known, opened(FUND));
    },
  },
  ...KINDS.map(
    (kind): Check => ({
      name: `${named(kind)}: what a whole case establishes (R1-002, R1-008, R1-017, P1-E14, A-32)`,
      run: (process) => differs('known', standing(process, kind, 'relationAdapted').known, whole(kind)),
    }),
  ),
  {
    name: 'each session is kept by its date, in the order in which it was recorded (A-32)',
    run: (process) => {
      const sessions = ['2019-10-22', '2019-10-15'].map((on) => act('recordSession', on, {}, mediator()));
      return differs('sessions', known<Kept>([...path('A1', 'inMediation'), ...sessions], process).sessions, ['2019-10-22', '2019-10-15']);
    },
  },
  {
    name: 'a late information that completes nothing is kept all the same, before the referral and, in mode 3, after it (R1-043, R1-049)',
    run: (process) =>
      (
        [
          ['A1', 'readyForReferral', toParty('p1'), 'party:p1'],
          ['A3', 'readyForReferral', toParty('p1'), 'party:p1'],
          ['A3', 'ordered', toFund(), `fund:${FUND}`],
        ] as const
      ).flatMap(([kind, situation, data, recipient]) => {
        const answer = attempt(
          after(process, path(kind, situation)),
          act('recordInformation', '2019-10-11', data, lead(kind === 'A1' ? FUND : BODY)),
        );
        const informed = 'step' in answer ? (answer.position.known as { informed: unknown[] }).informed : [];
        return differs(`${kind} ${situation}: last information`, informed.at(-1), { recipient, at: '2019-10-11' });
      }),
  },
  {
    name: 'without another member of the consortium, the holder performs (R1-017, P1-E14)',
    run: (process) => {
      const acts = [...path('A1', 'ordered'), act('startMediation', '2019-10-14', {}, mediator())];
      return differs('performingMember', known<Kept>(acts, process).performingMember, PROVIDER);
    },
  },
  {
    name: 'an agreement that the fund gives is that of the employer it names (A-17)',
    run: (process) => {
      const acts = [...path('A3', 'employerAgreement'), act('employerAgrees', '2019-10-05', INSTEAD, fund())];
      return differs('agreements', known<Kept>(acts, process).agreements, [{ organisation: BODY, at: '2019-10-05', override: null }]);
    },
  },
  {
    name: 'a change of mode keeps everything but the mode, who conducts, who asks and since when (P1-E12)',
    run: (process) => {
      const before = known<Kept>(path('C1', 'readyForReferral'), process);
      const acts = [...path('C1', 'readyForReferral'), act('changeMode', '2019-10-08', changeOfMode(3), lead(FUND))];
      return differs('known', known<Kept>(acts, process), {
        ...before,
        mode: 'PARTIES',
        lead: BODY,
        requesting: ['p2'],
        prepared: anchor(acts.length, 'changeMode', '2019-10-08'),
      });
    },
  },
  {
    name: 'the last consultation is the one that counts from then on (R1-030)',
    run: (process) => {
      const consults = { presidentPresent: true, executivePresent: true, funds: [{ fund: FUND }] };
      const acts = [...path('C2', 'fundApproval'), act('recordConsultation', '2019-10-06', consults, fund())];
      return differs('consulted', known<Kept>(acts, process).consulted, anchor(4, 'recordConsultation', '2019-10-06'));
    },
  },
  {
    name: 'no situation knows anything under a name of a person (A-32)',
    run: (process) =>
      KINDS.flatMap((kind) =>
        situationsOf(kind).flatMap((situation) =>
          /name"|email/i.test(JSON.stringify(standing(process, kind, situation).known))
            ? [`${named(kind)} ${situation}: it knows a name`]
            : [],
        ),
      ),
  },
];
