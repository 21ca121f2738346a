import type { Line } from './lines.js';

/** What a page is filled with, top to bottom: rows of cells. Points throughout; y grows downwards. */

/** Where text stands in the file's structure, for whoever reads it aloud: `['L', 'LI', 'LBody']`. */
export interface Leaf {
  readonly tag: string;
  readonly scope?: 'Row' | 'Column';
  /** the nodes above it, the root left out; the same object is the same node */
  readonly within: readonly Branch[];
}
export interface Branch {
  readonly tag: string;
}

/** Lines of text at a place of the row. */
export interface Cell {
  readonly leaf: Leaf;
  readonly lines: readonly Line[];
  readonly size: number;
  readonly leading: number;
  readonly colour: string;
  /** of its left, on the page */
  readonly x: number;
  /** below the row's top */
  readonly y: number;
}

export interface Row {
  readonly height: number;
  /** above it, unless it begins a page */
  readonly before: number;
  /** stands on one page with the row that follows */
  readonly withNext: boolean;
  readonly cells: readonly Cell[];
  /** lines and grounds behind it: decoration, which nobody reads aloud */
  readonly drawn: readonly Drawn[];
}

export type Drawn =
  | { readonly kind: 'line'; readonly x1: number; readonly x2: number; readonly y: number; readonly colour: string; readonly thick: number }
  | { readonly kind: 'ground'; readonly x: number; readonly width: number; readonly height: number; readonly colour: string };

/** How a line of text is set. */
export interface Style {
  readonly size: number;
  readonly leading: number;
}

/** Lines at the row's top. @param x of its left, on the page */
export const cellOf = (lines: readonly Line[], leaf: Leaf, { size, leading }: Style, colour: string, x: number): Cell => ({
  leaf,
  lines,
  size,
  leading,
  colour,
  x,
  y: 0,
});

/** One line of text and nothing else. */
export const lineRow = (line: Line, leaf: Leaf, style: Style, colour: string, x: number): Row => ({
  height: style.leading,
  before: 0,
  withNext: false,
  cells: [cellOf([line], leaf, style, colour, x)],
  drawn: [],
});

/** A row and the top at which it stands. */
export interface Standing {
  readonly row: Row;
  readonly top: number;
}

/**
 * Puts rows on pages. What belongs together goes to the next page together, unless it would not fit there either.
 * @param top of a page's first row, by the page's number from 0
 */
export function paged(rows: readonly Row[], top: (page: number) => number, bottom: number): readonly (readonly Standing[])[] {
  const pages: Standing[][] = [[]];
  let at = top(0);
  const fresh = () => {
    pages.push([]);
    at = top(pages.length - 1);
  };
  for (const group of together(rows)) {
    const page = () => pages.at(-1) as Standing[];
    const gap = page().length === 0 ? 0 : (group[0] as Row).before;
    const high = group.reduce((sum, { height, before }, index) => sum + height + (index === 0 ? 0 : before), 0);
    if (page().length > 0 && at + gap + high > bottom && high <= bottom - top(pages.length)) fresh();
    for (const row of group) {
      const above = page().length === 0 ? 0 : row.before;
      if (page().length > 0 && at + above + row.height > bottom) fresh();
      at += page().length === 0 ? 0 : row.before;
      page().push({ row, top: at });
      at += row.height;
    }
  }
  return pages;
}

function together(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups: Row[][] = [];
  let open = false;
  for (const row of rows) {
    if (open) groups.at(-1)?.push(row);
    else groups.push([row]);
    open = row.withNext;
  }
  return groups;
}
