import type { Data } from '../../../machines/kernel/index.js';
import type { Check } from '../check.js';
import { act, CONSULTED, opens, qualification, qualified, type Tried, toEmployer, toFund, toParty } from './facts.js';
import { BODY, DIRECTOR, ELSEWHERE, FUND, fund, KINDS, type Kind, lead, leadIn, named, OTHER_FUND, PRESIDENT, STRANGER } from './people.js';
import { type Broken, isRefused, leads, passes } from './refused.js';
import { PREPARING, path, refers, situationsOf } from './stories.js';

/** Type C, whatever the mode: the consultation, then the approval of every concerned fund (P1-G4, R1-028 to R1-031). */

const C = KINDS.filter(({ type }) => type === 'C');
const OTHERS = KINDS.filter(({ type }) => type !== 'C');
const consults = (kind: Kind, data: Data = CONSULTED, on = '2019-10-03') => act('recordConsultation', on, data, lead(leadIn(kind.mode)));
const approves = (one = FUND, on = '2019-10-04') => act('fundApproves', on, {}, fund(one));
const refuses = (one = FUND, on = '2019-10-04') => act('fundRefuses', on, {}, fund(one));

/** The President belongs to one branch, the director to another: two funds are concerned. */
const twoFunds = (kind: Kind): readonly Tried[] =>
  kind.mode === 1
    ? qualified(kind, [PRESIDENT, { ...DIRECTOR, ...ELSEWHERE }])
    : [
        opens('organisme-2'),
        act('qualify', '2019-10-02', qualification('C', kind.mode, [PRESIDENT, { ...DIRECTOR, ...ELSEWHERE }]), lead('organisme-2')),
      ];
const bothConsulted: Data = { ...CONSULTED, funds: [{ fund: OTHER_FUND }, { fund: FUND }] };
const twoConsulted = (data = bothConsulted, on = '2019-10-03') => act('recordConsultation', on, data, fund());
const fundless = (mode: 2 | 3): readonly Tried[] =>
  qualified(
    { type: 'C', mode },
    [PRESIDENT, DIRECTOR].map((one) => ({ ...one, nationalFund: '' })),
  );
/** What follows the approvals in each mode. */
const NEXT = { 1: 'priorInformation', 2: 'priorInformation', 3: 'employerAgreement' } as const;

const agrees = act(
  'employerAgrees',
  '2019-10-05',
  { form: 'WRITTEN', signatory: 'REPRESENTATIVE' },
  { relation: 'employer', organisation: BODY },
);

/** Everything else that a referral asks for, done; of type C, nothing. */
const allElse = (kind: Kind): readonly Tried[] => {
  const informs = (data: Data) => act('recordInformation', '2019-10-03', data, lead(leadIn(kind.mode)));
  if (kind.mode === 3) return [...qualified(kind), agrees];
  return [...qualified(kind), informs(kind.mode === 1 ? toEmployer() : toFund()), informs(toParty('p1')), informs(toParty('p2'))];
};

const broken = (kind: Kind, rule: string, before: readonly Tried[], next: Tried, refused: readonly string[], cites: string): Broken => ({
  rule: `${named(kind)}: ${rule}`,
  before,
  act: next,
  refused,
  cites,
});

