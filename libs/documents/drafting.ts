import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import type { Json, Letter } from '../../machines/kernel/index.js';
import { EFFECT_DONE, processOf } from '../casework/index.js';
import { Directory } from '../directory/index.js';
import { asBytea, inTransaction, PG_POOL } from '../persistence/index.js';
import { commitment, type SealedField, type SlipOwner, sealFile, Vault } from '../vault/index.js';
import { compose } from './compose.js';
import { gather, newestLetter, type Row } from './gather.js';
import type { Material } from './material.js';
import { fieldsNamed, nameFrom, openNames } from './names.js';
import { drawn } from './pdf/draw.js';

/**
 * The row, with its number where it has one: numbers of a series follow one another without a gap within a year. Run again, it finds the
 * row there. Two that run at once: the second waits for the first, and fails on its row; its number is given back with it.
 * content: { document, title, on, series, fields }
 */
const ROW = `
  WITH asked AS (SELECT id, case_id, content FROM effects WHERE id = $1 AND done_at IS NULL FOR UPDATE),
  drafted AS (
    SELECT id, case_id, content, (content->>'series') || '-' || left(content->>'on', 4) AS series FROM asked
     WHERE NOT EXISTS (SELECT 1 FROM documents d WHERE d.effect_id = asked.id)),
  numbered AS (
    INSERT INTO counters (series, value) SELECT series, 1 FROM drafted WHERE series IS NOT NULL
    ON CONFLICT (series) DO UPDATE SET value = counters.value + 1 RETURNING series, value)
  INSERT INTO documents (id, effect_id, case_id, kind, number, content, created_at)
  SELECT gen_random_uuid(), d.id, d.case_id, d.content->>'document', n.series || '-' || lpad(n.value::text, greatest(4, length(n.value::text)), '0'),
         jsonb_build_object('title', d.content->'title', 'on', d.content->'on') || (d.content->'fields'), clock_timestamp()
    FROM drafted d LEFT JOIN numbered n ON n.series = d.series`;
const FIND = `
  SELECT d.id, d.case_id AS "caseId", c.process, c.reference, c.settings, d.kind, d.number, d.created_at AS "createdAt",
         e.seq, e.type, e.content AS effect
    FROM effects e JOIN documents d ON d.effect_id = e.id JOIN cases c ON c.id = d.case_id
   WHERE e.id = $1 AND e.done_at IS NULL AND NOT EXISTS (SELECT 1 FROM document_files f WHERE f.document_id = d.id)`;
const FILE = `
  INSERT INTO document_files (document_id, case_id, template, material, content, size, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp()) ON CONFLICT (document_id) DO NOTHING RETURNING document_id`;
const SLIPS = `
  INSERT INTO document_slips (id, document_id, person, name, data_class, sealed, commitment)
  SELECT x.id, $1, x.person, x.name, x."dataClass", x.sealed, x.commitment
    FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, person text, name text, "dataClass" text, sealed bytea, commitment text)`;

/** Nobody in particular: what a document says that names no one. */
const NOBODY: SlipOwner = { person: 'case', dataClass: 'administrative' };

/** Draws up what a fact asked for: its row and number at once, then its PDF, sealed. Each part is there once, however often it is tried. */
@Injectable()
export class Drafting {
  constructor(
    @Inject(PG_POOL) private readonly pool: Pool,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  /** Carries the effect of this id out. Throws when it can't: what it had done by then stays, and it goes on from there. */
  async draft(effectId: string): Promise<void> {
    await this.pool.query({ name: 'document-row', text: ROW, values: [effectId] });
    const { rows } = await this.pool.query<Row & { createdAt: Date | string }>({ name: 'document-find', text: FIND, values: [effectId] });
    const found = rows[0];
    if (found) await this.file({ ...found, createdAt: new Date(found.createdAt).toISOString() }, effectId);
    else await this.pool.query({ name: 'document-done', text: EFFECT_DONE, values: [effectId] });
  }

  private async file(row: Row, effectId: string): Promise<void> {
    const chosen = newestLetter(processOf(row.process), row.kind);
    if (!chosen) {
      await this.pool.query({ name: 'document-done', text: EFFECT_DONE, values: [effectId] });
      return;
    }
    const { template, letter } = chosen;
    const material = await gather(this.pool, this.directory, row, letter);
    const { bytes, owners } = await this.drawnFor(row.caseId, letter, material);
    const { content, slips } = sealFile(row.id, bytes, owners);
    const sealed = await this.vault.seal(row.caseId, slips);
    const written = slips.map((slip, index) => ({
      ...(sealed[index] as SealedField),
      sealed: asBytea((sealed[index] as SealedField).sealed),
      commitment: commitment({ caseId: row.caseId, ...slip }, slip),
    }));
    await inTransaction(this.pool, async (client) => {
      const values = [row.id, row.caseId, template, material as unknown as Json, content, bytes.length];
      const { rows } = await client.query({ name: 'document-file', text: FILE, values });
      if (rows.length > 0) await client.query({ name: 'document-slips', text: SLIPS, values: [row.id, JSON.stringify(written)] });
      await client.query({ name: 'document-done', text: EFFECT_DONE, values: [effectId] });
    });
  }

  /** The bytes, and whose data is in them: the PDF dies with the first of their keys. */
  private async drawnFor(caseId: string, letter: Letter, material: Material): Promise<{ bytes: Buffer; owners: readonly SlipOwner[] }> {
    const fields = await openNames(this.pool, this.vault, caseId, fieldsNamed(letter, material));
    const bytes = await drawn(compose(letter, material, nameFrom(fields)));
    const alive = fields.filter(({ erased }) => !erased);
    const owners = new Map(alive.map(({ person, dataClass }) => [`${person} ${dataClass}`, { person, dataClass }]));
    return { bytes, owners: owners.size > 0 ? [...owners.values()] : [NOBODY] };
  }
}
