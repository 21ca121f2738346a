import type { Data } from '../../../machines/kernel/index.js';
import type { Check } from '../check.js';
import { act, qualified, REFERS, REPRESENTED, type Tried, toParty } from './facts.js';
import { ACCOUNTANT, BODY, DIRECTOR, EXECUTIVE, employer, FUND, FUND_ITSELF, lead, PARTIES, party, type Type } from './people.js';
import { type Broken, isRefused, passes } from './refused.js';
import { path, refers } from './stories.js';

/** Mode 3: who did not ask for the mediation knows of it before the order, not before the referral. */

const agrees = () => act('employerAgrees', '2019-10-05', REPRESENTED, employer());
const informs = (data: Data, on: string) => act('recordInformation', on, data, lead(BODY));
const refused = (rule: string, before: readonly Tried[], next: Tried, code: string, cites: string): Broken => ({
  rule,
  before,
  act: next,
  refused: [code],
  cites,
});

const order = act('issueOrder', '2019-10-10', {}, lead(BODY));
const referredWith = (type: Type, parties = PARTIES[type], change: Data = {}): readonly Tried[] => [
  ...qualified({ type, mode: 3 }, parties, change),
  agrees(),
  act('refer', '2019-10-08', REFERS, party(), 'lead'),
];
const ALL_ASK = { requestedBy: 'ALL_PARTIES', requestingParty: undefined };
const THREE = [DIRECTOR, EXECUTIVE, ACCOUNTANT];

export const OTHER_PARTIES_BROKEN: readonly Broken[] = [
  ...(['A', 'B'] as const).map((type) =>
    refused(`${type}3: an order before the other party knows (A-18)`, referredWith(type), order, 'other-party-not-informed p1', 'A-18'),
  ),
  refused(
    'D3: an order before the fund that is the other party knows (A-18)',
    referredWith('D', [FUND_ITSELF, DIRECTOR]),
    order,
    `other-party-not-informed ${FUND}`,
    'A-18',
  ),
  {
    rule: 'A3: an order before two other parties know names both (A-18)',
    before: referredWith('A', THREE),
    act: order,
    refused: ['other-party-not-informed p1', 'other-party-not-informed p3'],
    cites: 'A-18',
  },
  refused(
    'A3: an order before the second of two other parties knows (A-18)',
    [...referredWith('A', THREE), informs(toParty('p1'), '2019-10-09')],
    order,
    'other-party-not-informed p3',
    'A-18',
  ),
  refused(
    'A3: an order that is dated before the other party knew (A-18)',
    [...referredWith('A'), informs(toParty('p1'), '2019-10-11')],
    order,
    'other-party-not-informed p1',
    'A-18',
  ),
  refused(
    'A3: all parties ask: an order before the one that did not refer knows (A-18)',
    referredWith('A', PARTIES.A, ALL_ASK),
    order,
    'other-party-not-informed p1',
    'A-18',
  ),
  {
    rule: 'A3: of three who ask and one who refers, an order before the two others know names both (A-18)',
    before: referredWith('A', THREE, ALL_ASK),
    act: order,
    refused: ['other-party-not-informed p1', 'other-party-not-informed p3'],
    cites: 'A-18',
  },
  refused(
    'A3: all parties ask, and whoever referred is written to (A-18)',
    referredWith('A', PARTIES.A, ALL_ASK),
    informs(toParty('p2'), '2019-10-09'),
    'recipient-not-in-this-case party',
    'P1-E6',
  ),
];

export const otherPartiesChecks: readonly Check[] = [
  ...OTHER_PARTIES_BROKEN.map(isRefused),
  passes(
    'A3: all parties ask, and the one that did not refer has been told before the order (A-18)',
    [...referredWith('A', PARTIES.A, ALL_ASK), informs(toParty('p1'), '2019-10-09')],
    order,
    'ordered',
  ),
  ...['p1', 'p2'].map((id) =>
    passes(
      `A3: all parties ask, and ${id} may be told before it is known who refers (A-18)`,
      qualified({ type: 'A', mode: 3 }, PARTIES.A, ALL_ASK),
      informs(toParty(id), '2019-10-04'),
      'employerAgreement',
    ),
  ),
  passes(
    'A3: the other party is told on the very day of the order (A-18)',
    [...referredWith('A'), informs(toParty('p1'), '2019-10-10')],
    order,
    'ordered',
  ),
  passes(
    'A3: the other party was told before the referral (A-18)',
    [
      ...path('A3', 'employerAgreement'),
      informs(toParty('p1'), '2019-10-04'),
      agrees(),
      act('refer', '2019-10-08', REFERS, party(), 'lead'),
    ],
    order,
    'ordered',
  ),
  passes(
    'A3: the referral needs no information of anybody (A-18, A-19)',
    [...qualified({ type: 'A', mode: 3 }), agrees()],
    refers({ type: 'A', mode: 3 }),
    'referred',
  ),
  passes(
    'D3: the fund asks, its director’s employer agrees, and the director knows before the order (A-18)',
    [
      ...qualified({ type: 'D', mode: 3 }, PARTIES.D, { requestingParty: 'p1' }),
      agrees(),
      act('refer', '2019-10-08', REFERS, party('p1'), 'lead'),
      informs(toParty('p2'), '2019-10-09'),
    ],
    order,
    'ordered',
  ),
];
