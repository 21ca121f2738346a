import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { LONGEST_LINE, linesOf } from '../../libs/ndjson/index.js';

/** Well below what a request may hold, so that each is answered within seconds. */
const MOST_LINES = 200;
const MOST_BYTES = 4 * 1024 * 1024;
const NEWLINE = Buffer.from('\n');

/** A place in the file: everything before it has been dealt with. */
export interface Place {
  /** how many lines lie before it */
  readonly line: number;
  readonly byte: number;
}
export const BEGINNING: Place = { line: 0, byte: 0 };

/** Lines to send together. */
export interface Batch {
  /** of each line that is sent, in order, its number in the file */
  readonly numbers: readonly number[];
  readonly body: Buffer;
  /** lines that no request could hold */
  readonly tooLong: readonly number[];
  readonly upTo: Place;
}

/** What a file holds, read once from end to end: how long it is, and what to recognise it by. */
export async function survey(file: string): Promise<{ readonly bytes: number; readonly lines: number; readonly digest: string }> {
  const hash = createHash('sha256');
  let [bytes, lines, last] = [0, 0, NEWLINE[0]];
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) lines += 1;
    last = chunk.at(-1);
  }
  return { bytes, lines: lines + (last === NEWLINE[0] ? 0 : 1), digest: hash.digest('hex') };
}

/** The file from a place on. Never more of it in memory than one batch. */
export async function* batchesOf(file: string, from: Place): AsyncGenerator<Batch> {
  let open = startedAt(from);
  const stream = createReadStream(file, { start: from.byte }) as AsyncIterable<Buffer>;
  for await (const line of linesOf(stream, LONGEST_LINE)) {
    const number = from.line + line.number;
    if (line.isTooLong) open.tooLong.push(number);
    else if (!line.isBlank) {
      open.numbers.push(number);
      open.parts.push(line.bytes, NEWLINE);
      open.length += line.bytes.length;
    }
    open.upTo = { line: number, byte: from.byte + line.end };
    if (open.numbers.length + open.tooLong.length >= MOST_LINES || open.length + LONGEST_LINE > MOST_BYTES) {
      yield closed(open);
      open = startedAt(open.upTo);
    }
  }
  if (open.upTo.byte > from.byte) yield closed(open);
}

interface OpenBatch {
  readonly numbers: number[];
  readonly tooLong: number[];
  readonly parts: Uint8Array[];
  length: number;
  upTo: Place;
}

const startedAt = (upTo: Place): OpenBatch => ({ numbers: [], tooLong: [], parts: [], length: 0, upTo });
const closed = ({ numbers, tooLong, parts, upTo }: OpenBatch): Batch => ({ numbers, tooLong, body: Buffer.concat(parts), upTo });
