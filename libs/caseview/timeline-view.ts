import { DEADLINE_REACHED, type Deadline, type Position, type Process, type Refusal, type Timeline } from '../../machines/kernel/index.js';
import { situationView } from './case-view.js';
import { actLabel, deadlineView, french } from './deadline-view.js';
import { decidedByView, type NameOf } from './names.js';
import { refusalView, sourceView } from './source-view.js';
import { NOTHING_HIDDEN, situationBrief, type Veil, veiledRefusal } from './veil.js';

/**
 * What `play` or `forecast` answered: each step in its place, what was refused with its reasons.
 * @param from where a forecast starts, and what of it its reader may not learn; a simulation hides nothing
 */
export function timelineView(process: Process, { steps, position }: Timeline, nameOf: NameOf, from?: { position: Position; veil: Veil }) {
  const veil = from?.veil ?? NOTHING_HIDDEN;
  const hidden = from?.veil.situation(from.position.situation) === true ? from : undefined;
  const refused = (refusal: Refusal) => (hidden ? veiledRefusal(refusal, hidden.position, hidden.veil) : refusal);
  const runningBefore = (index: number): readonly Deadline[] =>
    steps.slice(0, index).findLast((step) => step.accepted)?.deadlines ?? from?.position.deadlines ?? [];
  const standing = (id: string) => situationBrief(process, id, hidden?.veil ?? NOTHING_HIDDEN);
  return {
    steps: steps.map((step, index) => {
      const { act, occurredAt, by, data } = step.fact;
      const fact = {
        act,
        label: actLabel(process, act, data),
        occurredAt,
        french: french(occurredAt),
        by: decidedByView(process, by, nameOf),
      };
      if (!step.accepted)
        return { ...fact, accepted: false as const, refusals: step.refusals.map((refusal) => refusalView(refused(refusal), nameOf)) };
      return {
        ...fact,
        accepted: true as const,
        seq: step.fact.seq,
        situation: standing(step.situation),
        closed: step.closed,
        ...(act === DEADLINE_REACHED ? { deadline: deadlineNamed(process, String(data.name), runningBefore(index), veil) } : {}),
        effects: step.effects.map(({ type, content }) => ({ type, content })),
        source: sourceView(step.source),
        stateHash: hidden ? null : step.stateHash,
      };
    }),
    situation: position ? situationView(position, hidden?.veil ?? NOTHING_HIDDEN) : null,
    closed: position?.closed ?? false,
    deadlines: (position?.deadlines ?? []).map((deadline) => deadlineView(process, deadline, veil)),
  };
}

/** A deadline as it ran until it was reached: the day, what it does, whom it tells and why; null when a log is played that lacks it. */
function deadlineNamed(process: Process, wanted: string, running: readonly Deadline[], veil: Veil) {
  const deadline = running.find(({ name }) => name === wanted);
  return deadline ? deadlineView(process, deadline, veil) : null;
}

/** What became of one fact: it led somewhere, or it was refused. */
export type StepView = ReturnType<typeof timelineView>['steps'][number];
