import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import type { DataClass } from '../../machines/kernel/index.js';
import { ERASED, type FactBody } from '../casework/index.js';
import { PG_POOL } from '../persistence/index.js';
import { ProblemError } from '../problem/index.js';
import { openFile, readSlip, type SealedField, type Slip, Vault } from '../vault/index.js';

/** A file of a case, without its content. */
interface Row extends SealedField {
  readonly seq: number;
  readonly type: string;
  readonly size: number;
  readonly scan: string;
}

/** A file that its reader may see named. */
export interface Attached {
  readonly name: string;
  readonly scan: string;
}

export interface AttachedFile {
  readonly name: string;
  /** media type, as recognised when it was sent */
  readonly type: string;
  readonly bytes: Buffer;
}

const SLIP = `id, person, name, data_class AS "dataClass", sealed, seq, type, size, scan`;
const OF_CASE = `SELECT ${SLIP} FROM attachments WHERE case_id = $1 AND data_class = ANY($2) ORDER BY seq, id`;
const ONE = `SELECT ${SLIP}, content FROM attachments WHERE case_id = $1 AND id = $2 AND data_class = ANY($3)`;

/** Reads the evidence of a case, for somebody who may. */
@Injectable()
export class Attachments {
  constructor(
    @Inject(PG_POOL) private readonly pool: Pool,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** What the reader sees of each, by id; of what is not for their classes, nothing. @param classes those they may read */
  async named(caseId: string, classes: readonly DataClass[]): Promise<ReadonlyMap<string, Attached>> {
    const { rows } = await this.pool.query<Row>({ name: 'attachments', text: OF_CASE, values: [caseId, withAdministrative(classes)] });
    const opened = rows.length > 0 ? await this.vault.open(caseId, rows) : [];
    return new Map(opened.map((field, index) => [field.id, { name: nameIn(readSlip(field)), scan: (rows[index] as Row).scan }]));
  }

  /**
   * One file's bytes, proved to be those that its fact commits to.
   * Throws 404 `no-such-attachment`, 410 `attachment-erased`, 503 `sealed-field-altered`, `vault-away`.
   * @param factAt the fact in a place of the log, when its reader may see what it says
   */
  async read(
    caseId: string,
    id: string,
    classes: readonly DataClass[],
    factAt: (seq: number) => Promise<FactBody | undefined>,
  ): Promise<AttachedFile> {
    const values = [caseId, id, withAdministrative(classes)];
    const { rows } = await this.pool.query<Row & { content: Buffer }>({ name: 'attachment', text: ONE, values });
    const row = rows[0];
    const fact = row && (await factAt(row.seq));
    const note = fact?.attachments?.find((one) => one.id === id);
    if (!row || !note) throw noSuchAttachment();
    const [field] = await this.vault.open(caseId, [{ ...row, commitment: note.commitment }]);
    const slip = field && readSlip(field);
    if (!slip) throw erased();
    return { name: nameIn(slip), type: note.type, bytes: openFile(id, row.content, [slip]) };
  }
}

const withAdministrative = (classes: readonly DataClass[]): readonly DataClass[] => ['administrative', ...classes];
const nameIn = (slip: Slip | undefined): string => (slip ? (slip.about as { readonly name: string }).name : ERASED);

const noSuchAttachment = () =>
  new ProblemError(404, 'no-such-attachment', 'Ce dossier n’a pas cette pièce, ou elle n’est pas de celles que vous lisez.');
const erased = () =>
  new ProblemError(410, 'attachment-erased', 'Cette pièce a été effacée avec les données de la personne qu’elle concernait.');
