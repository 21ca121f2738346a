import type { Position } from '../../machines/kernel/index.js';
import { type Asking, actingRelations, type Head, heldRelations } from '../casework/index.js';
import { deadlineView } from './deadline-view.js';
import { knownView } from './known-view.js';
import { type NameOf, named, relationView } from './names.js';
import { sourceView } from './source-view.js';
import { ENDED, type Veil, veilOver } from './veil.js';

/** A case as its reader may see it. */
export function caseView({ head, position }: { head: Head; position: Position }, who: Asking, nameOf: NameOf) {
  const { process } = position;
  const veil = veilOver(position, who);
  return {
    id: head.id,
    reference: head.reference,
    process: process.key,
    label: process.label,
    situation: situationView(position, veil),
    seq: head.seq,
    closed: position.closed,
    openedAt: head.openedAt,
    openedBy: named('organisation', head.openedBy, nameOf),
    ...(head.sandboxOffset === null ? {} : { sandbox: { now: head.now } }),
    ...(head.alarm === null ? {} : { alarm: head.alarm }),
    yourRelations: yourRelations(position, who),
    parties: partiesOf(position, nameOf),
    established: knownView(process, position.known, nameOf, veil),
    deadlines: position.deadlines.map((deadline) => deadlineView(process, deadline)),
    progress: progressOf(position),
  };
}

export type CaseView = ReturnType<typeof caseView>;

export function situationView({ process, situation: id }: Position, veil: Veil) {
  if (veil.situation(id)) return { ...ENDED, waitsFor: [], source: sourceView(process.source) };
  const { label, waitsFor, source } = process.situations[id] as NonNullable<(typeof process.situations)[string]>;
  return { id, label, waitsFor: waitsFor.map((relation) => relationView(process, relation)), source: sourceView(source) };
}

function yourRelations(position: Position, who: Asking) {
  const acting = actingRelations(position, who);
  return heldRelations(position, who).map((relation) => ({
    ...relationView(position.process, relation),
    acting: acting.includes(relation),
  }));
}

/** The persons of the case, each with its relation, and its name for whoever may read it. */
function partiesOf(position: Position, nameOf: NameOf) {
  const { process, known } = position;
  return Object.entries(process.access.holders(known)).flatMap(([relation, { persons = [] }]) =>
    persons.map((id) => ({ ...named('party', id, nameOf), ...relationView(process, relation) })),
  );
}

/** The open situations in the order in which the process lays them down, and the place of this case among them. */
function progressOf({ process, situation, closed }: Position) {
  const line = Object.values(process.situations).filter(({ final }) => !final);
  const here = line.findIndex(({ id }) => id === situation);
  return {
    step: closed ? null : here + 1,
    of: line.length,
    situations: line.map(({ id, label }, index) => ({
      id,
      label,
      state: closed || index < here ? 'past' : index === here ? 'present' : 'ahead',
    })),
  };
}
