import { ALARM_RELEASED, type Process, play } from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';
import { attempt } from '../playing.js';
import { act, HOLDER, MEMBER, OPENING, PATHS, PEOPLE, PURCHASER, standing } from './facts.js';

const HOLDERS = {
  purchaser: { organisations: [PURCHASER] },
  holder: { organisations: [HOLDER] },
  member: { organisations: [MEMBER] },
  supervisor: { organisations: [PURCHASER] },
};
const ROLES = { purchaser: ['caseManager', 'lead'], holder: [], member: [], supervisor: ['lead'] };
const LEARNT = '2023-06-01T10:00:00.000Z';

export const accessChecks: readonly Check[] = [
  ...Object.keys(PATHS).map(
    (situation): Check => ({
      name: `${situation}: the purchaser and its consortium stand in the case, and nobody else (R1-016, R1-017)`,
      run: (process) => {
        const { known } = standing(process, situation);
        return differs('holders', process.access.holders(known), HOLDERS);
      },
    }),
  ),
  {
    name: 'the purchaser acts through its officers, the consortium only reads (R1-016, R1-017)',
    run: (process) =>
      differs('roles', Object.fromEntries(Object.entries(process.access.relations).map(([id, { roles }]) => [id, roles])), ROLES),
  },
  {
    name: 'nothing in it is personal, and nothing is restricted (R1-016)',
    run: (process) => [...differs('reads', process.access.reads, {}), ...differs('restricted', process.access.restricted ?? [], [])],
  },
  {
    name: 'only a purchasing body registers an agreement, in person and in its own name (R1-016)',
    run: (process) =>
      [...Object.values(PEOPLE), { relation: 'purchaser', organisation: 'acheteur-2' }].flatMap((by) =>
        [undefined, 'purchaser', 'holder'].flatMap((as) => {
          const accepted = play(process, [act('open', '2019-03-20', OPENING, by, as)]).position !== undefined;
          const allowed = by.relation === 'purchaser' && by.organisation === PURCHASER && as !== 'holder';
          return differs(`opened by ${by.relation} ${by.organisation}, recorded as ${as}`, accepted, allowed);
        }),
      ),
  },
  {
    name: 'the alarm of two witnesses that disagree is released by a supervisor alone, in every situation, and changes nothing else (A-94)',
    run: (process) =>
      Object.keys(PATHS).flatMap((situation) => Object.keys(PEOPLE).flatMap((relation) => release(process, situation, relation))),
  },
];

function release(process: Process, situation: string, relation: string) {
  const position = standing(process, situation);
  const answer = attempt(position, act(ALARM_RELEASED, '2023-06-01', { finding: 'VERIFIED' }, PEOPLE[relation]), LEARNT);
  const where = `${situation} × release × ${relation}`;
  if ('refused' in answer)
    return relation === 'supervisor' ? [`${where}: refused`] : differs(where, answer.refused[0]?.code, 'not-yours-to-decide');
  const unchanged =
    answer.step.situation === situation && answer.step.effects.length === 0 && answer.position.lastMovement === position.lastMovement;
  return relation === 'supervisor' && unchanged ? [] : [`${where}: ${unchanged ? 'accepted' : 'something else changed'}`];
}
