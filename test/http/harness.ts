import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { pino } from 'pino';
import { createApp } from '../../apps/api/app.js';
import { MEMBER_CHECK_MS } from '../../apps/api/events/still-member.js';
import { Casework, CaseworkModule, FOLLOWER, type Follower } from '../../libs/casework/index.js';
import { Directory, seedDirectory } from '../../libs/directory/index.js';
import { type WorkflowStatus, Workflows } from '../../libs/following/index.js';
import { PG_POOL } from '../../libs/persistence/index.js';
import { organisations, people, registerMarket } from '../../tools/demo/index.js';
import { type RunningIssuer, startIssuer } from '../../tools/issuer/issuer.js';
import { fetchToken } from '../../tools/token/fetch-token.mjs';
import { type TestDatabases, testDatabases } from '../harness/databases.js';
import { TEST_MARKET } from '../harness/market.js';
import { undescribed } from './described.js';
import { Line } from './line.js';

type Decision = Parameters<Follower['decided']>[0];

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what a server answers is judged member by member
  readonly body: any;
  readonly text: string;
}

export interface Sent {
  readonly as?: string;
  readonly token?: string;
  readonly headers?: Record<string, string>;
  /** sent as JSON, or as it is when it is text or bytes */
  readonly body?: unknown;
}

/** The real API on a database of its own, real tokens of the real issuer; only the workflows are stood in for. */
export class Api {
  readonly followed: Decision[] = [];
  readonly temporal = { answers: true, run: undefined as WorkflowStatus | undefined };
  readonly logged: string[] = [];
  private readonly tokens = new Map<string, string>();

  private constructor(
    /** as the owner: a test may look at, and tamper with, what the application can't */
    readonly pool: pg.Pool,
    readonly issuer: RunningIssuer,
    readonly databases: TestDatabases,
    private readonly lines: { readonly log: Line; readonly keys: Line },
    private readonly folder: string,
  ) {}

  private app!: NestFastifyApplication;
  url!: string;

  static async start(environment: Record<string, string> = {}): Promise<Api> {
    const maintenance = process.env.TEST_DATABASE_URL;
    if (!maintenance) throw new Error('This suite needs PostgreSQL: run it with `npm test -- test/http`.');
    const databases = await testDatabases(maintenance, 'http');
    const folder = mkdtempSync(join(tmpdir(), 'saisine-http-'));
    const pool = new pg.Pool({ connectionString: databases.ownerDatabaseUrl, max: 4 });
    pool.on('error', () => undefined);
    await seedDirectory(pool, organisations, people);
    const held = await heldPort();
    const publicUrl = `http://127.0.0.1:${held.port}`;
    const webRedirectUris = [`${publicUrl}/auth/callback`];
    const issuer = await startIssuer({ port: 0, stateDir: folder, audience: 'saisine-api', people, organisations, webRedirectUris });
    const server = Number(new URL(maintenance).port);
    const lines = { log: new Line(server), keys: new Line(server) };
    const through = async (line: Line, url: string) => Object.assign(new URL(url), { port: String(await line.mend()) }).href;
    Object.assign(process.env, {
      DATABASE_URL: await through(lines.log, databases.databaseUrl),
      KEYS_DATABASE_URL: await through(lines.keys, databases.keysDatabaseUrl),
      DATABASE_POOL: '10',
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      OIDC_ISSUER: issuer.url,
      PORT: String(held.port),
      PUBLIC_URL: publicUrl,
      SAISINE_STATE_DIR: folder,
      RATE_LIMIT_PER_MINUTE: '100000',
      ...environment,
    });
    const api = new Api(pool, issuer, databases, lines, folder);
    await api.listen(held);
    await registerMarket(api.service(Casework), api.service(Directory), TEST_MARKET);
    return api;
  }

