import { frenchDate, frenchLongDate, type LegalDate, type Moment } from '../../machines/calendar/index.js';
import { DEADLINE_REACHED, type Deadline, type Process, RECTIFIED, ruleName } from '../../machines/kernel/index.js';
import type { Move } from '../casework/index.js';
import { relationView } from './names.js';
import { sourceView } from './source-view.js';
import type { Veil } from './veil.js';

const CONSEQUENCES = {
  reminder: 'Rappelle, sans effet de droit',
  escalation: 'Alerte le responsable, sans effet de droit',
  transition: 'Change la situation du dossier',
} as const;

/** In the place of an act that its reader may not learn. */
const RESERVED = 'Acte réservé';

/** A delay that runs: the day, what happens then, and why this day. */
export function deadlineView(process: Process, { name, label, due, legalDate, consequence, tells, explanation }: Deadline, veil: Veil) {
  const { anchor, period, profile, calendar, rule, source } = explanation;
  return {
    name,
    label,
    due,
    legalDate,
    french: frenchLongDate(legalDate),
    consequence,
    consequenceLabel: CONSEQUENCES[consequence],
    tells: tells.map((relation) => relationView(process, relation)),
    explanation: {
      rule,
      anchor: datedBy(process, anchor, veil),
      period,
      profile,
      calendar,
      source: sourceView(source),
    },
  };
}

/** A deadline as a stored row remembers it; whom it tells is read from its rule. */
export function storedDeadlineView(
  process: Process,
  stored: { name: string; due: string; legalDate: string; consequence: string; explanation: Record<string, unknown> },
  veil: Veil,
) {
  const { label, ...explanation } = stored.explanation as unknown as Deadline['explanation'] & { label: string };
  const rule = ruleOf(process, stored.name);
  const deadline: Deadline = {
    name: stored.name,
    label,
    due: stored.due as Deadline['due'],
    legalDate: stored.legalDate as LegalDate,
    consequence: stored.consequence as Deadline['consequence'],
    tells: rule?.tells ?? [],
    explanation,
  };
  return deadlineView(process, deadline, veil);
}

/** Which fact put a deadline where it is, and where it had been until then. */
export function moveView(process: Process, { seq, act, at, was }: Move, veil: Veil) {
  return {
    by: datedBy(process, { seq, act, at }, veil),
    was: { legalDate: was.legalDate, due: was.due, french: frenchLongDate(was.legalDate as LegalDate) },
  };
}

/** A fact that dates something, as far as the reader may learn which it was. */
function datedBy(process: Process, { seq, act, at }: { readonly seq: number; readonly act: string; readonly at: string }, veil: Veil) {
  const hidden = veil.act(act);
  return { seq, act: hidden ? null : act, at, label: hidden ? RESERVED : actLabel(process, act), french: french(at) };
}

/** An act as people call it; a deadline by its own label. */
export function actLabel(process: Process, act: string, data?: { readonly [field: string]: unknown }): string {
  if (act === RECTIFIED) return typeof data?.replaces === 'number' ? `Correction du fait n° ${data.replaces}` : 'Correction';
  if (act !== DEADLINE_REACHED) return process.formRules[act]?.label ?? act;
  return `Échéance : ${deadlineLabel(process, String(data?.name))}`;
}

/** A deadline by the label of its rule: of what comes back, every turn has the same. */
export const deadlineLabel = (process: Process, name: string): string => ruleOf(process, name)?.label ?? name;

const ruleOf = ({ deadlines }: Process, name: string) => deadlines.find((rule) => rule.name === ruleName(name));

/** '07/10/2019', or with its hour in Paris. */
export const french = (moment: string): string => frenchDate(moment as Moment);
