import type { Instant } from '../../../machines/calendar/index.js';
import { type Act, CALENDAR, DEADLINE_REACHED, type Process, play, type Refusal } from '../../../machines/kernel/index.js';
import { type Check, differs, type Failure } from '../check.js';
import {
  act,
  after,
  attempt,
  EMPLOYER_1,
  EMPLOYER_2,
  FUND,
  ownEmployer,
  PARTY_1,
  PARTY_2,
  PATHS,
  PEOPLE,
  PROVIDER,
  QUALIFICATION,
  qualified,
  standing,
  toEmployer,
  toParty,
} from './facts.js';

/** An act that breaks one rule: the codes it is refused with, and what is said to be missing. */
interface Broken {
  readonly rule: string;
  readonly before: readonly Act[];
  readonly act: Act;
  /** `code missing-id`, in order */
  readonly refused: readonly string[];
  /** one requirement that each of the refusals must cite */
  readonly cites: string;
}

const opened = PATHS.draft!;
const ready = PATHS.readyForReferral!;
const refer = (on = '2019-10-08') => act('refer', on, { provider: PROVIDER });
const inform = (data: Act['data'], on = '2019-10-04') => act('recordInformation', on, data);
const qualify = (...parties: (typeof PARTY_1)[]) => act('qualify', '2019-10-02', { ...QUALIFICATION, parties });
const [E1, E2, P1, P2] = [toEmployer(EMPLOYER_1), toEmployer(EMPLOYER_2), toParty('p1'), toParty('p2')];
/** everybody informed before the referral but one, who was told the day after it */
const late = (told: Act['data'], ...others: Act['data'][]) => [
  ...qualified,
  ...others.map((one) => inform(one)),
  inform(told, '2019-10-09'),
];

