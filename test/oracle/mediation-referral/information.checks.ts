import { type Check, differs } from '../check.js';
import { act, after, attempt, opens, qualification, REFERS, type Tried, toEmployer, toFund, toParty } from './facts.js';
import {
  BODY,
  DIRECTOR,
  ELSEWHERE,
  EXECUTIVE,
  FUND,
  FUND_ITSELF,
  KINDS,
  lead,
  leadIn,
  type Mode,
  named,
  OTHER_BODY,
  OTHER_FUND,
  type PartyFacts,
  PRESIDENT,
  STRANGER,
  type Type,
} from './people.js';
import { type Broken, isRefused, passes } from './refused.js';
import { PREPARING, path, situationsOf } from './stories.js';

/** The information matrix (N1, N2): who is written to before the referral, and nobody else has to be. */

interface Matrix {
  readonly rule: string;
  readonly type: Type;
  readonly mode: Mode;
  readonly lead: string;
  readonly parties: readonly PartyFacts[];
  /** each recipient, and what is said of one that was not written to */
  readonly written: readonly (readonly [to: Tried['data'], missing: string])[];
  /** what the missing organisations cite; a party always cites both modes */
  readonly cites: string;
}

const E = (id: string): Matrix['written'][number] => [toEmployer(id), `employer-not-informed ${id}`];
const F = (id: string): Matrix['written'][number] => [toFund(id), `fund-not-informed ${id}`];
const P = (id: string): Matrix['written'][number] => [toParty(id), `party-not-informed ${id}`];
/** A party is written to in either mode; in mode 2 each fund is, and in mode 1 whoever is no party is an employer. */
const citedFor = (missing: string, mode: Mode) => (missing.startsWith('party') ? 'P1-E9' : mode === 2 ? 'P1-E8' : 'R1-043');
const AT_THE_FUND = { employer: FUND };
const TWO = [DIRECTOR, { ...EXECUTIVE, ...ELSEWHERE }];

const MATRICES: readonly Matrix[] = [
  {
    rule: 'mode 1: each employer and each party (R1-043, A-22)',
    type: 'A',
    mode: 1,
    lead: FUND,
    parties: TWO,
    written: [E(BODY), E(OTHER_BODY), P('p1'), P('p2')],
    cites: 'R1-043',
  },
  {
    rule: 'mode 2: each concerned fund and each party (R1-045, R1-046, R1-050, P1-E8)',
    type: 'A',
    mode: 2,
    lead: BODY,
    parties: TWO,
    written: [F(FUND), F(OTHER_FUND), P('p1'), P('p2')],
    cites: 'R1-045',
  },
  {
    rule: 'mode 1, the fund that refers employs a party: it does not write to itself (A-21)',
    type: 'A',
    mode: 1,
    lead: FUND,
    parties: [
      { ...DIRECTOR, ...AT_THE_FUND },
      { ...EXECUTIVE, ...ELSEWHERE },
    ],
    written: [E(OTHER_BODY), P('p1'), P('p2')],
    cites: 'R1-043',
  },
  {
    rule: 'mode 1, type B at a national fund: the employer and the fund are one (A-21, P1-E7)',
    type: 'B',
    mode: 1,
    lead: FUND,
    parties: [DIRECTOR, EXECUTIVE].map((one) => ({ ...one, ...AT_THE_FUND })),
    written: [P('p1'), P('p2')],
    cites: 'R1-043',
  },
  {
    rule: 'mode 2, type B at a national fund: the employer and the fund are one (A-21, P1-E7)',
    type: 'B',
    mode: 2,
    lead: FUND,
    parties: [DIRECTOR, EXECUTIVE].map((one) => ({ ...one, ...AT_THE_FUND })),
    written: [P('p1'), P('p2')],
    cites: 'R1-046',
  },
  {
    rule: 'mode 1, type C: the President is a party and nobody’s employee (R1-027, R1-043)',
    type: 'C',
    mode: 1,
    lead: FUND,
    parties: [{ ...PRESIDENT, employer: OTHER_BODY }, DIRECTOR],
    written: [E(BODY), P('p1'), P('p2')],
    cites: 'R1-043',
  },
  {
    rule: 'mode 1, type D: the fund refers and is a party; it does not inform itself (A-15, P1-E6)',
    type: 'D',
    mode: 1,
    lead: FUND,
    parties: [FUND_ITSELF, DIRECTOR],
    written: [E(BODY), P('p2')],
    cites: 'R1-043',
  },
  {
    rule: 'mode 1, type D: another fund refers, and the one that is a party is told as every party is (R1-043)',
    type: 'D',
    mode: 1,
    lead: OTHER_FUND,
    parties: [FUND_ITSELF, { ...DIRECTOR, ...ELSEWHERE }],
    written: [E(OTHER_BODY), F(FUND), P('p2')],
    cites: 'R1-043',
  },
  {
    rule: 'mode 2, type D: the fund is a party and told as a fund, and so is that of the director’s branch (A-15, R1-050)',
    type: 'D',
    mode: 2,
    lead: OTHER_BODY,
    parties: [FUND_ITSELF, { ...DIRECTOR, ...ELSEWHERE }],
    written: [F(FUND), F(OTHER_FUND), P('p2')],
    cites: 'R1-045',
  },
];

