import type { PoolClient } from 'pg';
import type { Queryable } from '../casework/index.js';
import type { SealedField } from '../vault/index.js';
import type { Proposal, State } from './model.js';
import { alreadyProposed } from './problems.js';

const COLUMNS = `id, case_id AS "caseId", seq, replaces, correction, reason, proposer_id AS proposer, organisation_id AS organisation, relation,
  made_at AS "madeAt", state, decided_by AS "decidedBy", decided_at AS "decidedAt", coalesce(set_aside, '{}') AS "setAside",
  recorded_seq AS "recordedSeq", difference`;

export type Made = Pick<
  Proposal,
  'id' | 'caseId' | 'seq' | 'replaces' | 'correction' | 'reason' | 'proposer' | 'organisation' | 'relation' | 'difference'
>;

/** Throws 409 `proposal-open` when a correction of the same place waits already. */
export async function keepProposal(client: PoolClient, made: Made, fields: readonly SealedField[]): Promise<Proposal> {
  const { id, caseId, seq, replaces, correction, reason, proposer, organisation, relation, difference } = made;
  const { rows } = await client.query<Proposal>(
    `INSERT INTO rectification_proposals (id, case_id, seq, replaces, correction, reason, proposer_id, organisation_id, relation, made_at, state, difference)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, clock_timestamp(), 'open', $10)
     ON CONFLICT (case_id, replaces) WHERE state = 'open' DO NOTHING RETURNING ${COLUMNS}`,
    [id, caseId, seq, replaces, JSON.stringify(correction), reason, proposer, organisation, relation, JSON.stringify(difference)],
  );
  const kept = rows[0];
  if (!kept) throw alreadyProposed();
  for (const field of fields) {
    await client.query(
      'INSERT INTO rectification_fields (id, proposal_id, person, name, data_class, sealed) VALUES ($1, $2, $3, $4, $5, $6)',
      [field.id, id, field.person, field.name, field.dataClass, field.sealed],
    );
  }
  return kept;
}

export async function isOpen(client: PoolClient, caseId: string, replaces: number): Promise<boolean> {
  const text = `SELECT 1 FROM rectification_proposals WHERE case_id = $1 AND replaces = $2 AND state = 'open'`;
  return (await client.query(text, [caseId, replaces])).rowCount !== 0;
}

/** Those of a case, the newest first. */
export async function proposalsOf(client: Queryable, caseId: string): Promise<readonly Proposal[]> {
  const text = `SELECT ${COLUMNS} FROM rectification_proposals WHERE case_id = $1 ORDER BY made_at DESC, id LIMIT 200`;
  return (await client.query<Proposal>({ text, values: [caseId] })).rows;
}

export async function proposal(client: Queryable, caseId: string, id: string): Promise<Proposal | undefined> {
  const text = `SELECT ${COLUMNS} FROM rectification_proposals WHERE case_id = $1 AND id = $2`;
  return (await client.query<Proposal>({ text, values: [caseId, id] })).rows[0];
}

/** The values that a proposal would seal, as rows. */
export async function sealedIn(
  client: Queryable,
  ids: readonly string[],
): Promise<readonly (SealedField & { readonly proposal: string })[]> {
  if (ids.length === 0) return [];
  const text = `SELECT id, person, name, data_class AS "dataClass", sealed, proposal_id AS proposal FROM rectification_fields WHERE proposal_id = ANY($1)`;
  return (await client.query<SealedField & { proposal: string }>({ text, values: [ids] })).rows;
}

export interface Settling {
  readonly state: Exclude<State, 'open'>;
  readonly by: string;
  readonly setAside?: readonly number[];
  readonly recordedSeq?: number;
}

/** The case's head is locked: a proposal is decided once. */
export async function settle(client: PoolClient, id: string, { state, by, setAside = [], recordedSeq }: Settling): Promise<Proposal> {
  const { rows } = await client.query<Proposal>(
    `UPDATE rectification_proposals SET state = $2, decided_by = $3, decided_at = clock_timestamp(), set_aside = $4, recorded_seq = $5
      WHERE id = $1 AND state = 'open' RETURNING ${COLUMNS}`,
    [id, state, by, setAside, recordedSeq ?? null],
  );
  return rows[0] as Proposal;
}

/** What a proposal sealed joins the case's other values. */
export async function adoptFields(client: PoolClient, { id, caseId }: Pick<Proposal, 'id' | 'caseId'>): Promise<void> {
  await client.query(
    `INSERT INTO personal_fields (id, case_id, person, name, data_class, sealed)
     SELECT id, $2, person, name, data_class, sealed FROM rectification_fields WHERE proposal_id = $1`,
    [id, caseId],
  );
}

/** Which values no view shows any more: those to which no fact refers once corrections are read. */
export async function keepReplaced(client: PoolClient, caseId: string, replaced: readonly string[]): Promise<void> {
  await client.query('DELETE FROM replaced_fields WHERE case_id = $1 AND field_id <> ALL($2::uuid[])', [caseId, replaced]);
  await client.query(
    'INSERT INTO replaced_fields (field_id, case_id) SELECT x, $1 FROM unnest($2::uuid[]) AS x ON CONFLICT (field_id) DO NOTHING',
    [caseId, replaced],
  );
}
