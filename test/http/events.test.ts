import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api, expectProblem } from './harness.js';
import { AUDITOR, accepted, act, caseIn, FUND, open, STRANGER } from './mediation.js';

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

interface Seen {
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: judged member by member
  readonly data: any;
}

/** Listens until something is seen, or for a time. */
async function listen(
  login: string,
  during: () => Promise<unknown>,
  enough: (seen: readonly Seen[]) => boolean,
  headers: Record<string, string> = {},
  withinMs = 6_000,
) {
  const stop = new AbortController();
  const response = await fetch(`${api.url}/v1/events`, {
    headers: { Authorization: `Bearer ${await api.token(login)}`, ...headers },
    signal: stop.signal,
  });
  const seen: Seen[] = [];
  let text = '';
  const reading = (async () => {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString();
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const lines = text.slice(0, end).split('\n');
        text = text.slice(end + 2);
        const data = lines.find((line) => line.startsWith('data: '));
        if (data) seen.push({ id: lines.find((line) => line.startsWith('id: '))?.slice(4) ?? '', data: JSON.parse(data.slice(6)) });
      }
      if (enough(seen)) return;
    }
  })().catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  await during();
  await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, withinMs).unref())]);
  stop.abort();
  await reading;
  return { seen, type: response.headers.get('content-type'), status: response.status };
}

describe('live changes', () => {
  it('arrive for who may see the case, with nothing personal, and for nobody else', async () => {
    const id = await caseIn(api, 'priorInformation');
    const change = () => act(api, FUND, id, 'withdraw', { reason: 'NO_LONGER_WANTED' });
    const isIt = ({ data }: Seen) => data.caseId === id && data.seq === 3;
    const [fund, stranger, auditor] = await Promise.all([
      listen(FUND, change, (seen) => seen.some(isIt)),
      listen(
        STRANGER,
        async () => undefined,
        () => false,
        {},
        3_000,
      ),
      listen(
        AUDITOR,
        async () => undefined,
        (seen) => seen.some(isIt),
      ),
    ]);
    expect(fund.type).toContain('text/event-stream');
    expect(fund.seen.find(isIt)?.data).toEqual({
      caseId: id,
      reference: expect.stringMatching(/^MED-/),
      process: 'mediation-referral@2019-06',
      seq: 3,
      situation: { id: 'withdrawn', label: 'Demande retirée' },
      closed: true,
    });
    expect(auditor.seen.some(isIt)).toBe(true);
    expect(stranger.seen).toEqual([]);
  }, 30_000);

  it('are taken up again where they stopped', async () => {
    const before = new Date().toISOString();
    const id = await open(api);
    const { seen } = await listen(
      FUND,
      async () => undefined,
      (all) => all.some(({ data }) => data.caseId === id),
      { 'Last-Event-ID': before },
    );
    expect(seen.map(({ data }) => data.caseId)).toContain(id);
    expectProblem(await api.get(FUND, '/v1/events', { 'Last-Event-ID': 'yesterday' }), 400, 'form');
    expectProblem(await api.send('GET', '/v1/events'), 401, 'missing-token');
  }, 30_000);

  it('of a sandbox arrive too, whatever its clock shows', async () => {
    const id = await open(api, { sandbox: { now: '2020-01-06T09:00:00Z' } });
    const { seen } = await listen(
      FUND,
      async () => accepted(await act(api, FUND, id, 'withdraw', { reason: 'OPENED_BY_MISTAKE' })),
      (all) => all.some(({ data }) => data.caseId === id && data.seq === 2),
    );
    expect(seen.some(({ data }) => data.caseId === id && data.seq === 2)).toBe(true);
  }, 30_000);
});
