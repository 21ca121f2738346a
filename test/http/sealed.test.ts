import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ExpiringCache } from '../../libs/expiring-cache/index.js';
import { Vault } from '../../libs/vault/index.js';
import { Api, expectProblem } from './harness.js';
import {
  AUDITOR,
  accepted,
  act,
  caseIn,
  EMPLOYER,
  FUND,
  MEDIATOR,
  OPENING,
  open,
  party,
  QUALIFICATION,
  STRANGER,
  toEmployer,
  toParty,
} from './mediation.js';

/** Names are sealed, found by whoever may read them, and erased without a trace in the proof. */

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

const read = async (login: string, path: string) => accepted(await api.get(login, path)).body;
const parties = (...names: [lastName: string, firstName: string][]) => ({
  ...QUALIFICATION,
  parties: names.map(([lastName, firstName]) => party(lastName, firstName)),
});
/** A case about these two persons. */
async function about(...names: [string, string][]): Promise<string> {
  const id = await open(api);
  accepted(await act(api, FUND, id, 'qualify', parties(...names)));
  return id;
}
const search = async (login: string, q: string, more: object = {}): Promise<string[]> =>
  accepted(await api.post(login, '/v1/cases/search', { q, limit: 200, ...more })).body.cases.map(({ id }: { id: string }) => id);

describe('what is stored', () => {
  it('no value stands anywhere in the log’s database; the fact holds its reference and a commitment', async () => {
    const id = await about(['Rarissime', 'Aube'], ['Singulière', 'Lune']);
    const { rows } = await api.pool.query('SELECT * FROM personal_fields WHERE case_id = $1', [id]);
    expect(rows).toHaveLength(4);
    const bytes = rows.map(({ sealed }: { sealed: Buffer }) => sealed.toString('latin1')).join();
    expect(`${bytes}${JSON.stringify(rows)}`).not.toMatch(/Rarissime|Aube|Singul|Lune/);
    const facts = await api.pool.query(`SELECT body->'data'->'parties' AS parties FROM facts WHERE case_id = $1 AND act = 'qualify'`, [id]);
    const reference = { $field: expect.stringMatching(/^[0-9a-f-]{36}$/), commitment: expect.stringMatching(/^[0-9a-f]{64}$/) };
    expect(facts.rows[0].parties[0]).toMatchObject({ id: 'p1', lastName: reference, firstName: reference });
  });

  it('an Idempotency-Key is stored as a digest', async () => {
    const key = `Rarissime-${randomUUID()}`;
    const first = accepted(await api.post(FUND, '/v1/mediation-referrals', { data: {} }, { 'Idempotency-Key': key }), 400);
    expect(first.body.code).toBe('form');
    const id = await open(api);
    accepted(await act(api, FUND, id, 'qualify', parties(['Un', 'Un'], ['Deux', 'Deux']), {}, { 'Idempotency-Key': key }));
    const again = await act(api, FUND, id, 'qualify', parties(['Un', 'Un'], ['Deux', 'Deux']), {}, { 'Idempotency-Key': key });
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    const { rows } = await api.pool.query('SELECT key FROM idempotency_keys');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.key).toMatch(/^[0-9a-f]{64}$/);
  });

  it('a row that was put in another’s place is refused, not shown', async () => {
    const id = await about(['Permutée', 'Aube'], ['Permutante', 'Lune']);
    await api.pool.query(
      `UPDATE personal_fields p SET sealed = o.sealed FROM personal_fields o
        WHERE p.case_id = $1 AND o.case_id = $1 AND p.person = 'p1' AND o.person = 'p2' AND p.name = o.name`,
      [id],
    );
    expectProblem(await api.get(FUND, `/v1/cases/${id}`), 503, 'sealed-field-altered');
    // who reads no name is not held up
    expect((await api.get(AUDITOR, `/v1/cases/${id}`)).status).toBe(200);
  });
});

