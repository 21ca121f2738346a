import type { Pool, PoolClient } from 'pg';
import type { DataClass } from '../../machines/kernel/index.js';
import { asBytea, inTransaction, isConnectionError } from '../persistence/index.js';
import { ProblemError } from '../problem/index.js';
import type { IndexKind, IndexRow } from './blind-index.js';
import type { Wrapped } from './key-encryption.js';
import { vaultAway } from './problems.js';

/** Whose key it is. */
export interface KeyOwner {
  readonly person: string;
  readonly dataClass: DataClass;
}

export interface StoredKey extends KeyOwner, Wrapped {
  readonly id: string;
  readonly caseId: string;
}

/** A field that a search found. */
export interface Found {
  readonly caseId: string;
  readonly person: string;
  /** its row in `personal_fields`: one that no decision committed is found in vain */
  readonly fieldId: string;
}

/** Another case in which persons of this one stand too. */
export interface Shared {
  readonly caseId: string;
  readonly fieldIds: readonly string[];
}

const KEY = 'id, case_id AS "caseId", person, data_class AS "dataClass", wrapped, kek_id AS "kekId"';
const OF_CASE = `SELECT ${KEY} FROM data_keys WHERE case_id = $1 AND person = ANY($2)`;
const BY_ID = `SELECT ${KEY} FROM data_keys WHERE id = ANY($1::uuid[])`;
const MAKE = `
  INSERT INTO data_keys (id, case_id, person, data_class, wrapped, kek_id)
  SELECT x.id, $1, x.person, x."dataClass", x.wrapped, x."kekId"
    FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, person text, "dataClass" text, wrapped bytea, "kekId" text)
  ON CONFLICT (case_id, person, data_class) DO NOTHING RETURNING id`;
const INDEX = `
  INSERT INTO blind_index (field_id, kind, token, key_id, case_id, person)
  SELECT x."fieldId", x.kind, x.token, x."keyId", $1, x.person
    FROM jsonb_to_recordset($2::jsonb) AS x("fieldId" uuid, kind text, token bytea, "keyId" uuid, person text)
  ON CONFLICT DO NOTHING`;
const FIND = 'SELECT case_id AS "caseId", person, field_id AS "fieldId" FROM blind_index WHERE kind = $1 AND token = $2';
const SHARED = `
  SELECT o.case_id AS "caseId", array_agg(DISTINCT o.field_id) AS "fieldIds"
    FROM blind_index m JOIN blind_index o ON o.kind = m.kind AND o.token = m.token AND o.case_id <> m.case_id
   WHERE m.case_id = $1 AND m.kind = $2 AND m.person = ANY($3)
   GROUP BY o.case_id HAVING count(DISTINCT m.person) >= $4
   LIMIT 100`;
/** What the person of a key is called that seals what may speak of anybody in its case. */
const ANYBODY = '*';
/** The owner of a key for what may speak of any person of its case: it is destroyed with whichever of them is erased. */
export const ofAnybody = (name: string): string => `${ANYBODY}${name}`;
const DESTROYED = 'SELECT id FROM destroyed_keys WHERE id = ANY($1::uuid[])';
const DESTROY = `
  WITH gone AS (
    DELETE FROM data_keys
     WHERE case_id = $1
       AND (person = $2 AND ($3::text[] IS NULL OR data_class = ANY($3)) OR starts_with(person, '${ANYBODY}') AND NOT starts_with($2, '${ANYBODY}'))
    RETURNING id, case_id, person, data_class)
  INSERT INTO destroyed_keys (id, case_id, person, data_class) SELECT id, case_id, person, data_class FROM gone RETURNING id`;
const INDEX_KEY = 'SELECT wrapped, kek_id AS "kekId" FROM index_keys WHERE name = $1';
const MAKE_INDEX_KEY = 'INSERT INTO index_keys (name, wrapped, kek_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING';
const TO_REWRAP = `SELECT ${KEY} FROM data_keys WHERE kek_id <> $1 AND id > $2 ORDER BY id LIMIT $3`;
const REWRAP = 'UPDATE data_keys SET wrapped = $2, kek_id = $3 WHERE id = $1 AND kek_id = $4';
const INDEX_KEYS_TO_REWRAP = 'SELECT name, wrapped, kek_id AS "kekId" FROM index_keys WHERE kek_id <> $1';
const REWRAP_INDEX_KEY = 'UPDATE index_keys SET wrapped = $2, kek_id = $3 WHERE name = $1 AND kek_id = $4';

