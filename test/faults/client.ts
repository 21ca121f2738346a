import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { fetchToken } from '../../tools/token/fetch-token.mjs';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what a server answers is judged member by member
  readonly body: any;
}

/** A fact of which the server has said that it holds it. */
export interface Acknowledged {
  readonly caseId: string;
  readonly act: string;
  readonly seq: number;
}

export interface Request {
  readonly data?: object;
  readonly by?: object;
  readonly sandbox?: object;
  readonly headers?: Record<string, string>;
  readonly key?: string;
}

const PAUSE_MS = 250;
const PATIENCE_MS = 90_000;

/**
 * A careful client: it repeats a request under the same Idempotency-Key while nobody answers or the answer is
 * 503 « safe to retry », and notes each fact that was acknowledged. Every other answer is the caller's to judge.
 */
export class Client {
  readonly acknowledged: Acknowledged[] = [];
  /** requests that were cut off or found nobody */
  unanswered = 0;
  /** answers 503 */
  unavailable = 0;
  /** called at every acknowledgement with how many there are */
  onAcknowledged: (count: number) => void = () => undefined;
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(private readonly server: { readonly apiUrl: string; readonly issuerUrl: string }) {}

  /** One request, once. Throws when nobody answers. */
  async send(method: string, path: string, as: string | undefined, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${this.server.apiUrl}${path}`, {
      method,
      headers: {
        ...(as === undefined ? {} : { Authorization: `Bearer ${await this.token(as)}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  }

  get = (as: string | undefined, path: string) => this.send('GET', path, as);

  /** One act, once. */
  once(as: string, caseId: string, act: string, { data = {}, by, headers, key = randomUUID() }: Request = {}): Promise<Answer> {
    const body = { data, ...(by ? { by } : {}) };
    return this.send('POST', `/v1/cases/${caseId}/actions/${act}`, as, body, { 'Idempotency-Key': key, ...headers });
  }

  /** Opens a case, for as long as it takes. */
  async open(as: string, { data, sandbox, key = randomUUID() }: Request): Promise<string> {
    const body = { data, ...(sandbox ? { sandbox } : {}) };
    const answer = await this.insist(() => this.send('POST', '/v1/mediation-referrals', as, body, { 'Idempotency-Key': key }));
    return this.acknowledge('open', answer, 201);
  }

  /** Brings an act in, for as long as it takes. */
  async act(as: string, caseId: string, act: string, { key = randomUUID(), ...request }: Request = {}): Promise<Answer> {
    const answer = await this.insist(() => this.once(as, caseId, act, { ...request, key }));
    this.acknowledge(act, answer, 200);
    return answer;
  }

  /** Moves a sandbox case's clock on. */
  async moveClock(as: string, caseId: string, now: string): Promise<void> {
    const { status, body } = await this.send('POST', `/v1/cases/${caseId}/sandbox-clock`, as, { now });
    if (status !== 200) throw new Error(`the clock stays: ${status} ${JSON.stringify(body)}`);
  }

  private acknowledge(act: string, { status, body }: Answer, wanted: number): string {
    if (status !== wanted) throw new Error(`${act}: wanted ${wanted}, got ${status} ${JSON.stringify(body)}`);
    this.acknowledged.push({ caseId: body.id, act, seq: body.seq });
    this.onAcknowledged(this.acknowledged.length);
    return body.id;
  }

  private async insist(request: () => Promise<Answer>): Promise<Answer> {
    for (const end = Date.now() + PATIENCE_MS; ; ) {
      const answer = await request().catch(() => undefined);
      if (answer && answer.status !== 503) return answer;
      if (answer) this.unavailable += 1;
      else this.unanswered += 1;
      if (Date.now() > end) throw new Error(`no acknowledgement within ${PATIENCE_MS / 1000} s, at last ${JSON.stringify(answer?.body)}`);
      await sleep(PAUSE_MS);
    }
  }

  private token(login: string): Promise<string> {
    const known = this.tokens.get(login) ?? fetchToken({ issuerUrl: this.server.issuerUrl, login });
    this.tokens.set(login, known);
    return known;
  }
}
