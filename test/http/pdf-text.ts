import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface Node {
  readonly role?: string;
  readonly children?: readonly Node[];
}

export interface ReadPdf {
  readonly pages: number;
  readonly text: string;
  readonly lang: string | null;
  readonly title: string | undefined;
  readonly tagged: boolean;
  /** roles of its structure, each once */
  readonly roles: readonly string[];
}

/** A PDF as a program reads it to somebody. */
export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false, isEvalSupported: false });
  const pdf = await task.promise;
  const texts: string[] = [];
  const roles = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join(''));
    walk((await page.getStructTree()) as Node, roles);
  }
  const { info } = await pdf.getMetadata();
  const { Language, Title } = info as { Language?: string; Title?: string };
  const marks = await pdf.getMarkInfo();
  const read = {
    pages: pdf.numPages,
    text: plain(texts.join(' ')),
    lang: Language ?? null,
    title: Title,
    tagged: marks?.Marked === true,
    roles: [...roles],
  };
  await task.destroy();
  return read;
}

/** Unbreakable spaces are spaces to whoever compares. */
const plain = (text: string): string => text.replace(/[\u00a0\s]+/g, ' ');

function walk({ role, children = [] }: Node, roles: Set<string>): void {
  if (role !== undefined) roles.add(role);
  for (const child of children) walk(child, roles);
}
