import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { type Asking, type Evidence, fieldProblem, type Into, type Taken } from '../casework/index.js';
import { asBytea, PG_POOL } from '../persistence/index.js';
import { ProblemError } from '../problem/index.js';
import { commitment, readSlip, type Slip, sealFile, slipOf, Vault } from '../vault/index.js';
import { classOf } from './data-class.js';
import { cleanName, recognised } from './file-types.js';
import type { Scan, Scanner } from './scanner.js';

/** How a file is scanned, and how large it may be (bytes). */
export const SCANNER = 'ATTACHMENT_SCANNER';
export const LARGEST = 'ATTACHMENT_LARGEST';

export const MOST_FILES = 10;
/** that one account may leave unused */
const MOST_PENDING = 50;
const KEPT_HOURS = 24;
const SWEEP_MS = 10 * 60_000;
/** until an act takes it, a file is its sender's, in a scope of its own */
const OWNER = { person: 'sender', dataClass: 'identity' } as const;

export interface Received {
  readonly id: string;
  readonly name: string;
  /** media type, by content */
  readonly type: string;
  /** bytes */
  readonly size: number;
  readonly scan: Scan;
}

interface Row {
  readonly id: string;
  readonly type: string;
  readonly size: number;
  readonly scan: string;
  readonly sealed: Buffer;
}

const PENDING = 'SELECT count(*)::int AS n FROM uploads WHERE account_id = $1 AND used_at IS NULL AND expires_at > clock_timestamp()';
const KEEP = `
  INSERT INTO uploads (id, account_id, organisation_id, type, size, scan, sealed, content, uploaded_at, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp(), clock_timestamp() + ${KEPT_HOURS} * interval '1 hour')`;
const HELD = `
  SELECT id, type, size, scan, sealed FROM uploads
   WHERE id = ANY($1::uuid[]) AND account_id = $2 AND organisation_id = $3 AND used_at IS NULL AND expires_at > clock_timestamp()
   ORDER BY id FOR UPDATE`;
/** the cipher text goes over as it is: only its key is sealed anew */
const ATTACH = `
  WITH moved AS (
    INSERT INTO attachments (id, case_id, seq, person, name, data_class, type, size, scan, sealed, content, created_at)
    SELECT u.id, $1::uuid, $2::int, x.person, x.name, x."dataClass", u.type, u.size, u.scan, x.sealed, u.content, clock_timestamp()
      FROM uploads u JOIN jsonb_to_recordset($3::jsonb) AS x(id uuid, person text, name text, "dataClass" text, sealed bytea) ON x.id = u.id)
  UPDATE uploads SET used_at = clock_timestamp(), content = '' WHERE id IN (SELECT (x->>'id')::uuid FROM jsonb_array_elements($3::jsonb) AS x)`;
const DONE_WITH = 'SELECT id FROM uploads WHERE used_at IS NOT NULL OR expires_at < clock_timestamp() LIMIT 200';
const FORGET = 'DELETE FROM uploads WHERE id = $1 AND (used_at IS NOT NULL OR expires_at < clock_timestamp())';

