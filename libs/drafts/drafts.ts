import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import type { Json } from '../../machines/kernel/index.js';
import { inTurn, PG_POOL } from '../persistence/index.js';
import { ProblemError } from '../problem/index.js';
import { newSalt, ofAnybody, Vault } from '../vault/index.js';
import { caseIn } from './draft-key.js';

/** A person in one organisation: what they have begun there nobody else reads. */
export interface Writer {
  readonly accountId: string;
  readonly organisation: string;
  /** may know of every case, as auditors do; others of those in which their organisation has a part */
  readonly seesEveryCase: boolean;
}

/** A draft without what is in it. Instants are UTC, with milliseconds. */
export interface DraftHead {
  readonly key: string;
  /** whose form it is; null when it belongs to no case yet */
  readonly case: { readonly id: string; readonly reference: string } | null;
  /** names this very text: whoever replaces it says which one they have read */
  readonly version: string;
  readonly updatedAt: string;
  /** it is dropped then */
  readonly expiresAt: string;
}

export interface Draft extends DraftHead {
  readonly content: Readonly<Record<string, Json>>;
}

/** Where a draft's key lies: with its case, or by itself. */
interface Place {
  readonly id: string;
  readonly caseId: string | null;
}

interface Row extends DraftHead, Place {
  readonly sealed: Buffer;
}

/** of the content as JSON in UTF-8 */
const LONGEST_BYTES = 64 * 1024;
const LIFE_DAYS = 30;
/** a person's, in one organisation */
const MOST = 200;
/** dropped at a time */
const BATCH = 100;

const HEAD = `
  d.key, d.id || '.' || d.revision AS version, d.updated_at AS "updatedAt", d.expires_at AS "expiresAt",
  (SELECT json_build_object('id', c.id, 'reference', c.reference) FROM cases c WHERE c.id = d.case_id) AS case`;
const MINE = 'd.account_id = $1 AND d.organisation_id = $2';
/** A draft is read for as long as its case may be. */
const SEES = 'EXISTS (SELECT 1 FROM case_relations r WHERE r.case_id = $CASE AND r.organisation_id = $2)';
const READABLE = `${MINE} AND d.expires_at > clock_timestamp() AND ($3 OR d.case_id IS NULL OR ${SEES.replace('$CASE', 'd.case_id')})`;
const LIST = `SELECT ${HEAD} FROM drafts d WHERE ${READABLE} ORDER BY d.updated_at DESC, d.id`;
const PLACE = 'd.id, d.case_id AS "caseId"';
const ONE = `SELECT ${PLACE}, ${HEAD}, d.sealed FROM drafts d WHERE ${READABLE} AND d.key = $4`;
const MAY_SEE = `SELECT $1::uuid IS NOT NULL AND ($3 OR ${SEES.replace('$CASE', '$1')}) AS may`;
const ADD = `
  INSERT INTO drafts AS d (id, account_id, organisation_id, key, case_id, sealed, revision, updated_at, expires_at)
  VALUES ($4, $1, $2, $3, $5, $6, 1, clock_timestamp(), clock_timestamp() + make_interval(days => ${LIFE_DAYS})) RETURNING ${HEAD}`;
const REPLACE = `
  UPDATE drafts d SET sealed = $2, revision = revision + 1, updated_at = clock_timestamp(),
                      expires_at = clock_timestamp() + make_interval(days => ${LIFE_DAYS})
   WHERE d.id = $1 RETURNING ${HEAD}`;
const COUNT = `SELECT count(*)::int AS n FROM drafts d WHERE ${MINE}`;
const OF_KEY = `SELECT ${PLACE} FROM drafts d WHERE ${MINE} AND d.key = $3`;
const OVER = `${OF_KEY} AND d.expires_at <= clock_timestamp()`;
const EXPIRED = `SELECT ${PLACE} FROM drafts d WHERE expires_at <= clock_timestamp() ORDER BY expires_at LIMIT ${BATCH}`;
const DROP = 'DELETE FROM drafts WHERE id = ANY($1::uuid[])';

/**
 * Everything in a draft may be personal: each is sealed whole, under a key of its own that is destroyed with it, and with any person of
 * its case who is erased.
 */
@Injectable()
export class Drafts {
  constructor(
    @Inject(PG_POOL) private readonly pool: Pool,
    private readonly vault: Vault,
  ) {}

  /** The last written first. */
  async list({ accountId, organisation, seesEveryCase }: Writer): Promise<readonly DraftHead[]> {
    return (await this.pool.query<DraftHead>(LIST, [accountId, organisation, seesEveryCase])).rows;
  }

  /** Throws 404 `no-such-draft`, 503 when the vault can't open it. */
  async read(key: string, writer: Writer): Promise<Draft> {
    const kept = await this.kept(key, writer);
    if (!kept) throw noSuchDraft();
    return { ...headOf(kept.row), content: kept.content };
  }

