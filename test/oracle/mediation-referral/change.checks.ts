import type { Data } from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';
import { act, after, changeOfMode, opens, qualification, REPRESENTED, type Tried, toEmployer, toFund } from './facts.js';
import {
  BODY,
  DIRECTOR,
  ELSEWHERE,
  EXECUTIVE,
  employer,
  FUND,
  KINDS,
  type Kind,
  lead,
  leadIn,
  type Mode,
  named,
  OTHER_BODY,
  OTHER_FUND,
  TYPES,
} from './people.js';
import { type Broken, isRefused, leads, passes } from './refused.js';
import { PREPARING, path, refers, situationsOf } from './stories.js';

/** A change of mode while the referral is prepared: what is written stays, what the new mode asks is added (P1-E12). */

const change = (from: Mode, to: Mode, data: Data = {}, on = '2019-10-07') =>
  act('changeMode', on, changeOfMode(to, data), lead(leadIn(from)));
const informs = (mode: Mode, data: Data) => act('recordInformation', '2019-10-08', data, lead(leadIn(mode)));
const agrees = act('employerAgrees', '2019-10-08', REPRESENTED, employer());
const ready = (kind: string) => path(kind, 'readyForReferral');

const wrong = (rule: string, kind: string, situation: string, next: Tried, refused: string, cites: string): Broken => ({
  rule: `${kind} ${situation}: ${rule}`,
  before: path(kind, situation),
  act: next,
  refused: [refused],
  cites,
});

/** Wherever the mode may change: the fields that no longer fit. */
const WHEREVER = KINDS.flatMap((kind) =>
  situationsOf(kind)
    .filter((situation) => PREPARING.includes(situation))
    .flatMap((situation): Broken[] => {
      const name = named(kind);
      return [
        wrong(
          'to mode 1, conducted by an employer (R1-042, P1-E12)',
          name,
          situation,
          change(kind.mode, 1, { lead: BODY }),
          'fund-of-another-branch lead',
          'R1-042',
        ),
        wrong(
          'to mode 1, conducted by the fund of another branch (R1-042)',
          name,
          situation,
          change(kind.mode, 1, { lead: OTHER_FUND }),
          'fund-of-another-branch lead',
          'R1-042',
        ),
        wrong(
          'to mode 2, conducted by the fund (R1-044, P1-E12)',
          name,
          situation,
          change(kind.mode, 2, { lead: FUND }),
          'lead-not-an-employer lead',
          'R1-044',
        ),
        wrong(
          'to mode 3, and nobody asks (R1-047)',
          name,
          situation,
          change(kind.mode, 3, { requestedBy: undefined }),
          'nobody-asks requestedBy',
          'R1-047',
        ),
        wrong(
          'to mode 3, and a stranger asks (R1-047)',
          name,
          situation,
          change(kind.mode, 3, { requestingParty: 'p7' }),
          'nobody-asks requestingParty',
          'R1-047',
        ),
      ];
    }),
);

export const CHANGE_BROKEN: readonly Broken[] = [
  ...WHEREVER,
  wrong(
    'to mode 2, and whoever conducted is to conduct still (R1-044)',
    'A1',
    'readyForReferral',
    change(1, 2, { lead: undefined }),
    'lead-not-an-employer lead',
    'R1-044',
  ),
  wrong(
    'to mode 1, and whoever conducted is to conduct still (R1-042)',
    'A2',
    'readyForReferral',
    change(2, 1, { lead: undefined }),
    'fund-of-another-branch lead',
    'R1-042',
  ),
  ...TYPES.map(
    (type): Broken => ({
      rule: `${type}1 → mode 2: the fund that conducted until now has not been written to (R1-045, P1-E12)`,
      before: [...ready(`${type}1`), change(1, 2)],
      act: refers({ type, mode: 2 }, '2019-10-09'),
      refused: [`fund-not-informed ${FUND}`],
      cites: 'R1-045',
    }),
  ),
  ...TYPES.map(
    (type): Broken => ({
      rule: `${type}2 → mode 1: the employer that conducted until now has not been written to (R1-043, P1-E12)`,
      before: [...ready(`${type}2`), change(2, 1)],
      act: refers({ type, mode: 1 }, '2019-10-09'),
      refused: [`employer-not-informed ${BODY}`],
      cites: 'R1-043',
    }),
  ),
  ...TYPES.flatMap((type) =>
    ([1, 2] as const).map(
      (mode): Broken => ({
        rule: `${type}${mode} → mode 3: the employer has not agreed (R1-048, P1-E12)`,
        before: [...ready(`${type}${mode}`), change(mode, 3)],
        act: refers({ type, mode: 3 }, '2019-10-09'),
        refused: [`employer-has-not-agreed ${BODY}`],
        cites: 'R1-048',
      }),
    ),
  ),
  {
    rule: 'A3 → mode 2: everybody whom mode 2 has informed is missing, but the fund that was told early (P1-E12)',
    before: [...ready('A3'), change(3, 2)],
    act: refers({ type: 'A', mode: 2 }, '2019-10-09'),
    refused: ['party-not-informed p1', 'party-not-informed p2'],
    cites: 'R1-046',
  },
  {
    rule: 'whoever conducted in the old mode conducts no more (R1-044)',
    before: [...ready('A1'), change(1, 2)],
    act: informs(1, toFund()),
    refused: ['not-in-this-relation'],
    cites: 'R1-045',
  },
  {
    rule: 'in the new mode 2 a party no longer refers (R1-044)',
    before: [
      ...ready('A3'),
      change(3, 2),
      informs(2, { recipient: 'PARTY', party: 'p1', medium: 'LETTER' }),
      informs(2, { recipient: 'PARTY', party: 'p2', medium: 'LETTER' }),
    ],
    act: refers({ type: 'A', mode: 3 }, '2019-10-09'),
    refused: ['mode-names-another'],
    cites: 'R1-044',
  },
];

