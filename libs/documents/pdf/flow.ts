import type { Copy, Part } from '../composed.js';
import type { Run } from '../typography.js';
import { plain } from './head.js';
import { type Line, linesOf, type Measure } from './lines.js';
import { type Branch, type Cell, cellOf, type Leaf, lineRow, type Row } from './rows.js';
import { ACCENT, GROUND, HAIR, HEADING, INK, LEFT, NOTE, QUIET, RIGHT, TEXT, WIDTH, WINDOW } from './sheet.js';

const GAP = 7;
/** between two tables */
const WIDE = 16;
const CELL = { x: 6, y: 4 } as const;
const INDENT = 14;
const LABEL_WIDTH = 150;
/** room for a hand: to sign, and to fill a line in */
const SIGNED = 44;
const FILLED_IN = 30;

/**
 * The text of a letter, as rows that pages are filled with.
 * @param air how much room stands between them: 1 as usual, less where a page would else hold a signature and nothing more
 */
export function flowOf(letter: Copy, measure: Measure, air = 1): readonly Row[] {
  const subject =
    letter.form === 'letter'
      ? paragraph([{ text: 'Objet : ', strong: true }, ...letter.subject.map((run) => ({ ...run, strong: true }))], 'H1', 0)
      : [];
  const parts = letter.parts.flatMap((part, index) => rowsOf(part, letter.parts[index + 1], letter.parts[index - 1]));
  const rows = [...subject.map((row) => ({ ...row, withNext: true })), ...parts];
  const cited = citations(letter.cites);
  // small print never fills a page of its own
  const all = [...(cited.length > 0 ? lastBound(rows, 1) : rows), ...cited];
  return all.map((row) => ({ ...row, before: row.before * air }));

  function rowsOf(part: Part, next: Part | undefined, last: Part | undefined): readonly Row[] {
    const [first, ...more] = rowsOfPart(part);
    if (!first) return [];
    // under a table, a little more air
    const rows =
      last && isRuled(last) ? [{ ...first, before: Math.max(first.before, isRuled(part) ? WIDE : GAP + 4) }, ...more] : [first, ...more];
    // a signature never stands alone on its page, nor does a table lose the words that announce it
    if (next?.kind === 'signature') return lastBound(rows, 2);
    return next && isRuled(next) ? lastBound(rows, 1) : rows;
  }

  function rowsOfPart(part: Part): readonly Row[] {
    switch (part.kind) {
      case 'paragraph':
        return paragraph(part.text, 'P', GAP);
      case 'heading':
        return heading(part.text);
      case 'bullets':
        return bullets(part.items);
      case 'entries':
        return entries(part.entries);
      case 'table':
        return table(part);
      case 'signature':
        return signature(part.lines);
    }
  }

  function paragraph(runs: readonly Run[], tag: string, before: number): readonly Row[] {
    const leaf: Leaf = { tag, within: [] };
    return ragged(linesOf(runs, TEXT.size, WIDTH, measure), (line, index) => ({
      ...lineRow(line, leaf, TEXT, INK, LEFT),
      before: index === 0 ? before : 0,
    }));
  }

  function heading(runs: readonly Run[]): readonly Row[] {
    const leaf: Leaf = { tag: 'H2', within: [] };
    const lines = linesOf(runs, HEADING.size, WIDTH, measure, 'strong');
    return lines.map((line, index) => ({ ...lineRow(line, leaf, HEADING, ACCENT, LEFT), before: index === 0 ? 14 : 0, withNext: true }));
  }

  function bullets(items: readonly (readonly Run[])[]): readonly Row[] {
    const list: Branch = { tag: 'L' };
    return items.flatMap((runs) => {
      const item: Branch = { tag: 'LI' };
      const body: Leaf = { tag: 'LBody', within: [list, item] };
      const label: Leaf = { tag: 'Lbl', within: [list, item] };
      const sign: Cell = { ...cellOf(linesOf(plain('–'), TEXT.size, INDENT, measure), label, TEXT, ACCENT, LEFT + 2), y: 0 };
      return ragged(linesOf(runs, TEXT.size, WIDTH - INDENT, measure), (line, index) => {
        const row = lineRow(line, body, TEXT, INK, LEFT + INDENT);
        return { ...row, before: index === 0 ? 3 : 0, cells: index === 0 ? [sign, ...row.cells] : row.cells };
      });
    });
  }

  function entries(given: readonly { readonly label: string; readonly text: readonly Run[] }[]): readonly Row[] {
    const outer: Branch = { tag: 'Table' };
    return given.map(({ label, text }, index): Row => {
      const within = [outer, { tag: 'TR' }];
      const left = linesOf(plain(label), NOTE.size, LABEL_WIDTH - CELL.x, measure);
      const right = linesOf(text, TEXT.size, WIDTH - LABEL_WIDTH - CELL.x, measure);
      const written = Math.max(left.length * NOTE.leading, right.length * TEXT.leading) + 2 * CELL.y;
      const height = right.length === 0 ? Math.max(written, FILLED_IN) : written;
      return {
        height,
        before: index === 0 ? GAP + 2 : 0,
        withNext: index === 0 && given.length > 1,
        cells: [
          { ...cellOf(left, { tag: 'TH', scope: 'Row', within }, NOTE, QUIET, LEFT), y: CELL.y + 1.6 + (height - written) / 2 },
          { ...cellOf(right, { tag: 'TD', within }, TEXT, INK, LEFT + LABEL_WIDTH), y: CELL.y },
        ],
        drawn: [...(index === 0 ? [hair(0)] : []), hair(height)],
      };
    });
  }

  function table({ columns, rows }: Extract<Part, { kind: 'table' }>): readonly Row[] {
    const outer: Branch = { tag: 'Table' };
    const whole = columns.reduce((sum, { width }) => sum + width, 0);
    const lefts = columns.map((_, index) => LEFT + (WIDTH * columns.slice(0, index).reduce((sum, { width }) => sum + width, 0)) / whole);
    const widths = columns.map(({ width }) => (WIDTH * width) / whole - 2 * CELL.x);
    const head = tableRow(
      columns.map(({ title }) => [{ text: title, strong: true }]),
      'TH',
    );
    const height = head.height;
    const ground = { kind: 'ground' as const, x: LEFT, width: WIDTH, height, colour: GROUND };
    return [
      { ...head, before: GAP + 2, withNext: true, drawn: [ground, hair(height)] },
      ...rows.map((one) => {
        const row = tableRow(one, 'TD');
        return { ...row, drawn: [hair(row.height)] };
      }),
    ];

    function tableRow(texts: readonly (readonly Run[])[], tag: 'TH' | 'TD'): Row {
      const within = [outer, { tag: 'TR' }];
      const broken = texts.map((runs, index) => linesOf(runs, NOTE.size + 0.5, widths[index] as number, measure));
      return {
        height: Math.max(...broken.map(({ length }) => length)) * NOTE.leading + 2 * CELL.y + 1,
        before: 0,
        withNext: false,
        cells: broken.map((lines, index) => ({
          ...cellOf(
            lines,
            { tag, ...(tag === 'TH' ? { scope: 'Column' as const } : {}), within },
            { size: NOTE.size + 0.5, leading: NOTE.leading },
            INK,
            (lefts[index] as number) + CELL.x,
          ),
          y: CELL.y,
        })),
        drawn: [],
      };
    }
  }

  function signature(lines: readonly (readonly Run[])[]): readonly Row[] {
    const leaf: Leaf = { tag: 'P', within: [] };
    const rows = lines.flatMap((runs) => linesOf([...runs, { text: ' ', strong: false }], TEXT.size, RIGHT - WINDOW.x, measure));
    return rows.map((line, index) => ({
      ...lineRow(line, leaf, TEXT, INK, WINDOW.x),
      before: index === 0 ? 22 : 0,
      height: index === rows.length - 1 ? TEXT.leading + SIGNED * air : TEXT.leading,
      withNext: index < rows.length - 1,
    }));
  }

  /** Small print: on which texts the letter rests. */
  function citations(cites: readonly string[]): readonly Row[] {
    if (cites.length === 0) return [];
    const leaf: Leaf = { tag: 'P', within: [] };
    const runs = [
      { text: `${cites.length > 1 ? 'Textes de référence' : 'Texte de référence'} : `, strong: true },
      { text: `${cites.join(' ; ')}.`, strong: false },
    ];
    const lines = linesOf(runs, NOTE.size, WIDTH, measure);
    return lines.map((line, index) => ({
      ...lineRow(line, leaf, NOTE, QUIET, LEFT),
      before: index === 0 ? 14 : 0,
      height: NOTE.leading,
      withNext: index < lines.length - 1,
    }));
  }
}

const isRuled = ({ kind }: Part): boolean => kind === 'table' || kind === 'entries';

/** The last rows stay with what follows. */
const lastBound = (rows: readonly Row[], count: number): readonly Row[] =>
  rows.map((row, index) => (index >= rows.length - count ? { ...row, withNext: true } : row));

/** No first line alone at the foot of a page, and no last one alone at the top. */
function ragged(lines: readonly Line[], rowOf: (line: Line, index: number) => Row): readonly Row[] {
  return lines.map((line, index) => ({ ...rowOf(line, index), withNext: lines.length > 1 && (index === 0 || index === lines.length - 2) }));
}

const hair = (y: number) => ({ kind: 'line' as const, x1: LEFT, x2: RIGHT, y, colour: HAIR, thick: 0.6 });
