import { describe, expect, it } from '@jest/globals';
import type { Moment } from '../../machines/calendar/index.js';
import { type Act, type Data, play } from '../../machines/kernel/index.js';
import { currentProcess } from '../../machines/registry.js';
import { fundOfBranch, MODES, mediation, type Party, people, type Step, TYPES } from './index.js';

const process = currentProcess('mediation-referral') as NonNullable<ReturnType<typeof currentProcess>>;
const inForce = { framework: { answer: { state: 'inForce', firstDay: '2026-01-01', lastDay: '2026-12-31', final: false } } };

/** What the server would make of a step: who decides, and the fund of each party's branch. */
function asAct({ act, as, data, by }: Step, lead: string, index: number): Act {
  const organisation = people.find(({ subject }) => subject === as)?.memberships[0]?.organisationId ?? '';
  const relation =
    { fundApproves: 'concernedFund', employerAgrees: 'employer' }[act] ?? (organisation.startsWith('cabinet') ? 'mediator' : 'lead');
  return {
    act,
    occurredAt: `2026-06-${String(index + 1).padStart(2, '0')}` as Moment,
    by: by ?? { relation, organisation },
    ...(by ? { recordedAs: 'lead' } : {}),
    data: { ...data, ...funds(data), lead } as Data,
    findings: inForce,
  };
}

const funds = ({ parties }: Step['data']) =>
  parties ? { parties: (parties as Party[]).map((one) => ({ ...one, nationalFund: fundOfBranch(one.branch) })) } : {};

describe('a mediation of the demonstration', () => {
  it.each(TYPES.flatMap((type) => MODES.map((mode) => [type, mode] as const)))('%s by %s reaches its outcome', (type, mode) => {
    const { opening, steps, lead } = mediation(type, mode);
    const timeline = play(
      process,
      [opening, ...steps].map((step, index) => asAct(step, lead, index)),
    );
    expect(timeline.steps.flatMap((step) => (step.accepted ? [] : [step.fact.act, ...step.refusals.map(({ code }) => code)]))).toEqual([]);
    expect(timeline.position?.situation).toBe('relationAdapted');
  });
});