describe('an erased person', () => {
  it('is gone from every page and every search, and the log still verifies', async () => {
    const id = await about(['Oubliée', 'Lise'], ['Retenue', 'Noa']);
    for (const data of [toEmployer('caisse-a'), toParty('p1'), toParty('p2')])
      accepted(await act(api, FUND, id, 'recordInformation', data));
    accepted(await act(api, FUND, id, 'refer', { provider: 'cabinet-mediation' }));
    accepted(await act(api, FUND, id, 'issueOrder'));
    accepted(await act(api, MEDIATOR, id, 'startMediation', { mediatorName: 'Ange Concorde' }));
    const before = await read(FUND, `/v1/cases/${id}/replay`);
    expect(before.verified).toBe(true);
    expect((await api.get(FUND, `/v1/cases/${id}`)).text).toMatch(/Lise Oubliée/);
    expect(await search(FUND, 'Oubliée')).toEqual([id]);

    expect(await api.service(Vault).destroy({ caseId: id, person: 'p1' })).toBe(1);

    for (const login of [FUND, MEDIATOR, EMPLOYER, AUDITOR]) {
      for (const path of ['', '/actions', '/history', '/history?format=csv', '/replay', '/forecast', '/workflow', '/documents'])
        expect((await api.get(login, `/v1/cases/${id}${path}`)).text).not.toMatch(/Lise|Oubliée/);
    }
    expect(await search(FUND, 'Oubliée')).toEqual([]);
    expect(await search(FUND, 'Retenue')).toEqual([id]);
    expect((await read(FUND, `/v1/cases/${id}`)).parties).toMatchObject([
      { id: 'p1', name: '[effacé]' },
      { id: 'p2', name: 'Noa Retenue' },
    ]);
    const qualified = (await read(FUND, `/v1/cases/${id}/history`)).facts.find((fact: { act: string }) => fact.act === 'qualify');
    expect(qualified.data.parties).toMatchObject([
      { lastName: '[effacé]', firstName: '[effacé]' },
      { lastName: 'Retenue', firstName: 'Noa' },
    ]);
    // what is not for the reader is told from what was erased
    const audited = (await read(AUDITOR, `/v1/cases/${id}/history`)).facts.find((fact: { act: string }) => fact.act === 'qualify');
    expect(audited.data.parties).toMatchObject([{ lastName: null }, { lastName: null }]);

    const after = await read(FUND, `/v1/cases/${id}/replay`);
    expect(after).toEqual(before);
    // and the case goes on
    accepted(await act(api, MEDIATOR, id, 'recordOutcome', { outcome: 'RELATION_RESTORED' }));
    expect((await read(FUND, `/v1/cases/${id}/replay`)).verified).toBe(true);
  });
});

describe('searching', () => {
  it('finds a case by a whole last name, however it is written, for whoever reads names in it', async () => {
    const id = await about(['Dé L’Introuvable', 'Zoë'], ['Voisine', 'Ode']);
    for (const q of ['Dé L’Introuvable', 'DE LINTROUVABLE', 'delintrouvable']) expect(await search(FUND, q)).toEqual([id]);
    for (const q of ['Introuvable', 'Zoë', '…', 'De']) expect(await search(FUND, q)).not.toContain(id);
    for (const login of [AUDITOR, STRANGER, EMPLOYER, MEDIATOR, 'dpo']) expect(await search(login, 'delintrouvable')).toEqual([]);
    accepted(await act(api, FUND, id, 'recordInformation', toEmployer('caisse-a')));
    expect(await search(EMPLOYER, 'delintrouvable')).toEqual([id]);
  });

  it('finds a case by either reference, in the body and in the address, and filters as the list does', async () => {
    const id = await open(api, { data: { ...OPENING.data, ownReference: 'Dossier_2026/417-b' } });
    const { reference } = await read(FUND, `/v1/cases/${id}`);
    for (const q of [reference, 'dossier_2026/417-B', '417-b']) {
      expect(await search(FUND, q)).toContain(id);
      expect((await read(FUND, `/v1/cases?limit=200&q=${encodeURIComponent(q)}`)).cases.map((one: { id: string }) => one.id)).toContain(id);
    }
    // an underscore is an underscore
    expect(await search(FUND, 'dossierx2026/417-B')).not.toContain(id);
    expect(await search(STRANGER, '417-b')).not.toContain(id);
    expect(await search(FUND, '417-b', { closed: true })).toEqual([]);
    expect(await search(FUND, '417-b', { closed: false, process: 'mediation-referral' })).toEqual([id]);
    expect((await read(FUND, '/v1/cases?q=417-b&limit=1')).cases).toHaveLength(1);
  });

  it('keeps names out of addresses, and every mistake is a 400 that names its field', async () => {
    expectProblem(await api.get(FUND, '/v1/cases?q=Introuvable'), 400, 'form');
    for (const body of [
      [],
      '"x"',
      5,
      { q: {} },
      { q: ['x'] },
      { q: 'x'.repeat(201) },
      { limit: 0 },
      { limit: '1e9' },
      { closed: 'maybe' },
      { other: 1 },
      { cursor: 'x' },
    ])
      expectProblem(await api.post(FUND, '/v1/cases/search', body), 400, 'form');
    expectProblem(await api.send('POST', '/v1/cases/search', { body: {} }), 401, 'missing-token');
    expect((await search(FUND, '')).length).toBeGreaterThan(0);
  });

  it('is never logged', () => {
    expect(api.logged.join('')).not.toMatch(/ntrouvable|417-b|Exemple/i);
    expect(api.logged.join('')).toContain('/v1/cases/search');
  });
});

