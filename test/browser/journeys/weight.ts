import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect } from '@jest/globals';
import { settled, signIn } from '../../../tools/browser/index.js';
import { say } from '../../faults/cases.js';
import { FUND } from '../../http/mediation.js';
import { journey } from '../journey.js';
import type { Office } from '../office.js';

const BUILT = fileURLToPath(new URL('../../../dist/web/', import.meta.url));
const MOST_BYTES = 250_000;
const KINDS = ['document', 'script', 'stylesheet'];

/** What a browser that was never here loads until the worklist stands: the page, its scripts and its styles, as gzip sends them. */
export function weight(office: () => Office): void {
  journey(office, 'the first load weighs less than 250 kB', async (at) => {
    const page = await (await at.profile()).newPage();
    const loaded = new Map<string, number>();
    page.on('response', async (response) => {
      const { origin, pathname } = new URL(response.url());
      if (origin !== new URL(at.stack.apiUrl).origin || !KINDS.includes(response.request().resourceType()) || response.status() !== 200)
        return;
      loaded.set(pathname, 0);
    });
    await signIn(page, FUND);
    await page.getByRole('heading', { level: 1, name: 'Mon travail' }).waitFor();
    await settled(page);
    const html = gzipSync(await (await page.request.get('/')).body()).length;
    for (const path of loaded.keys()) loaded.set(path, path.startsWith('/assets/') ? gzipped(path) : html);
    const bytes = [...loaded.values()].reduce((sum, one) => sum + one, 0);
    say({ 'first load, bytes': bytes, files: loaded.size });
    expect(bytes).toBeLessThan(MOST_BYTES);
    expect([...loaded.keys()].join(' ')).not.toMatch(/elk|chart/);
    await page.context().close();
  });
}

function gzipped(path: string): number {
  const file = join(BUILT, path);
  return existsSync(`${file}.gz`) ? readFileSync(`${file}.gz`).length : gzipSync(readFileSync(file)).length;
}
