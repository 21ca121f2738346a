import type { Block, Json, Letter, LetterField } from '../../machines/kernel/index.js';
import { isFieldReference } from '../../machines/kernel/index.js';
import type { Letterhead } from '../directory/index.js';
import { inItem, isReadInItem, type Scope, valueAt } from './paths.js';

/**
 * All that a document was made from, but names: codes, dates, letterheads as they were then, and the ids of the sealed fields that
 * hold the names. Kept beside the document, so that the same letter can be drawn again at any time, to the byte.
 */
export interface Material {
  /** of the case */
  readonly reference: string;
  readonly title: string;
  readonly number: string | null;
  /** the document's day, `2019-10-15` */
  readonly on: string;
  /** UTC */
  readonly madeAt: string;
  /** path -> value */
  readonly values: Readonly<Record<string, Json>>;
  /** id -> how its letters name it */
  readonly organisations: Readonly<Record<string, { readonly name: string; readonly letterhead: Letterhead | null }>>;
  /** person -> the sealed fields of their name, first name first */
  readonly names: Readonly<Record<string, readonly string[]>>;
}

/** What a letter reads, and whom it names. */
export interface Wanted {
  readonly values: Readonly<Record<string, Json>>;
  readonly organisations: readonly string[];
  readonly persons: readonly string[];
}

type Lists = Extract<Block, { of: string }>;
type Shown = readonly [field: LetterField, value: Json];
const listsOf = ({ blocks }: Letter): readonly Lists[] => blocks.filter((block): block is Lists => 'of' in block);

/** Reads what a letter needs out of its scope, and nothing else. */
export function wantedBy(letter: Letter, scope: Scope): Wanted {
  const values: Record<string, Json> = {};
  const read = (path: string): Json => {
    values[path] ??= valueAt(scope, path);
    return values[path] ?? null;
  };
  const shown = shownBy(letter, read);
  const references = shown.flatMap(([field, value]) => (field.as === 'reference' ? [referenceOf(value)] : []));
  const texts = (as: LetterField['as']) => shown.flatMap(([field, value]) => (field.as === as && typeof value === 'string' ? [value] : []));
  return {
    values,
    organisations: once([...texts('organisation'), ...references.flatMap(({ organisation }) => organisation ?? [])]),
    persons: once([...texts('person'), ...references.flatMap(({ person }) => person ?? [])]),
  };
}

/** Every field that it may show, in its lists and copies too. @param read the value at a path */
export function shownBy(letter: Letter, read: (path: string) => Json): readonly Shown[] {
  const ofEach = (fields: readonly LetterField[], items: readonly Json[]): readonly Shown[] =>
    items.flatMap((item) => fields.map((field): Shown => [field, inItem(item, field.from, read)]));
  const split = (fields: Readonly<Record<string, LetterField>>) => ({
    ofItems: Object.values(fields).filter(({ from }) => isReadInItem(from)),
    ofTheWhole: Object.values(fields).filter(({ from }) => !isReadInItem(from)),
  });
  const lists = [{ of: letter.each?.of, fields: letter.fields }, ...listsOf(letter)];
  return lists.flatMap(({ of, fields }) => {
    const { ofItems, ofTheWhole } = split(fields);
    const items = of === undefined ? [] : itemsIn(read(of));
    return [...ofTheWhole.map((field): Shown => [field, read(field.from)]), ...ofEach(ofItems, items)];
  });
}

/** The ids of the sealed values among what is shown. */
export const sealedIn = (shown: readonly Shown[]): readonly string[] =>
  once(shown.flatMap(([field, value]) => (field.as === 'sealed' && isFieldReference(value) ? [value.$field] : [])));

export const itemsIn = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

/** `party:p1`, `employer:caisse-a`. */
export function referenceOf(value: Json): { readonly person?: string; readonly organisation?: string } {
  const [, what, id] = /^([a-z]+):([a-z0-9-]+)$/.exec(typeof value === 'string' ? value : '') ?? [];
  if (what === undefined || id === undefined) return {};
  return what === 'party' ? { person: id } : { organisation: id };
}

const once = (ids: readonly string[]): readonly string[] => [...new Set(ids)].filter((id) => id !== '').sort();
