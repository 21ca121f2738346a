import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectDigest } from './temporal-pip.mjs';

it('accepts a file by its digest only', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'saisine-digest-'));
  const file = join(folder, 'temporal.whl');
  writeFileSync(file, 'abc');
  await expectDigest(file, 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  await expect(expectDigest(file, '0'.repeat(64))).rejects.toThrow('le fichier est refusé');
  rmSync(folder, { recursive: true });
});
