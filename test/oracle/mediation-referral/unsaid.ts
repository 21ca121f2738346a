import type { Instant } from '../../../machines/calendar/index.js';
import { CALENDAR, DEADLINE_REACHED, type Process, play, type Refusal } from '../../../machines/kernel/index.js';
import { act, attempt } from './facts.js';
import { looking } from './market.js';
import { path, refers, standing } from './stories.js';

/** What is refused to a case that was never opened, or to a log that is not whole. */
export function unsaid(process: Process): readonly Refusal[] {
  const kind = { type: 'A', mode: 1 } as const;
  const facts = play(process, path('A1', 'readyForReferral'), undefined, undefined, looking).steps.flatMap((step) =>
    step.accepted ? [step.fact] : [],
  );
  const gap = facts.filter(({ seq }) => seq !== 3);
  const late = facts.map((fact) => (fact.seq === 3 ? { ...fact, recordedAt: '2020-01-01T00:00:00.000Z' as Instant } : fact));
  const steps = [...play(process, [refers(kind)]).steps, ...play(process, gap).steps, ...play(process, late).steps];
  const early = attempt(standing(process, kind, 'draft'), { ...act(DEADLINE_REACHED, '2019-10-10', {}, CALENDAR) });
  return [...steps.flatMap((step) => (step.accepted ? [] : step.refusals)), ...('refused' in early ? early.refused : [])];
}
