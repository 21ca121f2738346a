import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import type { DataClass, Process } from '../../machines/kernel/index.js';
import { processOf } from '../casework/index.js';
import { PG_POOL } from '../persistence/index.js';
import { ProblemError } from '../problem/index.js';
import { openFile, readSlip, type SealedField, type Slip, Vault } from '../vault/index.js';
import { compose } from './compose.js';
import { letterNamed } from './gather.js';
import type { Material } from './material.js';
import { fieldsNamed, nameFrom, openNames } from './names.js';
import { drawn } from './pdf/draw.js';

/** How far a document's PDF has come, for one reader. */
export type PdfState =
  /** `original`: as it was made. `copy`: drawn again without the names that are not for this reader, or were erased */
  | { readonly state: 'ready'; readonly of: 'original'; readonly size: number; readonly sha256: string }
  | { readonly state: 'ready'; readonly of: 'copy' }
  | { readonly state: 'pending' | 'failed' };

export interface Held {
  /** `purchaseOrder@1`; null while it has no PDF */
  readonly template: string | null;
  /** null: its process gives this kind none */
  readonly pdf: PdfState | null;
}

interface File {
  readonly id: string;
  readonly template: string | null;
  readonly size: number | null;
  readonly done: boolean | null;
  readonly attempts: number | null;
}

type StoredSlip = SealedField & { readonly documentId: string; readonly commitment: string };

const FILES = `
  SELECT d.id, f.template, f.size, e.done_at IS NOT NULL AS done, e.attempts
    FROM documents d LEFT JOIN document_files f ON f.document_id = d.id LEFT JOIN effects e ON e.id = d.effect_id
   WHERE d.case_id = $1`;
const SLIPS = `
  SELECT s.document_id AS "documentId", s.id, s.person, s.name, s.data_class AS "dataClass", s.sealed, s.commitment
    FROM document_slips s JOIN document_files f ON f.document_id = s.document_id
   WHERE f.case_id = $1 AND ($2::uuid IS NULL OR s.document_id = $2) ORDER BY s.id`;
const CONTENT = 'SELECT template, material, content FROM document_files WHERE document_id = $1 AND case_id = $2';

/** Reads documents as PDF, for somebody who may see their kind. */
@Injectable()
export class Documents {
  constructor(
    @Inject(PG_POOL) private readonly pool: Pool,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** By document: its template and how far its PDF has come. @param classes those that the reader may read here. Throws 503. */
  async held(caseId: string, classes: readonly DataClass[]): Promise<ReadonlyMap<string, Held>> {
    const { rows } = await this.pool.query<File>({ name: 'documents-held', text: FILES, values: [caseId] });
    const slips = rows.some(({ template }) => template !== null) ? await this.slipsOf(caseId) : new Map<string, readonly OpenedSlip[]>();
    return new Map(rows.map((file) => [file.id, { template: file.template, pdf: stateOf(file, slips.get(file.id) ?? [], classes) }]));
  }

  /**
   * The PDF: the original where the reader may read all that it holds and nobody in it was erased; else a copy without those names.
   * Throws 404 `no-pdf`, 503 `sealed-field-altered`, `vault-away`, `version-not-carried`.
   */
  async pdf(caseId: string, documentId: string, classes: readonly DataClass[]): Promise<Buffer> {
    const { rows } = await this.pool.query<{ template: string; material: Material; content: Buffer }>({
      name: 'document-content',
      text: CONTENT,
      values: [documentId, caseId],
    });
    const file = rows[0];
    if (!file) throw noPdf();
    const slips = (await this.slipsOf(caseId, documentId)).get(documentId) ?? [];
    const whole = openTo(slips, classes);
    return whole ? openFile(documentId, file.content, whole) : this.drawnAgain(caseId, file, classes);
  }

  /** The same letter from what is kept of it. With every name that it had, it is the original to the byte. */
  async drawnAgain(
    caseId: string,
    { template, material }: { readonly template: string; readonly material: Material },
    classes?: readonly DataClass[],
  ): Promise<Buffer> {
    const letter = letterNamed(await this.processOfCase(caseId), template);
    if (!letter) throw notCarried(template);
    return drawn(
      compose(letter, material, nameFrom(await openNames(this.pool, this.vault, caseId, fieldsNamed(letter, material), classes))),
    );
  }

  /** The version of the process in which the case was opened. Throws 503 when this program does not carry it. */
  private async processOfCase(caseId: string): Promise<Process> {
    const text = 'SELECT process FROM cases WHERE id = $1';
    const { rows } = await this.pool.query<{ process: string }>({ name: 'document-process', text, values: [caseId] });
    if (!rows[0]) throw new Error('a document without its case');
    return processOf(rows[0].process);
  }

  /** By document; of one of them where it is named. */
  private async slipsOf(caseId: string, documentId?: string): Promise<Map<string, readonly OpenedSlip[]>> {
    const values = [caseId, documentId ?? null];
    const { rows } = await this.pool.query<StoredSlip>({ name: 'document-slips-of', text: SLIPS, values });
    const opened = await this.vault.open(caseId, rows);
    const byDocument = new Map<string, OpenedSlip[]>();
    rows.forEach(({ documentId, dataClass }, index) => {
      const field = opened[index];
      const slip = { dataClass, slip: field && readSlip(field) };
      byDocument.set(documentId, [...(byDocument.get(documentId) ?? []), slip]);
    });
    return byDocument;
  }
}

/** undefined: its key was destroyed */
type OpenedSlip = { readonly dataClass: DataClass; readonly slip: Slip | undefined };

function stateOf({ template, size, done, attempts }: File, slips: readonly OpenedSlip[], classes: readonly DataClass[]): PdfState | null {
  if (template === null) return done === false ? { state: (attempts ?? 0) > 0 ? 'failed' : 'pending' } : null;
  const sha256 = openTo(slips, classes)?.[0]?.sha256;
  return sha256 === undefined ? { state: 'ready', of: 'copy' } : { state: 'ready', of: 'original', size: size ?? 0, sha256 };
}

/** All of them, if all are this reader's to read and none was erased. */
function openTo(slips: readonly OpenedSlip[], classes: readonly DataClass[]): readonly Slip[] | undefined {
  const isOurs = (dataClass: DataClass) => dataClass === 'administrative' || classes.includes(dataClass);
  const open = slips.flatMap(({ dataClass, slip }) => (slip && isOurs(dataClass) ? [slip] : []));
  return open.length > 0 && open.length === slips.length ? open : undefined;
}

const noPdf = () =>
  new ProblemError(404, 'no-pdf', 'Ce document n’a pas (encore) de PDF : revenez dans un instant, ou voyez les effets du dossier.');
const notCarried = (template: string) =>
  new ProblemError(
    503,
    'version-not-carried',
    `Ce serveur ne porte pas le modèle ${template} ; une version plus récente de Saisine est nécessaire.`,
  );
