import type { DecidedBy, Process } from '../../machines/kernel/index.js';
import { ERASED, EVIDENCE_ON_PAPER, type PersonalField } from '../casework/index.js';

/** A name that the reader may see, or undefined: `nameOf('party', 'p1')`, `nameOf('organisation', 'caisse-a')`. */
export type NameOf = (what: string, id: string) => string | undefined;

/** Names from the fields the reader may read, and from the directory, which everyone may. */
export function namesFrom(fields: readonly PersonalField[], organisations: ReadonlyMap<string, { readonly name: string }>): NameOf {
  const persons = new Map<string, Record<string, string>>();
  for (const { person, name, dataClass, value, erased } of fields) {
    if (dataClass === 'identity') persons.set(person, { ...persons.get(person), [name]: erased ? ERASED : String(value) });
  }
  return (what, id) => {
    if (what === 'organisation') return organisations.get(id)?.name;
    const { firstName, lastName } = persons.get(id) ?? {};
    // an erased person is named so once
    return [...new Set([firstName, lastName])].filter(Boolean).join(' ') || undefined;
  };
}

export interface Named {
  readonly id: string;
  readonly name?: string;
}

export function named(what: 'party' | 'organisation', id: string, nameOf: NameOf): Named {
  const name = nameOf(what, id);
  return name === undefined ? { id } : { id, name };
}

export const relationView = (process: Process, relation: string) => ({
  relation,
  label: process.access.relations[relation]?.label ?? (relation === 'calendar' ? 'le calendrier' : relation),
});

/** Who decided, as it is shown. */
export function decidedByView(process: Process, { relation, organisation, person, evidence }: DecidedBy, nameOf: NameOf) {
  return {
    ...relationView(process, relation),
    ...(organisation === undefined ? {} : { organisation: named('organisation', organisation, nameOf) }),
    ...(person === undefined ? {} : { person: named('party', person, nameOf) }),
    ...(evidence === undefined
      ? {}
      : { evidence: { code: evidence, label: (EVIDENCE_ON_PAPER as Record<string, string>)[evidence] ?? evidence } }),
  };
}
