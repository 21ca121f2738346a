import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../services/process.mjs';
import { claim, readRuntime, removeRuntime, writeRuntime } from './runtime.mjs';

const base = mkdtempSync(join(tmpdir(), 'saisine-runtime-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const silent = () => {};
let count = 0;
const newFolder = () => join(base, `state-${count++}`);

/** A process whose command line holds `mark`. */
function started(mark: string): number {
  return Number(spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', mark], { stdio: 'ignore', detached: true }).pid);
}

/** The facts of a start that is gone, or stands there as `pid`. */
const left = (pid: number, processes: { name: string; pid: number; signature: string }[] = []) => ({
  pid,
  startedAt: '2026-01-01T00:00:00.000Z',
  ready: true,
  apiUrl: 'http://127.0.0.1:4300',
  processes: processes.map((child) => ({ ...child, stopSignal: 'SIGTERM' as const })),
});
const GONE = 2 ** 22 + 1; // beyond every process number Linux gives

describe('the state folder', () => {
  it('is created, taken, and let go', async () => {
    const folder = newFolder();
    await claim(folder, silent);
    expect(readRuntime(folder)).toMatchObject({ pid: process.pid, ready: false });
    expect(statSync(join(folder, 'runtime.json')).mode & 0o777).toBe(0o600);
    removeRuntime(folder);
    expect(readRuntime(folder)).toBeUndefined();
  });

  it('is refused when it holds something else, so that a reset cannot delete it', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, 'thesis.txt'), '');
    await expect(claim(folder, silent)).rejects.toThrow('contient autre chose que Saisine');
  });

  it('is refused while another start holds it, and says where that one is', async () => {
    const folder = newFolder();
    await claim(folder, silent);
    const other = started('tools/start/start.mjs');
    writeRuntime(folder, left(other));
    await expect(claim(folder, silent)).rejects.toThrow(`Saisine tourne déjà à l’adresse http://127.0.0.1:4300 (processus ${other}`);
    process.kill(other, 'SIGKILL');
  });

  it('is taken over from a killed start: its own processes end, others with the same number do not', async () => {
    const folder = newFolder();
    await claim(folder, silent);
    const mark = join(folder, 'dist/apps/api/main.js');
    const orphan = started(mark);
    const stranger = started('something else');
    const processes = [
      { name: 'api', pid: orphan, signature: mark },
      { name: 'worker', pid: stranger, signature: mark },
    ];
    writeRuntime(folder, left(GONE, processes));
    const said: string[] = [];
    await claim(folder, (line) => said.push(line));
    expect([isAlive(orphan), isAlive(stranger)]).toEqual([false, true]);
    expect(said).toEqual(['arrêt de ce qu’un démarrage interrompu a laissé : api']);
    process.kill(stranger, 'SIGKILL');
  });

  it('keeps the facts of another process when this one ends', async () => {
    const folder = newFolder();
    await claim(folder, silent);
    writeRuntime(folder, left(GONE));
    removeRuntime(folder);
    expect(existsSync(join(folder, 'runtime.json'))).toBe(true);
  });
});
