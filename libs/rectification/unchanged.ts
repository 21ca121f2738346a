import { canonical, type Data, isFieldReference, type Json } from '../../machines/kernel/index.js';
import { ERASED, fieldProblem, type PersonalField } from '../casework/index.js';
import type { ClearField } from '../vault/index.js';

interface Separated {
  readonly data: Data;
  readonly fields: readonly ClearField[];
}

/** Every reference to a sealed value in a fact's data: id -> the reference itself. */
export function referencesIn(data: Json | undefined): readonly (Json & { readonly $field: string })[] {
  if (isFieldReference(data)) return [data as Json & { readonly $field: string }];
  if (typeof data !== 'object' || data === null) return [];
  return Object.values(data).flatMap((value) => referencesIn(value as Json | undefined));
}

/**
 * What did not change keeps its reference: the value is not sealed a second time, and history shows what was corrected only.
 * Throws 400 for a new value in the place of one that was erased.
 */
export function keepUnchanged({ data, fields }: Separated, before: Data, opened: readonly PersonalField[]): Separated {
  const references = new Map(referencesIn(before).map((reference) => [reference.$field, reference]));
  const old = opened.filter(({ id }) => references.has(id));
  const kept = new Map<string, Json>();
  for (const field of fields) {
    const same = old.filter(({ person, name }) => person === field.person && name === field.name);
    const [was] = same;
    if (!was || same.length > 1) continue;
    if (was.erased && field.value !== ERASED)
      throw fieldProblem('data', 'erased-value', `Une valeur effacée ne se remplace pas : laissez « ${ERASED} » dans « ${field.name} ».`);
    if (was.erased || canonical(was.value) === canonical(field.value)) kept.set(field.id, references.get(was.id) as Json);
  }
  return { data: exchanged(data, kept) as Data, fields: fields.filter(({ id }) => !kept.has(id)) };
}

function exchanged(data: Json | undefined, kept: ReadonlyMap<string, Json>): Json | undefined {
  if (isFieldReference(data)) return kept.get(data.$field) ?? (data as Json);
  if (Array.isArray(data)) return data.map((item) => exchanged(item as Json, kept) ?? null);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, exchanged(value as Json, kept)]));
}
