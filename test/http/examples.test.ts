import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Casework } from '../../libs/casework/index.js';
import { Directory } from '../../libs/directory/index.js';
import { historicalMarket, registerMarket } from '../../tools/demo/index.js';
import { exampleNames, readExample } from '../../tools/example/example.js';
import { HttpDriver } from '../../tools/example/http-driver.js';
import { playExample } from '../../tools/example/player.js';
import { Api } from './harness.js';
import { AUDITOR, accepted } from './mediation.js';

/** Every example goes as it says, over HTTP: what it lets pass passes, what it has refused is refused with that code. */

const EXAMPLES = join(import.meta.dirname, '../../examples');
const names = exampleNames(EXAMPLES);

let api: Api;
beforeAll(async () => {
  api = await Api.start();
  await registerMarket(api.service(Casework), api.service(Directory), historicalMarket);
}, 60_000);
afterAll(() => api?.stop());

describe('the examples', () => {
  it.each(names)('%s', async (name) => {
    const driver = new HttpDriver(api.url, (login) => api.token(login));
    const id = await playExample(() => driver, EXAMPLES, name);
    const { verified, steps } = accepted(await api.get(AUDITOR, `/v1/cases/${id}/replay`)).body;
    expect(verified).toBe(true);
    const { process, open, acts } = readExample(EXAMPLES, name);
    const done = steps.filter(({ act }: { act: string }) => act !== 'DEADLINE_REACHED').map(({ act }: { act: string }) => act);
    expect(done).toEqual(['open', ...acts.filter(({ refused }) => refused === undefined).map(({ act }) => act)]);
    if (process === 'mediation-referral') expect(open.data.market).toBe('18 AC 27');
  });

  it('show each type, each mode, each outcome, and who plays', () => {
    const all = names.map((name) => JSON.stringify(readExample(EXAMPLES, name))).join();
    for (const code of ['TYPE_A', 'TYPE_B', 'TYPE_C', 'TYPE_D', 'NATIONAL_FUND', 'EMPLOYER', 'PARTIES'])
      expect(all).toMatch(new RegExp(`"(type|mode)":"${code}"`));
    for (const code of ['RELATION_RESTORED', 'RELATION_ADAPTED', 'DIALOGUE_BROKEN']) expect(all).toContain(`"outcome":"${code}"`);
    for (const name of names) {
      const { title, about, open, acts } = readExample(EXAMPLES, name);
      expect(title).toMatch(/^\p{Lu}/u);
      for (const login of new Set([open.as, ...acts.map((one) => one.as)])) expect(about).toContain(login);
    }
  });
});