/** Files between their sender and a case: recognised, scanned, sealed, and gone after a day unless an act takes them. */
@Injectable()
export class Uploads implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('attachments');
  private sweeping: NodeJS.Timeout | undefined;

  constructor(
    @Inject(PG_POOL) private readonly pool: Pool,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(SCANNER) private readonly scan: Scanner,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeping = setInterval(() => void this.sweep(), SWEEP_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.sweeping);
  }

  /** Throws 400 `form` that names `file`, 422 `infected`, 429 `too-many-files`, 503 `scanner-away` or `vault-away`: nothing is kept then. */
  async receive(bytes: Buffer, givenName: string | undefined, who: Asking): Promise<Received> {
    if (bytes.length === 0) throw fieldProblem('file', 'file-empty', 'Ce fichier est vide.');
    const type = await recognised(bytes, givenName);
    const { rows } = await this.pool.query<{ n: number }>({ name: 'uploads-pending', text: PENDING, values: [who.accountId] });
    if ((rows[0]?.n ?? 0) >= MOST_PENDING) throw tooMany();
    const scan = await this.scan(bytes);
    const id = randomUUID();
    const name = cleanName(givenName, type);
    const { content, slips } = sealFile(id, bytes, [OWNER], { name });
    const [sealed] = await this.vault.seal(
      id,
      slips.map((slip) => ({ ...slip, id })),
    );
    const values = [id, who.accountId, who.organisation.id, type, bytes.length, scan, sealed?.sealed, content];
    await this.pool.query({ name: 'upload-keep', text: KEEP, values });
    return { id, name, type, size: bytes.length, scan };
  }

  /** Files on their way into a case, for the decision that takes them. Throws 400 `form` that names `attachments`. */
  evidence(given: readonly unknown[] | undefined, who: Asking): Evidence | undefined {
    if (given === undefined || given.length === 0) return undefined;
    const ids = given.filter((one): one is string => typeof one === 'string' && UUID.test(one)).map((one) => one.toLowerCase());
    if (ids.length !== given.length) throw unusable();
    if (new Set(ids).size !== ids.length)
      throw fieldProblem('attachments', 'file-twice', 'Une pièce ne se joint qu’une fois au même acte.');
    if (ids.length > MOST_FILES) throw fieldProblem('attachments', 'too-many', `Un acte porte ${MOST_FILES} pièces au plus.`);
    return { ids, take: (client, into) => this.take(client, ids, who, into) };
  }

  /** Destroys the keys of what was taken or has expired, and then the rows. Answers how many. */
  async sweep(): Promise<number> {
    try {
      const { rows } = await this.pool.query<{ id: string }>({ name: 'uploads-done', text: DONE_WITH });
      for (const { id } of rows) await this.forget(id);
      return rows.length;
    } catch (failure) {
      this.logger.warn(`files that nobody needs any more are still there: ${(failure as Error).message}`);
      return 0;
    }
  }

  private async take(client: PoolClient, ids: readonly string[], who: Asking, { caseId, process, act, person }: Into): Promise<Taken> {
    const values = [ids, who.accountId, who.organisation.id];
    const { rows } = await client.query<Row>({ name: 'uploads-held', text: HELD, values });
    if (rows.length !== ids.length) throw unusable();
    const owner = { person, dataClass: classOf(process, act) };
    const held = await Promise.all(ids.map((id) => this.opened(rows.find((row) => row.id === id) as Row)));
    const fields = held.map(({ row, slip }) => ({ row, field: slipOf(owner, slip, row.id) }));
    const sealed = await this.vault.seal(
      caseId,
      fields.map(({ field }) => field),
    );
    return {
      notes: fields.map(({ row: { id, type, size }, field }) => ({ id, commitment: commitment({ caseId, ...field }, field), type, size })),
      keep: async (into, seq) => {
        const slips = sealed.map((one) => ({ ...one, sealed: asBytea(one.sealed) }));
        await into.query({ name: 'uploads-attach', text: ATTACH, values: [caseId, seq, JSON.stringify(slips)] });
      },
      kept: () => void this.sweep(),
    };
  }

  private async opened(row: Row): Promise<{ row: Row; slip: Slip }> {
    const [field] = await this.vault.open(row.id, [{ ...OWNER, id: row.id, name: 'file', sealed: row.sealed }]);
    const slip = field && readSlip(field);
    if (!slip) throw unusable();
    return { row, slip };
  }

  private async forget(id: string): Promise<void> {
    await this.vault.destroy({ caseId: id, person: OWNER.person });
    await this.pool.query({ name: 'upload-forget', text: FORGET, values: [id] });
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Which one it was is not said: of a file that is not theirs, nobody learns that it exists. */
const unusable = () =>
  fieldProblem(
    'attachments',
    'unknown-file',
    'Une pièce jointe n’existe pas, n’est pas la vôtre, a déjà servi ou a expiré : envoyez-la de nouveau.',
  );

const tooMany = () =>
  new ProblemError(
    429,
    'too-many-files',
    `Vous avez ${MOST_PENDING} fichiers en attente d’un acte : servez-vous-en, ou attendez qu’ils expirent (${KEPT_HOURS} heures).`,
    { retryAfter: 3_600 },
  );
