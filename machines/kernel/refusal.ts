import type { Source } from './source.js';

/** Something that is lacking: a party not yet informed, an approval not yet given. */
export interface Missing {
  readonly what: 'party' | 'organisation' | 'field' | 'date';
  /** `p2`, an organisation's id, a field's name, or a legal date */
  readonly id: string;
  /** the act that supplies it, where one does */
  readonly supply?: Supply;
}

/** An act, and what its form would say to supply what is missing. */
export interface Supply {
  readonly act: string;
  /** codes and ids only, by field */
  readonly data?: { readonly [field: string]: string };
}

/** Why an act is not possible. A value: never thrown, never a boolean. */
export interface Refusal {
  /** stable, kebab-case */
  readonly code: string;
  /** French; names who or what as `{party:p2}` or `{organisation:id}`, filled in by whoever may see the name */
  readonly message: string;
  readonly source: Source;
  readonly missing: readonly Missing[];
}

export function refusal(code: string, message: string, source: Source, ...missing: Missing[]): Refusal {
  return { code, message, source, missing };
}

/**
 * The sentence with its names. `nameOf` answers undefined for a name the reader may not see:
 * then the party is « la partie 2 » and the organisation its id.
 */
export function sentence(message: string, nameOf: (what: string, id: string) => string | undefined = () => undefined): string {
  const text = message.replace(/\{(party|organisation):([^}]+)\}/g, (_, what: string, id: string) => {
    return nameOf(what, id) ?? (what === 'party' ? `la partie ${id.replace(/^p/, '')}` : `l’organisme ${id}`);
  });
  return text.charAt(0).toUpperCase() + text.slice(1);
}