/** Wrapped keys and the blind index: a database of its own, so that a copy of the log alone opens nothing. */
export class KeyStore {
  constructor(private readonly pool: Pool) {}

  keysOf = (caseId: string, persons: readonly string[]) => this.rows<StoredKey>('keys-of-case', OF_CASE, caseId, persons);
  keys = (ids: readonly string[]) => this.rows<StoredKey>('keys-by-id', BY_ID, ids);
  find = (kind: IndexKind, token: Buffer) => this.rows<Found>('index-find', FIND, kind, token);
  sharing = (caseId: string, kind: IndexKind, persons: readonly string[], least: number) =>
    this.rows<Shared>('index-shared', SHARED, caseId, kind, persons, least);

  /** Where another was quicker, its key stays. */
  async make(caseId: string, keys: readonly Omit<StoredKey, 'caseId'>[]): Promise<void> {
    await this.rows('keys-make', MAKE, caseId, JSON.stringify(keys.map((key) => ({ ...key, wrapped: asBytea(key.wrapped) }))));
  }

  async index(caseId: string, rows: readonly (IndexRow & { readonly keyId: string })[]): Promise<void> {
    await this.rows('index-make', INDEX, caseId, JSON.stringify(rows.map((row) => ({ ...row, token: asBytea(row.token) }))));
  }

  /** Which of these keys were destroyed on purpose. */
  async destroyed(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await this.rows<{ id: string }>('keys-destroyed', DESTROYED, ids)).map(({ id }) => id));
  }

  /** Keys and their index rows, and that they are gone, in one statement. Answers the ids of the keys. */
  async destroy(caseId: string, person: string, classes: readonly DataClass[] | undefined): Promise<readonly string[]> {
    return (await this.rows<{ id: string }>('keys-destroy', DESTROY, caseId, person, classes ?? null)).map(({ id }) => id);
  }

  async indexKey(name: string): Promise<Wrapped | undefined> {
    return (await this.rows<Wrapped>('index-key', INDEX_KEY, name))[0];
  }

  async makeIndexKey(name: string, { wrapped, kekId }: Wrapped): Promise<void> {
    await this.rows('index-key-make', MAKE_INDEX_KEY, name, wrapped, kekId);
  }

  keysNotUnder = (kekId: string, after: string, limit: number) => this.rows<StoredKey>('keys-to-rewrap', TO_REWRAP, kekId, after, limit);
  indexKeysNotUnder = (kekId: string) =>
    this.rows<Wrapped & { readonly name: string }>('index-keys-to-rewrap', INDEX_KEYS_TO_REWRAP, kekId);

  /** Each only if it still lies as it was read. */
  async rewrapped(keys: readonly { readonly id: string; readonly from: string; readonly to: Wrapped }[]): Promise<void> {
    await this.whole(async (client) => {
      for (const { id, from, to } of keys) await client.query(REWRAP, [id, to.wrapped, to.kekId, from]);
    });
  }

  async indexKeyRewrapped(name: string, from: string, to: Wrapped): Promise<void> {
    await this.rows('index-key-rewrap', REWRAP_INDEX_KEY, name, to.wrapped, to.kekId, from);
  }

  async answers(): Promise<boolean> {
    return this.rows('keys-answers', 'SELECT 1').then(
      () => true,
      () => false,
    );
  }

  private async rows<Row extends object>(name: string, text: string, ...values: readonly unknown[]): Promise<readonly Row[]> {
    try {
      return (await this.pool.query<Row>({ name, text, values: [...values] })).rows;
    } catch (error) {
      throw away(error);
    }
  }

  private async whole(work: (client: PoolClient) => Promise<void>): Promise<void> {
    try {
      await inTransaction(this.pool, work);
    } catch (error) {
      throw away(error);
    }
  }
}

/** The key store's silence is its own, not the log's. */
function away(error: unknown): unknown {
  const lost = isConnectionError(error) || (error instanceof ProblemError && error.status === 503);
  return lost ? vaultAway((error as Error).message) : error;
}
