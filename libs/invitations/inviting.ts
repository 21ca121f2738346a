import { ALARM_RELEASED, OPEN, obstacles, type Position } from '../../machines/kernel/index.js';
import { type Asking, actingRelations, fieldProblem, notYours, refusedProblem } from '../casework/index.js';
import { ProblemError } from '../problem/index.js';

/** Whom somebody wants to ask, and for what. */
export interface Wanted {
  readonly relation: string | undefined;
  readonly act: string | undefined;
  /** which of them, where several organisations stand in the relation */
  readonly organisation: string | undefined;
}

export interface Invited {
  readonly relation: string;
  readonly act: string;
  readonly organisation: string;
}

/**
 * Who holds a link acts in the invited organisation's name, and who asks for one holds it first: so it is asked for by
 * those only who lead the case, that is who act in it in a relation that may open such a case. Throws 403.
 */
export function mustLead(position: Position, who: Asking): void {
  const opening = (position.process.access.acts[OPEN] ?? []).map((line) => line.recordedBy ?? line.decides);
  if (actingRelations(position, who).some((relation) => opening.includes(relation))) return;
  throw notYours('Seul qui mène ce dossier peut inviter à y répondre : votre rôle ou votre relation au dossier ne le permet pas.');
}

/** A link answers for whoever leads the case, and for as long as they do. */
export const leads = ({ process, known }: Position, organisation: string): boolean =>
  (process.access.acts[OPEN] ?? []).some(({ decides }) => process.access.holders(known)[decides]?.organisations.includes(organisation));

/**
 * Whom the link will let answer: an organisation that stands in this relation to the case, is not the asker's own, and may
 * itself decide this act in the present situation. Throws 400, 403, 409.
 */
export function invitedFor(position: Position, who: Asking, wanted: Wanted): Invited {
  mustLead(position, who);
  const { relation, act } = known(position, wanted);
  const organisation = theOne(position, relation, wanted.organisation);
  if (organisation === who.organisation.id) throw notYours('Votre organisme répond lui-même : un lien s’envoie à un autre que soi.');
  if (!isAskedNow(position, { relation, act, organisation }))
    throw refusedProblem(obstacles(position, act, { relation, organisation }), position.seq);
  return { relation, act, organisation };
}

/** Is the act one of the present situation, and this organisation's own to decide? What its form must say is judged when it is filled in. */
export function isAskedNow({ process, situation, known: established }: Position, { relation, act, organisation }: Invited): boolean {
  const isHere = process.situations[situation]?.ways.some((way) => way.act === act) ?? false;
  const inPerson = (process.access.acts[act] ?? []).some((line) => line.decides === relation && line.recordedBy === undefined);
  const holds = process.access.holders(established)[relation]?.organisations.includes(organisation) ?? false;
  return isHere && inPerson && holds;
}

function known({ process }: Position, { relation, act }: Wanted): { relation: string; act: string } {
  if (relation === undefined) throw fieldProblem('relation', 'required', 'Indiquez qui est invité : la relation qu’il a au dossier.');
  if (!Object.hasOwn(process.access.relations, relation))
    throw fieldProblem('relation', 'unknown-relation', 'Cette procédure ne connaît pas cette relation. Voyez /v1/processes.');
  if (act === undefined) throw fieldProblem('act', 'required', 'Indiquez l’acte auquel ce lien servira.');
  if (act === OPEN || act === ALARM_RELEASED || !Object.hasOwn(process.forms, act))
    throw fieldProblem('act', 'unknown-act', 'Aucun lien ne sert à cet acte. Les actes du dossier sont dans /v1/cases/{id}/actions.');
  return { relation, act };
}

function theOne({ process, known: established }: Position, relation: string, wanted: string | undefined): string {
  const { organisations = [] } = process.access.holders(established)[relation] ?? {};
  const [only, ...others] = organisations;
  const label = process.access.relations[relation]?.label;
  if (only === undefined) throw new ProblemError(409, 'nobody-to-invite', `Aucun organisme n’est, dans ce dossier, ${label}.`);
  if (wanted === undefined && others.length > 0)
    throw fieldProblem('organisation', 'which-organisation', `Plusieurs organismes sont ici ${label} : ${organisations.join(', ')}.`);
  if (wanted !== undefined && !organisations.includes(wanted))
    throw fieldProblem('organisation', 'which-organisation', `Cet organisme n’est pas, dans ce dossier, ${label}.`);
  return wanted ?? only;
}
