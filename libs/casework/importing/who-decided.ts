import { type AccessLine, type DecidedBy, OPEN, type Position, type Process, type Relation } from '../../../machines/kernel/index.js';
import { EVIDENCE_ON_PAPER, IMPORTED_RECORD } from '../commands.js';
import { notYours } from '../problems.js';
import { fieldProblem } from '../reading.js';
import { type Asking, actingRelations, hasRoleFor } from '../relations.js';
import type { GivenBy } from './line.js';

/** Who decided a fact on paper, and under which relation it is recorded. */
export interface Deciding {
  readonly by: DecidedBy;
  readonly recordedAs?: Relation;
}

/** The opening is the importer's own: nobody brings in a case that another organisation would open. Throws 403. */
export function whoOpened(process: Process, given: GivenBy, who: Asking): Deciding {
  const mine = (process.access.acts[OPEN] ?? []).filter((one) => hasRoleFor(process, one.decides, who));
  const line = mine.find((one) => given.relation === undefined || one.decides === given.relation);
  const isMine = line && (given.organisation ?? who.organisation.id) === who.organisation.id && given.person === undefined;
  if (!isMine) throw notYours('Un dossier se reprend par l’organisme qui l’ouvre, dans un rôle qui permet de l’ouvrir.');
  return { by: { relation: line.decides, organisation: who.organisation.id, ...evidenceOf(given) } };
}

/**
 * Who decided any other fact: the sender says it, or the access table leaves only one answer. A decision of somebody else
 * stands on the evidence that is given, or on the paper itself. Throws 400 when it can't be known.
 */
export function whoDecided(position: Position, act: string, given: GivenBy, who: Asking): Deciding {
  const { process } = position;
  const lines = process.access.acts[act] ?? [];
  // an act that is not possible here is nobody's to decide: the process says why, before anything else is asked
  if (!process.situations[position.situation]?.ways.some((way) => way.act === act)) return { by: { relation: lines[0]?.decides ?? act } };
  const relation = given.relation ?? theOnly(lines.map((line) => line.decides));
  if (relation === undefined) throw fieldProblem('by.relation', 'who-decides', `Indiquez qui a décidé : ${listed(process, lines)}.`);
  if (!Object.hasOwn(process.access.relations, relation))
    throw fieldProblem('by.relation', 'unknown-relation', `Relations : ${Object.keys(process.access.relations).join(', ')}.`);
  const theirs = lines.filter((line) => line.decides === relation);
  const inPerson = theirs.some((line) => line.recordedBy === undefined);
  if (given.person === undefined && (inPerson || theirs.length === 0)) return inItsName(position, relation, given, who);
  if (given.person === undefined) throw fieldProblem('by.person', 'who-decides', 'Indiquez la personne qui a décidé : p1, p2…');
  const { organisation, person } = given;
  const by = { relation, ...(organisation === undefined ? {} : { organisation }), person, evidence: IMPORTED_RECORD, ...evidenceOf(given) };
  const recordedAs = recordingRelation(position, theirs, who);
  return { by, ...(recordedAs === undefined ? {} : { recordedAs }) };
}

/** An organisation decided: the one that is named, or the only one that stands in this relation. */
function inItsName(position: Position, relation: Relation, given: GivenBy, who: Asking): Deciding {
  const holders = position.process.access.holders(position.known)[relation]?.organisations ?? [];
  const organisation = given.organisation ?? theOnly(holders);
  if (organisation === undefined) {
    const label = position.process.access.relations[relation]?.label ?? relation;
    const text =
      holders.length === 0
        ? `Aucun organisme n’est à cette date, dans ce dossier, ${label}.`
        : `Indiquez lequel a décidé en tant que ${label} : ${holders.join(', ')}.`;
    throw fieldProblem('by.organisation', 'which-organisation', text);
  }
  const ours = organisation === who.organisation.id;
  // what another organisation decided stands on the paper alone, whatever the sender says
  return { by: { relation, organisation, ...evidenceOf(given), ...(ours ? {} : { evidence: IMPORTED_RECORD }) } };
}

/** Of those that may record it: one in which the importer stands and acts, else the first. */
function recordingRelation(position: Position, lines: readonly AccessLine[], who: Asking): Relation | undefined {
  const acting = actingRelations(position, who);
  const recording = lines.flatMap(({ recordedBy }) => (recordedBy === undefined ? [] : [recordedBy]));
  return recording.find((relation) => acting.includes(relation)) ?? recording[0];
}

function evidenceOf({ evidence }: GivenBy): { readonly evidence?: string } {
  if (evidence === undefined) return {};
  if (Object.hasOwn(EVIDENCE_ON_PAPER, evidence)) return { evidence };
  const codes = Object.keys(EVIDENCE_ON_PAPER).join(', ');
  throw fieldProblem('by.evidence', 'evidence', `Indiquez comment cette décision est connue : ${codes}.`);
}

const theOnly = (names: readonly string[]): string | undefined => (new Set(names).size === 1 ? names[0] : undefined);

const listed = ({ access }: Process, lines: readonly AccessLine[]): string =>
  [...new Set(lines.map(({ decides }) => `${decides} (${access.relations[decides]?.label ?? decides})`))].join(', ') ||
  'personne ne le peut';
