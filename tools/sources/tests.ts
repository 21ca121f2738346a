import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['apps', 'libs', 'machines', 'test', 'tools', 'workflows'];
const TESTS = /\.(test|checks)\.ts$/;
const ID = /\bR\d-\d{3}\b/g;

/** requirement -> the tests that name it, in order. Run from the project's root, as npm does. */
export function testsByRequirement(folders = FOLDERS): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const file of folders.flatMap(testsUnder).sort()) {
    for (const id of new Set(readFileSync(file, 'utf8').match(ID))) found.set(id, [...(found.get(id) ?? []), file]);
  }
  return found;
}

function testsUnder(folder: string): string[] {
  const entries = readdirOrNothing(folder);
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['node_modules', 'generated', 'dist'].includes(entry.name) ? [] : testsUnder(path);
    return TESTS.test(entry.name) ? [path] : [];
  });
}

function readdirOrNothing(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
