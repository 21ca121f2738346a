import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

/**
 * Prisma's schema engine on WebAssembly, from the package registry alone: its native twin is a download of its own, refused on many
 * networks. One engine serves `prisma migrate …` (schema-engine.mjs) and `npm start` (migrate.mjs).
 */

/** @typedef {{ code?: string, meta?: unknown } & Error} EngineError */

/** Node's own; TypeScript knows it only as a browser's.
 * @type {{ WebAssembly: { instantiate(program: Uint8Array, imports: object): Promise<{ instance: { exports: any } }> } }} */
const { WebAssembly } = /** @type {any} */ (globalThis);

/** @type {Promise<typeof import('@prisma/schema-engine-wasm')> | undefined} */
let loaded;

/** The engine's module, loaded once: Node does not import WebAssembly files by itself. */
function load() {
  loaded ??= (async () => {
    // The engine says its last words here before it dies.
    Object.assign(globalThis, {
      PRISMA_WASM_PANIC_REGISTRY: { set_message: (/** @type {string} */ message) => process.stderr.write(`schema engine: ${message}\n`) },
    });
    /** @type {any} */
    const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
    const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
    const program = readFileSync(join(folder, 'schema_engine_bg.wasm'));
    const { instance } = await WebAssembly.instantiate(program, { './schema_engine_bg.js': withLooseTimers(bindings) });
    bindings.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
    return bindings;
  })();
  return loaded;
}

/**
 * The engine gives its lock ten seconds and never clears that timer: it must not keep a finished process alive.
 * @param {Record<string, unknown>} bindings
 */
function withLooseTimers(bindings) {
  /** @param {() => void} act @param {number} delay */
  const loose = (act, delay) => setTimeout(act, delay).unref();
  const timers = Object.keys(bindings).filter((name) => name.startsWith('__wbg_setTimeout_'));
  return { ...bindings, ...Object.fromEntries(timers.map((name) => [name, loose])) };
}

/** @returns {Promise<string>} */
export async function engineVersion() {
  return (await load()).version();
}

/**
 * An engine over one database.
 * @param {import('@prisma/driver-adapter-utils').SqlMigrationAwareDriverAdapterFactory} adapter
 * @param {[path: string, content: string][]} [schemaFiles]
 */
export async function openEngine(adapter, schemaFiles) {
  const { SchemaEngine } = await load();
  /** @type {import('@prisma/driver-adapter-utils').SqlDriverAdapter[]} */
  const connected = [];
  const connect = async () => {
    const connection = await adapter.connect();
    connected.push(connection);
    return connection;
  };
  const factory = bindMigrationAwareSqlAdapterFactory(Object.assign(Object.create(adapter), { connect }));
  const engine = await SchemaEngine.new({ datamodels: schemaFiles }, () => {}, factory);
  /** Runs one engine command. The engine numbers an adapter's errors; what is thrown here is the error itself.
   * @param {string} method @param {unknown} params @returns {Promise<any>} */
  async function call(method, params) {
    try {
      return await /** @type {any} */ (engine)[method](params);
    } catch (error) {
      const id = /** @type {{ errorId?: number }} */ (error)?.errorId;
      throw typeof id === 'number' ? factory.errorRegistry.consumeError(id)?.error : error;
    }
  }
  /** Ends its connections, and with them the engine's own lock on the migrations, which it would keep until they have been idle for long. */
  async function close() {
    await Promise.all(connected.map((connection) => connection.dispose()));
  }
  return { call, close };
}
