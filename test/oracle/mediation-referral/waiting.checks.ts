import { type Check, differs } from '../check.js';
import { act, after, CONSULTED, changeOfMode, qualified, REPRESENTED, type Tried, toParty } from './facts.js';
import {
  BODY,
  DIRECTOR,
  ELSEWHERE,
  EXECUTIVE,
  employer,
  FUND,
  fund,
  lead,
  leadIn,
  type Mode,
  OTHER_BODY,
  OTHER_FUND,
  PRESIDENT,
} from './people.js';
import { path } from './stories.js';
import { eightInParis, type Told, told } from './told.js';

/** T1: since when an information, an approval or an agreement is waited for, and who is reminded of it. None of it is in the text. */

const informs = (on: string, data: Tried['data'], by = FUND) => act('recordInformation', on, data, lead(by));
const changes = (on: string, by: string, mode: Mode) => act('changeMode', on, changeOfMode(mode), lead(by));
const consults = (by: string, on: string) =>
  act('recordConsultation', on, { ...CONSULTED, funds: [{ fund: FUND }, { fund: OTHER_FUND }] }, lead(by));
const approves = (by: string, on: string) => act('fundApproves', on, {}, fund(by));
const agrees = (by: string, on: string) => act('employerAgrees', on, REPRESENTED, employer(by));
const twoBranches = [PRESIDENT, { ...DIRECTOR, branch: 'famille', nationalFund: OTHER_FUND }];
const C = (mode: Mode) => [...qualified({ type: 'C', mode }, twoBranches), consults(leadIn(mode), '2019-10-03')];
const bothApprove = [approves(OTHER_FUND, '2019-10-04'), approves(FUND, '2019-10-09')];
const twoEmployers = qualified({ type: 'A', mode: 3 }, [DIRECTOR, { ...EXECUTIVE, ...ELSEWHERE }]);

/** The reminders that run, and the fact from which they count. */
const SINCE: readonly (readonly [stage: string, acts: readonly Tried[], name: string, since: string])[] = [
  [
    'who is told later begins nothing anew',
    [...path('A1', 'priorInformation'), informs('2019-10-10', toParty('p1'))],
    'information',
    'qualify 2019-10-02',
  ],
  ['type C, information: since the last of two approvals', [...C(1), ...bothApprove], 'information', 'fundApproves 2019-10-09'],
  [
    'type C, information: who is told after the approvals begins nothing anew',
    [...C(1), ...bothApprove, informs('2019-10-10', toParty('p1'))],
    'information',
    'fundApproves 2019-10-09',
  ],
  ['type C, agreement: since the last of two approvals', [...C(3), ...bothApprove], 'agreement', 'fundApproves 2019-10-09'],
  [
    'type C: a change of mode before the approvals moves nothing',
    [...C(1), changes('2019-10-04', FUND, 3), ...bothApprove],
    'agreement',
    'fundApproves 2019-10-09',
  ],
  [
    'type C: a change of mode after the approvals, in the same situation',
    [...C(1), ...bothApprove, changes('2019-10-10', FUND, 2)],
    'information',
    'changeMode 2019-10-10',
  ],
  [
    'a change of mode while it is waited for',
    [...path('A1', 'priorInformation'), changes('2019-10-10', FUND, 2)],
    'information',
    'changeMode 2019-10-10',
  ],
  [
    'a change of mode, and somebody told after it',
    [...path('A1', 'priorInformation'), changes('2019-10-10', FUND, 2), informs('2019-10-11', toParty('p2'), BODY)],
    'information',
    'changeMode 2019-10-10',
  ],
  [
    'a change of mode that asks for an agreement',
    [...path('A1', 'readyForReferral'), changes('2019-10-10', FUND, 3)],
    'agreement',
    'changeMode 2019-10-10',
  ],
  ['one of two employers agrees', [...twoEmployers, agrees(BODY, '2019-10-07')], 'agreement', 'qualify 2019-10-02'],
  ['approval: since the consultation', C(2), 'approval', 'recordConsultation 2019-10-03'],
  ['approval: one of two funds approves', [...C(2), approves(FUND, '2019-10-07')], 'approval', 'recordConsultation 2019-10-03'],
  ['approval: since the last consultation', [...C(2), consults(BODY, '2019-10-11')], 'approval', 'recordConsultation 2019-10-11'],
  ['approval: a change of mode moves nothing', [...C(1), changes('2019-10-10', FUND, 2)], 'approval', 'recordConsultation 2019-10-03'],
];

/** Who is reminded of an approval or an agreement: whoever has spoken is not. */
const STILL_ASKED: readonly (readonly [stage: string, acts: readonly Tried[], name: string, to: Told['to']])[] = [
  ['two funds are asked', C(2), 'approval', { awaitedFund: [FUND, OTHER_FUND], lead: [BODY] }],
  ['one of two funds has approved', [...C(2), approves(FUND, '2019-10-07')], 'approval', { awaitedFund: [OTHER_FUND], lead: [BODY] }],
  ['the other has approved', [...C(2), approves(OTHER_FUND, '2019-10-07')], 'approval', { awaitedFund: [FUND], lead: [BODY] }],
  ['the fund that conducts has approved', [...C(1), approves(FUND, '2019-10-07')], 'approval', { awaitedFund: [OTHER_FUND], lead: [FUND] }],
  ['two employers are asked', twoEmployers, 'agreement', { agreeingEmployer: [BODY, OTHER_BODY], lead: [BODY] }],
  [
    'one of two employers has agreed',
    [...twoEmployers, agrees(OTHER_BODY, '2019-10-07')],
    'agreement',
    { agreeingEmployer: [BODY], lead: [BODY] },
  ],
  [
    'the employer that conducts has agreed',
    [...twoEmployers, agrees(BODY, '2019-10-07')],
    'agreement',
    { agreeingEmployer: [OTHER_BODY], lead: [BODY] },
  ],
];

export const waitingChecks: readonly Check[] = [
  ...SINCE.map(
    ([stage, acts, name, since]): Check => ({
      name: `T1 counts from when the case began to wait: ${stage} (A-12, A-14, P1-E12)`,
      run: (process) => {
        const running = after(process, acts).deadlines.filter((one) => one.name.startsWith(name));
        return differs(
          'running',
          running.map(({ due, explanation: { anchor } }) => `${anchor.act} ${anchor.at} ${due}`),
          [15, 30].map((days) => `${since} ${eightInParis(String(since.split(' ')[1]), days)}`),
        );
      },
    }),
  ),
  ...STILL_ASKED.map(
    ([stage, acts, name, to]): Check => ({
      name: `T1 is told to those who have not decided yet, and to who conducts: ${stage} (A-11, A-12, A-22)`,
      run: (process) => {
        const found = told(after(process, acts), 31).filter((one) => one.name.startsWith(name));
        return differs(
          'told',
          found.map((one) => one.to),
          [to, to],
        );
      },
    }),
  ),
];
