import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A digest over files and folders: names and contents, so that a copied or checked-out tree counts as unchanged.
 * @param {string} root
 * @param {readonly string[]} paths  relative to `root`; what is missing counts as missing
 * @param {(path: string) => boolean} [keep]
 */
export function digestOf(root, paths, keep = () => true) {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths) {
    for (const file of filesUnder(root, path).filter(keep)) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** @param {string} root @param {string} path @returns {string[]} */
function filesUnder(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .sort()
    .filter((name) => name !== 'node_modules')
    .flatMap((name) => filesUnder(root, join(path, name)));
}