const informs = (data: Tried['data'], by: string, on = '2019-10-07') => act('recordInformation', on, data, lead(by));
const refer = (by: string, on = '2019-10-08') => act('refer', on, REFERS, lead(by));

/** What type C asks for besides. */
const approved = ({ type, parties }: Matrix): readonly Tried[] => {
  const funds = [...new Set(parties.map(({ nationalFund }) => nationalFund))];
  if (type !== 'C') return [];
  return [
    act(
      'recordConsultation',
      '2019-10-03',
      { presidentPresent: true, executivePresent: true, funds: funds.map((one) => ({ fund: one })) },
      lead(FUND),
    ),
    ...funds.map((one) => act('fundApproves', '2019-10-04', {}, { relation: 'concernedFund', organisation: one })),
  ];
};
const begun = (one: Matrix): readonly Tried[] => [
  opens(one.lead),
  act('qualify', '2019-10-02', qualification(one.type, one.mode, one.parties), lead(one.lead)),
  ...approved(one),
];
const late = (missing: string) => missing.replace(/^[a-z-]+/, 'information-after-referral');

const missingIn = (one: Matrix): readonly Broken[] => [
  {
    rule: `${one.rule}: nobody has been written to, and each is named`,
    before: begun(one),
    act: refer(one.lead),
    refused: one.written.map(([, missing]) => missing),
    cites: one.cites,
  },
  ...one.written.flatMap(([to, missing], index): readonly Broken[] => {
    const others = one.written.filter((_, at) => at !== index).map(([other]) => informs(other, one.lead));
    return [
      {
        rule: `${one.rule}: all but « ${missing} »`,
        before: [...begun(one), ...others],
        act: refer(one.lead),
        refused: [missing],
        cites: citedFor(missing, one.mode),
      },
      {
        rule: `${one.rule}: « ${missing} » until the day after the referral (P1-E9)`,
        before: [...begun(one), ...others, informs(to, one.lead, '2019-10-09')],
        act: refer(one.lead),
        refused: [late(missing)],
        cites: one.cites,
      },
      {
        rule: `${one.rule}: only « ${missing} » has been told`,
        before: [...begun(one), informs(to, one.lead)],
        act: refer(one.lead),
        refused: one.written.filter((_, at) => at !== index).map(([, left]) => left),
        cites: one.cites,
      },
    ];
  }),
];

const strange = (where: string, rule: string, data: Tried['data'], field: string): Broken => {
  const [kind = '', situation = ''] = where.split(' ');
  return {
    rule: `${where}: information to ${rule}`,
    before: path(kind, situation),
    act: informs(data, leadIn(Number(kind[1]) as Mode)),
    refused: [`recipient-not-in-this-case ${field}`],
    cites: 'A-21',
  };
};

/** Wherever an information may be recorded: while preparing, and in mode 3 until the end. */
const PLACES = KINDS.flatMap((kind) =>
  situationsOf(kind)
    .filter((one) => PREPARING.includes(one) || (kind.mode === 3 && ['referred', 'ordered', 'inMediation'].includes(one)))
    .map((situation) => ({ kind, situation })),
);

