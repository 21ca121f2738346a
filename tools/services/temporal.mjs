import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Connection } from '@temporalio/client';
import { run } from './child.mjs';
import { freePort } from './ports.mjs';
import { findTemporal } from './temporal-program.mjs';

/** What a case shows in Temporal's lists: codes only, nothing personal. */
export const SEARCH_ATTRIBUTES = Object.freeze({
  SaisineProcess: 'Keyword',
  SaisineVersion: 'Keyword',
  SaisineSituation: 'Keyword',
  SaisineNextDeadline: 'Datetime',
  SaisineFollowedSeq: 'Int',
  SaisineAlarm: 'Keyword',
});

/** Lets a workflow's clock be moved forward: for tests. */
const TIME_SKIPPING = ['--dynamic-config-value', 'frontend.WorkflowTimeSkippingEnabled=true'];

/**
 * How to run a local Temporal server on a file.
 * @param {object} options
 * @param {string} options.program  the Temporal program, from `findTemporal`
 * @param {string} options.databaseFile
 * @param {number} options.port
 * @param {number} options.uiPort
 * @param {string} options.logFile
 * @param {readonly string[]} [options.extraArgs]
 * @returns {{ spec: import('./child.mjs').ChildSpec, address: string, uiUrl: string }}
 */
export function temporal({ program, databaseFile, port, uiPort, logFile, extraArgs = [] }) {
  const address = `127.0.0.1:${port}`;
  const where = ['--ip', '127.0.0.1', '--port', String(port), '--ui-port', String(uiPort)];
  // Write-ahead logging keeps full synchronisation: NORMAL would be twice as fast and lose the last commits at a power cut.
  const storage = ['--db-filename', databaseFile, '--sqlite-pragma', 'journal_mode=WAL'];
  const attributes = Object.entries(SEARCH_ATTRIBUTES).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]);
  return {
    address,
    uiUrl: `http://127.0.0.1:${uiPort}`,
    spec: {
      name: 'temporal',
      behind: true,
      label: 'Temporal',
      command: program,
      args: ['server', 'start-dev', ...where, ...storage, ...attributes, '--log-level', 'error', ...extraArgs],
      logFile,
      signature: databaseFile,
      stopSignal: 'SIGTERM',
      patience: 2500,
      startWithin: 90_000,
      // server 1.32 now and then dies of a race of its own while it starts
      tries: 3,
      prepare: async () => {
        mkdirSync(dirname(databaseFile), { recursive: true });
      },
      ready: () => answers(address),
    },
  };
}

/**
 * Starts a Temporal for a test on free ports, with time skipping.
 * @param {string} folder
 * @param {{ log?: (line: string) => void, stop?: AbortSignal }} [options]
 */
export async function startTestTemporal(folder, { log = () => {}, stop } = {}) {
  const program = await findTemporal({ stateDir: folder, log, stop });
  const { spec, address } = temporal({
    program,
    databaseFile: join(folder, 'temporal.db'),
    port: await freePort(),
    uiPort: await freePort(),
    logFile: join(folder, 'temporal.log'),
    extraArgs: TIME_SKIPPING,
  });
  return { address, ...(await run(spec)) };
}

/**
 * Whether the server answers and knows its search attributes, which it registers just after it begins to answer.
 * @param {string} address
 */
export async function answers(address) {
  /** @type {Connection | undefined} */
  let connection;
  try {
    connection = await Connection.connect({ address, connectTimeout: 2000 });
    const { operatorService } = connection;
    const known = await connection.withDeadline(Date.now() + 3000, () => operatorService.listSearchAttributes({ namespace: 'default' }));
    return Object.keys(SEARCH_ATTRIBUTES).every((name) => name in (known.customAttributes ?? {}));
  } catch {
    return false;
  } finally {
    await connection?.close().catch(() => {});
  }
}
