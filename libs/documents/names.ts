import type { Pool } from 'pg';
import type { DataClass, Letter } from '../../machines/kernel/index.js';
import { ERASED } from '../casework/index.js';
import type { OpenedField, SealedField, Vault } from '../vault/index.js';
import type { NameOf } from './compose.js';
import { type Material, sealedIn, shownBy } from './material.js';

/** The sealed fields that a letter names, by their ids. */
export function fieldsNamed(letter: Letter, { names, values }: Material): readonly string[] {
  const outright = sealedIn(shownBy(letter, (path) => values[path] ?? null));
  return [...new Set([...Object.values(names).flat(), ...outright])].sort();
}

/** Those fields, opened where they are of these classes. Throws 503 when the vault can't. */
export async function openNames(
  pool: Pool,
  vault: Vault,
  caseId: string,
  ids: readonly string[],
  classes?: readonly DataClass[],
): Promise<readonly OpenedField[]> {
  if (ids.length === 0) return [];
  const { rows } = await pool.query<SealedField>({
    name: 'document-fields',
    text: `SELECT id, person, name, data_class AS "dataClass", sealed FROM personal_fields
            WHERE case_id = $1 AND id = ANY($2::uuid[]) AND ($3::text[] IS NULL OR data_class = ANY($3)) ORDER BY id`,
    values: [caseId, ids, classes ?? null],
  });
  return vault.open(caseId, rows);
}

/** What is not among them is not for this reader. */
export function nameFrom(fields: readonly OpenedField[]): NameOf {
  const known = new Map(fields.map(({ id, value, erased }) => [id, erased ? ERASED : String(value)]));
  return (id) => known.get(id);
}
