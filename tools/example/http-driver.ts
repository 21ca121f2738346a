import type { Played } from './example.js';
import { type Driver, ExampleDiffers } from './player.js';

interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly refusals?: readonly { readonly code: string }[];
}

/** Speaks to the API as each person of the example, with their own token. */
export class HttpDriver implements Driver {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(
    private readonly api: string,
    private readonly tokenOf: (login: string) => Promise<string>,
  ) {}

  async open(process: string, { as, at, data, occurredAt }: Played) {
    const { plural } = (await this.send('GET', `/v1/processes/${process}`, as)).body as { plural: string };
    const { body } = await this.send('POST', `/v1/${plural}`, as, { data, occurredAt, sandbox: { now: at } });
    return { caseId: (body as { id: string }).id, repeated: false };
  }

  async act(caseId: string, act: string, { as, by, data, occurredAt }: Played): Promise<readonly string[]> {
    const { status, body } = await this.send('POST', `/v1/cases/${caseId}/actions/${act}`, as, { data, by, occurredAt });
    if (status < 300) return [];
    const { refusals, code } = body as Problem;
    return refusals?.map((refusal) => refusal.code) ?? [code ?? String(status)];
  }

  async moveClock(caseId: string, to: string, as: string): Promise<void> {
    await this.expectOk('POST', `/v1/cases/${caseId}/sandbox-clock`, as, { now: to });
  }

  /** Any read, as somebody. */
  async read<T>(path: string, as: string): Promise<T> {
    return (await this.expectOk('GET', path, as)) as T;
  }

  private async expectOk(method: string, path: string, as: string, body?: unknown): Promise<unknown> {
    const answer = await this.send(method, path, as, body);
    if (answer.status >= 300) throw new ExampleDiffers(`${method} ${path} : ${answer.status} ${(answer.body as Problem).detail ?? ''}`);
    return answer.body;
  }

  private async send(method: string, path: string, as: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    if (!this.tokens.has(as)) this.tokens.set(as, this.tokenOf(as));
    const headers: Record<string, string> = { authorization: `Bearer ${await this.tokens.get(as)}` };
    if (body !== undefined) Object.assign(headers, { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() });
    const response = await fetch(this.api + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    const answer = { status: response.status, body: (await response.json()) as unknown };
    if (method === 'POST' && path.split('/').length === 3 && answer.status >= 300)
      throw new ExampleDiffers(`ouverture : ${(answer.body as Problem).detail}`);
    return answer;
  }
}
