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
import type { Queryable } from './head.js';

/** A value that must not stand in a fact. */
export interface PersonalField {
  readonly id: string;
  /** whom it is about: `p1`, or `case` when it names nobody in the list */
  readonly person: string;
  readonly name: string;
  readonly dataClass: DataClass;
  readonly value: Json;
}

/** Takes everything outside `administrative` out of a form's data and leaves a reference in its place. */
export function separate(form: FormClass, data: Data, person = 'case'): { data: Data; fields: PersonalField[] } {
  const fields: PersonalField[] = [];
  const kept: Record<string, Json | undefined> = { ...data };
  for (const rule of formRule(form).fields) {
    const value = data[rule.name];
    if (value === undefined) continue;
    if (rule.kind === 'list' && rule.of)
      kept[rule.name] = (value as readonly Data[]).map((item) => separateItem(rule, item, fields)) as unknown as Json;
    else if (rule.dataClass !== 'administrative') {
      const field: PersonalField = { id: randomUUID(), person, name: rule.name, dataClass: rule.dataClass, value };
      fields.push(field);
      kept[rule.name] = { $field: field.id };
    }
  }
  return { data: kept, fields };
}

function separateItem(rule: FieldRule, item: Data, fields: PersonalField[]): Data {
  const inner = separate(rule.of as FormClass, item, String(item.id ?? 'case'));
  fields.push(...inner.fields);
  return inner.data;
}

/** The case's personal fields of the classes that the reader may see. */
export async function readPersonalFields(
  client: Queryable,
  caseId: string,
  classes: readonly DataClass[],
): Promise<readonly PersonalField[]> {
  if (classes.length === 0) return [];
  const { rows } = await client.query<PersonalField>({
    name: 'personal-fields',
    text: 'SELECT id, person, name, data_class AS "dataClass", value FROM personal_fields WHERE case_id = $1 AND data_class = ANY($2)',
    values: [caseId, classes],
  });
  return rows;
}

/** Puts values back where their references stand; what the reader may not see becomes null. */
export function filledIn(data: Json | undefined, fields: ReadonlyMap<string, PersonalField>): Json | undefined {
  if (isFieldReference(data)) return fields.get(data.$field)?.value ?? null;
  if (Array.isArray(data)) return data.map((item) => filledIn(item as Json, fields) ?? null);
  if (typeof data === 'object' && data !== null) {
    return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, filledIn(value as Json, fields)]));
  }
  return data;
}
