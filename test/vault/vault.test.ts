import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { openPool } from '../../libs/persistence/index.js';
import { type ClearField, Keyring, KeyStore, LocalKeyEncryption, newSalt, rewrapAll, Vault } from '../../libs/vault/index.js';
import { type TestDatabases, testDatabases } from '../harness/databases.js';

/** The vault on a real key store, as the application's login. */

const kek = (byte: number) => new LocalKeyEncryption(Buffer.alloc(32, byte));
let databases: TestDatabases;
let pool: pg.Pool;
let store: KeyStore;
let vault: Vault;
beforeAll(async () => {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('This suite needs PostgreSQL: run it with `npm test -- test/vault`.');
  databases = await testDatabases(server, 'vault');
  pool = openPool(databases.keysDatabaseUrl, 5);
  store = new KeyStore(pool);
  vault = new Vault(store, new Keyring(kek(1)));
}, 60_000);
afterAll(async () => {
  await pool?.end();
  await databases?.drop();
});

const clear = (person: string, name: string, value: string, more: Partial<ClearField> = {}): ClearField => ({
  id: randomUUID(),
  person,
  name,
  dataClass: 'identity',
  value,
  salt: newSalt(),
  ...more,
});
const person = (id: string, lastName: string, firstName: string) => [
  clear(id, 'lastName', lastName, { search: 'name' }),
  clear(id, 'firstName', firstName),
];
/** What nobody has in memory: another process. */
const elsewhere = (ring = new Keyring(kek(1))) => new Vault(store, ring);
const values = (fields: readonly { value: unknown }[]) => fields.map(({ value }) => value);
const keys = async (caseId: string) =>
  (await pool.query('SELECT person, data_class, kek_id FROM data_keys WHERE case_id = $1 ORDER BY 1, 2', [caseId])).rows;

describe('sealing', () => {
  it('gives rows that tell nothing and open again, here and elsewhere, in one key a person and class', async () => {
    const caseId = randomUUID();
    const fields = [
      ...person('p1', 'Exemple', 'Alix'),
      clear('p1', 'note', 'douleurs', { dataClass: 'medical' }),
      ...person('p2', 'Modèle', 'Noa'),
    ];
    const rows = await vault.seal(caseId, fields);
    expect(JSON.stringify(rows.map(({ sealed }) => sealed.toString('latin1')))).not.toMatch(/Exemple|Alix|douleurs|Mod/);
    for (const reader of [vault, elsewhere()]) expect(values(await reader.open(caseId, rows))).toEqual(values(fields));
    expect((await keys(caseId)).map(({ person: whose, data_class }) => `${whose} ${data_class}`)).toEqual([
      'p1 identity',
      'p1 medical',
      'p2 identity',
    ]);
    const more = await elsewhere().seal(caseId, [clear('p1', 'email', 'alix@exemple.example')]);
    expect(await keys(caseId)).toHaveLength(3);
    expect(values(await vault.open(caseId, [...rows, ...more]))).toHaveLength(6);
  });

  it('two at once for the same person use the same key', async () => {
    const caseId = randomUUID();
    const both = await Promise.all([elsewhere(), elsewhere()].map((one) => one.seal(caseId, [clear('p1', 'email', 'a@exemple.example')])));
    expect(await keys(caseId)).toHaveLength(1);
    expect(await vault.open(caseId, both.flat())).toHaveLength(2);
  });

  it('refuses a row that was changed or moved, and a value that is not the one committed to', async () => {
    const caseId = randomUUID();
    const [one, other] = (await vault.seal(caseId, [
      clear('p1', 'email', 'a@exemple.example'),
      clear('p1', 'email', 'b@exemple.example'),
    ])) as [never, never];
    const altered = { status: 503, code: 'sealed-field-altered' };
    const { sealed } = other as { sealed: Buffer };
    await expect(vault.open(caseId, [{ ...(one as object), sealed } as never])).rejects.toMatchObject(altered);
    await expect(vault.open(randomUUID(), [one])).rejects.toMatchObject(altered);
    await expect(vault.open(caseId, [{ ...(one as object), sealed: Buffer.alloc(5) } as never])).rejects.toMatchObject(altered);
    const [opened] = await vault.open(caseId, [one]);
    await expect(vault.open(caseId, [{ ...(one as object), commitment: opened?.commitment } as never])).resolves.toHaveLength(1);
    await expect(vault.open(caseId, [{ ...(one as object), commitment: '0'.repeat(64) } as never])).rejects.toMatchObject(altered);
  });
});

