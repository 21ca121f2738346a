import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { unpacked } from './woff.js';

/** Source Sans 3 (SIL Open Font License 1.1, which lets it be embedded), in the subsets in which its package brings it. */
const PACKAGE = dirname(createRequire(import.meta.url).resolve('@fontsource/source-sans-3/package.json'));
/** the first that has a letter draws it: French is wholly in `latin`, but for Ÿ */
const SUBSETS = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext'] as const;
const WEIGHT = { regular: 400, strong: 600 } as const;
export type Weight = keyof typeof WEIGHT;

type Range = readonly [first: number, last: number];
const RANGES = rangesOf(JSON.parse(readFileSync(join(PACKAGE, 'unicode.json'), 'utf8')) as Record<string, string>);
/** what no subset has is drawn as this */
const UNKNOWN = '\ufffd';

/** Text that one font file draws. */
export interface Piece {
  /** the font's name, and its file: see `fontNamed` */
  readonly font: string;
  readonly text: string;
}

/** Cuts a text where another subset has to draw it: most texts are one piece. */
export function piecesOf(text: string, weight: Weight): readonly Piece[] {
  const pieces: { font: string; text: string }[] = [];
  for (const character of text) {
    const subset = subsetOf(character);
    const font = `${subset ?? 'latin'}-${WEIGHT[weight]}`;
    const drawn = subset === undefined ? UNKNOWN : character;
    const last = pieces.at(-1);
    if (last?.font === font) last.text += drawn;
    else pieces.push({ font, text: drawn });
  }
  return pieces;
}

/** A font as the PDF library's own font library opens it. */
interface Opened {
  readonly characterSet: readonly number[];
  glyphForCodePoint(code: number): object;
}
/** That very copy of it: the PDF library takes its fonts as they are. */
const { create } = createRequire(createRequire(import.meta.url).resolve('pdfkit'))('fontkit') as { create: (bytes: Buffer) => Opened };
const opened = new Map<string, Opened>();

/**
 * The font of a piece, opened once in a process: that takes longer than a letter. A glyph that two characters share (a space, an unbreakable
 * space) remembers the first that asked for it, and a PDF says which: all are asked for here, in their order, so that what was drawn
 * before changes nothing in what is drawn next.
 */
export function fontNamed(name: string): Opened {
  const known = opened.get(name);
  if (known) return known;
  const font = create(unpacked(join(PACKAGE, 'files', `source-sans-3-${name}-normal.woff`)));
  for (const code of [...font.characterSet].sort((a, b) => a - b)) font.glyphForCodePoint(code);
  opened.set(name, font);
  return font;
}

function subsetOf(character: string): string | undefined {
  const code = character.codePointAt(0) as number;
  return SUBSETS.find((subset) => RANGES.get(subset)?.some(([first, last]) => code >= first && code <= last));
}

/** `U+0000-00FF,U+0131` */
function rangesOf(written: Readonly<Record<string, string>>): ReadonlyMap<string, readonly Range[]> {
  const rangeOf = (range: string): Range => {
    const [first = '', last = first] = range.replace('U+', '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  };
  return new Map(Object.entries(written).map(([subset, ranges]) => [subset, ranges.split(',').map(rangeOf)]));
}
