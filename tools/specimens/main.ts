import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runningHere } from '../running/running.js';
import { fetchToken } from '../token/fetch-token.mjs';
import { specimens } from './specimens.js';

/**
 * `node dist/tools/specimens/main.js FOLDER [--url … --issuer …]`: writes one example of each document into a folder, as PDF and as pictures.
 * Needs a running demonstration: its fictional cases, organisations and people.
 */
const [folder, ...options] = process.argv.slice(2);
const option = (name: string): string | undefined =>
  options.includes(`--${name}`) ? options[options.indexOf(`--${name}`) + 1] : undefined;
const here = runningHere();
const apiUrl = option('url') ?? here?.apiUrl;
const issuerUrl = option('issuer') ?? here?.issuerUrl;
if (!folder || !apiUrl || !issuerUrl) {
  console.error('Usage : node dist/tools/specimens/main.js DOSSIER, Saisine étant lancée (npm start).');
  process.exit(2);
}

const tokens = new Map<string, Promise<string>>();
async function call(as: string, method: string, path: string, body?: object): Promise<Response> {
  const token = tokens.get(as) ?? fetchToken({ issuerUrl: issuerUrl as string, login: as });
  tokens.set(as, token);
  const headers = { Authorization: `Bearer ${await token}`, ...(body ? { 'Content-Type': 'application/json' } : {}) };
  const response = await fetch(apiUrl + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  if (!response.ok) throw new Error(`${method} ${path} : ${response.status} ${await response.text()}`);
  return response;
}

mkdirSync(folder, { recursive: true });
for await (const { name, bytes } of specimens({
  post: async (as, path, body) => (await call(as, 'POST', path, body)).json(),
  get: async (as, path) => (await call(as, 'GET', path)).json(),
  bytes: async (as, path) => Buffer.from(await (await call(as, 'GET', path)).arrayBuffer()),
})) {
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, bytes);
  console.log(file);
  pictured(file, join(folder, name));
}

/** A picture a page, where the program for it is there: `purchaseOrder-1.png`. */
function pictured(file: string, stem: string): void {
  try {
    execFileSync('pdftoppm', ['-r', '90', '-png', file, stem], { stdio: 'ignore' });
  } catch {
    // pictures are for looking at; the PDFs are what was asked for
  }
}
