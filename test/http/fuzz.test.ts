import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApiDocument } from '../../apps/api/openapi/document.js';
import { type Answer, Api } from './harness.js';
import { AUDITOR, caseIn, EMPLOYER, FUND, MEDIATOR, OPENING, QUALIFICATION, toParty } from './mediation.js';

let api: Api;
const cases: string[] = [];
beforeAll(async () => {
  api = await Api.start();
  for (const situation of ['draft', 'priorInformation', 'referred', 'inMediation']) cases.push(await caseIn(api, situation));
}, 60_000);
afterAll(() => api?.stop());

const SEED = Number(process.env.FUZZ_SEED ?? 20261123);
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 2_000);

/** The same numbers for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const random = randomFrom(SEED);
const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

const ODD = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  1.5,
  2 ** 53,
  '',
  ' ',
  'x',
  'p1',
  'p99',
  'caisse-a',
  'fonds-maladie',
  'PARTY',
  'LETTER',
  '2019-10-07',
  '2036-12-31',
  '9999-12-31',
  '0001-01-01',
  '2025-10-26T02:30',
  '2026-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '\u0000',
  '\ud800',
  '\u202e',
  '💥',
  "'; DROP TABLE facts;--",
  '{party:p1}',
  '%s%n',
  '__proto__',
  'constructor',
  'toString',
  'x'.repeat(300),
  'é'.repeat(90),
  [],
  {},
  [[]],
  [null],
  [{}],
  { $field: 'x' },
  { id: 'p1' },
  { toString: 1 },
  { length: 1e9 },
] as const;

const VALID = [
  { data: OPENING.data },
  { data: QUALIFICATION },
  { data: toParty('p1') },
  { data: { provider: 'cabinet-mediation' } },
  { now: '2027-01-01' },
  {
    process: 'mediation-referral',
    facts: [
      { act: 'open', occurredAt: '2019-10-01', ...OPENING, by: { organisation: 'fonds-maladie' } },
      { act: 'qualify', occurredAt: '2019-10-02', data: QUALIFICATION },
    ],
    until: '2021-01-01',
  },
  { facts: [{ act: 'withdraw', occurredAt: '2027-01-01', data: { reason: 'NO_LONGER_WANTED' } }] },
  { data: {}, by: { relation: 'party', person: 'p1', evidence: 'EMAIL' }, occurredAt: '2026-01-01' },
] as const;

/** A body that was right, with something in it that is not. */
function bent(value: unknown): unknown {
  if (random() < 0.06) return pick(ODD);
  if (Array.isArray(value)) return random() < 0.1 ? [...value, pick(ODD)] : value.map(bent);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(() => random() > 0.04)
    .map(([key, member]) => [key, bent(member)]);
  if (random() < 0.08) entries.push([pick(['extra', 'id', 'hasOwnProperty', 'settings', 'sandbox', 'by', 'until']), pick(ODD)]);
  return Object.fromEntries(entries);
}

const PARAMETERS = ['limit', 'cursor', 'q', 'until', 'closed', 'late', 'waitsFor', 'situation', 'process', 'format', 'unread', 'x'];
const HEADERS = {
  'If-Match': ['"1"', '"0"', 'x', '"', '1'],
  'Idempotency-Key': ['fuzz-key-1', 'fuzz-key-2', '', 'x'],
  'X-Organisation': ['fonds-maladie', 'nowhere', '%00'],
} as const;

function request(): { method: string; path: string; body: unknown; headers: Record<string, string> } {
  const template = pick(ROUTES);
  const path = template.path.replace(/\{(\w+)\}/g, () =>
    random() < 0.85 ? pick(cases) : encodeURIComponent(wellFormed(textOf(pick(ODD))) || 'x'),
  );
  const query = Array.from(
    { length: Math.floor(random() * 3) },
    () => `${pick(PARAMETERS)}=${encodeURIComponent(wellFormed(textOf(pick(ODD))))}`,
  ).join('&');
  const body =
    template.method === 'POST' || template.method === 'PUT'
      ? random() < 0.05
        ? pick(ODD)
        : bent(template.example !== undefined && random() < 0.7 ? template.example : pick(VALID))
      : undefined;
  const headers = Object.fromEntries(
    Object.entries(HEADERS)
      .filter(() => random() < 0.1)
      .map(([name, values]) => [name, pick(values)]),
  );
  return { method: template.method, path: template.method === 'GET' && query ? `${path}?${query}` : path, body, headers };
}

// biome-ignore lint/suspicious/noExplicitAny: a document is judged member by member
const exampleIn = (requestBody: any): unknown => requestBody?.content['application/json']?.example;
const textOf = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
const wellFormed = (text: string) => text.replace(/[\ud800-\udfff]/g, '?');
const ROUTES = Object.entries(openApiDocument().paths)
  .filter(([path]) => path !== '/v1/events' && path !== '/metrics')
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]) => ({ method: method.toUpperCase(), path, example: exampleIn(requestBody) })),
  );

describe(`whatever is sent (seed ${SEED})`, () => {
  it(`${REQUESTS} requests: an answer or a problem, never a 500`, async () => {
    const seen: Record<number, number> = {};
    for (let done = 0; done < REQUESTS; done += 20) {
      const batch = Array.from({ length: 20 }, () => ({
        ...request(),
        as: pick([FUND, FUND, FUND, MEDIATOR, AUDITOR, EMPLOYER, 'caisses.gestionnaire']),
      }));
      const answers = await Promise.all(
        batch.map(async (sent) => ({ sent, answer: await api.send(sent.method, wellFormed(sent.path), sent) })),
      );
      for (const { sent, answer } of answers) {
        seen[answer.status] = (seen[answer.status] ?? 0) + 1;
        const flaw = flawOf(answer, isForPeople(sent.path));
        if (flaw) throw new Error(`${flaw}: ${JSON.stringify(sent).slice(0, 1_500)} -> ${answer.status} ${answer.text.slice(0, 300)}`);
      }
    }
    console.info('answers by status', seen);
    expect(seen[200]).toBeGreaterThan(50);
    expect(seen[400]).toBeGreaterThan(200);
    for (const id of cases) expect((await api.get(AUDITOR, `/v1/cases/${id}/replay`)).body.verified).toBe(true);
  }, 180_000);
});

/** What a browser is led through answers with a page. */
const isForPeople = (path: string): boolean => path.startsWith('/auth/');

function flawOf({ status, headers, body }: Answer, mayBePage: boolean): string | undefined {
  if (status >= 500 && body?.code !== 'database-unavailable' && status !== 503) return 'a server error';
  if (status < 400 || (mayBePage && headers.get('content-type')?.startsWith('text/html'))) return undefined;
  if (!headers.get('content-type')?.startsWith('application/problem+json')) return 'not a problem document';
  return typeof body.code === 'string' && typeof body.detail === 'string' ? undefined : 'a problem without code or detail';
}
