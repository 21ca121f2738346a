import { type ValidationError, validateSync } from 'class-validator';
import { type Data, type FieldRule, type FormClass, formRule, type Json } from '../../machines/kernel/index.js';
import { prepare } from './rules.js';

/** One mistake in a form: where, a stable code, and what to write instead. */
export interface FieldError {
  /** `parties[0].lastName` */
  readonly field: string;
  readonly code: string;
  /** French */
  readonly message: string;
}

export type Checked = { readonly data: Data } | { readonly errors: readonly FieldError[] };

/** Checks what somebody wrote in a form against its class, with class-validator, and gives it back clean. */
export function checkForm(form: FormClass, body: unknown): Checked {
  if (!isPlainObject(body)) return { errors: [{ field: '', code: 'object', message: 'Le formulaire est un objet JSON.' }] };
  const fields = formRule(form).fields;
  if (fields.length === 0) {
    const unknown = Object.keys(body).map((name) => unknownField(name));
    return unknown.length > 0 ? { errors: unknown } : { data: {} };
  }
  const errors = validateSync(instantiate(form, body), { whitelist: true, forbidNonWhitelisted: true, stopAtFirstError: true });
  if (errors.length > 0) return { errors: errors.flatMap((error) => flatten(error, '')) };
  return { data: clean(fields, body) };
}

/** class-validator judges instances: the body becomes one, and so do the items of its lists. */
function instantiate(form: FormClass, body: Record<string, unknown>): object {
  prepare(form);
  const instance = new form() as Record<string, unknown>;
  const rules = new Map(formRule(form).fields.map((rule) => [rule.name, rule]));
  for (const [name, value] of Object.entries(body)) {
    if (name === '__proto__') continue;
    const rule = rules.get(name);
    // an optional field that was left empty is one that was not filled in
    if (rule && !rule.required && value === '') continue;
    const of = rule?.of;
    instance[name] =
      of && Array.isArray(value) ? value.map((item: unknown) => (isPlainObject(item) ? instantiate(of, item) : item)) : value;
  }
  return instance;
}

/** Only the declared fields, texts trimmed, absent ones left out, items of lists with their ids. */
function clean(fields: readonly FieldRule[], body: Record<string, unknown>): Data {
  const data: Record<string, Json> = {};
  for (const { name, kind, of, ids } of fields) {
    const value = body[name];
    if (value === undefined || value === null || value === '') continue;
    if (kind === 'list' && of) {
      const items = (value as Record<string, unknown>[]).map((item) => clean(formRule(of).fields, item));
      data[name] = items.map((item, index) => (ids ? { id: `${ids}${index + 1}`, ...item } : item)) as Json;
    } else {
      data[name] = (typeof value === 'string' ? value.trim() : value) as Json;
    }
  }
  return data;
}

function flatten(error: ValidationError, path: string): FieldError[] {
  const field = `${path}${path && /^\d+$/.test(error.property) ? `[${error.property}]` : `${path ? '.' : ''}${error.property}`}`;
  const own = Object.entries(error.constraints ?? {}).map(([code, message]) =>
    code === 'whitelistValidation' ? unknownField(field) : { field, code, message },
  );
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, field))];
}

const unknownField = (field: string): FieldError => ({
  field,
  code: 'unknown-field',
  message: `« ${field.slice(0, 60)} » n’est pas un champ de ce formulaire.`,
});

export const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
