import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PROCESSES } from '../../machines/registry.js';
import { Api, expectProblem } from './harness.js';
import { accepted, FUND, OPENING, PARTIES, QUALIFICATION } from './mediation.js';

/** What a guided start needs: what a process is for, who opens it, what its choices lead to. */

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

it('every process says what it is for, who may open it, and each of its conditions in French', async () => {
  const { body } = accepted(await api.get(FUND, '/v1/processes'));
  expect(body.processes.map((one: { id: string }) => one.id)).toEqual(PROCESSES.map(({ id }) => id));
  for (const { key, purpose, openedBy } of body.processes) {
    expect(purpose).toMatch(/^[A-ZÀÉ].+\.$/);
    expect(openedBy).not.toEqual([]);
    for (const { roles, field, kinds } of openedBy) {
      expect(roles[0]).toEqual({ id: expect.any(String), label: expect.stringMatching(/^[A-Z]/) });
      // it opens in its own name: the form has a field of the relation's name, of known kinds
      expect([typeof field, kinds.length > 0]).toEqual(['string', true]);
    }
    const process = accepted(await api.get(FUND, `/v1/processes/${key}`)).body;
    const guards = process.situations.flatMap(({ ways, passages }: { ways: { guards: string[] }[]; passages: { guards: string[] }[] }) =>
      [...ways, ...passages].flatMap((way) => way.guards),
    );
    for (const guard of guards) expect(process.conditions[guard]).toMatch(/^[A-ZÀÉ]/);
    // no way is called by a code
    expect(JSON.stringify(process.situations.map(({ ways }: { ways: { label: string }[] }) => ways.map(({ label }) => label)))).not.toMatch(
      /DEADLINE_REACHED/,
    );
  }
});

it('a choice that gives a case its shape says what follows from each answer', async () => {
  const { startsWith, acts } = accepted(await api.get(FUND, '/v1/processes/mediation-referral')).body;
  expect(startsWith).toEqual(['qualify']);
  const { properties } = acts.find(({ act }: { act: string }) => act === 'qualify').form;
  for (const name of ['type', 'mode', 'matter', 'context']) {
    expect(Object.keys(properties[name]['x-descriptions'])).toEqual(properties[name].enum);
  }
});

const start = (qualification: object) => ({
  process: 'mediation-referral',
  facts: [
    { act: 'open', occurredAt: '2025-06-02', data: OPENING.data },
    { act: 'qualify', occurredAt: '2025-06-02', data: qualification },
  ],
});

interface Awaited {
  readonly act: string;
  readonly allowed: boolean;
  readonly who: readonly { readonly relation: string }[];
  readonly refusals: readonly { readonly code: string; readonly missing: readonly unknown[] }[];
}

const awaited = async (qualification: object): Promise<ReadonlyMap<string, Awaited>> => {
  const { body } = accepted(await api.post(FUND, '/v1/simulations', start(qualification)));
  return new Map(body.awaited.map((one: Awaited) => [one.act, one]));
};

const facts = async (): Promise<number> => (await api.pool.query('SELECT 1 FROM facts')).rows.length;

it('a simulation says what each act will still lack, before anything is recorded', async () => {
  const before = await facts();
  const prior = await awaited(QUALIFICATION);
  expect(prior.get('refer')).toMatchObject({ allowed: false, who: [{ relation: 'lead' }, { relation: 'party' }] });
  expect(prior.get('refer')?.refusals.map(({ code }) => code)).toEqual([
    'employer-not-informed',
    'party-not-informed',
    'party-not-informed',
  ]);
  expect(prior.get('recordInformation')).toMatchObject({ allowed: true, refusals: [] });
  // what another case says in its own voice is nobody's to do
  expect([...prior.keys()]).not.toContain('frameworkEnded');

  const presidents = [{ ...PARTIES[0] }, { ...PARTIES[1], function: 'BOARD_PRESIDENT' }];
  const typeC = await awaited({ ...QUALIFICATION, type: 'TYPE_C', parties: presidents });
  expect(typeC.get('refer')?.refusals.map(({ code }) => code)).toContain('no-consultation');
  expect(typeC.get('recordConsultation')?.allowed).toBe(true);
  expect(await facts()).toBe(before);
});

it('nothing is awaited where not even the opening is accepted', async () => {
  const { body } = accepted(
    await api.post(FUND, '/v1/simulations', {
      process: 'mediation-referral',
      facts: [{ act: 'open', occurredAt: '2025-06-02', data: { ...OPENING.data, market: '99 AC 98' } }],
    }),
  );
  expect(body.awaited).toEqual([]);
  expect(body.steps[0].refusals[0].code).toBe('market-unknown');
  expectProblem(await api.post(FUND, '/v1/simulations', { process: 'mediation-referral', facts: [] }), 400, 'form');
});

it('a forecast says of each deadline what it does, whom it tells and why it falls on that day', async () => {
  const { body } = accepted(await api.post(FUND, '/v1/simulations', { ...start(QUALIFICATION), until: '2025-08-01' }));
  const reached = body.steps.filter(({ act }: { act: string }) => act === 'DEADLINE_REACHED');
  expect(reached.map(({ deadline }: { deadline: { name: string } }) => deadline.name)).toEqual([
    'informationReminder.1',
    'informationReminder.2',
    'noMovement',
  ]);
  expect(reached[0].deadline).toMatchObject({
    legalDate: '2025-06-17',
    consequence: 'reminder',
    tells: [{ relation: 'lead' }],
    explanation: { anchor: { act: 'qualify', at: '2025-06-02' }, period: 'P15D' },
  });
});
