import PDFDocument from 'pdfkit';
import type { Composed, Copy } from '../composed.js';
import { flowOf } from './flow.js';
import { fontNamed } from './fonts.js';
import { headOf, plain } from './head.js';
import { linesOf, type Measure, widthOf } from './lines.js';
import { type Branch, type Cell, type Leaf, paged, type Row } from './rows.js';
import { BOTTOM, FOLDS, FOOT_Y, HAIR, LEFT, NEXT_TOP, QUIET, RIGHT, RUNNING_Y, SHEET, SMALL, WIDTH } from './sheet.js';

type Document = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

/**
 * Draws a letter as a PDF that assistive technology can read: tagged, titled, in French, fonts embedded, PDF/UA-1 as far as a program
 * can promise it. The same letter gives the same bytes: dates are the letter's own, and nothing is compressed, since another
 * version of the compressor would write something else.
 */
export async function drawn(letter: Composed): Promise<Buffer> {
  const made = new Date(letter.madeAt);
  const document = new PDFDocument({
    size: [SHEET.width, SHEET.height],
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as never,
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    compress: false,
    bufferPages: true,
    autoFirstPage: false,
    font: '', // none but those that letters are set in
    info: { Title: letter.title, Author: letter.author, Creator: 'Saisine', Producer: 'Saisine', CreationDate: made, ModDate: made },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((done, fail) => {
    document.once('end', done);
    document.once('error', fail);
  });
  new Drawing(document).all(letter.copies);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** shares of the usual room between rows */
const CLOSER = [0.85, 0.7, 0.55];

class Drawing {
  private readonly root: Element;
  private readonly elements = new Map<Branch | Leaf, Element>();
  private readonly known = new Map<string, number>();
  private readonly fonts = new Set<string>();

  constructor(private readonly document: Document) {
    this.root = document.struct('Document');
    document.addStructure(this.root);
  }

  all(copies: readonly Copy[]): void {
    for (const copy of copies) this.copy(copy);
    this.root.end();
  }

  /** Its pages are counted by themselves: each copy goes its own way. */
  private copy(copy: Copy): void {
    const { standing, textAt } = headOf(copy, this.measure);
    const pages = this.pagesFrom(copy, textAt);
    pages.forEach((rows, index) => {
      this.document.addPage();
      this.decorated(copy, index, pages.length);
      for (const { row, top } of index === 0 ? [...standing, ...rows] : rows) this.row(row, top);
    });
  }

  /** Set a little closer where that saves a page on which hardly anything would stand. */
  private pagesFrom(copy: Copy, textAt: number): ReturnType<typeof paged> {
    const set = (air: number) => paged(flowOf(copy, this.measure, air), (page) => (page === 0 ? textAt : NEXT_TOP), BOTTOM);
    const usual = set(1);
    const last = usual.at(-1)?.at(-1);
    const isScant = usual.length > 1 && last !== undefined && last.top + last.row.height < NEXT_TOP + (BOTTOM - NEXT_TOP) / 4;
    return (isScant ? CLOSER.map(set).find((pages) => pages.length < usual.length) : undefined) ?? usual;
  }

  readonly measure: Measure = (font, size, text) => {
    const key = `${font} ${size} ${text}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const width = this.with(font, size).widthOfString(text);
    this.known.set(key, width);
    return width;
  };

  private row({ cells, drawn: shapes }: Row, top: number): void {
    if (shapes.length > 0) {
      this.artifact('Layout', () => {
        for (const shape of shapes) this.shape(shape, top);
      });
    }
    for (const cell of cells) this.elementOf(cell.leaf).add(() => this.cell(cell, top));
  }

  private cell({ lines, size, leading, colour, x, y }: Cell, top: number): void {
    lines.forEach((line, index) => {
      for (const { font, text, x: right } of line) this.text(font, size, colour, text, x + right, top + y + index * leading);
    });
  }

  private shape(shape: Row['drawn'][number], top: number): void {
    const { document } = this;
    if (shape.kind === 'ground') document.rect(shape.x, top, shape.width, shape.height).fill(shape.colour);
    else
      document
        .moveTo(shape.x1, top + shape.y)
        .lineTo(shape.x2, top + shape.y)
        .lineWidth(shape.thick)
        .stroke(shape.colour);
  }

  /** Foot, running head and fold marks: nobody reads them aloud. */
  private decorated({ foot, running, form }: Copy, page: number, of: number): void {
    const style = { ...SMALL, colour: QUIET };
    this.artifact('Pagination', () => {
      this.document.moveTo(LEFT, FOOT_Y).lineTo(RIGHT, FOOT_Y).lineWidth(0.6).stroke(HAIR);
      this.once(foot, style, LEFT, FOOT_Y + 5, WIDTH - 60);
      const number = `page\u00a0${page + 1}/${of}`;
      const [line = []] = linesOf(plain(number), style.size, 60, this.measure);
      this.once(number, style, RIGHT - widthOf(line, style.size, this.measure), FOOT_Y + 5, 60);
      if (page > 0) this.once(running, style, LEFT, RUNNING_Y, WIDTH);
    });
    if (page === 0 && form === 'letter')
      this.artifact('Layout', () => {
        for (const y of FOLDS) this.document.moveTo(8, y).lineTo(16, y).lineWidth(0.4).stroke(HAIR);
      });
  }

  /** One line of text, the rest of it left out. */
  private once(text: string, { size, colour }: { size: number; colour: string }, x: number, y: number, width: number): void {
    for (const piece of linesOf(plain(text), size, width, this.measure)[0] ?? [])
      this.text(piece.font, size, colour, piece.text, x + piece.x, y);
  }

  private artifact(type: 'Pagination' | 'Layout', draw: () => void): void {
    this.document.markContent('Artifact', { type });
    draw();
    this.document.endMarkedContent();
  }

  /** The element of a leaf, made with the branches above it when it is first met. */
  private elementOf(leaf: Leaf): Element {
    const parent = leaf.within.reduce((above, branch) => this.child(above, branch), this.root);
    return this.child(parent, leaf, leaf.scope);
  }

  private child(parent: Element, node: Branch | Leaf, scope?: string): Element {
    const known = this.elements.get(node);
    if (known) return known;
    const made = this.document.struct(node.tag, (scope === undefined ? {} : { scope }) as PDFKit.Mixins.StructureElementOptions);
    parent.add(made);
    this.elements.set(node, made);
    return made;
  }

  private text(font: string, size: number, colour: string, text: string, x: number, y: number): void {
    this.with(font, size).fillColor(colour).text(text, x, y, { lineBreak: false });
  }

  private with(font: string, size: number): Document {
    if (!this.fonts.has(font)) this.document.registerFont(font, fontNamed(font) as never);
    this.fonts.add(font);
    return this.document.font(font).fontSize(size);
  }
}