  private async listen(held: HeldPort): Promise<void> {
    const follower: Follower = { decided: (decision) => void this.followed.push(decision), clockMoved: () => undefined };
    const workflows = { describe: async () => this.temporal.run, answers: async () => this.temporal.answers };
    const logger = pino({ level: 'info' }, { write: (line: string) => void this.logged.push(line) });
    this.app = await createApp(
      {
        imports: [CaseworkModule.forRoot({ follower: { provide: FOLLOWER, useValue: follower } })],
        providers: [
          { provide: Workflows, useValue: workflows },
          { provide: MEMBER_CHECK_MS, useValue: 1_000 },
        ],
      },
      logger,
    );
    await held.release();
    await this.app.listen(held.port, '127.0.0.1');
    this.url = `http://127.0.0.1:${held.port}`;
  }

  async token(login: string): Promise<string> {
    const known = this.tokens.get(login) ?? (await fetchToken({ issuerUrl: this.issuer.url, login }));
    this.tokens.set(login, known);
    return known;
  }

  /** One request, as somebody. The answer must be the one that the OpenAPI document describes. */
  async send(method: string, path: string, { as, token, headers = {}, body }: Sent = {}): Promise<Answer> {
    const bearer = token ?? (as === undefined ? undefined : await this.token(as));
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const answer = { status: response.status, headers: response.headers, text, body: isJson && text !== '' ? JSON.parse(text) : undefined };
    const differs = undescribed({ ...answer, method, path, type: response.headers.get('content-type') });
    if (differs !== undefined) throw new Error(differs);
    return answer;
  }

  get = (as: string, path: string, headers?: Record<string, string>) => this.send('GET', path, { as, headers });
  post = (as: string, path: string, body?: unknown, headers?: Record<string, string>) => this.send('POST', path, { as, body, headers });

  /** The server's own pool, to watch what it asks. */
  serverPool = (): pg.Pool => this.app.get(PG_POOL);

  /** How much is written, table by table: what a refused request must leave as it was. */
  async written(): Promise<Record<string, number>> {
    const tables = ['cases', 'facts', 'effects', 'personal_fields', 'deadlines', 'idempotency_keys'];
    const counts = tables.map((table) => `(SELECT count(*) FROM ${table})::int AS ${table}`);
    const { rows } = await this.pool.query<Record<string, number>>(`SELECT ${counts.join(', ')}`);
    return rows[0] as Record<string, number>;
  }

  /** A part of the running server. */
  service = <T>(token: abstract new (...args: never[]) => T): T => this.app.get<T>(token as never);

  /** Something is tried while the database can't be reached. */
  withoutDatabase = (during: () => Promise<void>): Promise<void> => without(this.lines.log, during);
  /** The same, while the key store can't be reached. */
  withoutKeys = (during: () => Promise<void>): Promise<void> => without(this.lines.keys, during);

  async stop(): Promise<void> {
    await this.app.close();
    await this.issuer.close();
    await Promise.all([this.lines.log.cut(), this.lines.keys.cut()]);
    await this.pool.end();
    await this.databases.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

interface HeldPort {
  readonly port: number;
  release(): Promise<void>;
}

/** A free port that nobody else gets meanwhile: the issuer must know the application's address before it listens. */
async function heldPort(): Promise<HeldPort> {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  const { port } = holder.address() as AddressInfo;
  return { port, release: () => new Promise((resolve) => holder.close(() => resolve())) };
}

async function without(line: Line, during: () => Promise<void>): Promise<void> {
  await line.cut();
  try {
    await during();
  } finally {
    await line.mend();
  }
}

/** A problem document, as every refusal is. */
export function expectProblem(answer: Answer, status: number, code: string): void {
  const seen = { status: answer.status, code: answer.body?.code, type: answer.headers.get('content-type') };
  const wanted = { status, code, type: 'application/problem+json; charset=utf-8' };
  if (JSON.stringify(seen) !== JSON.stringify(wanted))
    throw new Error(`wanted ${status} ${code}, got ${answer.status} ${answer.text.slice(0, 400)}`);
  for (const member of ['type', 'title', 'detail']) {
    if (typeof answer.body[member] !== 'string' || answer.body[member] === '')
      throw new Error(`the problem has no ${member}: ${answer.text}`);
  }
}
