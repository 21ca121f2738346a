#!/usr/bin/env node
/**
 * Stands in for Prisma's native schema engine: `PRISMA_SCHEMA_ENGINE_BINARY` points here, and `prisma migrate dev|deploy|diff|status`
 * talk JSON-RPC to it line by line. Its messages are Prisma's, hence in English.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { databaseAdapter, noDatabase } from './adapter.mjs';
import { createDatabase, dropDatabase, withClient } from './databases.mjs';
import { engineVersion, openEngine } from './engine.mjs';

const argv = process.argv.slice(2);

/** @type {{ url?: string, shadowDatabaseUrl?: string }} */
const datasource = JSON.parse(optionOf('--datasource') ?? '{}');

if (argv.includes('--version')) {
  process.stdout.write(`schema-engine-cli ${await engineVersion()}\n`);
} else if (argv.includes('cli')) {
  process.exitCode = await administer(datasource.url ?? '');
} else {
  serve();
}

/** @param {string} option */
function optionOf(option) {
  const index = argv.indexOf(option);
  return index < 0 ? undefined : argv[index + 1];
}

/** The `cli` sub-commands: one thing done to the database as a whole. @param {string} url */
async function administer(url) {
  try {
    if (argv.includes('can-connect-to-database')) {
      await withClient(url, async () => {});
      log('INFO', 'Connection successful');
    } else if (argv.includes('create-database')) {
      await createDatabase(url);
      log('INFO', 'The database was successfully created');
    } else if (argv.includes('drop-database')) {
      await dropDatabase(url);
      process.stderr.write('The database was successfully dropped\n');
    }
    return 0;
  } catch (error) {
    const { code = '', message } = /** @type {{ code?: string, message: string }} */ (error);
    /** @type {Record<string, string>} */
    const codes = { '3D000': 'P1003', '28P01': 'P1000' };
    process.stderr.write('\n');
    log('ERROR', message || code, { error_code: codes[code] ?? 'P1001', is_panic: false });
    return 1;
  }
}

/** Answers requests one after the other until Prisma closes its end. */
function serve() {
  const schemaFiles = (optionOf('--datamodels')?.split(',') ?? []).map(
    (path) => /** @type {[string, string]} */ ([path, readFileSync(path, 'utf8')]),
  );
  /** @type {ReturnType<typeof openEngine> | undefined} */
  let engine;
  const open = () => {
    const adapter = datasource.url ? databaseAdapter(datasource.url, datasource.shadowDatabaseUrl) : noDatabase();
    engine ??= openEngine(adapter, schemaFiles.length > 0 ? schemaFiles : undefined);
    return engine;
  };
  let work = Promise.resolve();
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const request = line.trim() && JSON.parse(line);
    if (request?.method) work = work.then(() => answer(request, open));
  });
  lines.on('close', () => work.then(() => process.exit(0)));
}

/**
 * @param {{ id: number, method: string, params?: Record<string, unknown> }} request
 * @param {() => ReturnType<typeof openEngine>} open
 */
async function answer({ id, method, params }, open) {
  try {
    if (method === 'createDatabase') return send({ id, result: { databaseName: await createDatabase(datasource.url ?? '') } });
    const engine = await open();
    // The engine learns of its shadow database from this diagnosis alone, and forgets it when it applies migrations.
    if (method === 'evaluateDataLoss')
      await engine.call('devDiagnostic', { migrationsList: params?.migrationsList, filters: params?.filters });
    const result = await engine.call(method === 'getDatabaseVersion' ? 'version' : method, params ?? {});
    // The native engine prints a difference through a request of its own; Prisma acknowledges it and reads no `stdout`.
    if (method === 'diff' && result?.stdout) {
      send({ id: 1_000_000 + id, method: 'print', params: { content: result.stdout } });
      result.stdout = null;
    }
    send({ id, result: result ?? {} });
  } catch (error) {
    const { message, meta = null, code } = /** @type {import('./engine.mjs').EngineError} */ (error);
    const data = { is_panic: false, message: message ?? String(error), meta, error_code: code };
    send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } });
  }
}

/** @param {object} message */
function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

/** @param {string} level @param {string} message @param {object} [fields] */
function log(level, message, fields = {}) {
  const entry = { timestamp: new Date().toISOString(), level, fields: { message, ...fields }, target: 'schema_engine::logger' };
  process.stderr.write(`${JSON.stringify(entry)}\n`);
}
