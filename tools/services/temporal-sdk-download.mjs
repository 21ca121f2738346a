import { createRequire } from 'node:module';
import { Runtime } from '@temporalio/worker';

/**
 * Run by temporal-sdk.mjs: the SDK downloads its Temporal program into the given folder, starts it once and stops it. It has no way to
 * download only.
 */
const { version } = createRequire(import.meta.url)('@temporalio/worker/package.json');

try {
  const runtime = Runtime.instance();
  const server = await runtime.createEphemeralServer({
    type: 'dev-server',
    exe: {
      type: 'cached-download',
      downloadDir: String(process.argv[2]),
      version: 'default',
      ttl: 0,
      sdkName: 'sdk-typescript',
      sdkVersion: version,
    },
    namespace: 'default',
    ip: '127.0.0.1',
    port: null,
    uiPort: null,
    dbFilename: null,
    ui: false,
    log: { format: 'pretty', level: 'error' },
    extraArgs: [],
  });
  await runtime.shutdownEphemeralServer(server);
  process.exit(0);
} catch (error) {
  const { message } = /** @type {Error} */ (error);
  process.send?.(message.split(': ').at(-1)); // the cause comes last, after the address, twice
  process.disconnect?.();
  process.exitCode = 1;
}
