import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Api, expectProblem } from './harness.js';
import { accepted, act, FUND, OPENING, open } from './mediation.js';

let api: Api;
beforeAll(async () => {
  api = await Api.start({ RATE_LIMIT_PER_MINUTE: '40' });
}, 60_000);
afterAll(() => api?.stop());

describe('operations', () => {
  it('is ready when everything answers, and says what a dead Temporal means', async () => {
    expect((await api.send('GET', '/health/live')).body).toEqual({ status: 'live' });
    expect((await api.send('GET', '/health/ready')).body).toMatchObject({
      status: 'ready',
      database: 'answers',
      temporal: 'answers',
      following: { late: 0 },
    });
    api.temporal.answers = false;
    const away = await api.send('GET', '/health/ready');
    expect(away.status).toBe(503);
    expect(away.body).toMatchObject({ status: 'not-ready', temporal: 'away', meaning: expect.stringContaining('les actes sont acceptés') });
    accepted(await api.post(FUND, '/v1/mediation-referrals', OPENING), 201);
    api.temporal.answers = true;
  });

  it('measures by route template, act and outcome', async () => {
    const id = await open(api);
    await act(api, FUND, id, 'issueOrder');
    const { text } = await api.send('GET', '/metrics');
    expect(text).toMatch(/saisine_http_seconds_count\{method="POST",route="\/v1\/cases\/:id\/actions\/:act",status="409"\} 1/);
    expect(text).toMatch(/saisine_decisions_total\{act="issueOrder",outcome="refused"\} 1/);
    expect(text).toMatch(/saisine_decisions_total\{act="open",outcome="accepted"\} [12]/);
    expect(text).toMatch(/saisine_follow_lag_cases [1-3]/);
    expect(text).toMatch(/saisine_pool_connections \d/);
    expect(text).toMatch(/nodejs_eventloop_lag_seconds/);
    expect(text).not.toContain(id);
  });

  it('shows its measures to nobody who comes through a proxy', async () => {
    for (const header of ['X-Forwarded-For', 'Forwarded', 'X-Real-IP', 'Via'])
      expectProblem(await api.send('GET', '/metrics', { headers: { [header]: '127.0.0.1' } }), 403, 'loopback-only');
  });

  it('asks the database for the lag once a second at most', async () => {
    const asked = jest.spyOn(api.serverPool(), 'query');
    await Promise.all(Array.from({ length: 20 }, () => api.send('GET', '/health/ready')));
    const lags = asked.mock.calls.filter(([config]) => (config as { name?: string } | undefined)?.name === 'follow-lag');
    asked.mockRestore();
    expect(lags.length).toBeLessThanOrEqual(1);
  });

  it('answers with headers that keep a browser out of trouble, and to no other origin', async () => {
    const { headers } = await api.get(FUND, '/v1/me', { Origin: 'https://elsewhere.example' });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('logs route templates, never addresses, tokens or bodies', async () => {
    await api.get(FUND, '/v1/cases?q=MED-2026');
    const lines = api.logged.map((line) => JSON.parse(line));
    expect(lines).toContainEqual(
      expect.objectContaining({ method: 'GET', route: '/v1/cases', status: 200, organisation: 'fonds-maladie' }),
    );
    expect(api.logged.join('')).not.toMatch(/q=|eyJ|Bearer/);
  });

  it('so many requests a minute for each account, and no more', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => api.get('mediatrice', '/v1/me')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(20);
    const first = refused[0];
    if (!first) throw new Error('none was refused');
    expectProblem(first, 429, 'too-many-requests');
    expect(Number(first.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await api.get('auditrice', '/v1/me')).status).toBe(200);
  });

  it('so many requests a minute without a token', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => api.send('GET', '/v1/me', { token: 'a.b.c' })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401, 429]));
  });

  it('so many sign-ins a minute: a page that says so, and after how long to come back', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => fetch(`${api.url}/auth/callback?state=none`, { redirect: 'manual' })),
    );
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused?.text()).toContain('Trop de demandes en une minute');
  });

  it('with the database away: 503, safe to retry, then all is as before', async () => {
    await api.withoutDatabase(async () => {
      const answer = await api.post('auditrice', '/v1/simulations', {});
      expect([400, 503]).toContain(answer.status);
      const opening = await api.post('fonds.responsable', '/v1/mediation-referrals', OPENING);
      expectProblem(opening, 503, 'database-unavailable');
      expect(Number(opening.headers.get('retry-after'))).toBeGreaterThan(0);
      expectProblem(await api.get('fonds.responsable', '/v1/cases'), 503, 'database-unavailable');
      expect((await api.send('GET', '/health/ready')).body).toMatchObject({ status: 'not-ready', database: 'away' });
    });
    accepted(await api.post('fonds.responsable', '/v1/mediation-referrals', OPENING), 201);
  }, 30_000);
});

describe('the documentation', () => {
  it('is a page of its own files', async () => {
    const { text, status } = await api.send('GET', '/docs');
    expect(status).toBe(200);
    expect(text).not.toMatch(/https?:\/\//);
    for (const [, address] of text.matchAll(/(?:src|href)="([^"]+)"/g)) expect((await api.send('GET', address as string)).status).toBe(200);
  });
});
