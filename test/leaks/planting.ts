import { randomUUID } from 'node:crypto';
import { exampleRequest } from '../../apps/api/openapi/examples.js';
import { type Data, type FormClass, formRule, type Json, OPEN } from '../../machines/kernel/index.js';
import { PROCESSES } from '../../machines/registry.js';
import { fetchToken } from '../../tools/token/fetch-token.mjs';
import { FUND, MEDIATOR, OPENING } from '../http/mediation.js';

/** Puts values that must not leak wherever somebody could put them, rightly or wrongly. */

export interface Server {
  readonly apiUrl: string;
  readonly issuerUrl: string;
}

export interface Answered {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a server answers is judged member by member
  readonly body: any;
}

export class Planting {
  /** how many values were handed out so far */
  used = 0;
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(
    private readonly server: Server,
    private readonly values: readonly string[],
  ) {}

  /** The next value; they come round again. */
  next = (): string => this.values[this.used++ % this.values.length] as string;

  /** How many different ones were used. */
  get count(): number {
    return Math.min(this.used, this.values.length);
  }

  /** A form with the next values in every personal field, and what is given in the others. */
  filled(form: FormClass, given: Data = {}): Record<string, Json | undefined> {
    const data: Record<string, Json | undefined> = { ...given };
    for (const { name, dataClass, kind, of } of formRule(form).fields) {
      const items = data[name];
      if (kind === 'list' && of && Array.isArray(items)) data[name] = items.map((item) => this.filled(of, item as Data)) as unknown as Json;
      else if (dataClass !== 'administrative' && kind === 'text') data[name] = this.next();
    }
    return data;
  }

  async send(method: string, path: string, body: unknown, { as = FUND, headers = {} as Record<string, string> } = {}): Promise<Answered> {
    const response = await fetch(`${this.server.apiUrl}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${await this.token(as)}`,
        'Idempotency-Key': randomUUID(),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  }

  token(login: string): Promise<string> {
    const known = this.tokens.get(login) ?? fetchToken({ issuerUrl: this.server.issuerUrl, login });
    this.tokens.set(login, known);
    return known;
  }

  act = (id: string, name: string, data: unknown, as = FUND) => this.send('POST', `/v1/cases/${id}/actions/${name}`, { data }, { as });

  /** Every act of every process that has a personal field, brought into a case where it may or may not be possible. */
  async everyPersonalField(id: string): Promise<readonly string[]> {
    const planted: string[] = [];
    for (const process of PROCESSES) {
      for (const [name, form] of Object.entries(process.forms)) {
        const personal = personalFieldsOf(form);
        if (personal.length === 0) continue;
        const example = exampleRequest(process, name, form);
        const request = { ...example, data: this.filled(form, example.data) };
        if (name === OPEN) await this.send('POST', `/v1/${process.plural}`, request);
        else for (const as of [FUND, MEDIATOR]) await this.send('POST', `/v1/cases/${id}/actions/${name}`, request, { as });
        await this.send('POST', '/v1/simulations', {
          process: process.key,
          facts: [{ act: name, occurredAt: '2026-01-05', by: { relation: Object.keys(process.access.relations)[0] }, data: request.data }],
        });
        planted.push(...personal);
      }
    }
    return [...new Set(planted)].sort();
  }

  /** Where no name belongs. None of these may be a fault of the server. */
  async wrongPlaces(id: string): Promise<readonly number[]> {
    const inAddress = () => encodeURIComponent(this.next());
    const inHeader = () => encodeURIComponent(this.next());
    const headers = (name: string, value: string) => ({ headers: { [name]: value } });
    const bare = () =>
      this.next()
        .normalize('NFD')
        .replace(/[^\x21-\x7e]/g, '');
    const answers = [
      // forms that are refused
      await this.act(id, 'recordInformation', { recipient: this.next(), medium: this.next() }),
      await this.act(id, 'recordInformation', { [this.next()]: this.next() }),
      await this.act(id, 'recordInformation', { recipient: 'PARTY', party: this.next(), medium: 'LETTER' }),
      await this.act(id, 'refer', { provider: this.next() }),
      await this.act(id, this.next(), {}),
      await this.send('POST', `/v1/cases/${id}/actions/withdraw`, { data: {}, occurredAt: this.next() }),
      await this.send('POST', `/v1/cases/${id}/actions/withdraw`, {
        data: {},
        by: { relation: this.next(), person: this.next(), evidence: this.next() },
      }),
      await this.send('POST', '/v1/mediation-referrals', {
        data: { market: this.next(), ownReference: this.next() },
        settings: { [this.next()]: this.next() },
      }),
      await this.send('POST', '/v1/mediation-referrals', { data: {}, sandbox: { now: this.next() } }),
      // what is not JSON
      await this.send('POST', `/v1/cases/${id}/actions/withdraw`, `{"data":{"reason":"${this.next()}"`),
      await this.send('POST', `/v1/cases/${id}/actions/withdraw`, `{"data":${this.next()}}`),
      await this.send('POST', `/v1/cases/${id}/actions/withdraw`, this.next(), headers('Content-Type', 'text/plain')),
      // addresses
      await this.send('GET', `/v1/cases?q=${inAddress()}`, undefined),
      await this.send('GET', `/v1/cases?q=${bare()}`, undefined),
      await this.send('GET', `/v1/cases?situation=${inAddress()}&process=${inAddress()}&cursor=${inAddress()}`, undefined),
      await this.send('GET', `/v1/cases?${inAddress()}=${inAddress()}`, undefined),
      await this.send('GET', `/v1/cases/${inAddress()}`, undefined),
      await this.send('GET', `/v1/cases/${id}/history?format=${inAddress()}`, undefined),
      await this.send('GET', `/${inAddress()}`, undefined),
      await this.send('POST', `/v1/${inAddress()}`, { data: {} }),
      // headers, of what is accepted too
      await this.send('POST', '/v1/mediation-referrals', OPENING, headers('Idempotency-Key', bare())),
      await this.send('POST', `/v1/cases/${id}/actions/withdraw`, { data: {} }, headers('Idempotency-Key', bare())),
      await this.send('POST', `/v1/cases/${id}/actions/withdraw`, { data: {} }, headers('If-Match', inHeader())),
      await this.send('GET', '/v1/cases', undefined, headers('X-Organisation', inHeader())),
      await this.send('GET', '/v1/cases', undefined, headers('Authorization', `Bearer ${inHeader()}`)),
      await this.send('GET', '/v1/cases', undefined, headers('User-Agent', inHeader())),
      await this.send('GET', '/v1/cases', undefined, headers('Cookie', `name=${inHeader()}`)),
      // a simulation, a forecast, a search
      await this.send('POST', '/v1/simulations', {
        process: this.next(),
        facts: [{ act: this.next(), occurredAt: this.next(), data: { x: this.next() } }],
      }),
      await this.send('POST', `/v1/cases/${id}/forecast`, {
        until: this.next(),
        facts: [{ act: this.next(), occurredAt: '2026-12-01', data: { x: this.next() } }],
      }),
      await this.send('POST', '/v1/cases/search', { q: this.next() }),
      await this.send('POST', '/v1/cases/search', { q: this.next(), [this.next()]: this.next() }),
    ];
    return answers.map(({ status }) => status);
  }
}

/** The names of a form's fields outside `administrative`, those of its lists included. */
export function personalFieldsOf(form: FormClass): readonly string[] {
  return formRule(form).fields.flatMap(({ name, dataClass, of }) =>
    of ? personalFieldsOf(of) : dataClass === 'administrative' ? [] : [name],
  );
}
