import PDFDocument from 'pdfkit';

/** A letter of one line. */
export function pdfOf(text: string): Promise<Buffer> {
  const document = new PDFDocument();
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  document.text(text).end();
  return new Promise((resolve) => document.on('end', () => resolve(Buffer.concat(parts))));
}
