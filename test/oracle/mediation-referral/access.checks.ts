import { ALARM_RELEASED, type DecidedBy, obstacles, type Process } from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';
import { act, after, attempt, CONSULTED, opens, qualification, qualified, type Tried, toEmployer, toFund, toParty } from './facts.js';
import { begunWith } from './opening.js';
import {
  BODY,
  DIRECTOR,
  ELSEWHERE,
  EXECUTIVE,
  FUND,
  FUND_ITSELF,
  fund,
  KINDS,
  lead,
  leadIn,
  MEMBER,
  MODES,
  named,
  OTHER_BODY,
  OTHER_FUND,
  PRESIDENT,
  PROVIDER,
  party,
  peopleIn,
} from './people.js';
import { path, situationsOf, standing } from './stories.js';

/** Who stands in each relation, what they read and what only some of them learn (R1-042, R1-044, R1-053, A-32, A-97). */

type Held = Readonly<Record<string, readonly string[]>>;
/** What is not said is held by nobody. Who leads supervises, and opened the case unless told. */
const expected = ({ persons = [], ...held }: Held) => {
  const of = (relation: string) => ({ organisations: held[relation] ?? [] });
  return {
    lead: of('lead'),
    supervisor: of('lead'),
    opener: held.opener ? of('opener') : of('lead'),
    employer: of('employer'),
    agreeingEmployer: of('agreeingEmployer'),
    concernedFund: of('concernedFund'),
    awaitedFund: of('awaitedFund'),
    approvingFund: of('approvingFund'),
    party: { organisations: [], persons },
    provider: of('provider'),
    mediator: of('provider'),
    framework: { organisations: [] },
  };
};

const persons = ['p1', 'p2'];
const TWO = [DIRECTOR, { ...EXECUTIVE, ...ELSEWHERE }];
const informs = (by: string, data: Tried['data']) => act('recordInformation', '2019-10-03', data, lead(by));
const agrees = (by: string) =>
  act('employerAgrees', '2019-10-04', { form: 'ORAL', signatory: 'REPRESENTATIVE' }, { relation: 'employer', organisation: by });
const A = (mode: 1 | 2 | 3, parties = TWO) => qualified({ type: 'A', mode }, parties);
const C1_CONSULTED = [
  ...qualified({ type: 'C', mode: 1 }, [PRESIDENT, { ...DIRECTOR, ...ELSEWHERE }]),
  act('recordConsultation', '2019-10-03', { ...CONSULTED, funds: [{ fund: FUND }, { fund: OTHER_FUND }] }, lead(FUND)),
];
const approves = (by: string) => act('fundApproves', '2019-10-04', {}, fund(by));
const consortium = [PROVIDER, MEMBER];

