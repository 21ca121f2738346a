import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dayOf, type LegalDate, toInstant } from '../../machines/calendar/index.js';
import { fill } from '../../tools/demo/fill.js';
import { currentMarket } from '../../tools/demo/index.js';
import { yearOfWork } from '../../tools/demo/year.js';
import { Api } from './harness.js';
import { AUDITOR, accepted, FUND } from './mediation.js';

/** `npm run demo`, as it fills a running system. */

let api: Api;
beforeAll(async () => {
  api = await Api.start({});
}, 60_000);
afterAll(() => api?.stop());

const today = dayOf(toInstant(Date.now()));
const year = yearOfWork({ today, firstDayOfMarket: currentMarket().data.firstDay as LegalDate });

test('the plan is the same twice, of every type by every mode, and never in the future', () => {
  expect(yearOfWork({ today, firstDayOfMarket: currentMarket().data.firstDay as LegalDate })).toEqual(year);
  expect(year).toHaveLength(120);
  const qualified = year.flatMap(({ line }) =>
    line.facts.filter(({ act }) => act === 'qualify').map(({ data }) => `${data.type} ${data.mode}`),
  );
  expect(new Set(qualified).size).toBe(12);
  expect(new Set(year.map(({ fate }) => fate)).size).toBe(8);
  for (const { line } of year) for (const { occurredAt } of line.facts) expect(occurredAt < today).toBe(true);
});

test('a year of work is filled in, and the second time nothing is added', async () => {
  const running = { apiUrl: api.url, token: (login: string) => api.token(login) };
  const first = await fill(running);
  expect(first.refused).toEqual([]);
  expect(first).toMatchObject({ imported: 126, already: 0, acts: 15 });
  expect(first.assigned).toBeGreaterThan(15);
  const before = await api.written();
  expect(await fill(running)).toEqual({ imported: 0, already: 126, refused: [], assigned: 0, acts: 0 });
  expect(await api.written()).toEqual(before);
}, 120_000);

test('it leaves agreements of each kind, in different places of their lives', async () => {
  const { rows } = await api.pool.query(
    `SELECT k.key, c.situation FROM cases c JOIN case_keys k ON k.case_id = c.id AND k.role = 'is' AND k.key !~ ' AC (27|99|88)$'
      WHERE c.process LIKE 'agreement@%' ORDER BY 1`,
  );
  expect(rows.map(({ key, situation }) => `${key} ${situation}`)).toEqual([
    'agreement:CPOM 2025-38 inForce',
    'contract:25 MS 41 inForce',
    'contract:25 MS 42 drafting',
    'pooled:25 AC 77 inForce',
    'protocol:PDP 2025-34 inForce',
    'protocol:PDP 2026-12 inForce',
  ]);
});

test('it leaves every situation to look at: late ones, ended ones, some that wait for others', async () => {
  const { rows } = await api.pool.query("SELECT DISTINCT situation FROM cases WHERE process LIKE 'mediation-referral@%' ORDER BY 1");
  const situations = rows.map(({ situation }) => situation);
  const ends = [
    'relationRestored',
    'relationAdapted',
    'dialogueBroken',
    'closedWithoutOutcome',
    'inadmissible',
    'partyDeclined',
    'withdrawn',
  ];
  expect(situations).toEqual(expect.arrayContaining([...ends, 'fundApprovalRefused', 'employerAgreementRefused', 'inMediation']));
  const { waitingForMe, waitingForOthers } = accepted(await api.get(FUND, '/v1/cases/counts')).body;
  expect(Math.min(waitingForMe, waitingForOthers)).toBeGreaterThan(0);
  const { rows: some } = await api.pool.query("SELECT id FROM cases WHERE process LIKE 'mediation-referral@%' ORDER BY id LIMIT 10");
  for (const { id } of some) expect(accepted(await api.get(AUDITOR, `/v1/cases/${id}/replay`)).body.verified).toBe(true);
});
