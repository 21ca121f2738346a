import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChildSpec, logOf, type RunningChild } from '../services/child.mjs';
import { isAlive, until } from '../services/process.mjs';
import { Supervisor } from './supervisor.mjs';

const folder = mkdtempSync(join(tmpdir(), 'saisine-supervisor-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process that runs this code; it is ready once it has written `ready`. */
const script = (name: string, code: string, more: Partial<ChildSpec> = {}): ChildSpec => ({
  name,
  label: name,
  command: process.execPath,
  args: ['-e', code],
  logFile: join(folder, `${name}.log`),
  signature: code,
  stopSignal: 'SIGTERM',
  patience: 1000,
  startWithin: 5000,
  ready: async (child) => logOf(child).includes('ready'),
  ...more,
});

const SERVES = "console.log('ready'); setInterval(() => {}, 1000)";

describe('Supervisor', () => {
  let said: string[];
  let running: RunningChild[];
  let supervisor: Supervisor;
  const pids = () => running.map(({ pid }) => pid);

  beforeEach(() => {
    said = [];
    running = [];
    supervisor = new Supervisor(
      (line) => said.push(line),
      (now) => {
        running = now;
      },
    );
  });
  afterEach(() => supervisor.stop([]));

  it('launches again what dies of itself while it starts, as often as it is allowed', async () => {
    const once = join(folder, 'died-once');
    const dies = `const fs = require('node:fs'); if (!fs.existsSync('${once}')) { fs.writeFileSync('${once}', ''); process.exit(2); } ${SERVES}`;
    await supervisor.start(script('dies-once', dies, { tries: 2 }));
    await expect(supervisor.start(script('dies', 'process.exit(2)', { tries: 2 }))).rejects.toThrow('arrêt pendant le démarrage (code 2)');
    await supervisor.stop([]);
  });

  it('starts a killed process again, and says so', async () => {
    await supervisor.start(script('serves', SERVES));
    const [first] = pids();
    process.kill(Number(first), 'SIGKILL');
    expect(await until(() => said.length === 2, 5000)).toBe(true);
    expect(said).toEqual(['serves : arrêt imprévu (signal SIGKILL), nouveau départ dans 0,5 s', 'serves : de nouveau en marche']);
    expect(pids()).not.toContain(first);
    expect(isAlive(Number(pids()[0]))).toBe(true);
  });

  it('leaves no process when stopped, not even one that ignores the request', async () => {
    await supervisor.start(script('serves', SERVES));
    await supervisor.start(script('deaf', `process.on('SIGTERM', () => {}); ${SERVES}`));
    await supervisor.stop([['serves'], ['deaf']]);
    expect(pids().filter(isAlive)).toEqual([]);
    expect(said).toEqual([]);
  });

  it('starts nothing any more once it is stopped', async () => {
    await supervisor.stop([]);
    await expect(supervisor.start(script('late', SERVES))).rejects.toThrow('arrêt demandé');
  });

  it('tells how a process failed to start, with the end of its log', async () => {
    await expect(supervisor.start(script('fails', "console.error('no key'); process.exit(3)"))).rejects.toThrow(
      /fails : arrêt pendant le démarrage \(code 3\)[\s\S]*no key/,
    );
  });

  it('gives up on a process that never answers, and ends it', async () => {
    await expect(supervisor.start(script('silent', 'setInterval(() => {}, 1000)', { startWithin: 300 }))).rejects.toThrow('pas de réponse');
    expect(pids().filter(isAlive)).toEqual([]);
  });

  it('runs a task to its end, and tells a failed one', async () => {
    await supervisor.once(script('task', '0'));
    await expect(supervisor.once(script('bad-task', 'process.exit(1)'))).rejects.toThrow('bad-task : échec (code 1)');
  });
});
