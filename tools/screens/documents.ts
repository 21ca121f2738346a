import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Asking } from './asking.js';

const SPECIMENS = fileURLToPath(new URL('../specimens/main.js', import.meta.url));
const DOTS_PER_INCH = '72';

export const NO_PICTURES = 'Les documents ne sont pas mis en images : pdftoppm n’est pas installé (apt-get install poppler-utils).';

/** The first page of one document of each kind, as a picture. Answers the files, none where there is no program for it. */
export function pictureDocuments(server: { apiUrl: string; issuerUrl: string }, out: string): readonly string[] {
  if (!isThere()) return [];
  const folder = mkdtempSync(join(tmpdir(), 'saisine-specimens-'));
  try {
    const options = ['--url', server.apiUrl, '--issuer', server.issuerUrl];
    execFileSync(process.execPath, [SPECIMENS, folder, ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
    mkdirSync(out, { recursive: true });
    // of several letters of a kind the first shows them all
    const stems = readdirSync(folder).filter((file) => /^[A-Za-z]+(-1)?\.pdf$/.test(file));
    return stems.map((file) => {
      const name = file.replace(/(-1)?\.pdf$/, '');
      execFileSync('pdftoppm', ['-r', DOTS_PER_INCH, '-png', '-singlefile', join(folder, file), join(out, name)]);
      return `${name}.png`;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What each kind of document is called, in every process. */
export async function documentTitles(asking: Asking): Promise<ReadonlyMap<string, string>> {
  const { get } = asking.of('auditrice');
  const { processes } = (await get('/v1/processes')) as { processes: readonly { readonly key: string }[] };
  const whole = await Promise.all(processes.map(({ key }) => get(`/v1/processes/${key}`) as Promise<Documented>));
  return new Map(whole.flatMap(({ documents }) => documents.map(({ id, title }) => [id, title] as const)));
}

interface Documented {
  readonly documents: readonly { readonly id: string; readonly title: string }[];
}

function isThere(): boolean {
  try {
    execFileSync('pdftoppm', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