const known = <T>(one: { readonly known: unknown }, member: string): T => (one.known as Record<string, T>)[member] as T;

const reusing = (kind: Kind, to: Mode, ...added: readonly Tried[]): Check =>
  passes(
    `${named(kind)} → mode ${to}: what was written and decided counts, and what was missing has been added (P1-E12)`,
    [...ready(named(kind)), change(kind.mode, to), ...added],
    refers({ type: kind.type, mode: to }, '2019-10-09'),
    'referred',
  );

export const changeChecks: readonly Check[] = [
  ...CHANGE_BROKEN.map(isRefused),
  ...TYPES.flatMap((type) => [
    reusing({ type, mode: 1 }, 2, informs(2, toFund())),
    reusing({ type, mode: 2 }, 1, informs(1, toEmployer())),
    reusing({ type, mode: 1 }, 3, agrees),
    reusing({ type, mode: 2 }, 3, agrees),
    leads(
      `${type}1 → mode 2: the last that is missing is enough (P1-E12)`,
      [...ready(`${type}1`), change(1, 2), informs(2, toFund())],
      'readyForReferral',
    ),
    leads(
      `${type}3 → mode 1 → mode 3: the agreement stands (P1-E12)`,
      [...ready(`${type}3`), change(3, 1), change(1, 3, {}, '2019-10-08')],
      'readyForReferral',
    ),
    leads(
      `${type}3 → mode 3: another asks, the agreement stands (R1-047)`,
      [...ready(`${type}3`), change(3, 3, { requestingParty: 'p1' })],
      'readyForReferral',
    ),
  ]),
  leads(
    'A1 → mode 1: another of the concerned funds conducts (R1-042, R1-050)',
    [
      opens(FUND),
      act('qualify', '2019-10-02', qualification('A', 1, [DIRECTOR, { ...EXECUTIVE, ...ELSEWHERE }]), lead(FUND)),
      change(1, 1, { lead: OTHER_FUND }),
      act('recordInformation', '2019-10-08', toEmployer(OTHER_BODY), lead(OTHER_FUND)),
    ],
    'priorInformation',
  ),
  leads(
    'A2 → mode 3: the same employer conducts, without saying so (P1-E12)',
    [...ready('A2'), change(2, 3, { lead: undefined })],
    'employerAgreement',
  ),
  {
    name: 'a change of mode begins the waiting anew, and forgets who asked where nobody has to (R1-041, P1-E12)',
    run: (process) => {
      const one = after(process, [...ready('A3'), change(3, 2)]);
      return [
        ...differs('mode', known(one, 'mode'), 'EMPLOYER'),
        ...differs('requesting', known(one, 'requesting'), []),
        ...differs('prepared', known<{ at: string }>(one, 'prepared').at, '2019-10-07'),
        ...differs('parties', known<unknown[]>(one, 'parties').length, 2),
        ...differs('harassment', known(one, 'harassmentAlleged'), true),
      ];
    },
  },
];