/** stage -> who stands in each relation by then */
const HOLDERS: readonly (readonly [stage: string, acts: readonly Tried[], held: Held])[] = [
  ['opened by a fund: nobody else', [opens(FUND)], { lead: [FUND] }],
  [
    'mode 1, qualified: the funds of the branches, and no employer before it was told',
    A(1),
    { lead: [FUND], concernedFund: [FUND, OTHER_FUND], persons },
  ],
  [
    'mode 1, an employer told: that one alone',
    [...A(1), informs(FUND, toEmployer(OTHER_BODY)), informs(FUND, toParty('p1'))],
    { lead: [FUND], concernedFund: [FUND, OTHER_FUND], employer: [OTHER_BODY], persons },
  ],
  ['mode 2, qualified: no fund before it was told', A(2), { lead: [BODY], persons }],
  [
    'mode 2, a fund told, and the other employer',
    [...A(2), informs(BODY, toFund(OTHER_FUND)), informs(BODY, toEmployer(OTHER_BODY))],
    { lead: [BODY], concernedFund: [OTHER_FUND], employer: [OTHER_BODY], persons },
  ],
  [
    'mode 3, qualified: every employer is asked',
    A(3),
    { lead: [BODY], employer: [BODY, OTHER_BODY], agreeingEmployer: [BODY, OTHER_BODY], persons },
  ],
  [
    'mode 3, one has agreed and a fund was told',
    [...A(3), informs(BODY, toFund(FUND)), agrees(BODY)],
    { lead: [BODY], employer: [BODY, OTHER_BODY], agreeingEmployer: [OTHER_BODY], concernedFund: [FUND], persons },
  ],
  [
    'handed over: whoever opened it stays',
    [opens(FUND), act('qualify', '2019-10-02', qualification('A', 2, TWO, { lead: BODY }), lead(FUND))],
    { lead: [BODY], opener: [FUND], persons },
  ],
  ...MODES.map(
    (mode) =>
      [
        `type C, mode ${mode}, qualified: the funds approve; the President’s own body employs nobody here`,
        qualified({ type: 'C', mode }, [{ ...PRESIDENT, employer: OTHER_BODY, nationalFund: OTHER_FUND }, DIRECTOR]),
        {
          lead: [leadIn(mode)],
          concernedFund: [OTHER_FUND, FUND],
          awaitedFund: [OTHER_FUND, FUND],
          approvingFund: [OTHER_FUND, FUND],
          ...(mode === 3 ? { employer: [BODY], agreeingEmployer: [BODY] } : {}),
          persons,
        },
      ] as const,
  ),
  ...(
    [
      ['the consultation leaves every approval awaited', [], [FUND, OTHER_FUND]],
      ['one fund has approved: the other is awaited', [approves(FUND)], [OTHER_FUND]],
      ['the other has approved: this one is awaited', [approves(OTHER_FUND)], [FUND]],
      ['both have approved: no fund is awaited', [approves(OTHER_FUND), approves(FUND)], []],
    ] as const
  ).map(
    ([what, approvals, awaitedFund]) =>
      [
        `type C: ${what}`,
        [...C1_CONSULTED, ...approvals],
        { lead: [FUND], concernedFund: [FUND, OTHER_FUND], awaitedFund, approvingFund: [FUND, OTHER_FUND], persons },
      ] as const,
  ),
  [
    'type D, mode 1: the fund refers and is a party; it employs nobody here',
    qualified({ type: 'D', mode: 1 }),
    { lead: [FUND], concernedFund: [FUND], persons },
  ],
  [
    'type D, mode 2: the fund that is a party was told, and that of the director’s branch',
    [
      opens(OTHER_BODY),
      act('qualify', '2019-10-02', qualification('D', 2, [FUND_ITSELF, { ...DIRECTOR, ...ELSEWHERE }]), lead(OTHER_BODY)),
      informs(OTHER_BODY, toFund(OTHER_FUND)),
      informs(OTHER_BODY, toFund(FUND)),
    ],
    { lead: [OTHER_BODY], concernedFund: [FUND, OTHER_FUND], persons },
  ],
  ['ready: still no provider', path('A1', 'readyForReferral'), { lead: [FUND], concernedFund: [FUND], employer: [BODY], persons }],
  ...(['referred', 'ordered'] as const).map(
    (stage) =>
      [
        `${stage}: the provider and its mediator`,
        path('A2', stage),
        { lead: [BODY], concernedFund: [FUND], provider: [PROVIDER], persons },
      ] as const,
  ),
  [
    'in mediation: the holder itself performs, and stands there once',
    [
      ...path('A1', 'ordered'),
      act('startMediation', '2019-10-14', { performingMember: PROVIDER }, { relation: 'mediator', organisation: PROVIDER }),
    ],
    { lead: [FUND], concernedFund: [FUND], employer: [BODY], provider: [PROVIDER], persons },
  ],
  [
    'in mediation: the member that performs too',
    path('C3', 'inMediation'),
    { lead: [BODY], employer: [BODY], concernedFund: [FUND], approvingFund: [FUND], provider: consortium, persons },
  ],
];

const OFFICERS = ['caseManager', 'lead'];
const ROLES = {
  lead: OFFICERS,
  opener: [],
  employer: OFFICERS,
  agreeingEmployer: OFFICERS,
  concernedFund: OFFICERS,
  awaitedFund: [],
  approvingFund: OFFICERS,
  party: [],
  provider: ['lead'],
  mediator: ['mediator'],
  supervisor: ['lead'],
  framework: [],
};

/** The kind of an outcome is for the parties, the order's issuer, the fund that approved and the mediator who stated it; the order is between issuer and provider. */
const RESTRICTED = [
  {
    acts: ['recordOutcome'],
    situations: ['relationRestored', 'relationAdapted', 'dialogueBroken'],
    documents: ['outcomeStatement'],
    known: ['outcome'],
    to: ['party', 'lead', 'approvingFund', 'mediator'],
  },
  { acts: ['issueOrder'], situations: [], documents: ['purchaseOrder'], known: [], to: ['lead', 'provider', 'mediator'] },
];

