import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { DataClass } from '../../machines/kernel/index.js';
import { ExpiringCache } from '../expiring-cache/index.js';
import { type IndexKind, indexed, indexRows, normalised, token } from './blind-index.js';
import type { ClearField, OpenedField, SealedField } from './fields.js';
import { Keyring } from './key-encryption.js';
import { type Found, type KeyOwner, KeyStore, type Shared, type StoredKey } from './key-store.js';
import { fieldAltered, keyMissing } from './problems.js';
import { commitment, keyIdOf, newKey, openValue, sealValue } from './sealed.js';

/** How long an unwrapped key stays in memory, and so how long another process may still open what was erased. */
const KEPT_MS = 60_000;
const INDEX_KEY = 'names';

interface DataKey {
  readonly id: string;
  readonly key: Buffer;
}

/** Seals what must not stand in the log, opens it for whoever may read it, and erases it by destroying its key. */
@Injectable()
export class Vault {
  private readonly kept = new ExpiringCache<DataKey>(KEPT_MS);
  private readonly keptIndexKey = new ExpiringCache<Buffer>(KEPT_MS, 1);

  constructor(
    @Inject(KeyStore) private readonly store: KeyStore,
    @Inject(Keyring) private readonly keyring: Keyring,
  ) {}

  /**
   * Rows for the transaction that decides. Their keys and what may be looked for are in the key store before it commits: if it does
   * not, a key that seals nothing is harmless, and a search finds a row that is not there. Throws 503 `vault-away`.
   */
  async seal(caseId: string, fields: readonly ClearField[]): Promise<readonly SealedField[]> {
    if (fields.length === 0) return [];
    const keys = await this.keysFor(caseId, fields);
    const keyOf = (field: KeyOwner) => keys.get(ownerOf(field)) as DataKey;
    if (indexed(fields).length > 0) {
      const keyIds = new Map(fields.map((field) => [field.id, keyOf(field).id]));
      const rows = indexRows(await this.indexKey(), fields);
      await this.store.index(
        caseId,
        rows.map((row) => ({ ...row, keyId: keyIds.get(row.fieldId) as string })),
      );
    }
    return fields.map((field) => {
      const { id, person, name, dataClass } = field;
      const { id: keyId, key } = keyOf(field);
      return { id, person, name, dataClass, sealed: sealValue({ ...field, caseId }, field, keyId, key) };
    });
  }

  /**
   * The values, each proved to be what was sealed in this place. What was erased comes back so.
   * Throws 503 `vault-away`, `vault-key-missing`, `sealed-field-altered`.
   */
  async open(caseId: string, rows: readonly (SealedField & { readonly commitment?: string })[]): Promise<readonly OpenedField[]> {
    const keyIds = rows.map(({ sealed }) => keyIdOf(sealed));
    const keys = await this.keysById(keyIds.filter((id): id is string => id !== undefined));
    const missing = keyIds.filter((id): id is string => id !== undefined && !keys.has(id));
    const destroyed = missing.length > 0 ? await this.store.destroyed(missing) : new Set<string>();
    return rows.map(({ id, person, name, dataClass, sealed, commitment: promised }, index) => {
      const keyId = keyIds[index];
      if (keyId === undefined) throw fieldAltered();
      const key = keys.get(keyId);
      if (key === undefined && !destroyed.has(keyId)) throw keyMissing();
      const field = { id, person, name, dataClass };
      return key === undefined ? { ...field, value: null, erased: true } : opened({ ...field, caseId }, sealed, key, promised);
    });
  }

  /**
   * Erases what is known of a person in a case: the keys and all that they could be found by are destroyed together, and with them
   * every copy of the values; so are those of what may speak of anybody in the case (`ofAnybody`), whatever the classes. The log stays as
   * it was and still verifies. Answers how many keys there were.
   */
  async destroy({ caseId, person, classes }: { caseId: string; person: string; classes?: readonly DataClass[] }): Promise<number> {
    const ids = await this.store.destroy(caseId, person, classes);
    for (const id of ids) this.kept.forget(id);
    return ids.length;
  }

  /** Where a text stands as it is looked for. Nothing for a text without a letter or a digit. */
  async find(kind: IndexKind, ...texts: readonly string[]): Promise<readonly Found[]> {
    if (texts.some((text) => normalised(text) === '')) return [];
    return this.store.find(kind, token(await this.indexKey(), kind, ...texts));
  }

