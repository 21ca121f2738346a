import { assigneeView } from '../../../libs/assignment/index.js';
import {
  deadlineLabel,
  type NameOf,
  named,
  relationView,
  situationBrief,
  storedDeadlineView,
  veilFor,
} from '../../../libs/caseview/index.js';
import { type Ahead, kindLabel, processOf } from '../../../libs/casework/index.js';
import type { Who } from '../../../libs/identity/index.js';
import { addMonths, dayOf, frenchLongDate, instant, type LegalDate } from '../../../machines/calendar/index.js';
import type { Process } from '../../../machines/kernel/index.js';
import { PROCESSES } from '../../../machines/registry.js';
import type { RegisterRow, Resting } from './register.js';

/** How far a register looks ahead, in months. */
const HORIZON = 18;

/** A case in its register, as its reader may see it. */
export function registerRowView(row: RegisterRow, who: Who, nameOf: NameOf) {
  const process = processOf(row.process);
  const relations = row.standing.flatMap(({ organisation, relation }) => (organisation === who.organisation.id ? [relation] : []));
  const veil = veilFor(process, relations, who);
  const hidden = veil.situation(row.situation);
  const { state, firstDay, lastDay, final } = row;
  const brief = (situation: string) => situationBrief(process, situation, veil);
  const horizon = addMonths(dayOf(instant(row.now)), HORIZON, 'clamp');
  return {
    id: row.id,
    reference: row.reference,
    process: row.process,
    title: row.title,
    kind: row.kind === null ? null : { id: row.kind, label: kindLabel(process, row.kind) ?? row.kind },
    situation: brief(row.situation),
    closed: row.closed,
    ...(row.sandbox ? { sandbox: { now: row.now } } : {}),
    span: hidden ? null : { state, firstDay, lastDay, final },
    behind: row.behind
      .filter(({ situation }) => !veil.situation(situation))
      .map(({ name, legalDate, due, situation }) => ({
        name,
        label: deadlineLabel(process, name),
        on: legalDate,
        due,
        leadsTo: brief(situation),
      })),
    ahead: hidden ? [] : row.ahead.filter(({ legalDate }) => legalDate <= horizon).map((one) => aheadView(process, one)),
    dependants: restingView(row.dependants),
    organisations: organisationsOf(process, row, nameOf),
    yourRelations: relations.map((relation) => relationView(process, relation)),
    assignee: assigneeView(row.assignee, who),
  };

  function aheadView(of: Process, { leadsTo, ...deadline }: Ahead) {
    const { label, ...stored } = deadline;
    const explanation = { label, ...stored.explanation };
    const view = storedDeadlineView(of, { ...stored, explanation }, veil);
    return {
      name: view.name,
      label: view.label,
      on: view.legalDate,
      french: frenchLongDate(view.legalDate as LegalDate),
      due: view.due,
      consequence: view.consequence,
      consequenceLabel: view.consequenceLabel,
      leadsTo: leadsTo === null ? null : brief(leadsTo),
      explanation: view.explanation,
    };
  }
}

/** How many cases rest on one, in all and process by process; versions of a process are counted together. */
export function restingView(resting: readonly Resting[]) {
  const byProcess = PROCESSES.filter(({ id }, index) => PROCESSES.findIndex((one) => one.id === id) === index).flatMap(({ id, label }) => {
    const counts = resting.filter(({ process }) => process.split('@')[0] === id);
    return counts.length === 0 ? [] : [{ process: id, label, open: sum(counts, 'open'), closed: sum(counts, 'closed') }];
  });
  return { open: sum(resting, 'open'), closed: sum(resting, 'closed'), byProcess };
}

const sum = (counts: readonly Resting[], what: 'open' | 'closed'): number => counts.reduce((total, one) => total + one[what], 0);

/** Who stands in it, each organisation once, with all its relations. */
function organisationsOf(process: Process, { standing }: RegisterRow, nameOf: NameOf) {
  const ids = [...new Set(standing.map(({ organisation }) => organisation))];
  return ids.map((id) => ({
    ...named('organisation', id, nameOf),
    relations: standing.filter(({ organisation }) => organisation === id).map(({ relation }) => relationView(process, relation)),
  }));
}