export const BROKEN: readonly Broken[] = [
  {
    rule: 'a fund of another branch than every party (R1-042)',
    before: opened,
    act: qualify({ ...PARTY_1, branch: 'famille' }, { ...PARTY_2, branch: 'retraite' }),
    refused: ['fund-of-another-branch'],
    cites: 'R1-042',
  },
  { rule: 'no executive at all (R1-012, R1-015, P1-G1)', before: opened, act: qualify(), refused: ['no-executive'], cites: 'R1-012' },
  {
    rule: 'only people who are not executives (R1-012, R1-015, R1-023, P1-G1, P1-G2)',
    before: opened,
    act: qualify({ ...PARTY_1, function: 'OTHER' }, { ...PARTY_2, function: 'OTHER' }),
    refused: ['no-executive', 'party-not-an-executive p1', 'party-not-an-executive p2'],
    cites: '',
  },
  {
    rule: 'type A with one who is not an executive (R1-024, P1-G2)',
    before: opened,
    act: qualify(PARTY_1, { ...PARTY_2, function: 'OTHER' }),
    refused: ['party-not-an-executive p2'],
    cites: 'R1-024',
  },
  {
    rule: 'a witness designated as a party (R1-051, P1-G3)',
    before: opened,
    act: qualify({ ...PARTY_1, personallyConcerned: false }, PARTY_2),
    refused: ['party-not-personally-concerned p1'],
    cites: 'R1-051',
  },
  ...[PATHS.priorInformation!, ready].flatMap((before, index): Broken[] => [
    ...['TELEPHONE', 'CONVERSATION'].map((medium) => ({
      rule: `information by ${medium} is not in writing, ${index === 0 ? 'while informing' : 'once ready'} (R1-043, P1-G5)`,
      before,
      act: act('recordInformation', '2019-10-08', toParty('p2', medium)),
      refused: ['information-not-in-writing medium'],
      cites: 'R1-043',
    })),
    ...(
      [
        ['party', toParty('p9')],
        ['employer', toEmployer('organisme-9')],
      ] as const
    ).map(([field, data]) => ({
      rule: `information to a ${field} who is not in this case, ${index === 0 ? 'while informing' : 'once ready'} (R1-043)`,
      before,
      act: act('recordInformation', '2019-10-08', data),
      refused: [`recipient-not-in-this-case ${field}`],
      cites: 'R1-043',
    })),
  ]),
  {
    rule: 'referral before anybody is informed names each of them (R1-043, P1-G5)',
    before: qualified,
    act: refer(),
    refused: [
      `employer-not-informed ${EMPLOYER_1}`,
      `employer-not-informed ${EMPLOYER_2}`,
      'party-not-informed p1',
      'party-not-informed p2',
    ],
    cites: 'R1-043',
  },
  {
    rule: 'referral while one employer is not informed (R1-043, P1-G5)',
    before: [...qualified, inform(E1), inform(P1), inform(P2)],
    act: refer(),
    refused: [`employer-not-informed ${EMPLOYER_2}`],
    cites: 'R1-043',
  },
  {
    rule: 'referral while one party is not informed (R1-043, P1-G5)',
    before: [...qualified, inform(E1), inform(E2), inform(P1)],
    act: refer(),
    refused: ['party-not-informed p2'],
    cites: 'R1-043',
  },
  {
    rule: 'referral dated before an employer was informed (R1-043, P1-E9)',
    before: late(E2, E1, P1, P2),
    act: refer(),
    refused: [`information-after-referral ${EMPLOYER_2}`],
    cites: 'R1-043',
  },
  {
    rule: 'referral dated before a party was informed (R1-043, P1-E9)',
    before: late(P2, E1, E2, P1),
    act: refer(),
    refused: ['information-after-referral p2'],
    cites: 'R1-043',
  },
  {
    rule: 'the same day, two hours apart: the referral came first (R1-043, P1-E9)',
    before: [...qualified, inform(E1), inform(E2), inform(P1), inform(P2, '2019-10-08T10:00:00.000Z')],
    act: refer('2019-10-08T08:00:00.000Z'),
    refused: ['information-after-referral p2'],
    cites: 'R1-043',
  },
  {
    rule: 'somebody informed too late while another is not informed: an employer (R1-043, P1-E9)',
    before: late(E2, E1, P1),
    act: refer(),
    refused: [`information-after-referral ${EMPLOYER_2}`, 'party-not-informed p2'],
    cites: 'R1-043',
  },
  {
    rule: 'somebody informed too late while another is not informed: a party (R1-043, P1-E9)',
    before: late(P2, E1, P1),
    act: refer(),
    refused: [`employer-not-informed ${EMPLOYER_2}`, 'information-after-referral p2'],
    cites: 'R1-043',
  },
  {
    rule: 'an outcome that the market does not know (R1-035, R1-036, A-26)',
    before: PATHS.inMediation!,
    act: act('recordOutcome', '2019-10-15', { outcome: 'PARTLY_RESTORED' }, PEOPLE.mediator),
    refused: ['outcome-not-one-of-three outcome'],
    cites: 'R1-036',
  },
  {
    rule: 'information from the referring fund to itself, which employs a party (A-21, P1-E6)',
    before: ownEmployer,
    act: inform(toEmployer(FUND)),
    refused: ['recipient-not-in-this-case employer'],
    cites: 'A-21',
  },
  {
    rule: 'a mediation that begins before the order (R1-052)',
    before: PATHS.ordered!,
    act: act('startMediation', '2019-10-09', {}, PEOPLE.mediator),
    refused: ['before-the-order 2019-10-10'],
    cites: 'R1-052',
  },
  ...(
    [
      ['recordSession', {}],
      ['recordOutcome', { outcome: 'RELATION_RESTORED' }],
      ['recordOutcome', { outcome: 'RELATION_ADAPTED' }],
      ['recordOutcome', { outcome: 'DIALOGUE_BROKEN' }],
      ['closeWithoutOutcome', { reason: 'PARTY_LEFT' }],
    ] as const
  ).map(
    ([name, data]): Broken => ({
      rule: `${name}${'outcome' in data ? ` ${data.outcome}` : ''} dated before the mediation began (R1-036)`,
      before: PATHS.inMediation!,
      act: act(name, '2019-10-13', data, PEOPLE.mediator),
      refused: ['before-the-mediation 2019-10-14'],
      cites: 'R1-036',
    }),
  ),
];

/** What the kernel refuses in every process, asked here. */
const KERNEL: readonly Broken[] = [
  {
    rule: 'an act that this situation does not know (P1)',
    before: opened,
    act: refer(),
    refused: ['not-in-this-situation'],
    cites: 'R1-002',
  },
  {
    rule: 'an act that is somebody else’s (P1)',
    before: opened,
    act: act('qualify', '2019-10-02', QUALIFICATION, PEOPLE.mediator),
    refused: ['not-yours-to-decide'],
    cites: 'R1-024',
  },
  {
    rule: 'another fund in this fund’s place (P1)',
    before: opened,
    act: act('qualify', '2019-10-02', QUALIFICATION, { relation: 'referringFund', organisation: 'caisse-nationale-2' }),
    refused: ['not-in-this-relation'],
    cites: 'R1-024',
  },
  {
    rule: 'a fact of tomorrow (A-95)',
    before: opened,
    act: act('qualify', '2019-10-17', QUALIFICATION),
    refused: ['in-the-future'],
    cites: 'A-95',
  },
  {
    rule: 'an ended case (R1-037)',
    before: PATHS.relationRestored!,
    act: act('withdraw', '2019-10-16', {}),
    refused: ['case-ended'],
    cites: 'R1-037',
  },
];

