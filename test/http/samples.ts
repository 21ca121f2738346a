import { deflateRawSync, deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';

/** Files as people send them, made here: real ones, and some that only pretend. */

/** A page with a sentence on it. */
export function pdf(text = 'Lettre signée.', options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const document = new PDFDocument(options);
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<Buffer>((done) => document.once('end', () => done(Buffer.concat(chunks))));
  document.text(text).end();
  return ended;
}

/** One grey dot. */
export function png(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    return Buffer.concat([whole(data.length), body, whole(crc32(body))]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A Windows program, as far as anybody looks. */
export const exe = (): Buffer =>
  Buffer.concat([
    Buffer.from('MZ'),
    Buffer.alloc(58),
    Buffer.from([0x80, 0, 0, 0]),
    Buffer.alloc(64),
    Buffer.from('PE\0\0'),
    Buffer.alloc(512),
  ]);

export interface Packed {
  readonly name: string;
  readonly text: string;
}

/** A ZIP archive. @param locked its entries say that they are encrypted */
export function zip(entries: readonly Packed[], locked = false): Buffer {
  const flags = locked ? 1 : 0;
  let at = 0;
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  for (const { name, text } of entries) {
    const data = Buffer.from(text);
    const stored = name === 'mimetype' ? data : deflateRawSync(data);
    const method = name === 'mimetype' ? 0 : 8;
    const common = Buffer.concat([
      half(flags),
      half(method),
      half(0),
      half(0),
      whole(crc32(data), true),
      whole(stored.length, true),
      whole(data.length, true),
    ]);
    const local = Buffer.concat([
      Buffer.from('PK\x03\x04', 'latin1'),
      half(20),
      common,
      half(name.length),
      half(0),
      Buffer.from(name),
      stored,
    ]);
    central.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02', 'latin1'),
        half(20),
        half(20),
        common,
        half(name.length),
        Buffer.alloc(12),
        whole(at, true),
        Buffer.from(name),
      ]),
    );
    parts.push(local);
    at += local.length;
  }
  const table = Buffer.concat(central);
  const count = half(entries.length);
  const end = Buffer.concat([
    Buffer.from('PK\x05\x06', 'latin1'),
    Buffer.alloc(4),
    count,
    count,
    whole(table.length, true),
    whole(at, true),
    half(0),
  ]);
  return Buffer.concat([...parts, table, end]);
}

const CONTENT_TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
export const docx = (more: readonly Packed[] = [], locked = false): Buffer =>
  zip([{ name: '[Content_Types].xml', text: CONTENT_TYPES }, { name: 'word/document.xml', text: '<w:document/>' }, ...more], locked);
export const odt = (manifest = '<manifest:manifest/>'): Buffer =>
  zip([
    { name: 'mimetype', text: 'application/vnd.oasis.opendocument.text' },
    { name: 'content.xml', text: '<office:document-content/>' },
    { name: 'META-INF/manifest.xml', text: manifest },
  ]);

/** What every scanner recognises, and nothing else: split, so that no scanner stumbles over this file. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

const half = (value: number): Buffer => Buffer.from([value & 255, (value >> 8) & 255]);
function whole(value: number, little = false): Buffer {
  const bytes = Buffer.alloc(4);
  if (little) bytes.writeUInt32LE(value);
  else bytes.writeUInt32BE(value);
  return bytes;
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
