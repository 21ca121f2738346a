import { type FieldRule, type FormClass, formRule } from '../../machines/kernel/index.js';

/** JSON Schema 2020-12 of a form, as OpenAPI 3.1 takes it, with the French label as title. */
export type FormSchema = {
  readonly type: 'object';
  readonly title: string;
  readonly description?: string;
  /** by the field's name, in the order in which they are asked */
  readonly properties: { readonly [field: string]: FieldSchema };
  readonly required: readonly string[];
  readonly additionalProperties: false;
};

/** The same of one field, with its kind and its data class beside it. */
export type FieldSchema = {
  readonly title: string;
  readonly description?: string;
  readonly 'x-kind': FieldRule['kind'];
  readonly 'x-data-class': FieldRule['dataClass'];
  readonly type: 'string' | 'boolean' | 'integer' | 'array';
  readonly format?: 'date';
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** codes; `x-labels` says each in French */
  readonly enum?: readonly string[];
  readonly 'x-labels'?: { readonly [code: string]: string };
  /** when one chooses a code and what follows from it, in plain French */
  readonly 'x-descriptions'?: { readonly [code: string]: string };
  readonly minimum?: number;
  readonly maximum?: number;
  /** which kinds of organisation may be named; none: any */
  readonly 'x-organisation-kinds'?: readonly string[];
  readonly items?: FormSchema;
  /** the prefix of the ids that the items get, in their order: `p` -> p1, p2… */
  readonly 'x-ids'?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
};

/** The schema of an act's form: for OpenAPI, and for the page that draws it. */
export function schemaOf(form: FormClass): FormSchema {
  const { label, hint, fields } = formRule(form);
  return {
    type: 'object',
    title: label,
    ...(hint ? { description: hint } : {}),
    properties: Object.fromEntries(fields.map((field) => [field.name, schemaOfField(field)])),
    required: fields.filter((field) => field.required).map((field) => field.name),
    additionalProperties: false,
  };
}

function schemaOfField(field: FieldRule): FieldSchema {
  const { label, hint, dataClass, kind } = field;
  return { title: label, ...(hint ? { description: hint } : {}), ...shapeOf(field), 'x-kind': kind, 'x-data-class': dataClass };
}

function shapeOf({
  kind,
  choices = {},
  describes,
  kinds = [],
  of,
  min,
  max,
  maxLength,
  pattern,
  required,
  ids,
}: FieldRule): Omit<FieldSchema, 'title' | 'x-kind' | 'x-data-class'> {
  switch (kind) {
    case 'text':
      return { type: 'string', maxLength, ...(required ? { minLength: 1 } : {}), ...(pattern ? { pattern } : {}) };
    case 'choice':
      return { type: 'string', enum: Object.keys(choices), 'x-labels': choices, ...(describes ? { 'x-descriptions': describes } : {}) };
    case 'flag':
      return { type: 'boolean' };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'count':
      return { type: 'integer', minimum: min, maximum: max };
    case 'organisation':
      return { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,63}$', 'x-organisation-kinds': kinds };
    case 'party':
      return { type: 'string', pattern: '^p[1-9]\\d?$' };
    case 'list':
      return { type: 'array', ...(of ? { items: schemaOf(of) } : {}), ...(ids ? { 'x-ids': ids } : {}), minItems: min, maxItems: max };
  }
}
