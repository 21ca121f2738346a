import { describe, expect, it } from '@jest/globals';
import { type Line, linesOf } from './lines.js';

/** The same bytes in pieces of every length: where a chunk ends must not matter. */
async function cut(text: string | Uint8Array, size: number, longest?: number): Promise<readonly Line[]> {
  const bytes = Buffer.from(text);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const lines: Line[] = [];
  for await (const line of linesOf(pieces(), longest)) lines.push(line);
  return lines;
}
const texts = (lines: readonly Line[]) => lines.map(({ bytes }) => Buffer.from(bytes).toString());

describe('lines of a stream', () => {
  it.each([1, 2, 3, 5, 1000])('are the same in chunks of %d', async (size) => {
    const lines = await cut('\ufeffun\r\ndeux\n\n \t\ntrois é', size);
    expect(texts(lines)).toEqual(['un', 'deux', '', ' \t', 'trois é']);
    expect(lines.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(lines.map(({ isBlank }) => isBlank)).toEqual([false, false, true, true, false]);
    expect(lines.map(({ end }) => end)).toEqual([7, 12, 13, 16, 24]);
  });

  it('are none in nothing, one without an end, and one with it', async () => {
    expect(await cut('', 10)).toEqual([]);
    expect(texts(await cut('a', 10))).toEqual(['a']);
    expect(texts(await cut('a\n', 10))).toEqual(['a']);
    expect(texts(await cut('a\n\n', 10))).toEqual(['a', '']);
  });

  it.each([1, 3, 1000])('are kept up to the longest, and no further, in chunks of %d', async (size) => {
    const lines = await cut(`1234\n12345\r\n123456\n1234567890123\nok\n`, size, 5);
    expect(texts(lines)).toEqual(['1234', '12345', '', '', 'ok']);
    expect(lines.map(({ isTooLong }) => isTooLong)).toEqual([false, false, true, true, false]);
  });

  it('leave a byte order mark alone where it is none', async () => {
    expect(texts(await cut('a\n\ufeffb\n', 10))).toEqual(['a', '\ufeffb']);
  });
});
