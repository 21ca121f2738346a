import { join } from 'node:path';
import { logOf } from '../services/child.mjs';

/** @typedef {import('../services/child.mjs').ChildSpec} ChildSpec */
/** @typedef {import('../../libs/config/environment.mjs').Environment} Environment */

/**
 * Our own processes, as data. PostgreSQL and Temporal are in tools/services.
 *
 * @param {object} options
 * @param {string} options.root       the project
 * @param {Environment} options.environment
 * @param {Record<string, string>} options.variables  what they are told: addresses and ports in use
 * @param {number} options.port       the API's
 * @param {number} options.issuerPort
 * @returns {Record<'issuer' | 'seed' | 'worker' | 'api' | 'demo', ChildSpec>}
 */
export function processes({ root, environment, variables, port, issuerPort }) {
  /** @param {string} name @param {string} label @param {string} script @param {Partial<ChildSpec>} [more] @returns {ChildSpec} */
  const node = (name, label, script, more) => ({
    name,
    label,
    command: process.execPath,
    args: ['--enable-source-maps', join(root, script)],
    cwd: root,
    ours: true,
    env: variables,
    logFile: join(environment.stateDir, 'logs', `${name}.log`),
    signature: join(root, script),
    stopSignal: 'SIGTERM',
    patience: 4000,
    startWithin: 60_000,
    ready: async () => true,
    ...more,
  });
  const host = environment.host === '0.0.0.0' ? '127.0.0.1' : environment.host;
  return {
    issuer: node('issuer', 'Émetteur de jetons de démonstration', 'dist/tools/issuer/main.js', {
      ready: () => answers(`http://127.0.0.1:${issuerPort}/.well-known/openid-configuration`),
    }),
    seed: node('seed', 'Données de démonstration', 'dist/tools/seed/main.js'),
    demo: node('demo', 'Année de travail de démonstration', 'dist/tools/demo/main.js'),
    worker: node('worker', 'Worker', 'dist/apps/worker/main.js', {
      behind: true,
      ready: async (child) => /^.*worker ready/m.test(logOf(child)),
    }),
    // live, not ready: started again while Temporal is away it accepts acts, and must not be stopped for it
    api: node('api', 'API', 'dist/apps/api/main.js', { ready: () => answers(`http://${host}:${port}/health/live`) }),
  };
}

/** Which stop together, and in which order: what serves people first, then what it stands on. */
export const STOP_ORDER = [
  ['api', 'worker', 'issuer'],
  ['temporal', 'postgres'],
];

/** @param {string} url */
async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}
