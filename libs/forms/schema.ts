import { type FieldRule, type FormClass, formRule } from '../../machines/kernel/index.js';

/** JSON Schema 2020-12, as OpenAPI 3.1 takes it, with the French label as title and the data class beside it. */
export type JsonSchema = { readonly [key: string]: unknown };

/** The schema of an act's form: for OpenAPI, and for the page that draws it. */
export function schemaOf(form: FormClass): JsonSchema {
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

function schemaOfField(field: FieldRule): JsonSchema {
  const { label, hint, dataClass, kind } = field;
  return { title: label, ...(hint ? { description: hint } : {}), ...shapeOf(field), 'x-kind': kind, 'x-data-class': dataClass };
}

function shapeOf({ kind, choices = {}, kinds = [], of, min, max, maxLength, pattern, required }: FieldRule): JsonSchema {
  switch (kind) {
    case 'text':
      return { type: 'string', maxLength, ...(required ? { minLength: 1 } : {}), ...(pattern ? { pattern } : {}) };
    case 'choice':
      return { type: 'string', enum: Object.keys(choices), 'x-labels': choices };
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
      return { type: 'array', items: of ? schemaOf(of) : {}, minItems: min, maxItems: max };
  }
}
