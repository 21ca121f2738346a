import type { Position, Process, Refusal } from '../../machines/kernel/index.js';
import { type Asking, hasRoleFor, heldRelations, isAuditor } from '../casework/index.js';

/** What stands in the place of a situation that its reader may not learn. */
export const ENDED = { id: 'ended', label: 'Terminé' } as const;

/** What of a case its reader does not learn, from the process's restrictions. */
export interface Veil {
  readonly act: (act: string) => boolean;
  readonly situation: (situation: string) => boolean;
  readonly document: (kind: string) => boolean;
  readonly known: (name: string) => boolean;
  /** the acts whose content is hidden */
  readonly acts: readonly string[];
}

/** @param relations those in which the reader's organisation stands to the case; they open what the reader's roles act in */
export function veilFor(process: Process, relations: readonly string[], who: Asking): Veil {
  const acting = relations.filter((relation) => hasRoleFor(process, relation, who));
  const closed = isAuditor(who) ? [] : (process.access.restricted ?? []).filter(({ to }) => !to.some((one) => acting.includes(one)));
  const hides = (what: 'acts' | 'situations' | 'documents' | 'known') => {
    const names = new Set(closed.flatMap((restriction) => restriction[what]));
    return (name: string) => names.has(name);
  };
  return {
    act: hides('acts'),
    situation: hides('situations'),
    document: hides('documents'),
    known: hides('known'),
    acts: closed.flatMap(({ acts }) => acts),
  };
}

export const veilOver = (position: Position, who: Asking): Veil => veilFor(position.process, heldRelations(position, who), who);

/** A situation by its id and label, as far as its reader may learn it. */
export function situationBrief(process: Process, id: string, veil: Veil): { readonly id: string; readonly label: string } {
  return veil.situation(id) ? ENDED : { id, label: process.situations[id]?.label ?? id };
}

/** A refusal says where the case stands, and why: not to whom that is hidden. */
export function veiledRefusal<Said extends Refusal>(refusal: Said, { process, situation }: Position, veil: Veil): Said {
  if (!veil.situation(situation)) return refusal;
  const label = process.situations[situation]?.label ?? situation;
  return { ...refusal, message: refusal.message.replaceAll(label, ENDED.label), source: process.source };
}

/**
 * From where on a log's digests are not shown: whoever knows all but a short code could find it by trying,
 * and each link covers the ones before it.
 */
export function veiledFrom(acts: readonly string[], veil: Veil): number {
  const first = acts.findIndex(veil.act);
  return first < 0 ? acts.length : first;
}

export const NOTHING_HIDDEN: Veil = { act: () => false, situation: () => false, document: () => false, known: () => false, acts: [] };