  /**
   * Keeps a text in the place of the one that was read; without `known`, where none is. Throws 404 for a form of a case that is not
   * theirs to know of, 412 `stale-draft` when another tab was there meanwhile, 413 `draft-too-long`, 409 `too-many-drafts`.
   */
  async put(key: string, content: Draft['content'], known: string | undefined, writer: Writer): Promise<DraftHead> {
    if (Buffer.byteLength(JSON.stringify(content)) > LONGEST_BYTES) throw tooLong();
    const { accountId, organisation } = writer;
    await this.refuseHidden(caseIn(key), writer);
    // sealed before the transaction: the key store is another database
    const there = (await this.kept(key, writer))?.row;
    if (there?.version !== known) throw stale(there);
    // one that has expired, and none that another tab has just begun
    if (!there) await this.dropFound(OVER, [accountId, organisation, key]);
    const id = there?.id ?? randomUUID();
    const caseId = caseIn(key) ?? null;
    const sealed = await this.sealed({ id, caseId }, content);
    return inTurn(this.pool, `drafts of ${accountId}`, async (client) => {
      const now = await this.row(client, key, writer);
      if (now?.version !== known) throw stale(now);
      if (now) return (await client.query<DraftHead>(REPLACE, [id, sealed])).rows[0] as DraftHead;
      const { rows } = await client.query<{ n: number }>(COUNT, [accountId, organisation]);
      if ((rows[0]?.n ?? 0) >= MOST) throw tooMany();
      const values = [accountId, organisation, key, id, caseId, sealed];
      return (await client.query<DraftHead>(ADD, values)).rows[0] as DraftHead;
    });
  }

  /** Does nothing where there is none. One's own is removed even where it may no longer be read. */
  async remove(key: string, { accountId, organisation }: Writer): Promise<void> {
    await this.dropFound(OF_KEY, [accountId, organisation, key]);
  }

  /** Drops what nobody came back to. */
  async forgetOld(): Promise<void> {
    while ((await this.dropFound(EXPIRED, [])) === BATCH);
  }

  /** The key first: a row whose key is gone reads as none, and is dropped another time. Says how many there were. */
  private async dropFound(text: string, values: readonly unknown[]): Promise<number> {
    const { rows } = await this.pool.query<Place>(text, [...values]);
    for (const place of rows) await this.vault.destroy(ownerOf(place));
    if (rows.length > 0) await this.pool.query(DROP, [rows.map(({ id }) => id)]);
    return rows.length;
  }

  private async refuseHidden(caseId: string | undefined, { organisation, seesEveryCase }: Writer): Promise<void> {
    if (caseId === undefined) return;
    const { rows } = await this.pool.query<{ may: boolean }>(MAY_SEE, [caseId, organisation, seesEveryCase]);
    if (!rows[0]?.may) throw noSuchDraft();
  }

  /** The row and what is in it. One that went with an erased person is dropped, and is none. */
  private async kept(key: string, writer: Writer): Promise<{ readonly row: Row; readonly content: Draft['content'] } | undefined> {
    const row = await this.row(this.pool, key, writer);
    if (!row) return undefined;
    const [opened] = await this.vault.open(ownerOf(row).caseId, [{ ...fieldOf(row), sealed: row.sealed }]);
    if (opened && !opened.erased) return { row, content: opened.value as Draft['content'] };
    await this.remove(key, writer);
    return undefined;
  }

  private async row(
    through: Pick<Pool, 'query'>,
    key: string,
    { accountId, organisation, seesEveryCase }: Writer,
  ): Promise<Row | undefined> {
    return (await through.query<Row>(ONE, [accountId, organisation, seesEveryCase, key])).rows[0];
  }

  private async sealed(place: Place, content: Draft['content']): Promise<Buffer> {
    const [field] = await this.vault.seal(ownerOf(place).caseId, [{ ...fieldOf(place), value: content, salt: newSalt() }]);
    return (field as { sealed: Buffer }).sealed;
  }
}

/** Whose key it is: a draft without a case stands where a case does elsewhere. */
const ownerOf = ({ id, caseId }: Place) => ({ caseId: caseId ?? id, person: ofAnybody(`draft/${id}`) });
/** It may hold any class; this one names the key only. */
const fieldOf = (place: Place) => ({ id: place.id, person: ownerOf(place).person, name: 'content', dataClass: 'identity' as const });

const headOf = ({ id: _row, caseId: _case, sealed: _content, ...head }: Row): DraftHead => head;

const tooMany = () =>
  new ProblemError(409, 'too-many-drafts', `Vous avez déjà ${MOST} brouillons : envoyez ou supprimez-en un qui ne sert plus.`);

export const noSuchDraft = () =>
  new ProblemError(404, 'no-such-draft', 'Aucun brouillon n’est gardé pour ce formulaire, ou vous ne lisez plus ce dossier.');

const tooLong = () =>
  new ProblemError(413, 'draft-too-long', 'Ce brouillon dépasse 64 Kio : il n’est pas gardé. Envoyez le formulaire, ou abrégez-le.');

function stale(there: Row | undefined): ProblemError {
  const what = there ? 'a été modifié dans un autre onglet' : 'a été envoyé ou supprimé dans un autre onglet';
  return new ProblemError(412, 'stale-draft', `Ce brouillon ${what} : relisez-le avant d’écrire par-dessus.`, {
    version: there?.version ?? null,
    updatedAt: there?.updatedAt ?? null,
  });
}
