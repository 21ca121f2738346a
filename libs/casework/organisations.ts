import type { PoolClient } from 'pg';
import { type Data, type FormClass, formRule } from '../../machines/kernel/index.js';
import type { Directory } from '../directory/index.js';
import type { FieldError } from '../forms/index.js';
import { formProblem } from './reading.js';

interface Named {
  readonly field: string;
  readonly id: string;
  readonly kinds: readonly string[];
  readonly keepsBranchAs?: string;
}

/**
 * Every organisation that a form names stands in the directory, and is of a kind that may stand there.
 * Answers the data with what the fact keeps of them. Throws 400.
 */
export async function checkOrganisations(directory: Directory, client: PoolClient, form: FormClass, data: Data): Promise<Data> {
  const errors: FieldError[] = [];
  const kept: Record<string, string> = {};
  for (const { field, id, kinds, keepsBranchAs } of namedIn(form, data, 'data')) {
    const organisation = await directory.organisation(id, client);
    if (!organisation) errors.push({ field, code: 'unknown-organisation', message: `« ${id} » n’est pas dans l’annuaire.` });
    else if (!kinds.includes(organisation.kind)) {
      errors.push({ field, code: 'wrong-organisation', message: `${organisation.name} ne peut pas tenir ce rôle.` });
    } else if (keepsBranchAs !== undefined && organisation.branch !== null) kept[keepsBranchAs] = organisation.branch;
  }
  if (errors.length > 0) throw formProblem(errors);
  return { ...data, ...kept };
}

function namedIn(form: FormClass, data: Data, path: string): Named[] {
  return formRule(form).fields.flatMap(({ name, kind, kinds = [], keepsBranchAs, of }): Named[] => {
    const value = data[name];
    if (value === undefined) return [];
    if (kind === 'organisation') return [{ field: `${path}.${name}`, id: String(value), kinds, keepsBranchAs }];
    if (kind === 'list' && of) return (value as readonly Data[]).flatMap((item, index) => namedIn(of, item, `${path}.${name}[${index}]`));
    return [];
  });
}