describe('erasing', () => {
  it('destroys the keys of one person, of some classes, and all that they could be found by', async () => {
    const caseId = randomUUID();
    const medical = clear('p1', 'note', 'douleurs', { dataClass: 'medical' });
    const rows = await vault.seal(caseId, [...person('p1', 'Effaçable', 'Alix'), medical, ...person('p2', 'Effaçable', 'Noa')]);
    await vault.open(caseId, rows);
    expect(await vault.destroy({ caseId, person: 'p1', classes: ['identity'] })).toBe(1);
    const now = await vault.open(caseId, rows);
    expect(now.map(({ value, erased }) => [value, erased])).toEqual([
      [null, true],
      [null, true],
      ['douleurs', undefined],
      ['Effaçable', undefined],
      ['Noa', undefined],
    ]);
    expect(await elsewhere().open(caseId, rows)).toEqual(now);
    expect((await vault.find('name', 'effacable')).map((found) => found.person)).toEqual(['p2']);
    expect(await vault.destroy({ caseId, person: 'p1' })).toBe(1);
    expect(await vault.destroy({ caseId, person: 'p1' })).toBe(0);
    const { rows: left } = await pool.query('SELECT person FROM blind_index WHERE case_id = $1', [caseId]);
    expect(left.map((row) => row.person)).toEqual(['p2', 'p2']);
    const { rows: gone } = await pool.query('SELECT data_class FROM destroyed_keys WHERE case_id = $1 ORDER BY 1', [caseId]);
    expect(gone.map((row) => row.data_class)).toEqual(['identity', 'medical']);
  });

  it('what is said of that person afterwards has a key of its own, and opens nothing of before', async () => {
    const caseId = randomUUID();
    const before = await vault.seal(caseId, [clear('p1', 'email', 'a@exemple.example')]);
    await vault.destroy({ caseId, person: 'p1' });
    const after = await vault.seal(caseId, [clear('p1', 'email', 'b@exemple.example')]);
    expect(values(await elsewhere().open(caseId, [...before, ...after]))).toEqual([null, 'b@exemple.example']);
  });

  it('is told from a key that is lost', async () => {
    const caseId = randomUUID();
    const rows = await vault.seal(caseId, [clear('p1', 'email', 'a@exemple.example')]);
    await pool.query('DELETE FROM data_keys WHERE case_id = $1', [caseId]);
    await expect(elsewhere().open(caseId, rows)).rejects.toMatchObject({ status: 503, code: 'vault-key-missing' });
  });
});

describe('finding', () => {
  it('a whole last name, however it is written, and both names together', async () => {
    const caseId = randomUUID();
    const [last] = await vault.seal(caseId, person('p1', 'Dé L’Inventée', 'Zoë'));
    const found = [{ caseId, person: 'p1', fieldId: last?.id }];
    for (const text of ['Dé L’Inventée', 'DE LINVENTEE', 'delinventee']) expect(await elsewhere().find('name', text)).toEqual(found);
    expect(await vault.find('full-name', 'de l inventée', 'ZOE')).toEqual(found);
    for (const text of ['Inventée', 'Zoë', '', '--']) expect(await vault.find('name', text)).toEqual([]);
  });

  it('other cases that share two persons, and none that shares one', async () => {
    const [mine, same, one, swapped] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()] as [string, string, string, string];
    const seal = (caseId: string, ...names: [string, string][]) =>
      vault.seal(
        caseId,
        names.flatMap(([last, first], index) => person(`p${index + 1}`, last, first)),
      );
    await seal(mine, ['Semblable', 'Ode'], ['Pareille', 'Max']);
    await seal(same, ['PAREILLE', 'max'], ['Autre', 'Ami'], ['Semblâble', 'Ode']);
    await seal(one, ['Semblable', 'Ode'], ['Pareille', 'Maxime']);
    await seal(swapped, ['Ode', 'Semblable'], ['Max', 'Pareille']);
    expect((await vault.sharing(mine, ['p1', 'p2'], 2)).map(({ caseId }) => caseId)).toEqual([same]);
    expect(await vault.sharing(mine, ['p1'], 2)).toEqual([]);
  });
});

describe('another key-encryption key', () => {
  it('takes over every key, may be stopped halfway, and the old one is no longer needed', async () => {
    const caseId = randomUUID();
    const rows = await vault.seal(
      caseId,
      Array.from({ length: 12 }, (_, index) => clear(`p${index}`, 'email', `${index}@exemple.example`)),
    );
    const turning = new Keyring(kek(2), [kek(1)]);
    let calls = 0;
    const stopped = Object.assign(Object.create(store) as KeyStore, {
      rewrapped: async (some: Parameters<KeyStore['rewrapped']>[0]) => {
        calls += 1;
        await store.rewrapped(some.slice(0, 5));
        throw new Error('stopped');
      },
    });
    await expect(rewrapAll(stopped, turning)).rejects.toThrow('stopped');
    expect(calls).toBe(1);
    const under = async () => (await pool.query('SELECT kek_id, count(*)::int AS n FROM data_keys GROUP BY 1 ORDER BY 2')).rows;
    expect((await under())[0]).toEqual({ kek_id: kek(2).id, n: 5 });
    // both are read meanwhile
    expect(await elsewhere(turning).open(caseId, rows)).toHaveLength(12);
    const { done, left } = await rewrapAll(store, turning);
    expect([done > 0, left]).toEqual([true, 0]);
    expect(await under()).toEqual([{ kek_id: kek(2).id, n: done + 5 }]);
    expect(await rewrapAll(store, turning)).toEqual({ done: 0, left: 0 });
    const turned = elsewhere(new Keyring(kek(2)));
    expect(values(await turned.open(caseId, rows))).toContain('11@exemple.example');
    await turned.seal(randomUUID(), person('p1', 'Retournée', 'Eve'));
    expect(await turned.find('name', 'retournée')).toHaveLength(1);
    // without its key-encryption key a key is missing, not erased
    await expect(elsewhere(new Keyring(kek(3))).open(caseId, rows)).rejects.toMatchObject({ code: 'vault-key-missing' });
  });
});

it('a key store that does not answer is said to be away, to be tried again', async () => {
  const nobody = openPool('postgresql://nobody:x@127.0.0.1:1/none', 1);
  const away = new Vault(new KeyStore(nobody), new Keyring(kek(1)));
  const wanted = { status: 503, code: 'vault-away', extra: { retryAfter: 2 } };
  await expect(away.seal(randomUUID(), [clear('p1', 'email', 'a@exemple.example')])).rejects.toMatchObject(wanted);
  await expect(away.find('name', 'Exemple')).rejects.toMatchObject(wanted);
  await expect(away.destroy({ caseId: randomUUID(), person: 'p1' })).rejects.toMatchObject(wanted);
  await nobody.end();
});
