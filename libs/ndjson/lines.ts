/** In bytes, without what ends it. */
export const LONGEST_LINE = 256 * 1024;

/** One line of a file, as bytes: whether they are text, and JSON, is for whoever reads them. */
export interface Line {
  /** 1, 2, 3… blank lines are counted */
  readonly number: number;
  /** without what ends it; empty when it is too long */
  readonly bytes: Uint8Array;
  /** where the next line begins, in bytes from where the reading began */
  readonly end: number;
  readonly isBlank: boolean;
  readonly isTooLong: boolean;
}

const [NEWLINE, RETURN, SPACE, TAB] = [0x0a, 0x0d, 0x20, 0x09] as const;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;
const NOTHING = new Uint8Array(0);

/**
 * Cuts a stream into lines. Never holds more than one of them: of a line that is longer than may be, nothing is kept.
 * Ends of lines are LF or CRLF; a byte order mark before the first is left out.
 */
export async function* linesOf(stream: AsyncIterable<Uint8Array>, longest = LONGEST_LINE): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let read = 0;
  let number = 0;
  const take = (part: Uint8Array) => {
    length += part.length;
    if (length <= longest + 1 + BYTE_ORDER_MARK.length) parts.push(part);
    else parts = [];
  };
  const finish = (): Line => {
    number += 1;
    const bytes = withoutEnds(parts, number === 1);
    const isTooLong = bytes.length > longest || (parts.length === 0 && length > 0);
    [parts, length] = [[], 0];
    return { number, bytes: isTooLong ? NOTHING : bytes, end: read, isBlank: !isTooLong && bytes.every(isSpace), isTooLong };
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, at));
      read += at + 1 - from;
      from = at + 1;
      yield finish();
    }
    take(chunk.subarray(from));
    read += chunk.length - from;
  }
  if (length > 0) yield finish();
}

function withoutEnds(parts: readonly Uint8Array[], isFirst: boolean): Uint8Array {
  const [only] = parts;
  const bytes = parts.length === 1 && only ? only : Buffer.concat(parts);
  const start = isFirst && BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte) ? BYTE_ORDER_MARK.length : 0;
  return bytes.subarray(start, bytes.at(-1) === RETURN ? bytes.length - 1 : bytes.length);
}

const isSpace = (byte: number): boolean => byte === SPACE || byte === TAB || byte === RETURN;
