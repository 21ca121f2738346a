import type { Run } from './typography.js';

/** A letter with every word in its place, before it is drawn. */
export interface Composed {
  /** of the file, as a viewer shows it */
  readonly title: string;
  readonly author: string;
  /** when it was made, UTC: the file's own date */
  readonly madeAt: string;
  /** one, or one for each addressee */
  readonly copies: readonly Copy[];
}

/** One copy of it, on pages of its own. */
export interface Copy {
  readonly form: 'letter' | 'record';
  readonly sender: Head;
  /** lines of an address window, the mention above them first */
  readonly addressee: { readonly mention?: string; readonly lines: readonly string[] } | undefined;
  readonly placeAndDate: string;
  readonly references: readonly string[];
  readonly subject: readonly Run[];
  readonly parts: readonly Part[];
  readonly cites: readonly string[];
  /** at the top of every page but the first */
  readonly running: string;
  /** at the foot of every page */
  readonly foot: string;
}

export interface Head {
  readonly name: string;
  readonly lines: readonly string[];
  readonly contact: readonly string[];
}

export type Part =
  | { readonly kind: 'paragraph' | 'heading'; readonly text: readonly Run[] }
  | { readonly kind: 'bullets'; readonly items: readonly (readonly Run[])[] }
  | { readonly kind: 'entries'; readonly entries: readonly { readonly label: string; readonly text: readonly Run[] }[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly { readonly title: string; readonly width: number }[];
      readonly rows: readonly (readonly (readonly Run[])[])[];
    }
  | { readonly kind: 'signature'; readonly lines: readonly (readonly Run[])[] };
