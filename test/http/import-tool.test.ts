import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { fictionalCases } from '../../tools/import/fictional-cases.js';
import { until } from '../harness/world.js';
import { Api } from './harness.js';
import { FUND } from './mediation.js';
import { ndjson, today, type Written, withAgreement } from './paper.js';

/** built by `npm test` before it starts Jest */
const TOOL = fileURLToPath(new URL('../../dist/tools/import/main.js', import.meta.url));
/** `IMPORT_LINES=200000` measures a whole file: see docs/operations.md. */
const LINES = Number(process.env.IMPORT_LINES ?? 600);
const BROKEN_EVERY = 20;
const PATIENCE_MS = 60_000 + LINES * 100;

let api: Api;
let folder: string;
const running = new Set<ChildProcess>();
beforeAll(async () => {
  api = await Api.start();
  await withAgreement(api);
  folder = mkdtempSync(join(tmpdir(), 'saisine-import-'));
}, 60_000);
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});
afterAll(async () => {
  await api?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** A file in which one line in twenty is broken. */
function fileOf(name: string, count: number): string {
  const path = join(folder, name);
  writeFileSync(path, '');
  let lines: Written[] = [];
  let number = 0;
  for (const line of fictionalCases(count, today())) {
    number += 1;
    lines.push(number % BROKEN_EVERY === 0 ? '{"key":' : { ...line, key: `${name}-${number}` });
    if (lines.length === 500 || number === count) {
      appendFileSync(path, ndjson(lines));
      lines = [];
    }
  }
  return path;
}

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

function start(file: string, ...more: string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [TOOL, file, ...more], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (said += text.toString()));
  const ended = once(child, 'exit').then(([code]) => {
    running.delete(child);
    return { code: code as number | null, said };
  });
  return { child, ended };
}
const asFund = async (url = api.url) => ['--url', url, '--token', await api.token(FUND)];

interface Reported {
  readonly line?: number;
  readonly key?: string;
  readonly status?: string;
  readonly upTo?: { readonly line: number };
}
const reportOf = (path: string): readonly Reported[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Reported);
const marksIn = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8').match(/"upTo"/g)?.length : undefined) ?? 0;
const broughtIn = async (prefix: string): Promise<number> =>
  (await api.pool.query('SELECT count(*)::int AS count FROM imports WHERE key LIKE $1', [`${prefix}-%`])).rows[0].count as number;

describe('npm run import', () => {
  it(
    'killed in the middle goes on after the last reported line: every case is there once',
    async () => {
      const name = 'tue-1';
      const file = fileOf(name, LINES);
      const report = `${file}.report.ndjson`;
      const first = start(file, ...(await asFund()));
      await until('a batch is reported', async () => marksIn(report) > 0, PATIENCE_MS);
      first.child.kill('SIGKILL');
      expect((await first.ended).code).toBeNull();
      const before = reportOf(report).filter(({ upTo }) => upTo !== undefined).length;
      // what a dying machine leaves: half a line
      appendFileSync(report, '{"line":9999,"key":"tu');

      const { code, said } = await start(file, ...(await asFund())).ended;
      expect(said).toContain('Reprise après la ligne');
      expect(code).toBe(1);
      const lines = reportOf(report).filter(({ line }) => line !== undefined);
      expect(before).toBeGreaterThan(0);
      expect(lines.map(({ line }) => line)).toEqual(Array.from({ length: LINES }, (_, index) => index + 1));
      const broken = Math.floor(LINES / BROKEN_EVERY);
      expect(lines.filter(({ status }) => status === 'refused')).toHaveLength(broken);
      expect(await broughtIn(name)).toBe(LINES - broken);
      const { rows } = await api.pool.query(
        'SELECT count(*)::int AS count FROM cases c JOIN imports i ON i.case_id = c.id WHERE i.key LIKE $1',
        [`${name}-%`],
      );
      expect(rows[0].count).toBe(LINES - broken);

      // once more: nothing is left to do, and it says the same
      const again = await start(file, ...(await asFund())).ended;
      expect(again.code).toBe(1);
      expect(again.said).toContain(`${LINES} lignes lues`);
    },
    PATIENCE_MS,
  );

  it('interrupted by hand ends what it has sent, and says how to go on', async () => {
    const file = fileOf('ctrl-c-1', 500);
    const { child, ended } = start(file, ...(await asFund()));
    await until('a batch is reported', async () => marksIn(`${file}.report.ndjson`) > 0, PATIENCE_MS);
    child.kill('SIGINT');
    const { code, said } = await ended;
    expect(code).toBe(130);
    expect(said).toContain('la même commande reprend');
    expect((await start(file, ...(await asFund())).ended).code).toBe(1);
    expect(await broughtIn('ctrl-c-1')).toBe(475);
  }, 60_000);

  it('rehearses into a report of its own, and writes nothing', async () => {
    const file = fileOf('essai-1', 19);
    const { code, said } = await start(file, ...(await asFund()), '--rehearse').ended;
    expect([code, said]).toEqual([0, expect.stringContaining('19 dossiers seraient repris')]);
    expect(reportOf(`${file}.rehearsal.ndjson`).filter(({ status }) => status === 'rehearsed')).toHaveLength(19);
    expect(await broughtIn('essai-1')).toBe(0);
    expect((await start(file, ...(await asFund())).ended).code).toBe(0);
    expect(await broughtIn('essai-1')).toBe(19);
  }, 60_000);

  it('notices a file that has changed since its report', async () => {
    const file = fileOf('change-1', 5);
    expect((await start(file, ...(await asFund())).ended).code).toBe(0);
    appendFileSync(file, '{}\n');
    const { code, said } = await start(file, ...(await asFund())).ended;
    expect([code, said]).toEqual([2, expect.stringContaining('Le fichier a changé')]);
    const other = await start(file, ...(await asFund()), '--report', join(folder, 'autre.ndjson')).ended;
    expect([other.code, other.said]).toEqual([1, expect.stringContaining('5 l’étaient déjà')]);
    const elsewhere = await start(file, ...(await asFund('http://127.0.0.1:1')), '--report', join(folder, 'autre.ndjson')).ended;
    expect([elsewhere.code, elsewhere.said]).toEqual([2, expect.stringContaining('import vers')]);
  }, 60_000);

  it('reports lines that are too long or blank in their places', async () => {
    const [a, b] = [...fictionalCases(2, today())].map((line) => ({ ...line, key: `${line.key}-long` }));
    const file = join(folder, 'long.ndjson');
    writeFileSync(file, ndjson([a as object, 'x'.repeat(400_000), '', b as object], '\r\n'));
    expect((await start(file, ...(await asFund())).ended).code).toBe(1);
    expect(reportOf(`${file}.report.ndjson`).flatMap(({ line, status }) => (line === undefined ? [] : [[line, status]]))).toEqual([
      [1, 'imported'],
      [2, 'refused'],
      [4, 'imported'],
    ]);
  }, 60_000);

  it.each([
    [[], 'Usage'],
    [['--never'], 'Usage'],
    [['--login', 'x', '--token', 'y'], 'Donnez --login ou --token'],
    [['--token', 'faux', '--url', 'ftp://x'], 'http://'],
  ])('%j: says what to write', async (args, sentence) => {
    const { code, said } = await start(...([join(folder, 'rien'), ...args] as [string, ...string[]])).ended;
    expect([code, said]).toEqual([2, expect.stringContaining(sentence)]);
  });

  it('stops at once where no waiting helps: a token that is none, a role that opens nothing', async () => {
    const file = fileOf('refus-1', 3);
    const noToken = await start(file, '--url', api.url, '--token', 'faux').ended;
    expect([noToken.code, noToken.said]).toEqual([2, expect.stringContaining('401')]);
    const noRole = await start(file, '--url', api.url, '--token', await api.token('auditrice')).ended;
    expect([noRole.code, noRole.said]).toEqual([2, expect.stringContaining('not-yours')]);
    expect((await start(file, ...(await asFund())).ended).code).toBe(0);
  }, 60_000);
});

describe('a server that comes and goes', () => {
  let between: Server;
  afterAll(() => void between?.close());

  it('is waited for: refused connections, 503, 429, and an answer that is lost after the work was done', async () => {
    const name = 'panne-1';
    const file = fileOf(name, 19);
    const troubles = ['cut', '503', '429', 'lost'];
    between = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', async () => {
        const trouble = troubles.shift();
        if (trouble === 'cut') return void request.socket.destroy();
        if (trouble === '503' || trouble === '429') return void response.writeHead(Number(trouble), { 'retry-after': '1' }).end('{}');
        const headers = { authorization: String(request.headers.authorization), 'content-type': String(request.headers['content-type']) };
        const answer = await fetch(`${api.url}${request.url}`, { method: 'POST', headers, body: new Uint8Array(Buffer.concat(chunks)) });
        const text = await answer.text();
        if (trouble === 'lost') return void request.socket.destroy();
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
      });
    });
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(between.address() as AddressInfo).port}`;
    const { code, said } = await start(file, ...(await asFund(url))).ended;
    expect([code, troubles]).toEqual([0, []]);
    expect(said.match(/Nouvel essai/g)).toHaveLength(4);
    expect(said).toContain('19 l’étaient déjà');
    expect(await broughtIn(name)).toBe(19);
  }, 60_000);
});