export const APPROVAL_BROKEN: readonly Broken[] = [
  ...C.flatMap((kind) => [
    broken(
      kind,
      'a consultation without the President (R1-030)',
      qualified(kind),
      consults(kind, { ...CONSULTED, presidentPresent: false }),
      ['absent-from-the-consultation presidentPresent'],
      'R1-030',
    ),
    broken(
      kind,
      'a consultation without the director or the chief accounting officer (R1-030)',
      qualified(kind),
      consults(kind, { ...CONSULTED, executivePresent: false }),
      ['absent-from-the-consultation executivePresent'],
      'R1-030',
    ),
    broken(
      kind,
      'a consultation without the national fund (R1-031)',
      qualified(kind),
      consults(kind, { ...CONSULTED, funds: [{ fund: OTHER_FUND }] }),
      [`absent-from-the-consultation ${FUND}`],
      'R1-031',
    ),
    broken(
      kind,
      'a consultation of nobody names the three who are missing (R1-030, R1-031)',
      qualified(kind),
      consults(kind, { presidentPresent: false, executivePresent: false }),
      [
        'absent-from-the-consultation presidentPresent',
        'absent-from-the-consultation executivePresent',
        `absent-from-the-consultation ${FUND}`,
      ],
      'R1-031',
    ),
    broken(
      kind,
      'a consultation with one of the two concerned funds (R1-031, R1-050, A-11)',
      twoFunds(kind),
      twoConsulted({ ...CONSULTED, funds: [{ fund: OTHER_FUND }] }),
      [`absent-from-the-consultation ${FUND}`],
      'R1-030',
    ),
    ...[approves(), refuses()].map((decision) =>
      broken(kind, `${decision.act} without any consultation (P1-E4)`, qualified(kind), decision, ['no-consultation'], 'R1-030'),
    ),
    ...[approves(FUND, '2019-10-02'), refuses(FUND, '2019-10-02')].map((decision) =>
      broken(
        kind,
        `${decision.act} dated before the consultation (A-14, P1-E4)`,
        [...qualified(kind), consults(kind)],
        decision,
        ['approval-before-consultation 2019-10-03'],
        'P1-E4',
      ),
    ),
    broken(
      kind,
      'a fund that approves twice (A-11)',
      [...qualified(kind), consults(kind), approves()],
      approves(),
      ['already-approved'],
      'R1-028',
    ),
    broken(
      kind,
      'one of two funds that approves twice (A-11)',
      [...twoFunds(kind), twoConsulted(), approves(OTHER_FUND)],
      approves(OTHER_FUND, '2019-10-05'),
      ['already-approved'],
      'A-11',
    ),
    ...[approves(OTHER_FUND), refuses(STRANGER)].map((decision) =>
      broken(
        kind,
        `${decision.act} by a fund that is not concerned (R1-028)`,
        path(named(kind), 'fundApproval'),
        decision,
        ['not-in-this-relation'],
        'R1-028',
      ),
    ),
    broken(
      kind,
      'a referral without consultation or approval, though everything else is there (R1-028, P1-E3)',
      allElse(kind),
      refers(kind),
      ['no-consultation', `fund-has-not-approved ${FUND}`],
      'P1-G4',
    ),
    broken(
      kind,
      'a referral after the consultation and before the approval (R1-028, P1-E3)',
      [...allElse(kind), consults(kind)],
      refers(kind),
      [`fund-has-not-approved ${FUND}`],
      'P1-E3',
    ),
    broken(
      kind,
      'a referral that is dated before the approval (A-14)',
      [...allElse(kind), consults(kind), approves(FUND, '2019-10-09')],
      refers(kind),
      [`fund-has-not-approved ${FUND}`],
      'R1-028',
    ),
  ]),
  ...OTHERS.flatMap((kind) =>
    situationsOf(kind)
      .filter((situation) => PREPARING.includes(situation))
      .flatMap((situation) => {
        const decides = kind.mode === 1 ? [approves(), refuses()] : [];
        return [consults(kind), ...decides].map((next) =>
          broken(
            kind,
            `${situation} × ${next.act}: only type C asks for a consultation and an approval (R1-028, A-10)`,
            path(named(kind), situation),
            next,
            ['no-consultation-needed'],
            'R1-030',
          ),
        );
      }),
  ),
];

export const approvalChecks: readonly Check[] = [
  ...APPROVAL_BROKEN.map(isRefused),
  ...C.flatMap((kind) => {
    const begun = twoFunds(kind);
    const consulted = [...begun, twoConsulted()];
    return [
      leads(`${named(kind)}: before the consultation it is the consultation that is waited for (R1-030)`, qualified(kind), 'consultation'),
      leads(`${named(kind)}: the fund records the consultation with every fund (R1-031)`, consulted, 'fundApproval'),
      leads(`${named(kind)}: one of two funds approves, the other is waited for (A-11)`, [...consulted, approves()], 'fundApproval'),
      leads(`${named(kind)}: both funds approve (R1-028, A-11)`, [...consulted, approves(), approves(OTHER_FUND)], NEXT[kind.mode]),
      leads(`${named(kind)}: both, in the other order (A-11)`, [...consulted, approves(OTHER_FUND), approves()], NEXT[kind.mode]),
      leads(`${named(kind)}: one refusal blocks (A-11)`, [...consulted, refuses(OTHER_FUND)], 'fundApprovalRefused'),
      leads(
        `${named(kind)}: one refusal blocks, after the other’s approval (A-11)`,
        [...consulted, approves(), refuses(OTHER_FUND)],
        'fundApprovalRefused',
      ),
      leads(
        `${named(kind)}: a fund that approved may still refuse until the referral (R1-014)`,
        [...path(named(kind), 'readyForReferral'), refuses(FUND, '2019-10-08')],
        'fundApprovalRefused',
      ),
      ...['2019-10-03', '2019-10-03T23:00:00.000Z'].map((on) =>
        passes(
          `${named(kind)}: an approval on the day of the consultation, ${on} (A-14)`,
          [...qualified(kind), consults(kind)],
          approves(FUND, on),
          NEXT[kind.mode],
        ),
      ),
      passes(
        `${named(kind)}: a referral on the very day of the approval (A-14)`,
        [...allElse(kind), consults(kind), approves(FUND, '2019-10-08')],
        refers(kind),
        'referred',
      ),
      passes(
        `${named(kind)}: a second consultation is recorded, and what was approved stands (R1-030)`,
        path(named(kind), 'readyForReferral'),
        consults(kind, CONSULTED, '2019-10-08'),
        'readyForReferral',
      ),
      leads(
        `${named(kind)}: what else is asked for may come first, and the approval last (P1, R1-028)`,
        [...allElse(kind), consults(kind), approves()],
        'readyForReferral',
      ),
    ];
  }),
  // the directory refuses a branch without a fund; should one come in all the same, nobody's silence approves
  ...([2, 3] as const).map((mode) =>
    leads(
      `C${mode}: no fund is known of either branch: the consultation is waited for all the same (R1-030)`,
      fundless(mode),
      'consultation',
    ),
  ),
  leads(
    'C3: no fund is known, and the employer has agreed: the consultation is waited for all the same (R1-030)',
    [...fundless(3), agrees],
    'consultation',
  ),
];