describe('a possible duplicate', () => {
  const shown = async (login: string, id: string) => (await read(login, `/v1/cases/${id}`)).possibleDuplicates;

  it('is an open case of the same persons, told at once to whoever may read them in both', async () => {
    const first = await about(['Jumelle', 'Ève'], ['Commune', 'Max'], ['Seule', 'Ana']);
    const second = await open(api);
    const answer = accepted(await act(api, FUND, second, 'qualify', parties(['COMMUNE', 'max'], ['Jumelle', 'Eve'])));
    const { reference } = await read(FUND, `/v1/cases/${first}`);
    const situation = { id: 'priorInformation', label: expect.any(String) };
    expect(answer.body.possibleDuplicates).toEqual([{ id: first, reference, situation, commonParties: 2 }]);
    expect((await shown(FUND, first)).map(({ id }: { id: string }) => id)).toEqual([second]);
    expect(await shown(AUDITOR, first)).toEqual([]);
    expect(await shown('dpo', first)).toEqual([]);
    // the employer of both knows of one only
    accepted(await act(api, FUND, second, 'recordInformation', toEmployer('caisse-a')));
    expect(await shown(EMPLOYER, second)).toEqual([]);
    accepted(await act(api, FUND, first, 'recordInformation', toEmployer('caisse-a')));
    expect(await shown(EMPLOYER, second)).toHaveLength(1);
    accepted(await act(api, FUND, first, 'withdraw', { reason: 'NO_LONGER_WANTED' }));
    expect(await shown(FUND, second)).toEqual([]);
  });

  it('is none with one person in common, with namesakes, or once a person was erased', async () => {
    const first = await about(['Proche', 'Ève'], ['Parente', 'Max']);
    const others = [await about(['Proche', 'Ève'], ['Étrangère', 'Max']), await about(['Proche', 'Yves'], ['Parente', 'Maxime'])];
    for (const id of [first, ...others]) expect(await shown(FUND, id)).toEqual([]);
    const second = await about(['Proche', 'Ève'], ['Parente', 'Max']);
    expect(await shown(FUND, first)).toHaveLength(1);
    await api.service(Vault).destroy({ caseId: second, person: 'p2' });
    expect(await shown(FUND, first)).toEqual([]);
    expect(await shown(FUND, second)).toEqual([]);
  });

  it('is none of another matter, as long as both are told', async () => {
    const of = async (matter: string) => {
      const id = await open(api);
      accepted(await act(api, FUND, id, 'qualify', { ...parties(['Affaire', 'Ève'], ['Objet', 'Max']), matter }));
      return id;
    };
    const [first, other, same] = [await of('CONFLICT'), await of('MALAISE'), await of('CONFLICT')];
    expect((await shown(FUND, first)).map(({ id }: { id: string }) => id)).toEqual([same]);
    expect(await shown(FUND, other)).toEqual([]);
  });
});

describe('without the key store', () => {
  it('reading names answers 503, an auditor reads, and what was decided is answered without names', async () => {
    const id = await caseIn(api, 'readyForReferral');
    await api.withoutKeys(async () => {
      // for a minute after it was used a key is still in memory
      expect((await api.get(FUND, `/v1/cases/${id}`)).status).toBe(200);
    });
    Object.assign(api.service(Vault), { kept: new ExpiringCache(0), keptIndexKey: new ExpiringCache(0) });
    await api.withoutKeys(async () => {
      const answer = await api.get(FUND, `/v1/cases/${id}`);
      expectProblem(answer, 503, 'vault-away');
      expect(answer.headers.get('retry-after')).toBe('2');
      expect((await api.get(AUDITOR, `/v1/cases/${id}`)).status).toBe(200);
      const before = await api.written();
      expectProblem(await api.post(FUND, '/v1/cases/search', { q: 'Exemple' }), 503, 'vault-away');
      const referred = accepted(await act(api, FUND, id, 'refer', { provider: 'cabinet-mediation' }));
      expect(referred.body.parties.map(({ name }: { name?: string }) => name)).toEqual([undefined, undefined]);
      // what carries names is not decided without it: nothing half-written
      const draft = await open(api);
      const written = await api.written();
      expect(written.facts).toBe((before.facts ?? 0) + 2);
      expectProblem(await act(api, FUND, draft, 'qualify', QUALIFICATION), 503, 'vault-away');
      expect(await api.written()).toEqual(written);
    });
    expect((await read(FUND, `/v1/cases/${id}`)).parties[0].name).toBe('Alix Exemple');
  });
});
