/** Decides who may read a field and, outside `administrative`, that it never stands in a fact. */
export type DataClass = 'administrative' | 'identity' | 'medical' | 'mediation' | 'listening';

/** `now`: Saisine performs it and stamps the time. `evidenced`: it happened outside and may be earlier. */
export type Dating = 'now' | 'evidenced';

export interface FieldRule {
  readonly name: string;
  readonly kind: 'text' | 'choice' | 'flag' | 'date' | 'count' | 'organisation' | 'party' | 'list';
  /** French, as printed beside the field */
  readonly label: string;
  readonly dataClass: DataClass;
  readonly required: boolean;
  /** one sentence under the field */
  readonly hint?: string;
  readonly maxLength?: number;
  /** for `text`: a regular expression that the whole value matches, and what it asks for in French: « un numéro, sans espace ni nom » */
  readonly pattern?: string;
  readonly patternHint?: string;
  /** for `text` with a pattern: a value that matches, for the document of the API */
  readonly example?: string;
  /** a sealed value that may be looked for all the same, through its blind index: how it is written alike first */
  readonly search?: 'name';
  /** code -> French label */
  readonly choices?: Readonly<Record<string, string>>;
  /** code -> French: when one chooses it and what follows from it, in one or two sentences; it explains and decides nothing */
  readonly describes?: Readonly<Record<string, string>>;
  /** for `organisation`: the kinds that may stand here */
  readonly kinds?: readonly string[];
  /** for `organisation`: its branch, as the directory has it on that day, is recorded in the fact under this name */
  readonly keepsBranchAs?: string;
  /** for the `choice` of a branch: its national fund, as the directory has it on that day, is recorded beside it under this name */
  readonly keepsFundAs?: string;
  /** for `list`: the form of an item, and the prefix of the ids its items get (`p` -> p1, p2…) */
  readonly of?: FormClass;
  /** for `list`: how many items; for `count`: the number itself */
  readonly min?: number;
  readonly max?: number;
  readonly ids?: string;
}

export interface FormRule {
  readonly label: string;
  readonly dating: Dating;
  readonly hint?: string;
  /** the same decision may be taken for several cases at once; each is judged by itself */
  readonly bulk?: boolean;
  readonly fields: readonly FieldRule[];
}

export type FormClass = new () => object;

interface Described {
  label?: string;
  dating?: Dating;
  hint?: string;
  bulk?: boolean;
  fields: FieldRule[];
}
const described = new WeakMap<object, Described>();

function describe(target: object): Described {
  let entry = described.get(target);
  if (!entry) {
    entry = { fields: [] };
    described.set(target, entry);
  }
  return entry;
}

/**
 * The rules of a form class, read once from its decorators. The JSON schema, the OpenAPI operation, the page's widgets
 * and class-validator's rules (libs/forms) are all made from this: a field is declared in one place.
 */
export function formRule(form: FormClass): FormRule {
  const { label, dating, hint, bulk, fields } = describe(form.prototype);
  const parent: unknown = Object.getPrototypeOf(form);
  // a form that extends another asks its own first
  const inherited = typeof parent === 'function' && parent.prototype ? formRule(parent as FormClass).fields : [];
  return { label: label ?? form.name, dating: dating ?? 'now', hint, bulk, fields: [...fields, ...inherited] };
}

/** Names an act's form: its French label and how it is dated. */
export function form(label: string, dating: Dating = 'now', hint?: string, { bulk }: { bulk?: boolean } = {}): ClassDecorator {
  return (target) => {
    Object.assign(describe(target.prototype as object), { label, dating, hint, bulk });
  };
}

type Options = Partial<
  Pick<
    FieldRule,
    | 'required'
    | 'dataClass'
    | 'hint'
    | 'maxLength'
    | 'pattern'
    | 'patternHint'
    | 'example'
    | 'min'
    | 'max'
    | 'ids'
    | 'keepsBranchAs'
    | 'keepsFundAs'
    | 'search'
    | 'describes'
  >
>;

function field(rule: Omit<FieldRule, 'name' | 'required' | 'dataClass'>, options: Options): PropertyDecorator {
  return (target, name) => {
    describe(target).fields.push({ required: true, dataClass: 'administrative', ...rule, ...options, name: String(name) });
  };
}

/** Free text, 200 characters unless told. */
export const text = (label: string, options: Options = {}) => field({ kind: 'text', label, maxLength: 200 }, options);
/** One of a closed list of codes. */
export const choice = (label: string, choices: Readonly<Record<string, string>>, options: Options = {}) =>
  field({ kind: 'choice', label, choices }, options);
/** Yes or no. */
export const flag = (label: string, options: Options = {}) => field({ kind: 'flag', label }, options);
/** A day of the legal calendar, `2019-03-28`. It may be ahead: a contract says from when it runs. */
export const date = (label: string, options: Options = {}) => field({ kind: 'date', label }, options);
/** A whole number within bounds. */
export const count = (label: string, bounds: { readonly min: number; readonly max: number }, options: Options = {}) =>
  field({ kind: 'count', label, ...bounds }, options);
/** An organisation of the directory. */
export const organisation = (label: string, kinds: readonly string[], options: Options = {}) =>
  field({ kind: 'organisation', label, kinds }, options);
/** A party of this case, by its id (`p1`). */
export const party = (label: string, options: Options = {}) => field({ kind: 'party', label }, options);
/** Several of the same. */
export const list = (label: string, of: FormClass, options: Options = {}) => field({ kind: 'list', label, of }, options);

/** A field's value that lives outside the fact, by the id of its row. */
export interface FieldReference {
  readonly $field: string;
  /** HMAC of the value under a salt that is sealed with it: proves the value without telling it */
  readonly commitment?: string;
}

export const isFieldReference = (value: unknown): value is FieldReference =>
  typeof value === 'object' && value !== null && typeof (value as { $field?: unknown }).$field === 'string';
