/** What the API says of a form: a JSON schema with the French label as title, and the kind of each field. */
export interface FormSchema {
  readonly title: string;
  readonly description?: string;
  /** in the order in which they are asked */
  readonly properties: { readonly [field: string]: FieldSchema };
  readonly required: readonly string[];
}

export interface FieldSchema {
  readonly title: string;
  readonly description?: string;
  readonly 'x-kind': 'text' | 'choice' | 'flag' | 'date' | 'count' | 'organisation' | 'party' | 'list';
  /** `administrative`, or the class under which the value is sealed */
  readonly 'x-data-class': string;
  readonly maxLength?: number;
  readonly enum?: readonly string[];
  /** code -> French */
  readonly 'x-labels'?: { readonly [code: string]: string };
  /** code -> what it means, in plain words */
  readonly 'x-descriptions'?: { readonly [code: string]: string };
  readonly 'x-organisation-kinds'?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: FormSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** the prefix of the ids that the items get: `p` -> p1, p2… */
  readonly 'x-ids'?: string;
}

/** What somebody has written so far, by the names of the fields. */
export type Written = { readonly [field: string]: unknown };

/** A person whom a field may name. */
export interface Party {
  readonly id: string;
  readonly name?: string;
}

export const isWritten = (value: unknown): value is Written => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text that deserves more than a line. */
export const isLong = ({ maxLength = 0 }: FieldSchema): boolean => maxLength > 200;

/** As many answers as one takes in at once: they stand on the page, more than these in a list that opens. */
const AT_A_GLANCE = 5;
export const isAtAGlance = ({ enum: codes = [] }: FieldSchema): boolean => codes.length <= AT_A_GLANCE;

/** An empty answer is no answer. */
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (isWritten(value) && allEmpty(value));
const allEmpty = (value: Written): boolean => Object.values(value).every((one) => isEmpty(one) || (Array.isArray(one) && one.length === 0));

/** What is sent: only the schema's own fields, without those that were left empty. */
export function tidy(schema: FormSchema, written: Written): Written {
  const entries = Object.entries(schema.properties).flatMap(([name, field]): [string, unknown][] => {
    const value = written[name];
    if (field['x-kind'] === 'list') return listOf(name, field, value, schema.required.includes(name));
    return isEmpty(value) ? [] : [[name, typeof value === 'string' ? value.trim() : value]];
  });
  return Object.fromEntries(entries);
}

function listOf(name: string, { items }: FieldSchema, value: unknown, required: boolean): [string, unknown][] {
  const rows = Array.isArray(value) ? value : [];
  if (rows.length === 0 && !required) return [];
  return [[name, items ? rows.map((row) => tidy(items, isWritten(row) ? row : {})) : rows]];
}

/** The persons whom the form itself lists, with the ids that they will get. */
export function partiesOf(schema: FormSchema, written: Written): readonly Party[] {
  return Object.entries(schema.properties).flatMap(([name, field]) => {
    const { 'x-ids': ids, items } = field;
    const rows = written[name];
    if (ids === undefined || !items || !Array.isArray(rows)) return [];
    const named = items.required.filter((one) => items.properties[one]?.['x-data-class'] === 'identity');
    return rows.map((row, index) => {
      const words = named.map((one) => (isWritten(row) ? row[one] : undefined)).filter((one) => !isEmpty(one));
      return { id: `${ids}${index + 1}`, ...(words.length > 0 ? { name: words.join(' ') } : {}) };
    });
  });
}

/** The fields in which somebody wrote something else than was proposed. */
export function departing(schema: FormSchema, written: Written, proposed: Written): readonly string[] {
  const said = tidy(schema, written);
  return Object.keys(proposed).filter((name) => name in schema.properties && JSON.stringify(said[name]) !== JSON.stringify(proposed[name]));
}

/** What a form begins with: the least number of items of each list. */
export function blank(schema: FormSchema): Written {
  const lists = Object.entries(schema.properties).flatMap(([name, { items, minItems = 0 }]) =>
    items && minItems > 0 ? [[name, Array.from({ length: minItems }, () => blank(items))] as const] : [],
  );
  return Object.fromEntries(lists);
}

/** Has anything been written that would be a pity to lose? */
export const isBlank = (schema: FormSchema, written: Written): boolean =>
  JSON.stringify(tidy(schema, written)) === JSON.stringify(tidy(schema, blank(schema)));
