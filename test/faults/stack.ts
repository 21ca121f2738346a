import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client as TemporalClient } from '@temporalio/client';
import pg from 'pg';
import { VARIABLES } from '../../libs/config/variables.mjs';
import { seedDirectory } from '../../libs/directory/index.js';
import { temporalClient } from '../../libs/following/index.js';
import { organisations, PURCHASER, people, registerMarketAt } from '../../tools/demo/index.js';
import { underLoginOf, withLogin } from '../../tools/prisma/app-login.mjs';
import { run } from '../../tools/services/child.mjs';
import { isFree } from '../../tools/services/ports.mjs';
import { postgres } from '../../tools/services/postgres.mjs';
import { isAlive, isProcess } from '../../tools/services/process.mjs';
import { temporal } from '../../tools/services/temporal.mjs';
import { findTemporal } from '../../tools/services/temporal-program.mjs';
import { readRuntime } from '../../tools/start/runtime.mjs';
import { fetchToken } from '../../tools/token/fetch-token.mjs';
import { TEST_MARKET } from '../harness/market.js';
import { until } from '../harness/world.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What `npm start` keeps running, under the names it says them by. */
export const PARTS = { api: 'API', worker: 'Worker', temporal: 'Temporal', postgres: 'PostgreSQL' } as const;
export type Part = keyof typeof PARTS;

type ChildSpec = Parameters<typeof run>[0];

/** A service in the test's own hand: once killed it stays away until it is started again. */
export class Held {
  private running: Awaited<ReturnType<typeof run>> | undefined;

  constructor(
    private readonly spec: ChildSpec,
    private readonly folder: string,
  ) {}

  async start(): Promise<void> {
    this.running = await run(this.spec);
  }

  async kill(): Promise<void> {
    const { running } = this;
    if (!running) throw new Error(`${this.spec.label} does not run`);
    this.running = undefined;
    process.kill(running.pid, 'SIGKILL');
    await running.ended;
  }

  /** Its data are gone: it comes back empty. */
  loseEverything(): void {
    if (this.running) throw new Error(`${this.spec.label} still runs`);
    rmSync(this.folder, { recursive: true });
  }

  async stop(): Promise<void> {
    await this.running?.stop();
    this.running = undefined;
  }
}

export interface StackOptions {
  /** the service that the test starts and kills itself; the others are started and kept running by `npm start` */
  readonly held?: 'temporal' | 'postgres';
  /** the project that is started; absent: this one */
  readonly root?: string;
  /** settings that this start is given beside its ports */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The real thing, as `npm start` runs it: its own processes, ports and state folder; people, organisations and a market, no mediation. */
export class Stack {
  /** as the owner: a test may look at, and tamper with, what the application can't */
  readonly pool: pg.Pool;
  readonly keysPool: pg.Pool;
  readonly temporal: TemporalClient;
  /** as `npm start` leaves it */
  readonly taskQueue = VARIABLES.TEMPORAL_TASK_QUEUE.default;
  readonly apiUrl: string;
  readonly issuerUrl: string;
  readonly ownerUrl: (database: string) => string;
  /** what the API and the worker are told, for a tool that is run beside them */
  readonly environment: Readonly<Record<string, string>>;
  private readonly pids = new Set<number>();

  private constructor(
    /** all that it has on disk */
    readonly folder: string,
    private readonly starter: ChildProcess,
    /** what the start process has written */
    readonly said: () => string,
    private readonly service: Held | undefined,
  ) {
    const { apiUrl, issuerUrl, databaseUrl, keysDatabaseUrl, temporalAddress, temporalNamespace } = this.runtime();
    if (!apiUrl || !issuerUrl || !databaseUrl || !keysDatabaseUrl || !temporalAddress || !temporalNamespace)
      throw new Error('runtime.json lacks an address');
    this.apiUrl = apiUrl;
    this.issuerUrl = issuerUrl;
    this.environment = {
      ...(process.env as Record<string, string>),
      DATABASE_URL: databaseUrl,
      KEYS_DATABASE_URL: keysDatabaseUrl,
      TEMPORAL_ADDRESS: temporalAddress,
      OIDC_ISSUER: issuerUrl,
      SAISINE_STATE_DIR: this.state,
    };
    const password = readFileSync(join(existsSync(join(folder, 'postgres')) ? folder : this.state, 'postgres', 'password'), 'utf8').trim();
    const owner = withLogin(databaseUrl, 'saisine', password);
    this.ownerUrl = (database) => Object.assign(new URL(owner), { pathname: `/${database}` }).href;
    this.pool = new pg.Pool({ connectionString: owner, max: 4 });
    this.keysPool = new pg.Pool({ connectionString: underLoginOf(keysDatabaseUrl, owner), max: 2 });
    for (const pool of [this.pool, this.keysPool]) pool.on('error', () => undefined);
    this.temporal = temporalClient({ address: temporalAddress, namespace: temporalNamespace, taskQueue: this.taskQueue });
    this.remember();
  }