const spoken = ({ code, missing }: Refusal) => [code, ...missing.map(({ id }) => id)].join(' ');

function refusalsOf(process: Process, { before, act: tried }: Broken): readonly Refusal[] {
  const answer = attempt(after(process, before), tried);
  return 'refused' in answer ? answer.refused : [];
}

function broken(one: Broken): Check {
  return {
    name: `refused: ${one.rule}`,
    run: (process) => {
      const refused = refusalsOf(process, one);
      const uncited = refused.filter(
        ({ source }) => source.requirements.length === 0 || (one.cites !== '' && !source.requirements.includes(one.cites)),
      );
      return [
        ...differs('refusals', refused.map(spoken), one.refused),
        ...uncited.map(({ code }): Failure => `« ${code} » does not cite ${one.cites || 'anything'}`),
      ];
    },
  };
}

/** Nothing of what follows is refused. */
const passes = (name: string, before: readonly Act[], next: Act, situation: string): Check => ({
  name: `accepted: ${name}`,
  run: (process) => {
    const answer = attempt(after(process, before), next);
    return 'refused' in answer ? [`refused with ${answer.refused.map(spoken)}`] : differs('situation', answer.step.situation, situation);
  },
});

export const guardChecks: readonly Check[] = [
  ...[...BROKEN, ...KERNEL].map(broken),
  passes(
    'information on the day of the referral, listed before it (R1-043)',
    [...qualified, inform(E1), inform(E2), inform(P1), inform(P2, '2019-10-08')],
    refer(),
    'referred',
  ),
  passes(
    'an early information beside a late one to the same party (R1-043)',
    [...late(P2, E1, E2, P1), inform(P2, '2019-10-07')],
    refer(),
    'referred',
  ),
  passes(
    'once everybody but the fund itself, which employs a party, is informed (A-21, P1-E6)',
    ownEmployer,
    inform(P2),
    'readyForReferral',
  ),
  passes(
    'a mediation that begins on the very day of the order (R1-052)',
    PATHS.ordered!,
    act('startMediation', '2019-10-10', {}, PEOPLE.mediator),
    'inMediation',
  ),
  passes(
    'an outcome on the very day on which the mediation began (R1-036)',
    PATHS.inMediation!,
    act('recordOutcome', '2019-10-14', { outcome: 'DIALOGUE_BROKEN' }, PEOPLE.mediator),
    'dialogueBroken',
  ),
  // the services are optional at any time: no text says that a refusal must wait for the request to be qualified
  passes(
    'a party’s refusal that is older than the qualification (R1-014, P1-E10)',
    PATHS.priorInformation!,
    act('partyDeclines', '2019-10-01', {}, PEOPLE.party, 'referringFund'),
    'partyDeclined',
  ),
  passes(
    'executives without a hierarchical link, and with one (R1-025)',
    opened,
    act('qualify', '2019-10-02', { ...QUALIFICATION, hierarchicalLink: true }),
    'priorInformation',
  ),
  ...[
    [E1, E2, P1, P2],
    [P2, P1, E2, E1],
    [P1, E1, P2, E2],
    [E2, P1, E1, P2],
  ].map((order, index) => ({
    name: `the last information alone completes the list, order ${index + 1} (R1-043, P1-G5)`,
    run: (process: Process) =>
      order.flatMap((_, count) => {
        const { situation } = after(process, [...qualified, ...order.slice(0, count + 1).map((one) => inform(one))]);
        return differs(`after ${count + 1} informations`, situation, count === 3 ? 'readyForReferral' : 'priorInformation');
      }),
  })),
];

/** Each refusal that this process can give, whichever check provokes it, and what is refused to a case or a log that is not whole. */
export function refusalsSeen(process: Process): readonly Refusal[] {
  const facts = play(process, ready).steps.flatMap((step) => (step.accepted ? [step.fact] : []));
  const gap = facts.filter(({ seq }) => seq !== 3);
  const late = facts.map((fact) => (fact.seq === 3 ? { ...fact, recordedAt: '2020-01-01T00:00:00.000Z' as Instant } : fact));
  const unsaid = [...play(process, [refer()]).steps, ...play(process, gap).steps, ...play(process, late).steps];
  const early = attempt(standing(process, 'draft'), { ...act(DEADLINE_REACHED, '2019-10-10'), by: CALENDAR });
  return [
    ...[...BROKEN, ...KERNEL].flatMap((one) => refusalsOf(process, one)),
    ...unsaid.flatMap((step) => (step.accepted ? [] : step.refusals)),
    ...('refused' in early ? early.refused : []),
  ];
}
