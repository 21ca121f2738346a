import type { DecidedBy, Position } from '../../machines/kernel/index.js';
import { type ActRequest, EVIDENCE } from './commands.js';
import { fieldProblem } from './reading.js';
import { type Asking, actingRelations, heldRelations, lineFor } from './relations.js';

/**
 * Who decides, and under which relation it is recorded. The kernel judges whether that is allowed:
 * here only the words of the request and the memberships of the caller are put together.
 */
export function decidedBy(position: Position, act: string, who: Asking, given: ActRequest['by']): { by: DecidedBy; recordedAs?: string } {
  const acting = actingRelations(position, who);
  const line = lineFor(position.process, act, acting, given?.relation);
  if (!line) {
    const relation = given?.relation ?? acting[0] ?? heldRelations(position, who)[0] ?? 'nobody';
    return { by: { relation, organisation: who.organisation.id } };
  }
  if (line.recordedBy === undefined) return { by: { relation: line.decides, organisation: who.organisation.id } };
  if (given?.person === undefined) throw fieldProblem('by.person', 'who-decides', 'Indiquez la personne qui décide : p1, p2…');
  const evidence = given.evidence;
  if (evidence === undefined || !Object.hasOwn(EVIDENCE, evidence)) {
    throw fieldProblem('by.evidence', 'evidence', `Indiquez comment cette décision vous est connue : ${Object.keys(EVIDENCE).join(', ')}.`);
  }
  return { by: { relation: line.decides, person: given.person, evidence }, recordedAs: line.recordedBy };
}
