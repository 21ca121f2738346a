import { type Act, ALARM_RELEASED, type Position, type Process, play } from '../../../machines/kernel/index.js';
import { type Check, differs, type Failure } from '../check.js';
import { after, attempt } from '../playing.js';
import { act, BOTH, cpom, framework, IN_FORCE, PATHS, protocol, TAKEN_OVER } from './facts.js';
import { FUND, HEALTH_SERVICE, HOLDER, keeper, MEMBER, PEOPLE, PURCHASER, REGIONAL, STATE } from './people.js';
import { standing } from './standing.js';

/** Who stands in each relation, through which roles, and what they read (P2, P6-E9, A-27, A-74). */

type Held = Readonly<Record<string, readonly string[]>>;
const held = (process: Process, { known }: Position): Held =>
  Object.fromEntries(Object.entries(process.access.holders(known)).map(([relation, { organisations }]) => [relation, organisations]));
const among = (said: Held): Held => ({
  keeper: [],
  signatory: [],
  decider: [],
  purchaser: [],
  fund: [],
  holder: [],
  observer: [],
  supervisor: said.keeper ?? [],
  market: [],
  ...said,
});

const CONTRACT = among({
  keeper: [PURCHASER],
  signatory: [PURCHASER, HOLDER],
  decider: [PURCHASER],
  purchaser: [PURCHASER],
  holder: [HOLDER],
  fund: [FUND],
  observer: [FUND, MEMBER],
});
const succeeded = act('recordSuccession', '2025-02-03', { signatory: HOLDER, successor: 'prestataire-2' }, keeper());
const keeperSucceeded = act('recordSuccession', '2025-06-02', { signatory: REGIONAL, successor: 'caisse-regionale-2' }, keeper(REGIONAL));

const HELD: readonly (readonly [rule: string, acts: readonly Act[], held: Held])[] = [
  [
    'a framework: its purchaser decides, keeps and ends it; a member looks on (A-28, R1-016, R1-017)',
    [framework()],
    { ...CONTRACT, fund: [], observer: [MEMBER] },
  ],
  [
    'a protocol: both services sign and decide alike, and nobody purchases (P6-E9, R2-077)',
    [protocol()],
    among({ keeper: [REGIONAL], signatory: BOTH, decider: BOTH }),
  ],
  [
    'a Cpom: three sign (R4-002, R4-003, R4-004)',
    [cpom()],
    among({
      keeper: [HEALTH_SERVICE],
      signatory: [HEALTH_SERVICE, REGIONAL, STATE],
      decider: [HEALTH_SERVICE, REGIONAL, STATE],
    }),
  ],
  [
    'a successor takes the place of whom it succeeds (A-49)',
    [...IN_FORCE, succeeded],
    { ...CONTRACT, signatory: [PURCHASER, 'prestataire-2'], holder: ['prestataire-2'] },
  ],
  [
    'whoever takes over another signatory stands in both places, and is one (A-49)',
    TAKEN_OVER,
    among({ keeper: [REGIONAL], signatory: BOTH, decider: BOTH }),
  ],
  [
    'and keeps what was kept (A-49)',
    [protocol(), keeperSucceeded],
    among({
      keeper: ['caisse-regionale-2'],
      signatory: ['caisse-regionale-2', HEALTH_SERVICE],
      decider: ['caisse-regionale-2', HEALTH_SERVICE],
    }),
  ],
];

const OFFICERS = ['caseManager', 'lead'];
const ROLES = {
  keeper: OFFICERS,
  signatory: OFFICERS,
  decider: OFFICERS,
  purchaser: OFFICERS,
  fund: OFFICERS,
  holder: [],
  observer: [],
  supervisor: ['lead'],
  market: [],
};
const LEARNT = '2030-06-03T10:00:00.000Z';

export const accessChecks: readonly Check[] = [
  ...Object.keys(PATHS).map(
    (situation): Check => ({
      name: `${situation}: those whom the contract names stand in it, and nobody else (R0-040, R0-041)`,
      run: (process) => differs('holders', held(process, standing(process, situation)), CONTRACT),
    }),
  ),
  ...HELD.map(
    ([rule, acts, expected]): Check => ({
      name: `holders: ${rule}`,
      run: (process) => differs('holders', held(process, after(process, { acts })), expected),
    }),
  ),
  {
    name: 'who decides acts through its officers; whoever is only told has none here (P6-E9)',
    run: (process) =>
      differs('roles', Object.fromEntries(Object.entries(process.access.relations).map(([id, { roles }]) => [id, roles])), ROLES),
  },
  {
    name: 'who represents a signatory is read by those who sign and who keep it; nothing is restricted (A-74)',
    run: (process) => [
      ...differs('reads', process.access.reads, { identity: ['keeper', 'signatory', 'purchaser'] }),
      ...differs('restricted', process.access.restricted ?? [], []),
    ],
  },
  {
    name: 'an agreement is registered by whoever keeps it, in its own name (P6-E9)',
    run: (process) =>
      [...Object.values(PEOPLE), keeper(HOLDER)].flatMap((by) =>
        [undefined, 'keeper', 'signatory'].flatMap((as) => {
          const [opening] = IN_FORCE;
          const accepted = opening && play(process, [{ ...opening, by, ...(as ? { recordedAs: as } : {}) }]).position !== undefined;
          const allowed = by.relation === 'keeper' && by.organisation === PURCHASER && as !== 'signatory';
          return differs(`opened by ${by.relation} ${by.organisation}, recorded as ${as}`, accepted, allowed);
        }),
      ),
  },
  {
    name: 'a decision that was recorded for somebody keeps whose it is (A-74)',
    run: (process) => {
      const sign = act('sign', '2025-01-08', { title: 'Directrice' }, { relation: 'signatory', organisation: HOLDER }, 'keeper');
      const known = after(process, { acts: [...IN_FORCE.slice(0, 2), sign] }).known as { readonly signatories: readonly object[] };
      return differs('signatories', known.signatories.slice(0, 2), [
        { id: 's1', organisation: PURCHASER, role: 'PURCHASER', title: '', signed: null },
        { id: 's2', organisation: HOLDER, role: 'HOLDER', title: 'Directrice', signed: '2025-01-08' },
      ]);
    },
  },
  {
    name: 'the alarm of two witnesses that disagree is released by a supervisor alone, in every situation, and changes nothing else (A-94)',
    run: (process) =>
      Object.keys(PATHS).flatMap((situation) => Object.keys(PEOPLE).flatMap((relation) => release(process, situation, relation))),
  },
];

function release(process: Process, situation: string, relation: string): readonly Failure[] {
  const position = standing(process, situation);
  const answer = attempt(position, act(ALARM_RELEASED, '2030-06-03', { finding: 'VERIFIED' }, PEOPLE[relation] as never), LEARNT);
  const where = `${situation} × release × ${relation}`;
  if ('refused' in answer)
    return relation === 'supervisor' ? [`${where}: refused`] : differs(where, answer.refused[0]?.code, 'not-yours-to-decide');
  const unchanged =
    answer.step.situation === situation && answer.step.effects.length === 0 && answer.position.lastMovement === position.lastMovement;
  return relation === 'supervisor' && unchanged ? [] : [`${where}: ${unchanged ? 'accepted' : 'something else changed'}`];
}
