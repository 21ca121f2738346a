import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api, expectProblem } from './harness.js';
import { AUDITOR, accepted, act, caseIn, EMPLOYER, FUND, MEDIATOR, open, STRANGER } from './mediation.js';

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

  it('name an outcome to whom it concerns, and only that the case ended to others (A-97)', async () => {
    const id = await caseIn(api, 'inMediation');
    const isIt = ({ data }: Seen) => data.caseId === id && data.closed;
    const nothing = async () => undefined;
    const outcome = () => act(api, MEDIATOR, id, 'recordOutcome', { outcome: 'DIALOGUE_BROKEN' });
    const [employer, fund] = await Promise.all([
      listen(EMPLOYER, nothing, (seen) => seen.some(isIt)),
      listen(FUND, outcome, (seen) => seen.some(isIt)),
    ]);
    expect(employer.seen.find(isIt)?.data.situation).toEqual({ id: 'ended', label: 'Terminé' });
    expect(fund.seen.find(isIt)?.data.situation).toEqual({ id: 'dialogueBroken', label: 'Rupture de dialogue constatée' });
  }, 30_000);

  it('are taken up behind thousands of others, and go on when thousands move at once', async () => {
    const before = new Date().toISOString();
    const bulk = (series: string) =>
      api.pool.query(
        `INSERT INTO cases (id, reference, process, opened_by, situation, waits_for, seq, head, state_hash, settings, opened_at, updated_at)
         SELECT gen_random_uuid(), $1 || n, 'mediation-referral@2019-06', 'fonds2', 'draft', '{}', 1, 'h', 's', '{}', now(), clock_timestamp()
           FROM generate_series(1, 6000) n`,
        [series],
      );
    await bulk('BULK-A-');
    const missed = await open(api);
    let last = '';
    const { seen } = await listen(
      FUND,
      async () => {
        await bulk('BULK-B-');
        last = await open(api);
        // within the overlap of all those, the feed must still move on
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        accepted(await act(api, FUND, last, 'withdraw', { reason: 'OPENED_BY_MISTAKE' }));
      },
      (all) => all.some(({ data }) => data.caseId === last && data.seq === 2),
      { 'Last-Event-ID': before },
      10_000,
    );
    const told = seen.filter(({ data }) => [missed, last].includes(data.caseId)).map(({ data }) => [data.caseId, data.seq]);
    expect(told).toEqual(
      expect.arrayContaining([
        [missed, 1],
        [last, 2],
      ]),
    );
    expect(new Set(seen.map(({ data }) => data.reference)).size).toBe(seen.length - (told.length - 2));
    expect(seen.every(({ data }) => !data.reference.startsWith('BULK'))).toBe(true);
    await api.pool.query("DELETE FROM cases WHERE reference LIKE 'BULK-%'");
  }, 60_000);

  it('of a version that this server does not carry say that the case moved, and the stream goes on', async () => {
    const odd = await open(api);
    let after = '';
    const { seen } = await listen(
      FUND,
      async () => {
        await api.pool.query(
          "UPDATE cases SET process = 'mediation-referral@2099-01', seq = 9, updated_at = clock_timestamp() WHERE id = $1",
          [odd],
        );
        await new Promise((resolve) => setTimeout(resolve, 1_200));
        after = await open(api);
      },
      (all) => all.some(({ data }) => data.caseId === after),
    );
    expect(seen.find(({ data }) => data.caseId === odd && data.seq === 9)?.data.situation).toBeNull();
    expect(seen.some(({ data }) => data.caseId === after)).toBe(true);
    await api.pool.query("UPDATE cases SET process = 'mediation-referral@2019-06', seq = 1 WHERE id = $1", [odd]);
  }, 30_000);

  it('end for who is no longer a member', async () => {
    const response = await fetch(`${api.url}/v1/events`, { headers: { Authorization: `Bearer ${await api.token(STRANGER)}` } });
    const ended = (async () => {
      for await (const _ of response.body as unknown as AsyncIterable<Uint8Array>);
      return true;
    })();
    const within = (ms: number) => Promise.race([ended, new Promise((resolve) => setTimeout(resolve, ms, false).unref())]);
    expect(await within(2_500)).toBe(false);
    const { rowCount } = await api.pool.query('DELETE FROM memberships WHERE account_id = (SELECT id FROM accounts WHERE subject = $1)', [
      STRANGER,
    ]);
    expect(rowCount).toBeGreaterThan(0);
    expect(await within(15_000)).toBe(true);
  }, 30_000);
});
