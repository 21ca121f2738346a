import { DEADLINE_REACHED, type Process, ruleName } from '../../machines/kernel/index.js';

/** Why a notice can't wait for the daily mail, in plain words that say nothing of what the case is about. */
export const URGENCIES = {
  yourTurn: 'Un acte est attendu de votre organisme',
  ended: 'Le dossier a pris fin',
  term: 'Un terme convenu a pris effet',
  escalation: 'Le dossier est resté sans suite',
  alarm: 'Une vérification est demandée',
} as const;
export type Urgency = keyof typeof URGENCIES;

/** A notice's kinds that are no process's own: what the calendar reminds of, and a difference between the two witnesses. */
export const DEADLINE_KIND = 'deadline';
export const ALARM_KIND = 'alarm';

/** What set a notice going, and where the case then stood. */
export interface Occurred {
  readonly act: string;
  readonly situation: string;
  readonly kind: string;
  /** of a notice that a deadline asked for: its name, `orderReminder.2` */
  readonly deadline?: string;
}

/**
 * What asks the reader to act, what ended the case, what a contract's own term changed and what was left lying is urgent;
 * reminders and other news are not. Read from the process: no kind of notice is listed anywhere.
 * @param relations those in which the organisation that is told stands to the case
 */
export function urgencyOf(process: Process, { act, situation, kind, deadline }: Occurred, relations: readonly string[]): Urgency | null {
  if (kind === DEADLINE_KIND) return consequenceOf(process, deadline) === 'escalation' ? 'escalation' : null;
  if (act === DEADLINE_REACHED) return 'term';
  const here = process.situations[situation];
  if (here?.final) return 'ended';
  return here?.waitsFor.some((relation) => relations.includes(relation)) ? 'yourTurn' : null;
}

const consequenceOf = ({ deadlines }: Process, name = '') => deadlines.find((rule) => rule.name === ruleName(name))?.consequence;
