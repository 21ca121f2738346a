import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../build/build.mjs';
import { startTestPostgres } from '../services/postgres.mjs';
import { startTestTemporal } from '../services/temporal.mjs';

/**
 * @param {object} options
 * @param {string} options.root
 * @param {readonly string[]} options.args  for Jest
 * @param {boolean} options.services
 * @param {(text: string) => void} options.step
 * @param {AbortSignal} options.stop
 * @returns {Promise<number>} Jest's exit code
 */
export async function runTests({ root, args, services, step, stop }) {
  await build(step, root, stop, services ? undefined : withoutCompiling(root));
  stop.throwIfAborted();
  if (!services) return jest(root, args, {}, stop);
  const folder = mkdtempSync(join(tmpdir(), 'saisine-test-'));
  chmodSync(folder, 0o755); // under root PostgreSQL runs as another account
  /** @type {{ stop: () => Promise<void> }[]} */
  const started = [];
  /** @template {{ stop: () => Promise<void> }} T @param {Promise<T>} starting */
  const keep = async (starting) => {
    const service = await starting;
    started.push(service);
    return service;
  };
  try {
    mkdirSync(join(folder, 'temporal'));
    const results = await Promise.allSettled([
      keep(startTestPostgres(join(folder, 'postgres'))),
      keep(startTestTemporal(join(folder, 'temporal'), { log: step, stop })),
    ]);
    for (const result of results) if (result.status === 'rejected') throw result.reason;
    const [postgres, temporal] = results.map((result) => /** @type {PromiseFulfilledResult<any>} */ (result).value);
    stop.throwIfAborted();
    step('PostgreSQL et Temporal prêts pour les essais');
    const addresses = { TEST_DATABASE_URL: postgres.url('postgres'), TEST_TEMPORAL_ADDRESS: temporal.address };
    return await jest(root, args, addresses, stop);
  } finally {
    await Promise.all(started.map((service) => service.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The parts that the sources import. The API's answers take seconds and no unit test looks at them: any will do.
 * @param {string} root
 */
const withoutCompiling = (root) => ['client', ...(existsSync(join(root, 'generated/contract/answers.ts')) ? [] : ['contract'])];

/** Two workers: the suites share two services, and more would wait for them.
 * @param {string} root @param {readonly string[]} args @param {Record<string, string>} addresses @param {AbortSignal} stop
 * @returns {Promise<number>} */
function jest(root, args, addresses, stop) {
  const quiet = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...quiet, 'node_modules/jest/bin/jest.js', '--passWithNoTests', '-w', '2', ...args], {
    cwd: root,
    env: { ...process.env, ...addresses },
    stdio: 'inherit',
  });
  const end = () => child.kill('SIGTERM');
  stop.addEventListener('abort', end);
  return new Promise((answer, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => answer(code ?? 1));
  });
}
