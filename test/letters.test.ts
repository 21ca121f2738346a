import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { digest, type Json, type Letter, placesOf } from '../machines/kernel/index.js';
import { PROCESSES } from '../machines/registry.js';

/**
 * A document keeps the version of the letter it was made by, and is drawn again from it: words that change make a new version.
 * `WRITE_LETTERS=1` records the digests anew; of a version that documents were made by, never.
 */
const RECORDED = new URL('letters.json', import.meta.url);

const letters: readonly (readonly [string, Letter])[] = PROCESSES.flatMap(({ key, documents }) =>
  Object.entries(documents).flatMap(([kind, { letters: versions = [] }]) =>
    versions.map((letter) => [`${key} ${kind}@${letter.version}`, letter] as const),
  ),
);

describe('letters', () => {
  it('say what they said when their version was recorded', () => {
    const digests = Object.fromEntries(letters.map(([name, letter]) => [name, digest(letter as unknown as Json)]));
    if (process.env.WRITE_LETTERS) writeFileSync(RECORDED, `${JSON.stringify(digests, null, 2)}\n`);
    expect(digests).toEqual(JSON.parse(readFileSync(RECORDED, 'utf8')));
  });

  it.each(letters)('%s uses every field that it declares', (_, letter) => {
    const used = placesOf(letter);
    expect(Object.keys(letter.fields).filter((name) => !used.has(name))).toEqual([]);
  });

  it('are there for every kind of document', () => {
    const mute = PROCESSES.flatMap(({ key, documents }) =>
      Object.entries(documents).flatMap(([kind, { letters: versions = [] }]) => (versions.length > 0 ? [] : [`${key} ${kind}`])),
    );
    expect(mute).toEqual([]);
  });
});
