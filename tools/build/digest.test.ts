import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf } from './digest.mjs';

const root = mkdtempSync(join(tmpdir(), 'saisine-digest-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeAll(() => {
  mkdirSync(join(root, 'libs/node_modules'), { recursive: true });
  writeFileSync(join(root, 'libs/a.ts'), 'a');
});

const digest = () => digestOf(root, ['libs', 'missing'], (file) => !file.endsWith('.test.ts'));

describe('digestOf', () => {
  it('changes with a content and with a name, and with nothing else', () => {
    const before = digest();
    writeFileSync(join(root, 'libs/a.test.ts'), 'test');
    writeFileSync(join(root, 'libs/node_modules/x.js'), 'x');
    writeFileSync(join(root, 'libs/a.ts'), 'a');
    expect(digest()).toBe(before);
    writeFileSync(join(root, 'libs/a.ts'), 'b');
    const changed = digest();
    expect(changed).not.toBe(before);
    writeFileSync(join(root, 'libs/b.ts'), '');
    expect(digest()).not.toBe(changed);
  });
});
