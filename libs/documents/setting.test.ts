import { describe, expect, it } from '@jest/globals';
import { type Letter, paragraph, says, shown, signature } from '../../machines/kernel/index.js';
import { readPdf } from '../../test/http/pdf-text.js';
import { compose, WITHHELD } from './compose.js';
import { type Material, wantedBy } from './material.js';
import { valueAt } from './paths.js';
import { drawn } from './pdf/draw.js';
import { piecesOf } from './pdf/fonts.js';
import { linesOf, type Measure, widthOf } from './pdf/lines.js';
import { paged, type Row } from './pdf/rows.js';
import { runsOf, spaced } from './typography.js';

/** Words in their place, on lines that hold them, on pages that end well. */

/** Every letter as wide as it is high. */
const square: Measure = (_font, size, text) => [...text].length * size;
const said = (lines: readonly (readonly { readonly text: string }[])[]) => lines.map((line) => line.map(({ text }) => text).join(''));
const plain = (text: string) => [{ text, strong: false }];

describe('typography', () => {
  it('keeps together what belongs together', () => {
    expect(spaced('« Objet » : le 1er mai 2026, n° 12 ; 5 % ?')).toBe(
      '«\u00a0Objet\u00a0»\u00a0: le 1er\u00a0mai\u00a02026, n°\u00a012\u00a0; 5\u00a0%\u00a0?',
    );
  });

  it('never reads what is filled in as markup', () => {
    expect(runsOf('de **{name}**, fin', () => '**{name}** et {autre}')).toEqual([
      { text: 'de ', strong: false },
      { text: '**{name}** et {autre}', strong: true },
      { text: ', fin', strong: false },
    ]);
  });

  it('finds a font for names from all over Europe, and a sign for what none has', () => {
    expect(piecesOf('Łukasz Ÿ Ελένη', 'regular').map(({ font, text }) => [font, text])).toEqual([
      ['latin-ext-400', 'Ł'],
      ['latin-400', 'ukasz '],
      ['latin-ext-400', 'Ÿ'],
      ['latin-400', ' '],
      ['greek-400', 'Ελένη'],
    ]);
    expect(piecesOf('証', 'strong')).toEqual([{ font: 'latin-600', text: '\ufffd' }]);
  });
});

describe('lines', () => {
  it('are never wider than they may be, and lose no word', () => {
    const text = 'un deux trois quatre cinq six sept huit neuf dix onze douze';
    for (let width = 60; width < 400; width += 17) {
      const lines = linesOf(plain(text), 10, width, square);
      expect(lines.every((line) => widthOf(line, 10, square) <= width)).toBe(true);
      expect(said(lines).join('').trim()).toBe(text);
    }
  });

  it('cut a word that is wider than a line, and break at no other space than an ordinary one', () => {
    expect(said(linesOf(plain('abcdefghij'), 10, 40, square))).toEqual(['abcd ', 'efgh ', 'ij']);
    expect(said(linesOf(plain('a 26\u00a0AC b'), 10, 70, square))).toEqual(['a 26\u00a0AC ', 'b']);
  });
});

describe('pages', () => {
  const row = (height: number, more: Partial<Row> = {}): Row => ({ height, before: 5, withNext: false, cells: [], drawn: [], ...more });
  const tops = (rows: readonly Row[]) => paged(rows, (page) => (page === 0 ? 20 : 0), 100).map((page) => page.map(({ top }) => top));

  it('are filled to their foot and no further; the room above a row is left out at their head', () => {
    expect(tops([row(40), row(35), row(10), row(10)])).toEqual([
      [20, 65],
      [0, 15],
    ]);
  });

  it('keep together what belongs together, unless no page could hold it', () => {
    expect(tops([row(60), row(10, { withNext: true }), row(10)])).toEqual([[20], [0, 15]]);
    expect(tops([row(40, { withNext: true }), row(40, { withNext: true }), row(40)])).toEqual([[20], [0, 45]]);
  });
});

describe('a letter', () => {
  const fields = {
    who: shown.body('known.parties[act.party].employer'),
    name: shown.named('act.party'),
    market: shown.plain('content.market'),
  };
  const letter: Letter = {
    version: 1,
    form: 'letter',
    fields,
    sender: 'who',
    addressees: [{ organisation: 'who', person: 'name' }],
    references: [],
    subject: [says('essai {market}')],
    blocks: [
      paragraph('À {name}.'),
      paragraph('Jamais.', { field: 'market', filled: false }),
      ...Array.from({ length: 40 }, (_, index) =>
        paragraph(
          `Alinéa ${index + 1}, qui parle de {market} et de {name}, assez longuement pour remplir une ligne entière et un peu de la suivante.`,
        ),
      ),
      signature([says('Pour {who}')]),
    ],
    cites: [
      { text: 'Texte, passage un', requirements: [], assumed: false },
      { text: 'Texte, passage deux', requirements: [], assumed: false },
    ],
  };
  const scope = {
    content: { market: '26 AC 99' },
    act: { party: 'p2' },
    known: {
      parties: [
        { id: 'p1', employer: 'a' },
        { id: 'p2', employer: 'b' },
      ],
    },
  };
  const { values, organisations, persons } = wantedBy(letter, scope);
  const material: Material = {
    reference: 'ESSAI-1',
    title: 'Essai',
    number: null,
    on: '2026-05-01',
    madeAt: '2026-05-02T08:00:00.000Z',
    values,
    organisations: { b: { name: 'Caisse fictive', letterhead: { lines: ['1, rue'], place: 'Valimaginaire', contact: [] } } },
    names: { p2: ['f', 'l'] },
  };

  it('reads what it needs by its paths, and nothing else', () => {
    expect([organisations, persons, Object.keys(values).sort()]).toEqual([
      ['b'],
      ['p2'],
      ['act.party', 'content.market', 'known.parties[act.party].employer'],
    ]);
    expect(valueAt(scope, 'known.parties[act.nobody].employer')).toBeNull();
    expect(valueAt(scope, 'act.constructor')).toBeNull();
  });

  it('goes over several pages, says which, and withholds a name wherever it stands', async () => {
    const names: Record<string, string> = { f: 'Łucja', l: 'x'.repeat(80) };
    const read = await readPdf(await drawn(compose(letter, material, (id) => names[id])));
    expect(read.pages).toBeGreaterThan(2);
    for (let page = 1; page <= read.pages; page += 1) expect(read.text).toContain(`page ${page}/${read.pages}`);
    expect(read.text).toContain('Łucja');
    expect(read.text).toContain('Valimaginaire, le 1er mai 2026');
    expect(read.text).toContain('Texte de référence : Texte, passage un ; passage deux.');
    expect(read.text).not.toContain('Jamais');
    const withheld = compose(letter, material, () => undefined);
    expect(JSON.stringify(withheld)).not.toContain('Łucja');
    expect(withheld.copies[0]?.addressee?.lines[0]).toBe(WITHHELD);
    expect(withheld.copies[0]?.parts).toHaveLength(42);
  });
});
