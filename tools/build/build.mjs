import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { digestOf } from './digest.mjs';
import { PARTS } from './parts.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What was built from what: beside the result, so that removing `dist` builds all again. */
const STAMPS = 'dist/.stamps.json';

/**
 * Builds what changed since the last time: all parts in their order.
 * @param {(line: string) => void} [log]
 * @param {string} [root]
 * @param {AbortSignal} [stop]
 * @param {readonly string[]} [names]  only these parts
 * @returns {Promise<string[]>} the parts that were built
 */
export async function build(log = () => {}, root = ROOT, stop = undefined, names = PARTS.map(({ name }) => name)) {
  /** @type {string[]} */
  const built = [];
  for (const part of PARTS.filter(({ name }) => names.includes(name))) {
    const digest = digestOf(root, part.inputs, part.keep);
    if (readStamps(root)[part.name] === digest && existsSync(join(root, part.output))) continue;
    const begin = Date.now();
    await part.run(root, stop);
    if (!existsSync(join(root, part.output))) throw new Error(`${part.label} : ${part.output} n’a pas été produit.`);
    writeStamps(root, { ...readStamps(root), [part.name]: digest });
    log(`${part.label} (${((Date.now() - begin) / 1000).toFixed(1)} s)`);
    built.push(part.name);
  }
  return built;
}

/** @param {string} root @returns {Record<string, string>} */
function readStamps(root) {
  try {
    return JSON.parse(readFileSync(join(root, STAMPS), 'utf8'));
  } catch {
    return {};
  }
}

/** @param {string} root @param {Record<string, string>} stamps */
function writeStamps(root, stamps) {
  const file = join(root, STAMPS);
  const aside = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(aside, JSON.stringify(stamps, null, 2));
  renameSync(aside, file);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (process.argv.includes('--force')) rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
  try {
    const built = await build((line) => console.log(line));
    if (built.length === 0) console.log('Rien n’a changé : tout est déjà construit.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
