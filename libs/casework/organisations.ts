import type { PoolClient } from 'pg';
import { type Data, type FieldRule, type FormClass, formRule, type Json } from '../../machines/kernel/index.js';
import type { Organisation } from '../directory/index.js';
import type { FieldError } from '../forms/index.js';
import { formProblem } from './reading.js';

/** Where organisations are looked up: the directory, through the deciding transaction or as it was just read. */
export interface Register {
  organisation(id: string, client?: PoolClient): Promise<Organisation | undefined>;
  /** the national fund of a branch; undefined when none, or more than one, is registered */
  fundOf(branch: string, client?: PoolClient): Promise<Organisation | undefined>;
}

/**
 * Every organisation that a form names stands in the directory, and is of a kind that may stand there.
 * Answers the data with what the fact keeps of them: a branch, or the fund of a branch. Throws 400.
 */
export async function checkOrganisations(register: Register, client: PoolClient | undefined, form: FormClass, data: Data): Promise<Data> {
  const errors: FieldError[] = [];
  const checked = await checkLevel(register, client, form, data, 'data', errors);
  if (errors.length > 0) throw formProblem(errors);
  return checked;
}

async function checkLevel(
  register: Register,
  client: PoolClient | undefined,
  form: FormClass,
  data: Data,
  path: string,
  errors: FieldError[],
): Promise<Data> {
  const kept: Record<string, Json | undefined> = {};
  for (const rule of formRule(form).fields) {
    const value = data[rule.name];
    const field = `${path}.${rule.name}`;
    if (value === undefined) continue;
    if (rule.kind === 'organisation') Object.assign(kept, await checkOne(register, client, rule, String(value), field, errors));
    if (rule.keepsFundAs !== undefined) Object.assign(kept, await fundOf(register, client, rule, String(value), field, errors));
    if (rule.kind === 'list' && rule.of) {
      const items: Data[] = [];
      for (const [index, item] of (value as readonly Data[]).entries())
        items.push(await checkLevel(register, client, rule.of, item, `${field}[${index}]`, errors));
      kept[rule.name] = items as unknown as Json;
    }
  }
  return { ...data, ...kept };
}

async function checkOne(
  register: Register,
  client: PoolClient | undefined,
  { kinds = [], keepsBranchAs }: FieldRule,
  id: string,
  field: string,
  errors: FieldError[],
): Promise<Data> {
  const organisation = await register.organisation(id, client);
  if (!organisation) {
    const message = `« ${id} » n’est pas dans l’annuaire : voyez les organismes à /v1/organisations.`;
    errors.push({ field, code: 'unknown-organisation', message });
  } else if (!kinds.includes(organisation.kind)) {
    errors.push({ field, code: 'wrong-organisation', message: `${organisation.name} ne peut pas tenir ce rôle.` });
  }
  return keepsBranchAs !== undefined && organisation?.branch ? { [keepsBranchAs]: organisation.branch } : {};
}

async function fundOf(
  register: Register,
  client: PoolClient | undefined,
  { keepsFundAs = '', choices = {} }: FieldRule,
  branch: string,
  field: string,
  errors: FieldError[],
): Promise<Data> {
  const fund = await register.fundOf(branch, client);
  if (fund) return { [keepsFundAs]: fund.id };
  const message = `Aucune caisse nationale de la branche « ${choices[branch] ?? branch} » n’est dans l’annuaire : faites-l’y inscrire.`;
  errors.push({ field, code: 'no-fund-of-branch', message });
  return {};
}
