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
  const inAnothersName = given?.organisation !== undefined && given.organisation !== who.organisation.id;
  const line = lineFor(position.process, act, actingRelations(position, who), given?.relation, inAnothersName);
  if (!line) throw notYours(whose(position, act));
  if (line.recordedBy === undefined) return { by: { relation: line.decides, organisation: who.organisation.id } };
  const decider = deciderOf(position, line.decides, given);
  const evidence = given?.evidence;
  if (evidence === undefined || !Object.hasOwn(EVIDENCE, evidence)) {
    throw fieldProblem('by.evidence', 'evidence', `Indiquez comment cette décision vous est connue : ${Object.keys(EVIDENCE).join(', ')}.`);
  }
  return { by: { relation: line.decides, ...decider, evidence }, recordedAs: line.recordedBy };
}

/** Whose decision is recorded: a person of the case, or an organisation that stands in that relation. Throws 400. */
function deciderOf({ process, known }: Position, relation: string, given: ActRequest['by']): Pick<DecidedBy, 'person' | 'organisation'> {
  const { organisations, persons = [] } = process.access.holders(known)[relation] ?? { organisations: [] };
  if (given?.organisation !== undefined && organisations.includes(given.organisation)) return { organisation: given.organisation };
  if (given?.person !== undefined && given.organisation === undefined) return { person: given.person };
  if (organisations.length === 0 || persons.length > 0)
    throw fieldProblem('by.person', 'who-decides', 'Indiquez la personne qui décide : p1, p2…');
  throw fieldProblem('by.organisation', 'who-decides', `Indiquez l’organisme qui décide : ${organisations.join(', ')}.`);
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
