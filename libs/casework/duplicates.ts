import type { Pool } from 'pg';
import type { DataClass, Position } from '../../machines/kernel/index.js';
import { PROCESSES } from '../../machines/registry.js';
import type { Vault } from '../vault/index.js';
import { type Asking, hasRoleFor, readableClasses } from './relations.js';

/** Another case that may be the same affair. */
export interface Duplicate {
  readonly id: string;
  readonly reference: string;
  /** its version */
  readonly process: string;
  readonly situation: string;
  /** those in which the reader's organisation stands to it */
  readonly relations: readonly string[];
  readonly commonParties: number;
}

/** Two persons may meet in one case by chance of their names; one would be no more than a namesake. */
const LEAST = 2;
const MOST = 20;

const AMONG = `
  SELECT c.id, c.reference, c.process, c.situation, same.persons AS "commonParties",
         ARRAY(SELECT r.relation FROM case_relations r WHERE r.case_id = c.id AND r.organisation_id = $1 ORDER BY 1) AS relations
    FROM cases c
    JOIN LATERAL (SELECT count(DISTINCT p.person)::int AS persons FROM personal_fields p
                   WHERE p.case_id = c.id AND p.id = ANY($3::uuid[])) AS same ON same.persons >= ${LEAST}
   WHERE c.id = ANY($2::uuid[]) AND NOT c.closed AND split_part(c.process, '@', 1) = $4
     AND EXISTS (SELECT 1 FROM case_relations r
                  WHERE r.case_id = c.id AND r.organisation_id = $1 AND c.process || ' ' || r.relation = ANY($5::text[]))
     AND ($6::text IS NULL OR $6 = coalesce((SELECT f.body->'data'->>'matter' FROM facts f
           WHERE f.case_id = c.id AND f.body->'data' ? 'matter' ORDER BY f.seq DESC LIMIT 1), $6))
   ORDER BY c.opened_at DESC, c.id
   LIMIT ${MOST}`;

/**
 * Open cases of the same process in which at least two of the same persons are parties, over the same matter: only those whose
 * persons the reader may read, here and there. One question to each database; the names themselves are not opened.
 */
export async function possibleDuplicates(
  pool: Pool,
  vault: Vault,
  caseId: string,
  position: Position,
  who: Asking,
): Promise<readonly Duplicate[]> {
  const persons = Object.values(position.process.access.holders(position.known)).flatMap((holders) => holders.persons ?? []);
  if (persons.length < LEAST || !readableClasses(position, who).includes('identity')) return [];
  const shared = await vault.sharing(caseId, [...new Set(persons)], LEAST);
  if (shared.length === 0) return [];
  const { matter } = position.known as { readonly matter?: unknown };
  const { rows } = await pool.query<Duplicate>({
    name: 'duplicates',
    text: AMONG,
    values: [
      who.organisation.id,
      shared.map((other) => other.caseId),
      shared.flatMap(({ fieldIds }) => fieldIds),
      position.process.id,
      readersOf('identity', who),
      typeof matter === 'string' ? matter : null,
    ],
  });
  return rows;
}

/** `mediation-referral@2019-06 employer`: the relations of each process in which this person reads a class of fields. */
export function readersOf(dataClass: Exclude<DataClass, 'administrative'>, who: Asking): readonly string[] {
  return PROCESSES.flatMap((process) =>
    (process.access.reads[dataClass] ?? [])
      .filter((relation) => hasRoleFor(process, relation, who))
      .map((relation) => `${process.key} ${relation}`),
  );
}
