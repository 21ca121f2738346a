import { Inject, Injectable } from '@nestjs/common';
import { veilOver } from '../../../libs/caseview/index.js';
import { readableClasses } from '../../../libs/casework/index.js';
import { Documents, type PdfState } from '../../../libs/documents/index.js';
import { PRISMA, type PrismaClient } from '../../../libs/persistence/index.js';
import type { Reading } from '../cases/case-reader.js';
import { readDocuments, type StoredDocument } from '../cases/records.js';

/** A document as its reader may see it. */
export interface DocumentView extends StoredDocument {
  /** French */
  readonly title: string;
  /** its day; null for a row that does not say one */
  readonly on: string | null;
  /** template and version, `purchaseOrder@1`; null while it has no PDF */
  readonly template: string | null;
  /** null: its process gives this kind no PDF */
  readonly pdf: PdfView | null;
}

export interface PdfView {
  /** `failed`: it is tried again by itself */
  readonly state: PdfState['state'];
  /** `copy`: drawn again without the names that this reader may not read, or that were erased; absent while there is none */
  readonly of?: 'original' | 'copy';
  /** bytes; of the original alone */
  readonly size?: number;
  readonly sha256?: string;
  readonly href?: string;
}

/** The documents of a case, for whoever reads it: those that the process keeps from them are not there at all. */
@Injectable()
export class ShownDocuments {
  constructor(
    private readonly documents: Documents,
    @Inject(PRISMA) private readonly prisma: PrismaClient,
  ) {}

  async of({ head, position, who }: Reading): Promise<readonly DocumentView[]> {
    const veil = veilOver(position, who);
    const [rows, held] = await Promise.all([
      readDocuments(this.prisma, head.id),
      this.documents.held(head.id, readableClasses(position, who)),
    ]);
    return rows
      .filter(({ kind }) => !veil.document(kind))
      .map((row) => {
        const { template = null, pdf = null } = held.get(row.id) ?? {};
        const { on } = row.content;
        const title = position.process.documents[row.kind]?.title ?? row.kind;
        return { ...row, title, on: typeof on === 'string' ? on : null, template, pdf: pdf && viewOf(pdf, head.id, row.id) };
      });
  }
}

const viewOf = (pdf: PdfState, caseId: string, id: string): PdfView =>
  pdf.state === 'ready' ? { ...pdf, href: `/v1/cases/${caseId}/documents/${id}/pdf` } : pdf;
