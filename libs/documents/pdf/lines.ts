import type { Run } from '../typography.js';
import { type Piece, piecesOf, type Weight } from './fonts.js';

/** How wide a text is in a font, in points. */
export type Measure = (font: string, size: number, text: string) => number;

/** A piece in its place on a line, in points from the line's left. */
export interface Placed extends Piece {
  readonly x: number;
}
export type Line = readonly Placed[];

interface Word {
  readonly pieces: readonly (Piece & { readonly width: number })[];
  readonly width: number;
}

/**
 * Breaks text into lines of a width, at ordinary spaces only. A word that is wider than a line is cut.
 * @param width points
 */
export function linesOf(runs: readonly Run[], size: number, width: number, measure: Measure, weight: Weight = 'regular'): readonly Line[] {
  const space = measure(piecesOf(' ', weight)[0]?.font as string, size, ' ');
  const words = wordsOf(runs, size, measure, weight).flatMap((word) => cut(word, size, width, measure));
  const lines: Word[][] = [];
  let left = 0;
  for (const word of words) {
    const last = lines.at(-1);
    if (last && left + space + word.width <= width) {
      last.push(word);
      left += space + word.width;
    } else {
      lines.push([word]);
      left = word.width;
    }
  }
  return lines.map((line, index) => placed(line, space, index < lines.length - 1));
}

export const widthOf = (line: Line, size: number, measure: Measure): number => {
  const last = line.at(-1);
  return last ? last.x + measure(last.font, size, last.text.trimEnd()) : 0;
};

function wordsOf(runs: readonly Run[], size: number, measure: Measure, weight: Weight): readonly Word[] {
  const words: Piece[][] = [[]];
  for (const { text, strong } of runs) {
    text.split(/[ \n\t]/).forEach((part, index) => {
      if (index > 0) words.push([]);
      words.at(-1)?.push(...piecesOf(part, strong ? 'strong' : weight));
    });
  }
  return words.filter((pieces) => pieces.length > 0).map((pieces) => measured(pieces, size, measure));
}

function measured(pieces: readonly Piece[], size: number, measure: Measure): Word {
  const wide = pieces.map((piece) => ({ ...piece, width: measure(piece.font, size, piece.text) }));
  return { pieces: wide, width: wide.reduce((sum, { width }) => sum + width, 0) };
}

/** A name of eighty letters without a space still has to fit somewhere. */
function cut(word: Word, size: number, width: number, measure: Measure): readonly Word[] {
  if (word.width <= width) return [word];
  const parts: Piece[][] = [[]];
  let left = 0;
  for (const { font, text } of word.pieces) {
    for (const character of text) {
      const wide = measure(font, size, character);
      if (left + wide > width) {
        parts.push([]);
        left = 0;
      }
      left += wide;
      parts.at(-1)?.push({ font, text: character });
    }
  }
  return parts.map((pieces) => measured(joined(pieces), size, measure));
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const together: { font: string; text: string }[] = [];
  for (const { font, text } of pieces) {
    const last = together.at(-1);
    if (last?.font === font) last.text += text;
    else together.push({ font, text });
  }
  return together;
}

/** Words of one font in a row are drawn together, spaces included, so that whoever reads the file aloud or copies from it gets words. */
function placed(words: readonly Word[], space: number, hasNext: boolean): Line {
  const line: { font: string; text: string; x: number }[] = [];
  let x = 0;
  words.forEach(({ pieces }, index) => {
    pieces.forEach(({ font, text, width }, at) => {
      const last = line.at(-1);
      const gap = at === 0 && index > 0;
      if (gap) x += space;
      if (gap && last?.font === font) last.text += ` ${text}`;
      else if (last?.font === font) last.text += text;
      else {
        if (gap && last) last.text += ' ';
        line.push({ font, text, x });
      }
      x += width;
    });
  });
  const last = line.at(-1);
  if (hasNext && last) last.text += ' ';
  return line;
}
