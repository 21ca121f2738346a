import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../browser/index.js';
import { freePort } from '../services/ports.mjs';
import { readRuntime } from '../start/runtime.mjs';
import { Asking } from './asking.js';
import { documentTitles, NO_PICTURES, pictureDocuments } from './documents.js';
import { gallery } from './gallery.js';
import { takePictures } from './pictures.js';

/**
 * `npm run screens [-- NAME…]`: starts Saisine on a folder of its own, fills the demonstration in, and takes a picture of every page, on a
 * desktop and on a phone, and of one document of each kind, into docs/screens.
 */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PATIENCE_MS = 180_000;

const folder = mkdtempSync(join(tmpdir(), 'saisine-screens-'));
const [port, issuer, postgres, temporal, ui] = await Promise.all(Array.from({ length: 5 }, freePort));
const starter = spawn(process.execPath, [join(ROOT, 'tools/start/start.mjs')], {
  cwd: ROOT,
  stdio: ['ignore', 'ignore', 'inherit'],
  env: {
    ...process.env,
    SAISINE_STATE_DIR: folder,
    PORT: String(port),
    ISSUER_PORT: String(issuer),
    POSTGRES_PORT: String(postgres),
    TEMPORAL_PORT: String(temporal),
    TEMPORAL_UI_PORT: String(ui),
    LOG_LEVEL: 'warn',
  },
});

try {
  const { apiUrl, issuerUrl } = await started();
  const out = join(ROOT, 'docs/screens');
  mkdirSync(out, { recursive: true });
  const browser = await launchBrowser();
  try {
    for await (const file of takePictures({ browser, apiUrl, issuerUrl, out, only: process.argv.slice(2) })) console.log(file);
  } finally {
    await browser.close();
  }
  const documents = pictureDocuments({ apiUrl, issuerUrl }, join(out, 'documents'));
  console.log(documents.length === 0 ? NO_PICTURES : documents.map((file) => join('documents', file)).join('\n'));
  writeFileSync(join(out, 'README.md'), gallery(out, await documentTitles(new Asking(apiUrl, issuerUrl))));
} finally {
  starter.kill('SIGTERM');
  while (starter.exitCode === null && starter.signalCode === null) await sleep(100);
  rmSync(folder, { recursive: true, force: true });
}

async function started(): Promise<{ apiUrl: string; issuerUrl: string }> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(200)) {
    if (starter.exitCode !== null) throw new Error('Saisine ne démarre pas : voyez ci-dessus.');
    const runtime = readRuntime(folder);
    if (runtime?.ready && runtime.apiUrl && runtime.issuerUrl) return { apiUrl: runtime.apiUrl, issuerUrl: runtime.issuerUrl };
  }
  throw new Error(`Saisine n’a pas fini de démarrer en ${PATIENCE_MS / 1000} s.`);
}
