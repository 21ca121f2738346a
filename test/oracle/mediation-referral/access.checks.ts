import { ALARM_RELEASED, type DecidedBy, obstacles, type Process, play } from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';
import {
  act,
  after,
  attempt,
  EMPLOYER_1,
  EMPLOYER_2,
  FUND,
  MEMBER,
  OPENING,
  PATHS,
  PEOPLE,
  PROVIDER,
  qualified,
  standing,
  toParty,
} from './facts.js';

const NOBODY = { organisations: [] as string[] };
const FUND_SIDE = { referringFund: { organisations: [FUND] }, supervisor: { organisations: [FUND] } };
const PARTIES = { organisations: [], persons: ['p1', 'p2'] };
const EMPLOYERS = { organisations: [EMPLOYER_1, EMPLOYER_2] };
const before = { ...FUND_SIDE, employer: NOBODY, provider: NOBODY, mediator: NOBODY };
const informed = { ...before, employer: EMPLOYERS, party: PARTIES };
const lead = { organisations: [PROVIDER] };
const consortium = { organisations: [PROVIDER, MEMBER] };

/** stage -> who stands in each relation by then */
const HOLDERS: readonly (readonly [stage: string, acts: (typeof PATHS)[string], holders: unknown])[] = [
  ['opened: the fund alone', PATHS.draft!, { ...before, party: { organisations: [], persons: [] } }],
  ['qualified: no employer before anybody was told', qualified, { ...before, party: PARTIES }],
  [
    'a party informed: still no employer',
    [...qualified, act('recordInformation', '2019-10-03', toParty('p1'))],
    { ...before, party: PARTIES },
  ],
  ['an employer informed: that one alone', PATHS.priorInformation!, { ...informed, employer: { organisations: [EMPLOYER_1] } }],
  ['ready: still no provider', PATHS.readyForReferral!, informed],
  ['referred: the provider and its mediator', PATHS.referred!, { ...informed, provider: lead, mediator: lead }],
  ['ordered', PATHS.ordered!, { ...informed, provider: lead, mediator: lead }],
  ['in mediation: the member that performs too', PATHS.inMediation!, { ...informed, provider: consortium, mediator: consortium }],
];

const OFFICERS = ['caseManager', 'lead'];
const ROLES = { referringFund: OFFICERS, employer: OFFICERS, party: [], provider: ['lead'], mediator: ['mediator'], supervisor: ['lead'] };

export const accessChecks: readonly Check[] = [
  ...HOLDERS.map(
    ([stage, acts, holders]): Check => ({
      name: `who stands in each relation — ${stage} (R1-017, R1-042, R1-043)`,
      run: (process) => differs('holders', process.access.holders(after(process, acts).known), holders),
    }),
  ),
  {
    name: 'each relation acts through these roles of an organisation, and no others (R1-042, R1-053)',
    run: (process) =>
      differs('roles', Object.fromEntries(Object.entries(process.access.relations).map(([id, { roles }]) => [id, roles])), ROLES),
  },
  {
    name: 'names are read by the fund, the employers and the mediator; no other class is read at all (A-32)',
    run: (process) => differs('reads', process.access.reads, { identity: ['referringFund', 'employer', 'mediator'] }),
  },
  {
    name: 'only a referring fund opens a case, in person (R1-042)',
    run: (process) =>
      Object.entries(PEOPLE).flatMap(([relation, by]) =>
        [undefined, 'referringFund', 'mediator'].flatMap((as) => {
          const accepted = play(process, [act('open', '2019-10-01', OPENING, by, as)]).position !== undefined;
          const allowed = relation === 'referringFund' && as !== 'mediator';
          return differs(`opened by ${relation}, recorded as ${as ?? relation}`, accepted, allowed);
        }),
      ),
  },
  {
    name: 'nobody opens a case in another fund’s name (R1-042)',
    run: (process) => {
      const stranger = { relation: 'referringFund', organisation: 'caisse-nationale-2' };
      return differs('opened', play(process, [act('open', '2019-10-01', OPENING, stranger)]).position !== undefined, false);
    },
  },
  {
    name: 'the alarm of two witnesses that disagree is released by a supervisor alone, in every situation, and changes nothing else (P1)',
    run: (process) =>
      Object.keys(PATHS).flatMap((situation) => Object.keys(PEOPLE).flatMap((relation) => release(process, situation, relation))),
  },
  {
    name: 'whoever acts must stand in that relation to this very case (R1-042, R1-053)',
    run: (process) => {
      const impostors: readonly (readonly [string, string, DecidedBy, string?])[] = [
        ['referred', 'issueOrder', { relation: 'referringFund', organisation: 'caisse-nationale-2' }],
        ['ordered', 'startMediation', { relation: 'mediator', organisation: 'prestataire-2' }],
        ['ordered', 'startMediation', { relation: 'mediator', organisation: MEMBER }],
        ['ordered', 'partyDeclines', { relation: 'party', person: 'p3' }, 'referringFund'],
        ['ordered', 'partyDeclines', { relation: 'party', organisation: EMPLOYER_1 }, 'referringFund'],
      ];
      return impostors.flatMap(([situation, name, by, as]) => {
        const codes = obstacles(standing(process, situation), name, by, as).map(({ code }) => code);
        return differs(`${name} by ${by.organisation ?? by.person}`, codes, ['not-in-this-relation']);
      });
    },
  },
  {
    name: 'the member that performs may act for the mediator once the mediation has begun (R1-017, P1-E14)',
    run: (process) =>
      differs(
        'obstacles',
        obstacles(standing(process, 'inMediation'), 'recordSession', { relation: 'mediator', organisation: MEMBER }).length,
        0,
      ),
  },
];

function release(process: Process, situation: string, relation: string) {
  const position = standing(process, situation);
  const answer = attempt(position, act(ALARM_RELEASED, '2019-10-16', { finding: 'VERIFIED' }, PEOPLE[relation]));
  const where = `${situation} × release × ${relation}`;
  if ('refused' in answer)
    return relation === 'supervisor' ? [`${where}: refused`] : differs(where, answer.refused[0]?.code, 'not-yours-to-decide');
  const unchanged =
    answer.step.situation === situation && answer.step.effects.length === 0 && answer.position.lastMovement === position.lastMovement;
  return relation === 'supervisor' && unchanged ? [] : [`${where}: ${unchanged ? 'accepted' : 'something else changed'}`];
}
