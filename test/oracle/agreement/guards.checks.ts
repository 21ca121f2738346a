import type { Instant } from '../../../machines/calendar/index.js';
import { CALENDAR, DEADLINE_REACHED, OPEN, type Process, play, type Refusal } from '../../../machines/kernel/index.js';
import { type Check, differs, type Failure } from '../check.js';
import { after, attempt } from '../playing.js';
import { act, noticeOf, protocol } from './facts.js';
import { HEALTH_SERVICE, HOLDER, keeper } from './people.js';
import type { Broken } from './refused.js';
import { AMENDING, DUTIES_AND_ORDERS, EVALUATING, RENEWING, TERMINATING } from './refused-acts.js';
import { CONTRADICTIONS, SIGNING, STANDING_IN } from './refused-terms.js';
import { standing } from './standing.js';

const BROKEN: readonly Broken[] = [
  ...CONTRADICTIONS,
  ...SIGNING,
  ...STANDING_IN,
  ...EVALUATING,
  ...RENEWING,
  ...TERMINATING,
  ...AMENDING,
  ...DUTIES_AND_ORDERS,
];

/** `code missing-id` */
const spoken = ({ code, missing }: Refusal) => [code, ...missing.map(({ id }) => id)].join(' ');

function refusalsOf(process: Process, { before, until, act: tried, learnt }: Broken): readonly Refusal[] {
  if (tried.act === OPEN) return play(process, [tried]).steps.flatMap((step) => (step.accepted ? [] : step.refusals));
  const position = after(process, { acts: before, until });
  const on = learnt ?? `${tried.occurredAt.slice(0, 10)}T12:00:00.000Z`;
  const answer = attempt(position, tried, [position.clock, on].sort()[1] as string);
  return 'refused' in answer ? answer.refused : [];
}

const broken = (one: Broken): Check => ({
  name: `refused: ${one.rule}`,
  run: (process) => {
    const refused = refusalsOf(process, one);
    return [
      ...differs('refusals', refused.map(spoken), one.refused),
      ...refused
        .filter(({ source }) => !one.cites.split(' ').some((id) => source.requirements.includes(id)))
        .map(({ code, source }): Failure => `« ${code} » cites ${source.requirements.join(', ')}, and not ${one.cites}`),
    ];
  },
});

export const guardChecks: readonly Check[] = BROKEN.map(broken);

/** Each refusal that this process can give, whichever check provokes it, and what is refused to a log that is not whole. */
export function refusalsSeen(process: Process): readonly Refusal[] {
  const notice = noticeOf('2025-06-02', HEALTH_SERVICE);
  const facts = play(process, [protocol(), notice]).steps.flatMap((step) => (step.accepted ? [step.fact] : []));
  const overdue = { ...notice, id: 'fact-2', seq: 2, recordedAt: '2030-01-01T00:00:00.000Z' as Instant };
  const early = attempt(standing(process, 'inForce'), { ...act(DEADLINE_REACHED, '2025-02-03', {}, CALENDAR) }, '2025-02-03T12:00:00.000Z');
  const unsaid = [
    ...play(process, [notice]).steps,
    ...play(process, facts.slice(1)).steps,
    ...play(process, [...facts.slice(0, 1).map((fact) => ({ ...fact })), overdue]).steps,
    ...play(process, [{ ...protocol(), by: keeper(HOLDER) }]).steps,
  ];
  return [
    ...BROKEN.flatMap((one) => refusalsOf(process, one)),
    ...unsaid.flatMap((step) => (step.accepted ? [] : step.refusals)),
    ...('refused' in early ? early.refused : []),
  ];
}
