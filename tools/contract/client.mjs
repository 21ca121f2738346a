import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

/** The API as types, for whoever calls it: made from the document that the API publishes, without starting it. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUTPUT = 'generated/client/openapi.d.ts';

const { openApiDocument } = await import(pathToFileURL(join(ROOT, 'dist/apps/api/openapi/document.js')).href);
// openapi-fetch takes a list that is readonly for an object
const types = astToString(await openapiTS(asJson(JSON.parse(JSON.stringify(openApiDocument()))), { alphabetize: false }));
const file = join(ROOT, OUTPUT);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(`${file}.${process.pid}`, `/** Written by tools/contract from the OpenAPI document. */\n${types}`);
renameSync(`${file}.${process.pid}`, file);

/**
 * What can be answered as JSON is read as JSON: a client that wants the spreadsheet asks for it itself.
 * @param {import('openapi-typescript').OpenAPI3} document
 */
function asJson(document) {
  /** @typedef {{ responses: Record<string, { content?: Record<string, object> }> }} Operation */
  const operations = Object.values(document.paths ?? {}).flatMap((methods) => /** @type {Operation[]} */ (Object.values(methods)));
  for (const response of operations.flatMap(({ responses }) => Object.values(responses))) {
    const json = response.content?.['application/json'];
    if (json) response.content = { 'application/json': json };
  }
  return document;
}
