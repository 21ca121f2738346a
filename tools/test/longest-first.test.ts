import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import LongestFirst, { DURATIONS_FILE } from './longest-first.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const seconds: Readonly<Record<string, number>> = JSON.parse(readFileSync(DURATIONS_FILE, 'utf8'));

type Suite = Parameters<LongestFirst['sort']>[0][number];
/** As much of a suite as the order looks at. */
const suite = (path: string) => {
  const config = { rootDir: ROOT.replace(/[\\/]$/, ''), id: 'none', name: 'none', cacheDirectory: '/nowhere' };
  return { path: join(ROOT, path), context: { config, hasteFS: { getSize: () => 1 } } } as unknown as Suite;
};

test('the longest suite is started first, and none is forgotten', async () => {
  const known = Object.keys(seconds);
  const longest = known.toSorted((one, other) => (seconds[other] ?? 0) - (seconds[one] ?? 0));
  const short = 'machines/registry.test.ts';
  const sorted = await new LongestFirst({ contexts: [], globalConfig: {} as never }).sort([short, ...known.toReversed()].map(suite));
  expect(sorted.map(({ path }) => seconds[path.slice(ROOT.length)] ?? 0)).toEqual([...longest.map((path) => seconds[path]), 0]);
  expect(sorted.at(-1)?.path).toBe(join(ROOT, short));
});

test('what is noted as long is there', () => {
  expect(Object.keys(seconds).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
