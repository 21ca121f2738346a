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

/** The same, before anybody looks at its PDF. */
export type SeenDocument = Omit<DocumentView, 'template' | 'pdf'>;

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

  async of(reading: Reading): Promise<readonly DocumentView[]> {
    const { head, position, who } = reading;
    const [seen, held] = await Promise.all([this.seen(reading), this.documents.held(head.id, readableClasses(position, who))]);
    return seen.map((row) => {
      const { template = null, pdf = null } = held.get(row.id) ?? {};
      return { ...row, template, pdf: pdf && viewOf(pdf, head.id, row.id) };
    });
  }

  /** One of them, without looking at any PDF. Undefined when there is none of that id that they may see. */
  async one(reading: Reading, id: string): Promise<SeenDocument | undefined> {
    return (await this.seen(reading)).find((document) => document.id === id);
  }

  private async seen({ head, position, who }: Reading): Promise<readonly SeenDocument[]> {
    const veil = veilOver(position, who);
    return (await readDocuments(this.prisma, head.id))
      .filter(({ kind }) => !veil.document(kind))
      .map((row) => {
        const { on } = row.content;
        const title = position.process.documents[row.kind]?.title ?? row.kind;
        return { ...row, title, on: typeof on === 'string' ? on : null };
      });
  }
}

const viewOf = (pdf: PdfState, caseId: string, id: string): PdfView =>
  pdf.state === 'ready' ? { ...pdf, href: `/v1/cases/${caseId}/documents/${id}/pdf` } : pdf;
