import type { Instant } from '../../../machines/calendar/index.js';
import type { Queryable } from '../head.js';

/** What was brought in before under a key, and where that case stands. */
export interface KeptImport {
  readonly digest: string;
  readonly caseId: string;
  readonly reference: string;
  readonly process: string;
  readonly situation: string;
  /** in which the organisation that brought it in stands to the case */
  readonly relations: readonly string[];
}

/** The server's clock, and what an organisation brought in before under this key. */
export async function findImport(
  client: Queryable,
  organisation: string,
  key: string,
): Promise<{ readonly now: string; readonly kept: KeptImport | undefined }> {
  const { rows } = await client.query<{ now: string; kept: KeptImport | null }>({
    name: 'import-find',
    text: `SELECT clock_timestamp() AS now,
             (SELECT json_build_object('digest', i.digest, 'caseId', c.id, 'reference', c.reference, 'process', c.process,
                       'situation', c.situation, 'relations',
                       array(SELECT r.relation FROM case_relations r WHERE r.case_id = c.id AND r.organisation_id = i.organisation_id))
                FROM imports i JOIN cases c ON c.id = i.case_id WHERE i.organisation_id = $1 AND i.key = $2) AS kept`,
    values: [organisation, key],
  });
  const { now, kept } = rows[0] as (typeof rows)[number];
  return { now, kept: kept ?? undefined };
}

export interface NewImport {
  readonly organisation: string;
  readonly key: string;
  readonly digest: string;
  readonly caseId: string;
  readonly seq: number;
  readonly now: Instant;
}

/** False when somebody else brought the same key in meanwhile: this waits for their transaction to end. */
export async function keepImport(client: Queryable, { organisation, key, digest, caseId, seq, now }: NewImport): Promise<boolean> {
  const { rows } = await client.query({
    name: 'import-keep',
    text: `INSERT INTO imports (organisation_id, key, digest, case_id, seq, imported_at) VALUES ($1, $2, $3, $4::uuid, $5, $6::timestamptz)
      ON CONFLICT (organisation_id, key) DO NOTHING RETURNING key`,
    values: [organisation, key, digest, caseId, seq, now],
  });
  return rows.length > 0;
}
