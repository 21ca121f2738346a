import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInstalled } from './install.mjs';
import { refuseNode } from './node-version.mjs';

const root = mkdtempSync(join(tmpdir(), 'saisine-install-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const LOCK = {
  '': { version: '0.1.0' },
  'node_modules/pg': { version: '8.0.0' },
  'node_modules/only-on-mac': { version: '1.0.0', optional: true },
};

function installed(asked: object, kept?: object): boolean {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: asked }));
  rmSync(join(root, 'node_modules/.package-lock.json'), { force: true });
  if (kept) writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: kept }));
  return isInstalled(root);
}

describe('isInstalled', () => {
  it.each([
    ['nothing was ever installed', undefined, false],
    ['all is there but what belongs to another platform', { 'node_modules/pg': { version: '8.0.0' } }, true],
    ['a version changed', { 'node_modules/pg': { version: '7.9.0' } }, false],
    ['a package is missing', {}, false],
    ['a package is no longer wanted', { 'node_modules/pg': { version: '8.0.0' }, 'node_modules/old': { version: '1.0.0' } }, false],
  ])('when %s', (_situation, kept, expected) => {
    expect(installed(LOCK, kept)).toBe(expected);
  });
});

describe('refuseNode', () => {
  it.each(['18.20.0', '20.18.3'])('refuses %s in one sentence', (version) => {
    expect(refuseNode(version)).toContain(`vous avez ${version}`);
  });
  it.each(['20.19.0', '22.0.0', '24.1.0'])('accepts %s', (version) => {
    expect(refuseNode(version)).toBeUndefined();
  });
});
