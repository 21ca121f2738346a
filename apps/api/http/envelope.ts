import { fieldProblem, formProblem } from '../../../libs/casework/index.js';
import { type FieldError, isPlainObject } from '../../../libs/forms/index.js';

/** What may stand around a form: all but `any` is checked here, `any` by whoever reads it. */
type Kind = 'string' | 'boolean' | 'object' | 'list' | 'any';
type Members<Shape extends Record<string, Kind>> = {
  readonly [Name in keyof Shape]?: Shape[Name] extends 'string'
    ? string
    : Shape[Name] extends 'boolean'
      ? boolean
      : Shape[Name] extends 'object'
        ? Record<string, unknown>
        : Shape[Name] extends 'list'
          ? readonly unknown[]
          : unknown;
};

const EXPECTED: Record<Kind, string> = {
  string: 'est un texte',
  boolean: 'vaut true ou false',
  object: 'est un objet',
  list: 'est une liste',
  any: '',
};
const LONGEST = 200;

/**
 * The members around a form, and no others. Null stands for absent.
 * @param path where the object stands in the request: empty, `by`, `facts[3]`
 */
export function readMembers<Shape extends Record<string, Kind>>(body: unknown, shape: Shape, path = ''): Members<Shape> {
  const given = body ?? {};
  if (!isPlainObject(given))
    throw fieldProblem(path, 'object', path ? `« ${path} » est un objet JSON.` : 'Le corps de la demande est un objet JSON.');
  const errors: FieldError[] = [];
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const field = path ? `${path}.${name}` : name;
    const kind = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (kind === undefined) errors.push({ field: field.slice(0, 100), code: 'unknown-field', message: unknownField(field, shape) });
    else if (value !== null && !isOf(kind, value)) errors.push({ field, code: kind, message: `« ${field} » ${EXPECTED[kind]}.` });
    else if (value !== null) read[name] = value;
  }
  if (errors.length > 0) throw formProblem(errors);
  return read as Members<Shape>;
}

function isOf(kind: Kind, value: unknown): boolean {
  switch (kind) {
    case 'string':
      return typeof value === 'string' && value.length <= LONGEST;
    case 'boolean':
      return typeof value === 'boolean';
    case 'object':
      return isPlainObject(value);
    case 'list':
      return Array.isArray(value);
    case 'any':
      return true;
  }
}

const unknownField = (field: string, shape: object) =>
  `« ${field.slice(0, 60)} » n’est pas attendu ici. Attendus : ${Object.keys(shape).join(', ') || 'rien'}.`;
