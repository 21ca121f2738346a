import type { Source } from './source.js';

/**
 * A document as people read it, as data: blocks of French text in which `{name}` stands for a field, and `**…**` for emphasis.
 * One renderer (libs/documents) draws every letter of every process; it knows none of them.
 */
export interface Letter {
  /** raised whenever a word of it changes; documents keep the version they were made by, so earlier ones stay in the list */
  readonly version: number;
  /** `letter`: to somebody, at their address. `record`: a paper under its title, to nobody in particular */
  readonly form: 'letter' | 'record';
  /** what its texts and conditions may name */
  readonly fields: Readonly<Record<string, LetterField>>;
  /** the field that says whose letterhead it bears */
  readonly sender: string;
  /** to whom; the first whose condition holds */
  readonly addressees?: readonly Addressee[];
  /** a copy of its own for each of a list, by its path; in all texts, `field` stands for the item that this copy is for */
  readonly each?: { readonly of: string; readonly field: string };
  /** lines of its references, beside the case's own */
  readonly references: readonly Sentence[];
  /** the first whose condition holds */
  readonly subject: readonly Sentence[];
  readonly blocks: readonly Block[];
  /** the texts that it rests on, cited at its end */
  readonly cites: readonly (Source & When)[];
}

/**
 * Where a field's value is found, and how it is shown.
 * Paths begin at `content` (the document's row), `act` (the form that asked for it), `by` (who decided), `known` (what the facts had
 * established before it), `acts` (the last form of each earlier act), `since` (`since.propose.sign`: the forms of one act since the last
 * time of another, this one included: `by`, `on`, `form`), `document` (`on`, `number`), `case` (`reference`) or, in a list, `item`.
 * `known.parties[act.party].employer` looks an item of a list up by its id; so does `known.signatories[item.signatory].organisation`.
 */
export type LetterField =
  | { readonly from: string; readonly as: 'text' | 'day' | 'shortDay' | 'organisation' | 'person' | 'sealed' | 'reference' | 'count' }
  | { readonly from: string; readonly as: 'code'; readonly codes: Readonly<Record<string, string>> };

/** Holds when the field's value is one of these, or is there at all. */
export type Condition = { readonly field: string } & (
  | { readonly is: readonly (string | number | boolean)[] }
  | { readonly isNot: readonly (string | number | boolean)[] }
  | { readonly filled: boolean }
  | { readonly sameAs: string }
  | { readonly otherThan: string }
);
/** All of them. */
type When = { readonly when?: readonly Condition[] };

export type Sentence = When & { readonly text: string };
/** An organisation, or a person at the address of one. */
export type Addressee = When & { readonly organisation: string; readonly person?: string; readonly mention?: string };

export type Block =
  | (When & { readonly kind: 'paragraph' | 'heading'; readonly text: string })
  | (When & { readonly kind: 'bullets'; readonly items: readonly Sentence[] })
  /** one point for each item of a list, by its path */
  | (When & {
      readonly kind: 'bulletsOf';
      readonly of: string;
      readonly fields: Readonly<Record<string, LetterField>>;
      readonly text: string;
    })
  /** label and value, line by line; a line without a text is filled in by hand */
  | (When & { readonly kind: 'entries'; readonly entries: readonly (Sentence & { readonly label: string })[] })
  | (When & {
      readonly kind: 'table';
      readonly of: string;
      readonly fields: Readonly<Record<string, LetterField>>;
      /** widths are parts of the whole */
      readonly columns: readonly { readonly title: string; readonly text: string; readonly width: number }[];
    })
  /** a table whose rows are always the same */
  | (When & {
      readonly kind: 'grid';
      /** widths are parts of the whole */
      readonly columns: readonly { readonly title: string; readonly width: number }[];
      readonly rows: readonly (When & { readonly cells: readonly string[] })[];
    })
  /** where somebody signs: in what capacity, and their name where it is known */
  | (When & { readonly kind: 'signature'; readonly lines: readonly Sentence[] });

export const paragraph = (text: string, ...when: readonly Condition[]): Block => ({ kind: 'paragraph', text, ...only(when) });
export const heading = (text: string, ...when: readonly Condition[]): Block => ({ kind: 'heading', text, ...only(when) });
export const bullets = (items: readonly Sentence[], ...when: readonly Condition[]): Block => ({ kind: 'bullets', items, ...only(when) });
export const signature = (lines: readonly Sentence[], ...when: readonly Condition[]): Block => ({
  kind: 'signature',
  lines,
  ...only(when),
});
/** A text that is cited only where it applies. */
export const citing = (source: Source, ...when: readonly Condition[]): Source & When => ({ ...source, ...only(when) });
export const says = (text: string, ...when: readonly Condition[]): Sentence => ({ text, ...only(when) });
const only = (when: readonly Condition[]): When => (when.length > 0 ? { when } : {});

/** `{name}` in a text. */
const placesIn = (text: string): readonly string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);

/** The fields that a letter names, in its texts and in its conditions; those of a list's items left out. */
export function placesOf({ sender, addressees = [], each, references, subject, blocks, cites }: Letter): ReadonlySet<string> {
  const conditions = (parts: readonly When[]) => parts.flatMap(({ when = [] }) => when.flatMap(namesIn));
  const spoken = (sentences: readonly Sentence[]) => [...conditions(sentences), ...sentences.flatMap(({ text }) => placesIn(text))];
  const inBlock = (block: Block): readonly string[] => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        return placesIn(block.text);
      case 'bullets':
        return spoken(block.items);
      case 'entries':
        return spoken(block.entries);
      case 'signature':
        return spoken(block.lines);
      case 'grid':
        return [...conditions(block.rows), ...block.rows.flatMap(({ cells }) => cells.flatMap(placesIn))];
      default:
        return []; // a list's texts name what its items have
    }
  };
  return new Set([
    sender,
    ...addressees.flatMap(({ organisation, person }) => (person === undefined ? [organisation] : [organisation, person])),
    ...conditions(addressees),
    ...spoken(references),
    ...spoken(subject),
    ...conditions([...blocks, ...cites]),
    ...(each ? [each.field] : []),
    ...blocks.flatMap(inBlock),
  ]);
}

/** What in a letter names a field that it does not have; empty when it holds together. */
export function loosePlaces(letter: Letter): readonly string[] {
  const lacks = (fields: object) => (name: string) => !Object.hasOwn(fields, name);
  const inLists = letter.blocks.flatMap((block) => {
    if (block.kind === 'bulletsOf') return placesIn(block.text).filter(lacks(block.fields));
    return block.kind === 'table' ? block.columns.flatMap(({ text }) => placesIn(text)).filter(lacks(block.fields)) : [];
  });
  return [...[...placesOf(letter)].filter(lacks(letter.fields)), ...inLists];
}

const namesIn = (condition: Condition): readonly string[] => [
  condition.field,
  ...('sameAs' in condition ? [condition.sameAs] : []),
  ...('otherThan' in condition ? [condition.otherThan] : []),
];
