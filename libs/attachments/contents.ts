import { inflateRawSync } from 'node:zlib';

/** What a file holds beyond its text. A coarse look, which a scanner completes: it finds what announces itself. */

/** Nobody could look into it. */
export function isLocked(bytes: Buffer, mime: string): boolean {
  if (mime === 'application/pdf') return names(bytes, '/Encrypt');
  if (!isPackage(mime)) return false;
  const entries = entriesOf(bytes);
  if (entries === undefined || entries.some(({ encrypted }) => encrypted)) return true;
  const manifest = entries.find(({ name }) => name === 'META-INF/manifest.xml');
  return manifest !== undefined && textOf(bytes, manifest).includes('encryption-data');
}

/** A program that announces itself: macros, scripts, what a PDF runs when it is opened. */
export function activeContentIn(bytes: Buffer, mime: string): boolean {
  if (mime === 'application/pdf') return names(bytes, '/JavaScript') || names(bytes, '/Launch');
  return (
    isPackage(mime) &&
    (entriesOf(bytes) ?? []).some(({ name }) => /vbaProject\.bin$|^(Basic|Scripts)\/.*[^/]$|activeX|oleObject/i.test(name))
  );
}

const isPackage = (mime: string): boolean => /officedocument|opendocument/.test(mime);
/** A name of a PDF as a whole word: within compressed streams these letters don't come together by chance. */
const names = (bytes: Buffer, name: string): boolean => {
  for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) {
    const next = String.fromCharCode(bytes[at + name.length] ?? 0);
    if (!/[A-Za-z0-9]/.test(next)) return true;
  }
  return false;
};

interface Entry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly compressed: number;
  readonly at: number;
}

const END = Buffer.from('PK\x05\x06', 'latin1');
const CENTRAL = 0x02014b50;
const LONGEST_COMMENT = 65_557;
const LARGEST_TEXT = 1024 * 1024;

/** The table at the end of a ZIP archive. Undefined when it can't be read: then nobody knows what is in it. */
function entriesOf(bytes: Buffer): readonly Entry[] | undefined {
  const end = bytes.lastIndexOf(END);
  if (end < 0 || bytes.length - end > LONGEST_COMMENT || end + 20 > bytes.length) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) return undefined;
    const length = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + length),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      compressed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** What an entry says; empty when it can't be read. */
function textOf(bytes: Buffer, { at, method, compressed }: Entry): string {
  if (at + 30 > bytes.length) return '';
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const stored = bytes.subarray(from, from + compressed);
  try {
    return (method === 0 ? stored : inflateRawSync(stored, { maxOutputLength: LARGEST_TEXT })).toString('utf8');
  } catch {
    return '';
  }
}
