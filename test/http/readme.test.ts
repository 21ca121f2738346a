import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api } from './harness.js';
import { FUND } from './mediation.js';

/** What the README types is what a newcomer may type: one request after the other, with the answers that it says. */

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

const CALL = /^call \$API(\S+)(?: -d '(.+)')?(?: +# (\d{3}))?/gm;
const calls = [...readFileSync('README.md', 'utf8').matchAll(CALL)].map(([, path = '', body, status]) => ({ path, body, status }));

test('every call of the README is answered as it says', async () => {
  let id = '';
  for (const { path, body, status } of calls) {
    const address = path.replace('$ID', id);
    const answer = await api.send(body === undefined ? 'GET' : 'POST', address, { as: FUND, body });
    expect({ path, status: answer.status }).toEqual({ path, status: Number(status ?? 200) });
    if (answer.status === 201) id = answer.body.id;
  }
  expect(calls.filter(({ body }) => body !== undefined).length).toBeGreaterThan(6);
  expect(calls.filter(({ body }) => body === undefined).length).toBeGreaterThan(3);
});
