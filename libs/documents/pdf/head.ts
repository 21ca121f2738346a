import type { Copy } from '../composed.js';
import type { Run } from '../typography.js';
import type { Weight } from './fonts.js';
import { type Line, linesOf, type Measure } from './lines.js';
import { type Drawn, type Leaf, lineRow, type Row, type Standing, type Style } from './rows.js';
import {
  ACCENT,
  DATE_Y,
  INK,
  LEFT,
  LETTER_Y,
  NAME,
  NOTE,
  QUIET,
  REFERENCES,
  RIGHT,
  SMALL,
  TEXT,
  TITLE,
  TITLE_Y,
  TOP,
  WIDTH,
  WINDOW,
} from './sheet.js';

interface Lettering extends Style {
  readonly colour: string;
  readonly weight?: Weight;
}

export const plain = (text: string): readonly Run[] => [{ text, strong: false }];

/** Lines in their places on the first page: who writes, to whom, from where, and what about; and where the text begins. */
export function headOf(letter: Copy, measure: Measure): { readonly standing: readonly Standing[]; readonly textAt: number } {
  const name = block(plain(letter.sender.name), { ...NAME, colour: ACCENT, weight: 'strong' }, LEFT, TOP, WIDTH);
  const address = block(
    plain([...letter.sender.lines, ...letter.sender.contact].join(' – ')),
    { ...SMALL, colour: QUIET },
    LEFT,
    TOP + name.length * NAME.leading + 2,
    WIDTH,
  );
  const rule: Standing = {
    row: drawnOnly({ kind: 'line', x1: LEFT, x2: RIGHT, y: 0, colour: ACCENT, thick: 1.2 }),
    top: bottomOf(address.length > 0 ? address : name) + 5,
  };
  const top = [...name, ...address, rule];
  const free = rule.top + 14;
  return letter.form === 'letter' ? toSomebody(top) : underATitle(top);

  function toSomebody(above: readonly Standing[]) {
    const { addressee } = letter;
    // a name of several lines pushes the window down: it is found by eye then
    const windowAt = Math.max(WINDOW.y, free + SMALL.leading);
    const mention = addressee?.mention
      ? block(plain(addressee.mention), { ...SMALL, colour: INK, weight: 'strong' }, WINDOW.x, windowAt - SMALL.leading - 3, WINDOW.width)
      : [];
    const window = stacked(addressee?.lines ?? [], { ...TEXT, colour: INK }, WINDOW.x, windowAt, WINDOW.width);
    const references = stacked(letter.references, { ...NOTE, colour: QUIET }, LEFT, windowAt + 1.5, REFERENCES.width);
    // an address of many lines pushes what follows down
    const under = Math.max(DATE_Y, bottomOf(window) + 14, bottomOf(references) + 14);
    const date = block(plain(letter.placeAndDate), { ...TEXT, colour: INK }, WINDOW.x, under, RIGHT - WINDOW.x);
    return {
      standing: [...above, ...references, ...mention, ...window, ...date],
      textAt: Math.max(LETTER_Y, under + 2 * TEXT.leading + 6),
    };
  }

  function underATitle(above: readonly Standing[]) {
    const titleAt = Math.max(TITLE_Y, free + 10);
    const title = block(letter.subject, { ...TITLE, colour: ACCENT, weight: 'strong' }, LEFT, titleAt, WIDTH, 'H1');
    const under = titleAt + title.length * TITLE.leading + 6;
    const references = block(plain(letter.references.join(' – ')), { ...NOTE, colour: QUIET }, LEFT, under, WIDTH);
    const dateAt = under + references.length * NOTE.leading;
    const date = block(plain(letter.placeAndDate), { ...NOTE, colour: QUIET }, LEFT, dateAt, WIDTH);
    return { standing: [...above, ...title, ...references, ...date], textAt: dateAt + NOTE.leading + 20 };
  }

  function block(runs: readonly Run[], style: Lettering, x: number, top: number, width: number, tag = 'P'): readonly Standing[] {
    const lines = linesOf(runs, style.size, width, measure, style.weight);
    const leaf: Leaf = { tag, within: [] };
    return lines.map((line, index) => ({ row: lineRow(line, leaf, style, style.colour, x), top: top + index * style.leading }));
  }

  /** Each text on lines of its own, one under the other. */
  function stacked(texts: readonly string[], style: Lettering, x: number, top: number, width: number): readonly Standing[] {
    const leaf: Leaf = { tag: 'P', within: [] };
    const lines = texts.flatMap((text) => linesOf(plain(`${text} `), style.size, width, measure));
    return lines.map((line, index) => ({ row: lineRow(withSpace(line), leaf, style, style.colour, x), top: top + index * style.leading }));
  }
}

/** The line under another of the same paragraph: read aloud, they are two words. */
const withSpace = (line: Line): Line =>
  line.map((piece, index) => (index === line.length - 1 ? { ...piece, text: `${piece.text.trimEnd()} ` } : piece));

const bottomOf = (standing: readonly Standing[]): number => Math.max(0, ...standing.map(({ row, top }) => top + row.height));

const drawnOnly = (...drawn: readonly Drawn[]): Row => ({ height: 0, before: 0, withNext: false, cells: [], drawn });