  static async start({ held, root = ROOT, environment = {} }: StackOptions = {}): Promise<Stack> {
    const folder = mkdtempSync(join(tmpdir(), 'saisine-faults-'));
    chmodSync(folder, 0o755); // under root PostgreSQL runs as another account
    const ports = await freePorts(5);
    const [api, issuer, database, server, ui] = ports as [number, number, number, number, number];
    const service =
      held === 'temporal' ? await heldTemporal(folder, server, ui) : held === 'postgres' ? heldPostgres(folder, database) : undefined;
    await service?.held.start();
    const starter = spawn(process.execPath, [join(root, 'tools/start/start.mjs'), '--no-seed'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...withoutSettings(process.env),
        SAISINE_STATE_DIR: join(folder, 'state'),
        PORT: String(api),
        ISSUER_PORT: String(issuer),
        POSTGRES_PORT: String(database),
        TEMPORAL_PORT: String(server),
        TEMPORAL_UI_PORT: String(ui),
        RATE_LIMIT_PER_MINUTE: '1000000',
        LOG_LEVEL: 'warn',
        ...service?.address,
        ...environment,
      },
    });
    process.once('exit', () => starter.kill('SIGTERM'));
    let said = '';
    for (const stream of [starter.stdout, starter.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
    const ready = async () => {
      if (starter.exitCode !== null) throw new Error(`npm start ended:\n${said}`);
      return readRuntime(join(folder, 'state'))?.ready;
    };
    try {
      await until('npm start has started everything', ready, 120_000);
    } catch (error) {
      starter.kill('SIGTERM');
      await service?.held.stop();
      throw new Error(`${(error as Error).message}\n${said}`);
    }
    const stack = new Stack(folder, starter, () => said, service?.held);
    await seedDirectory(stack.pool, organisations, people);
    await registerMarketAt(stack.apiUrl, await fetchToken({ issuerUrl: stack.issuerUrl, login: PURCHASER }), TEST_MARKET);
    return stack;
  }

  get state(): string {
    return join(this.folder, 'state');
  }

  /** The service that the test asked to hold. */
  get held(): Held {
    if (!this.service) throw new Error('this stack was not started with a held service');
    return this.service;
  }

  /** SIGKILL, by the process id that the start process noted, after a look at the command line. */
  async kill(part: Part): Promise<void> {
    const found = this.runtime().processes.find(({ name }) => name === part);
    if (!found || !isProcess(found.pid, found.signature)) throw new Error(`${part} does not run`);
    process.kill(found.pid, 'SIGKILL');
    await until(`${part} is dead`, async () => !isAlive(found.pid));
  }

  /** Waits until the start process has started a killed part again, so many times. */
  async back(part: Part, times = 1): Promise<void> {
    const line = `${PARTS[part]} : de nouveau en marche`;
    await until(`${part} runs again`, async () => this.said().split(line).length - 1 >= times, 60_000).catch((error: Error) => {
      throw new Error(`${error.message}\n${this.said()}`);
    });
    this.remember();
  }

  /** What ended without having been told to, in order: `API`, `Worker`, … */
  deaths(): string[] {
    return [...this.said().matchAll(/s {2}(.+) : arrêt imprévu/g)].map(([, label = '?']) => label);
  }

  /** Ctrl-C, which must leave no process; the folder is kept when it does. */
  async stop(): Promise<void> {
    this.remember();
    await Promise.all([this.pool.end(), this.keysPool.end()]);
    await this.temporal.connection.close();
    this.starter.kill('SIGTERM');
    await until('npm start has stopped', async () => this.starter.exitCode !== null, 30_000);
    await this.service?.stop();
    const left = [...this.pids].filter((pid) => isAlive(pid));
    if (left.length > 0) throw new Error(`npm start left ${left.join(', ')} running (${this.folder})`);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private runtime() {
    const runtime = readRuntime(join(this.folder, 'state'));
    if (!runtime) throw new Error(`npm start does not run:\n${this.said()}`);
    return runtime;
  }

  private remember(): void {
    for (const { pid } of this.runtime().processes) this.pids.add(pid);
  }
}

async function heldTemporal(folder: string, port: number, uiPort: number) {
  const own = join(folder, 'temporal');
  const program = await findTemporal({ stateDir: folder, log: () => undefined });
  const logFile = join(folder, 'temporal.log');
  const { spec, address } = temporal({ program, databaseFile: join(own, 'temporal.db'), port, uiPort, logFile });
  return { held: new Held(spec, own), address: { TEMPORAL_ADDRESS: address } };
}

function heldPostgres(folder: string, port: number) {
  const own = join(folder, 'postgres');
  mkdirSync(own);
  const { spec, url, appUrl } = postgres({ folder: own, port, logFile: join(folder, 'postgres.log') });
  return { held: new Held(spec, own), address: { DATABASE_URL: appUrl('saisine'), OWNER_DATABASE_URL: url('saisine') } };
}

/** Ports that stay free while a killed process is away: outside the range that the system gives to outgoing connections. */
async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = 12_000 + Math.floor(Math.random() * 18_000);
    if (await isFree(port)) ports.add(port);
  }
  return [...ports];
}

/** What another suite or a shell may have set is not meant for this start. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = /^(DATABASE_|OWNER_|KEYS_|TEMPORAL_|OIDC_|SAISINE_|HOST$|MAX_CACHED_WORKFLOWS$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));
}
