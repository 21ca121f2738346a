import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean, link?: boolean }} Package */

/**
 * Whether `node_modules` holds what the lock file asks for: compared package by package, since a checkout changes dates but not contents.
 * @param {string} root
 */
export function isInstalled(root) {
  const kept = packagesIn(join(root, 'node_modules/.package-lock.json'));
  const asked = packagesIn(join(root, 'package-lock.json'));
  if (!kept || !asked) return false;
  const missing = Object.entries(asked).some(
    ([path, { optional, devOptional }]) => path !== '' && !(path in kept) && !optional && !devOptional,
  );
  const different = Object.entries(kept).some(([path, { version }]) => asked[path]?.version !== version);
  return !missing && !different;
}

/**
 * Installs what the lock file asks for. (`npm ci` fails where a registry lacks the optional packages of another platform.)
 * @param {string} root
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
export function install(root, signal) {
  const npm = process.env.npm_execpath;
  const args = ['install', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  // Prisma's install script then leaves its native engine alone, which many networks refuse.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: join(root, 'tools/prisma/schema-engine.mjs') };
  return new Promise((done, fail) => {
    const child = npm?.endsWith('js')
      ? spawn(process.execPath, [npm, ...args], { cwd: root, env, signal })
      : spawn('npm', args, { cwd: root, env, signal, shell: process.platform === 'win32' });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        said += data;
      });
    }
    child.once('error', fail);
    child.once('exit', (code) => {
      if (code === 0) return done();
      const end = said.trim().split('\n').slice(-15).join('\n');
      fail(new Error(`npm install a échoué :\n${end}\nVérifiez l’accès au registre npm (réseau, ~/.npmrc), puis recommencez.`));
    });
  });
}

/** @param {string} file @returns {Record<string, Package> | undefined} */
function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}
