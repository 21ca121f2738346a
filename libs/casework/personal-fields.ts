import { randomUUID } from 'node:crypto';
import {
  type Data,
  type DataClass,
  type FieldRule,
  type FormClass,
  formRule,
  isFieldReference,
  type Json,
} from '../../machines/kernel/index.js';
import { type ClearField, commitment, fieldAltered, newSalt, type OpenedField, type SealedField, type Vault } from '../vault/index.js';
import type { Queryable } from './head.js';

/** A value that must not stand in a fact, opened for somebody who may read it. */
export type PersonalField = OpenedField;

/** What stands in the place of a value whose key was destroyed; what is not for the reader is null. */
export const ERASED = '[effacé]';

/**
 * Takes everything outside `administrative` out of a form's data and leaves a reference in its place, with a commitment to the value:
 * what is sealed can be proved, and not guessed.
 */
export function separate(form: FormClass, data: Data, caseId: string, person = 'case'): { data: Data; fields: ClearField[] } {
  const fields: ClearField[] = [];
  const kept: Record<string, Json | undefined> = { ...data };
  for (const rule of formRule(form).fields) {
    const value = data[rule.name];
    if (value === undefined) continue;
    if (rule.kind === 'list' && rule.of)
      kept[rule.name] = (value as readonly Data[]).map((item) => separateItem(rule, item, caseId, fields)) as unknown as Json;
    else if (rule.dataClass !== 'administrative') {
      const { name, dataClass, search } = rule;
      const field: ClearField = { id: randomUUID(), person, name, dataClass, value, salt: newSalt(), ...(search ? { search } : {}) };
      fields.push(field);
      kept[name] = { $field: field.id, commitment: commitment({ caseId, person, name }, field) };
    }
  }
  return { data: kept, fields };
}

function separateItem(rule: FieldRule, item: Data, caseId: string, fields: ClearField[]): Data {
  const inner = separate(rule.of as FormClass, item, caseId, String(item.id ?? 'case'));
  fields.push(...inner.fields);
  return inner.data;
}

/** The case's personal fields of the classes that the reader may see, opened; those that were corrected are left out. Throws 503 when the vault can't open them. */
export async function readPersonalFields(
  client: Queryable,
  vault: Vault,
  caseId: string,
  classes: readonly DataClass[],
): Promise<readonly PersonalField[]> {
  if (classes.length === 0) return [];
  const { rows } = await client.query<SealedField>({
    name: 'personal-fields',
    text: `SELECT id, person, name, data_class AS "dataClass", sealed FROM personal_fields f WHERE case_id = $1 AND data_class = ANY($2)
              AND NOT EXISTS (SELECT 1 FROM replaced_fields r WHERE r.field_id = f.id)`,
    values: [caseId, classes],
  });
  return vault.open(caseId, rows);
}

/**
 * Puts values back where their references stand: what the reader may not see becomes null, what was erased says so.
 * Throws 503 when a value is not the one that the fact committed to.
 */
export function filledIn(data: Json | undefined, fields: ReadonlyMap<string, PersonalField>): Json | undefined {
  if (isFieldReference(data)) return shownValue(fields.get(data.$field), data.commitment);
  if (Array.isArray(data)) return data.map((item) => filledIn(item as Json, fields) ?? null);
  if (typeof data === 'object' && data !== null) {
    return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, filledIn(value as Json, fields)]));
  }
  return data;
}

function shownValue(field: PersonalField | undefined, promised: string | undefined): Json {
  if (!field) return null;
  if (field.erased) return ERASED;
  if (promised !== undefined && promised !== field.commitment) throw fieldAltered();
  return field.value;
}
