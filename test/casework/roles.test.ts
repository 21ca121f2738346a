import type { Asking } from '../../libs/casework/index.js';
import { bring, OPENING, openCase, PATH, playTo } from '../harness/mediation.js';
import { World } from '../harness/world.js';

/** What an organisation may do, only its right people do: every act, by every role, in the transaction that decides. */

let world: World;
beforeAll(async () => {
  world = await World.start();
}, 60_000);
afterAll(() => world.stop(), 30_000);

const ROLES = ['caseManager', 'lead', 'mediator', 'auditor', 'dpo'] as const;
const ACCOUNT = '00000000-0000-4000-8000-000000000099';
const member = (id: string, kind: string, ...roles: string[]): Asking => ({ accountId: ACCOUNT, organisation: { id, kind, roles } });

/** how an act by somebody ends: 'done', or the status of the problem */
async function outcome(caseId: string, who: Asking, act: string, data: unknown, by?: { relation: string }): Promise<string | number> {
  try {
    await world.casework.act({ caseId, act, data, who, by });
    return 'done';
  } catch (error) {
    return (error as { status: number }).status;
  }
}

const FUND = ['fonds-maladie', 'nationalFund'] as const;
const PROVIDER = ['cabinet-mediation', 'provider'] as const;
const MAY: Readonly<Record<string, readonly string[]>> = { 'fonds-maladie': ['caseManager', 'lead'], 'cabinet-mediation': ['mediator'] };

describe.each(PATH.map(({ act, data, as }, index) => ({ act, data, as, index })))('$act ($index)', ({ act, data, as, index }) => {
  const [id, kind] = as === 'mediatrice' ? PROVIDER : FUND;
  test.each([...ROLES, undefined])('by the right organisation in the role %s', async (role) => {
    const caseId = await openCase(world);
    for (const step of PATH.slice(0, index)) await bring(world, caseId, step);
    const expected = role !== undefined && MAY[id]?.includes(role) ? 'done' : 403;
    expect(await outcome(caseId, member(id, kind, ...(role ? [role] : [])), act, data)).toBe(expected);
  });
});

test('naming the relation oneself opens nothing', async () => {
  const caseId = await openCase(world);
  await playTo(world, caseId, 'startMediation');
  expect(
    await outcome(caseId, member(...PROVIDER, 'lead'), 'recordOutcome', { outcome: 'DIALOGUE_BROKEN' }, { relation: 'mediator' }),
  ).toBe(403);
  expect(
    await outcome(caseId, member(...FUND, 'caseManager'), 'recordOutcome', { outcome: 'DIALOGUE_BROKEN' }, { relation: 'mediator' }),
  ).toBe(403);
  expect(await outcome(caseId, member(...FUND, 'dpo'), 'withdraw', { reason: 'NO_LONGER_WANTED' }, { relation: 'lead' })).toBe(403);
});

test('an auditor is one of an audit office only', async () => {
  const caseId = await openCase(world);
  await expect(world.casework.read(caseId, member('bureau-audit', 'auditOffice', 'auditor'))).resolves.toBeDefined();
  await expect(world.casework.read(caseId, member('caisse-b', 'localBody', 'auditor'))).rejects.toMatchObject({ status: 404 });
  await expect(world.casework.moveClock(caseId, member('bureau-audit', 'auditOffice', 'auditor'), '2030-01-01')).rejects.toMatchObject({
    status: 403,
  });
});

test('the same key for another opening is not an answer to it', async () => {
  const process = (await world.casework.standing(await openCase(world))).position.process;
  const who = await world.who('fonds.gestionnaire');
  const opening = { process, who, key: 'opening-key-1', data: OPENING };
  const { head } = await world.casework.open({ ...opening, sandbox: {} });
  await expect(world.casework.open({ ...opening, sandbox: {} })).resolves.toMatchObject({ repeated: true, head: { id: head.id } });
  await expect(world.casework.open(opening)).rejects.toMatchObject({ status: 422 });
});

test('a year is the year in Paris', async () => {
  const caseId = await openCase(world, { now: '2026-01-01T00:30' });
  expect((await world.casework.standing(caseId)).head.reference).toMatch(/^MED-2026-/);
});
