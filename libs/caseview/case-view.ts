import type { Position } from '../../machines/kernel/index.js';
import type { AssigneeView } from '../assignment/index.js';
import { type Asking, actingRelations, type Head, heldRelations } from '../casework/index.js';
import { deadlineView } from './deadline-view.js';
import { knownView } from './known-view.js';
import { type NameOf, named, relationView } from './names.js';
import type { PossibleDuplicate } from './possible-duplicate.js';
import { sourceView } from './source-view.js';
import { ENDED, type Veil, veilOver } from './veil.js';

/** Where a case stands, and who in the reader's organisation looks after it. */
export interface Shown {
  readonly head: Head;
  readonly position: Position;
  readonly assignee: AssigneeView | null;
  readonly possibleDuplicates: readonly PossibleDuplicate[];
}

/** A case as its reader may see it. */
export function caseView({ head, position, assignee, possibleDuplicates }: Shown, who: Asking, nameOf: NameOf) {
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
    assignee,
    parties: partiesOf(position, nameOf),
    organisations: organisationsOf(position, nameOf),
    possibleDuplicates,
    established: knownView(process, position.known, nameOf, veil),
    deadlines: position.deadlines.map((deadline) => deadlineView(process, deadline, veil)),
    flags: Object.entries(process.flags ?? {})
      .filter(([, { raised }]) => raised(position.known))
      .map(([id, { label, source }]) => ({ id, label, source: sourceView(source) })),
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

/** The organisations that have a part in the case, each with the relation in which it stands to it. */
function organisationsOf(position: Position, nameOf: NameOf) {
  const { process, known } = position;
  return Object.entries(process.access.holders(known)).flatMap(([relation, { organisations }]) =>
    organisations.map((id) => ({ ...named('organisation', id, nameOf), ...relationView(process, relation) })),
  );
}

/**
 * The open situations in the order in which the process lays them down, and the place of this case among them. What it
 * never had to wait for lies neither behind nor ahead of it.
 */
function progressOf({ process, situation, passed, closed }: Position) {
  // where a case only passes through, nobody finds it
  const line = Object.values(process.situations).filter(({ final, ways }) => !final && ways.length > 0);
  const here = line.findIndex(({ id }) => id === situation);
  const stateOf = (id: string, index: number): 'present' | 'past' | 'notNeeded' | 'ahead' => {
    if (id === situation) return 'present';
    if (passed.includes(id)) return 'past';
    return closed || index < here ? 'notNeeded' : 'ahead';
  };
  const situations = line.map(({ id, label }, index) => ({ id, label, state: stateOf(id, index) }));
  const met = situations.filter(({ state }) => state !== 'notNeeded');
  return { step: closed ? null : met.findIndex(({ state }) => state === 'present') + 1, of: met.length, situations };
}