export const accessChecks: readonly Check[] = [
  ...HOLDERS.map(
    ([stage, acts, held]): Check => ({
      name: `who stands in each relation: ${stage} (R1-017, R1-042 to R1-050)`,
      run: (process) => differs('holders', process.access.holders(after(process, acts).known), expected(held)),
    }),
  ),
  {
    name: 'each relation acts through these roles of an organisation, and no others (R1-042, R1-053)',
    run: (process) =>
      differs('roles', Object.fromEntries(Object.entries(process.access.relations).map(([id, { roles }]) => [id, roles])), ROLES),
  },
  {
    name: 'names are read by who conducts, the employers, the funds and the mediator; no other class is read at all (A-32)',
    run: (process) => differs('reads', process.access.reads, { identity: ['lead', 'employer', 'concernedFund', 'mediator'] }),
  },
  {
    name: 'the outcome’s kind and the order are for these alone (A-97, R1-052)',
    run: (process) => differs('restricted', process.access.restricted, RESTRICTED),
  },
  {
    name: 'a case is opened by whoever is to conduct it, in person and in no other’s name (R1-042, R1-044)',
    run: (process) =>
      MODES.flatMap((mode) =>
        Object.entries(peopleIn(mode)).flatMap(([relation, by]) =>
          [undefined, 'lead', 'mediator'].flatMap((as) => {
            const opening = act('open', '2019-10-01', { market: '18 AC 27', lead: leadIn(mode) }, by, as);
            return differs(
              `opened by ${relation}, recorded as ${as ?? relation}`,
              'step' in begunWith(process, opening),
              relation === 'lead' && as !== 'mediator',
            );
          }),
        ),
      ),
  },
  {
    name: 'the alarm of two witnesses that disagree is released by a supervisor alone, in every situation, and changes nothing else (P1)',
    run: (process) =>
      (['A1', 'C3'] as const).flatMap((name) => {
        const kind = KINDS.find((one) => named(one) === name)!;
        return situationsOf(kind).flatMap((situation) =>
          Object.entries(peopleIn(kind.mode)).flatMap(([relation, by]) =>
            release(process, standing(process, kind, situation), relation, by),
          ),
        );
      }),
  },
  {
    name: 'whoever acts must stand in that relation to this very case (R1-042, R1-053)',
    run: (process) => {
      const by = (relation: string, organisation: string): DecidedBy => ({ relation, organisation });
      const impostors: readonly (readonly [kind: string, situation: string, act: string, DecidedBy, string?])[] = [
        ['A1', 'referred', 'issueOrder', lead(OTHER_FUND)],
        ['A1', 'referred', 'issueOrder', lead(BODY)],
        ['A2', 'referred', 'issueOrder', lead(FUND)],
        ['C2', 'fundApproval', 'fundApproves', by('concernedFund', OTHER_FUND)],
        ['A3', 'employerAgreement', 'employerAgrees', by('employer', OTHER_BODY)],
        ['A3', 'employerAgreement', 'employerAgrees', by('concernedFund', OTHER_FUND)],
        ['A3', 'readyForReferral', 'refer', party('p3'), 'lead'],
        ['A1', 'ordered', 'startMediation', by('mediator', 'prestataire-2')],
        ['A1', 'ordered', 'startMediation', by('mediator', MEMBER)],
        ['A1', 'ordered', 'partyDeclines', party('p3'), 'lead'],
        ['A1', 'ordered', 'partyDeclines', by('party', BODY), 'lead'],
      ];
      return impostors.flatMap(([name, situation, what, who, as]) => {
        const codes = obstacles(after(process, path(name, situation)), what, who, as).map(({ code }) => code);
        return differs(`${name} ${what} by ${who.organisation ?? who.person}`, codes, ['not-in-this-relation']);
      });
    },
  },
];

function release(process: Process, position: ReturnType<typeof standing>, relation: string, by: DecidedBy) {
  const { situation, lastMovement } = position;
  const answer = attempt(position, act(ALARM_RELEASED, '2019-10-16', { finding: 'VERIFIED' }, by));
  const where = `${process.id} ${situation} × release × ${relation}`;
  if ('refused' in answer)
    return relation === 'supervisor' ? [`${where}: refused`] : differs(where, answer.refused[0]?.code, 'not-yours-to-decide');
  const unchanged =
    answer.step.situation === situation && answer.step.effects.length === 0 && answer.position.lastMovement === lastMovement;
  return relation === 'supervisor' && unchanged ? [] : [`${where}: ${unchanged ? 'accepted' : 'something else changed'}`];
}
