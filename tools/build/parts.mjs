import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/**
 * One part of the build: built again when its inputs' digest changes or its output is missing.
 * @typedef {object} Part
 * @property {string} name
 * @property {string} label
 * @property {readonly string[]} inputs
 * @property {(file: string) => boolean} [keep]
 * @property {string} output
 * @property {(root: string, stop?: AbortSignal) => Promise<void>} run
 */

const TYPESCRIPT = ['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'];

/** @type {readonly Part[]} In order: each may read what the one before produced. */
export const PARTS = [
  {
    name: 'client',
    label: 'client de la base de données engendré',
    inputs: ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'],
    output: 'generated/prisma/client.ts',
    run: (root, stop) => command(root, 'tools/prisma/prisma.mjs', ['generate'], stop),
  },
  {
    name: 'contract',
    label: 'réponses de l’API décrites d’après le code',
    inputs: ['apps/api', 'libs', 'machines', 'generated/prisma', 'tools/contract', 'tsconfig.json', 'package-lock.json'],
    keep: (file) => !/\.test(-process)?\.ts$|\.md$|\.json$/.test(file) || file === 'tsconfig.json',
    output: 'generated/contract/answers.ts',
    run: (root, stop) => command(root, 'tools/contract/contract.mjs', [], stop),
  },
  {
    name: 'code',
    label: 'code vérifié et compilé',
    inputs: ['apps/api', 'apps/worker', 'libs', 'machines', 'workflows', 'tools', 'test/oracle', 'generated', ...TYPESCRIPT],
    keep: (file) => !/\.test\.ts$|^tools\/.*\.mjs$|^generated\/client\//.test(file),
    output: 'dist/apps/api/main.js',
    run: async (root, stop) => {
      // TypeScript remembers what it wrote: without the result its memory would leave files out.
      if (!existsSync(join(root, 'dist/apps/api/main.js'))) rmSync(join(root, 'dist/.tsbuildinfo'), { force: true });
      await command(root, 'node_modules/@nestjs/cli/bin/nest.js', ['build', 'api'], stop);
    },
  },
  {
    name: 'bundle',
    label: 'flux Temporal assemblés',
    inputs: ['dist/workflows', 'dist/machines', 'tools/build/parts.mjs', 'package-lock.json'],
    keep: (file) => !/\.map$|\.d\.ts$/.test(file) && file !== 'dist/workflows/bundle.js',
    output: 'dist/workflows/bundle.js',
    run: bundle,
  },
  {
    name: 'api-client',
    label: 'client de l’API engendré',
    inputs: ['dist/apps/api', 'dist/generated/contract', 'dist/libs', 'dist/machines', 'tools/contract', 'package-lock.json'],
    keep: (file) => !/\.map$|\.d\.ts$/.test(file),
    output: 'generated/client/openapi.d.ts',
    run: (root, stop) => command(root, 'tools/contract/client.mjs', [], stop),
  },
  {
    name: 'web',
    label: 'application web assemblée',
    inputs: ['apps/web', 'generated/client', 'package-lock.json'],
    keep: (file) => !/\.test\.tsx?$|\.md$/.test(file),
    output: 'dist/web/index.html',
    run: async (root, stop) => {
      await command(root, 'node_modules/vite/bin/vite.js', ['build', 'apps/web', '--logLevel', 'error'], stop);
      compress(join(root, 'dist/web/assets'));
    },
  },
];

/**
 * The processes are loaded once in a worker and frozen, not once in each workflow that it keeps: they hold nothing of any case.
 * @param {string} root
 */
async function bundle(root) {
  const { bundleWorkflowCode, DefaultLogger } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'dist/workflows/index.js'),
    preloadModules: [join(root, 'dist/machines/registry.js')],
    logger: new DefaultLogger('WARN'),
  });
  const file = join(root, 'dist/workflows/bundle.js');
  writeFileSync(`${file}.${process.pid}`, code);
  renameSync(`${file}.${process.pid}`, file);
}

/** Text files once more, compressed: the API sends what a browser takes. @param {string} folder */
function compress(folder) {
  for (const name of readdirSync(folder).filter((file) => /\.(js|css|svg)$/.test(file))) {
    const text = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(text, { level: 9 }));
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text));
  }
}

/**
 * Runs a JavaScript tool of the project; what it says is shown only when it fails.
 * @param {string} root @param {string} script @param {readonly string[]} args @param {AbortSignal} [stop]
 * @returns {Promise<void>}
 */
function command(root, script, args, stop) {
  return new Promise((done, fail) => {
    const quiet = { NO_UPDATE_NOTIFIER: '1', FORCE_COLOR: '0' };
    const child = spawn(process.execPath, [join(root, script), ...args], { cwd: root, env: { ...process.env, ...quiet }, signal: stop });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        said += data;
      });
    }
    child.once('error', fail);
    child.once('exit', (code) =>
      code === 0 ? done() : fail(new Error(`${script} ${args.join(' ')} a échoué :\n${stripVTControlCharacters(said.trim())}`)),
    );
  });
}