export const INFORMATION_BROKEN: readonly Broken[] = [
  ...MATRICES.flatMap(missingIn),
  ...PLACES.flatMap(({ kind, situation }) =>
    ['TELEPHONE', 'CONVERSATION'].map(
      (medium): Broken => ({
        rule: `${named(kind)} ${situation}: information by ${medium} is not in writing (R1-043, R1-045, P1-G5)`,
        before: path(named(kind), situation),
        act: informs(kind.mode === 1 ? toEmployer(BODY, medium) : toFund(FUND, medium), leadIn(kind.mode)),
        refused: ['information-not-in-writing medium'],
        cites: 'R1-043',
      }),
    ),
  ),
  ...PLACES.flatMap(({ kind, situation }) => [
    strange(`${named(kind)} ${situation}`, 'somebody who is no party', toParty('p9'), 'party'),
    strange(`${named(kind)} ${situation}`, 'the employer of nobody here', toEmployer(STRANGER), 'employer'),
    strange(`${named(kind)} ${situation}`, 'a fund of another branch', toFund(OTHER_FUND), 'fund'),
  ]),
  strange('B1 priorInformation', 'a fund, which mode 1 does not have informed', toFund(), 'fund'),
  strange('D1 priorInformation', 'the fund that refers, itself', toFund(), 'fund'),
  strange('A2 priorInformation', 'the employer that refers, itself', toEmployer(), 'employer'),
  strange('A3 employerAgreement', 'the employer that conducts, itself', toEmployer(), 'employer'),
  strange('A3 employerAgreement', 'the party that asks', toParty('p2'), 'party'),
  ...(['D1', 'D2', 'D3'] as const).map((kind) =>
    strange(`${kind} readyForReferral`, 'the person who represents the fund, which is written to as a fund', toParty('p1'), 'party'),
  ),
  ...KINDS.filter(({ mode }) => mode !== 3).flatMap((kind) =>
    ['referred', 'ordered', 'inMediation'].map(
      (situation): Broken => ({
        rule: `${named(kind)} ${situation}: an information that comes after the referral (P1-E9)`,
        before: path(named(kind), situation),
        act: informs(toParty('p2'), leadIn(kind.mode), '2019-10-16'),
        refused: ['information-comes-too-late'],
        cites: 'P1-E9',
      }),
    ),
  ),
];

/** The last information alone completes the list, in whatever order. */
const ORDERS = [
  [0, 1, 2, 3],
  [3, 2, 1, 0],
  [2, 0, 3, 1],
  [1, 3, 0, 2],
];

export const informationChecks: readonly Check[] = [
  ...INFORMATION_BROKEN.map(isRefused),
  ...MATRICES.map(
    (one): Check => ({
      name: `accepted: ${one.rule}: once each has been written to, and not before`,
      run: (process) =>
        one.written.flatMap((_, count) => {
          const told = one.written.slice(0, count + 1).map(([to]) => informs(to, one.lead));
          const position = after(process, [...begun(one), ...told]);
          const whole = count === one.written.length - 1;
          const answer = attempt(position, refer(one.lead));
          return [
            ...differs(`after ${count + 1}`, position.situation, whole ? 'readyForReferral' : 'priorInformation'),
            ...differs(`referred after ${count + 1}`, 'step' in answer, whole),
          ];
        }),
    }),
  ),
  ...MATRICES.filter(({ written }) => written.length === 4).flatMap((one) =>
    ORDERS.map(
      (order): Check => ({
        name: `accepted: ${one.rule}: in the order ${order.join()}`,
        run: (process) => {
          const told = order.map((index) => informs(one.written[index]![0], one.lead));
          return [
            ...differs('without the last', after(process, [...begun(one), ...told.slice(0, -1)]).situation, 'priorInformation'),
            ...differs('with it', after(process, [...begun(one), ...told]).situation, 'readyForReferral'),
          ];
        },
      }),
    ),
  ),
  ...(['A1', 'A2'] as const).flatMap((kind) => {
    const conducts = leadIn(kind === 'A1' ? 1 : 2);
    const all = path(kind, 'readyForReferral');
    return [
      passes(`${kind}: the last information on the very day of the referral (R1-043)`, all, refer(conducts, '2019-10-07'), 'referred'),
      passes(
        `${kind}: a late information beside an early one to the same party (R1-043)`,
        [...all, informs(toParty('p2'), conducts, '2019-10-09')],
        refer(conducts),
        'referred',
      ),
      passes(
        `${kind}: an early information recorded after a late one to the same party (R1-043)`,
        [...all.slice(0, -1), informs(toParty('p2'), conducts, '2019-10-09'), informs(toParty('p2'), conducts)],
        refer(conducts),
        'referred',
      ),
    ];
  }),
  passes(
    'mode 2: the other employers are told too, by good practice (A-22)',
    [opens(BODY), act('qualify', '2019-10-02', qualification('A', 2, TWO), lead(BODY))],
    informs(toEmployer(OTHER_BODY), BODY),
    'priorInformation',
  ),
  passes(
    'mode 2: without the other employers, once the funds and the parties have been told (R1-045, A-22)',
    [
      opens(BODY),
      act('qualify', '2019-10-02', qualification('A', 2, TWO), lead(BODY)),
      ...[F(FUND), F(OTHER_FUND), P('p1'), P('p2')].map(([to]) => informs(to, BODY)),
    ],
    refer(BODY),
    'referred',
  ),
];