  /** Other cases in which at least so many of these persons stand, by last and first name. */
  sharing(caseId: string, persons: readonly string[], least: number): Promise<readonly Shared[]> {
    return this.store.sharing(caseId, 'full-name', persons, least);
  }

  private async keysFor(caseId: string, owners: readonly KeyOwner[]): Promise<ReadonlyMap<string, DataKey>> {
    const persons = [...new Set(owners.map(({ person }) => person))];
    const there = await this.store.keysOf(caseId, persons);
    const known = new Set(there.map(ownerOf));
    const lacking = new Map(owners.map((owner) => [ownerOf(owner), owner] as const).filter(([name]) => !known.has(name)));
    if (lacking.size > 0) {
      const made = await Promise.all([...lacking.values()].map(({ person, dataClass }) => this.newKey({ caseId, person, dataClass })));
      await this.store.make(caseId, made);
    }
    const stored = lacking.size > 0 ? await this.store.keysOf(caseId, persons) : there;
    const wanted = new Set(owners.map(ownerOf));
    const unwrapped = await Promise.all(
      stored.filter((key) => wanted.has(ownerOf(key))).map(async (key) => [ownerOf(key), await this.unwrapped(key)] as const),
    );
    return new Map(unwrapped);
  }

  private async newKey(owner: KeyOwner & { caseId: string }): Promise<StoredKey> {
    const id = randomUUID();
    return { ...owner, id, ...(await this.keyring.wrap(newKey(), boundTo({ ...owner, id }))) };
  }

  /** Those there are. The store is asked once, and only when a key is not in memory. */
  private async keysById(ids: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    const wanted = [...new Set(ids)];
    let asked: Promise<ReadonlyMap<string, StoredKey>> | undefined;
    const stored = () => {
      asked ??= this.store.keys(wanted).then((rows) => new Map(rows.map((row) => [row.id, row])));
      return asked;
    };
    const load = async (id: string) => {
      const row = (await stored()).get(id);
      return row && { id, key: await this.unwrapKey(row) };
    };
    const keys = await Promise.all(wanted.map((id) => this.kept.get(id, () => load(id))));
    return new Map(keys.flatMap((found) => (found ? [[found.id, found.key]] : [])));
  }

  private async unwrapped(row: StoredKey): Promise<DataKey> {
    return (await this.kept.get(row.id, async () => ({ id: row.id, key: await this.unwrapKey(row) }))) as DataKey;
  }

  private async unwrapKey(row: StoredKey): Promise<Buffer> {
    const key = await this.keyring.unwrap(row, boundTo(row));
    if (!key) throw keyMissing();
    return key;
  }

  private async indexKey(): Promise<Buffer> {
    return (await this.keptIndexKey.get(INDEX_KEY, async () => {
      if (!(await this.store.indexKey(INDEX_KEY)))
        await this.store.makeIndexKey(INDEX_KEY, await this.keyring.wrap(newKey(), indexKeyBoundTo(INDEX_KEY)));
      const stored = await this.store.indexKey(INDEX_KEY);
      const key = stored && (await this.keyring.unwrap(stored, indexKeyBoundTo(INDEX_KEY)));
      if (!key) throw keyMissing();
      return key;
    })) as Buffer;
  }
}

const ownerOf = ({ person, dataClass }: KeyOwner): string => `${person} ${dataClass}`;

/** What a wrapped key is bound to: it unwraps in no other row. */
export const boundTo = ({ id, caseId, person, dataClass }: KeyOwner & { id: string; caseId: string }): string =>
  ['saisine/data-key/1', id, caseId, person, dataClass].join('|');
export const indexKeyBoundTo = (name: string): string => `saisine/index-key/1|${name}`;

function opened(place: Parameters<typeof openValue>[0], sealed: Buffer, key: Buffer, promised: string | undefined): OpenedField {
  const { id, person, name, dataClass } = place;
  try {
    const content = openValue(place, sealed, key);
    const made = commitment(place, content);
    if (promised !== undefined && promised !== made) throw new Error('another commitment');
    return { id, person, name, dataClass, value: content.value, commitment: made };
  } catch {
    throw fieldAltered();
  }
}
