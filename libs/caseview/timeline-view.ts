import type { Process, Timeline } from '../../machines/kernel/index.js';
import { situationView } from './case-view.js';
import { actLabel, deadlineView, french } from './deadline-view.js';
import { decidedByView, type NameOf } from './names.js';
import { refusalView, sourceView } from './source-view.js';

/** What `play` or `forecast` answered: each step in its place, what was refused with its reasons. */
export function timelineView(process: Process, { steps, position }: Timeline, nameOf: NameOf) {
  return {
    steps: steps.map((step) => {
      const { act, occurredAt, by, data } = step.fact;
      const fact = {
        act,
        label: actLabel(process, act, data),
        occurredAt,
        french: french(occurredAt),
        by: decidedByView(process, by, nameOf),
      };
      if (!step.accepted) return { ...fact, accepted: false, refusals: step.refusals.map((refusal) => refusalView(refusal, nameOf)) };
      return {
        ...fact,
        accepted: true,
        seq: step.fact.seq,
        situation: { id: step.situation, label: process.situations[step.situation]?.label ?? step.situation },
        closed: step.closed,
        effects: step.effects.map(({ type, content }) => ({ type, content })),
        source: sourceView(step.source),
        stateHash: step.stateHash,
      };
    }),
    situation: position ? situationView(position) : null,
    closed: position?.closed ?? false,
    deadlines: (position?.deadlines ?? []).map((deadline) => deadlineView(process, deadline)),
  };
}
