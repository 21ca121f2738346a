import type { DecidedBy, Position } from '../../machines/kernel/index.js';
import { type ActRequest, EVIDENCE } from './commands.js';
import { notYours } from './problems.js';
import { fieldProblem } from './reading.js';
import { type Asking, actingRelations, lineFor } from './relations.js';

/**
 * Who decides, and under which relation it is recorded. Only a relation in which the caller's own roles let them act can
 * stand here, as the one who decides or as the one who records. Throws 403 when there is none, 400 when the request does
 * not say who decides.
 */
export function decidedBy(position: Position, act: string, who: Asking, given: ActRequest['by']): { by: DecidedBy; recordedAs?: string } {
  const line = lineFor(position.process, act, actingRelations(position, who), given?.relation);
  if (!line) throw notYours(whose(position, act));
  if (line.recordedBy === undefined) return { by: { relation: line.decides, organisation: who.organisation.id } };
  if (given?.person === undefined) throw fieldProblem('by.person', 'who-decides', 'Indiquez la personne qui décide : p1, p2…');
  const evidence = given.evidence;
  if (evidence === undefined || !Object.hasOwn(EVIDENCE, evidence)) {
    throw fieldProblem('by.evidence', 'evidence', `Indiquez comment cette décision vous est connue : ${Object.keys(EVIDENCE).join(', ')}.`);
  }
  return { by: { relation: line.decides, person: given.person, evidence }, recordedAs: line.recordedBy };
}

/** Whose act it is, in words. */
function whose({ process }: Position, act: string): string {
  const label = process.formRules[act]?.label ?? act;
  const lines = (process.access.acts[act] ?? []).map(({ decides, recordedBy }) => {
    const decider = process.access.relations[decides]?.label ?? decides;
    return recordedBy === undefined ? decider : `${decider}, par ${process.access.relations[recordedBy]?.label ?? recordedBy}`;
  });
  return `« ${label} » appartient à : ${[...new Set(lines)].join(' ; ') || 'personne'}. Votre rôle dans ce dossier ne le permet pas.`;
}
