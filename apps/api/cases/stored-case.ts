import type { Pool, PoolClient } from 'pg';
import type { StoredBeside, StoredCase, StoredFact } from '../../../libs/caseview/index.js';
import { type Head, processOf, readHead } from '../../../libs/casework/index.js';
import { inTransaction } from '../../../libs/persistence/index.js';

const FACTS = `
  SELECT body, situation, hash, deadlines, effects,
         json_build_object('id', id, 'act', act, 'occurredAt', occurred_at, 'recordedAt', recorded_at,
                           'recordedBy', recorded_by, 'stateHash', state_hash) AS columns
    FROM facts WHERE case_id = $1 ORDER BY seq`;
const HEAD = `
  SELECT situation, waits_for AS "waitsFor", closed, state_hash AS "stateHash", next_deadline AS "nextDeadline",
         opened_by AS "openedBy", opened_at AS "openedAt" FROM cases WHERE id = $1`;
const EFFECTS = 'SELECT id, seq, type, content, done_at IS NOT NULL AS done FROM effects WHERE case_id = $1 ORDER BY seq, id';
const DOCUMENTS = 'SELECT effect_id AS "effectId", kind, number, content FROM documents WHERE case_id = $1 ORDER BY created_at, id';
const ATTACHMENTS = 'SELECT id, seq, type, size FROM attachments WHERE case_id = $1';
const RELATIONS = 'SELECT organisation_id AS organisation, relation FROM case_relations WHERE case_id = $1';
const APPROVALS = `SELECT id, proposer_id AS proposer, decided_by AS "decidedBy", recorded_seq AS "recordedSeq"
  FROM rectification_proposals WHERE case_id = $1 AND state = 'approved'`;
const ENTRY = `SELECT definition, title, kind, state, first_day AS "firstDay", last_day AS "lastDay", final, closed, next_change AS "nextChange", ahead
  FROM register_entries WHERE case_id = $1`;
const DEADLINES = 'SELECT name, due, legal_date AS "legalDate", consequence FROM deadlines WHERE case_id = $1';

/**
 * A case as it is stored, of one moment: the rows themselves, none left out. A log that reaches further than its head is
 * seen too, and nothing that is decided meanwhile makes the parts disagree.
 */
export function readStoredCase(pool: Pool, caseId: string): Promise<(StoredCase & { readonly stored: Head }) | undefined> {
  return inTransaction(pool, async (client) => {
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const stored = await readHead(client, caseId);
    if (!stored) return undefined;
    const log = await rows<StoredFact>(client, FACTS, caseId);
    const beside: StoredBeside = {
      head: (await rows<StoredBeside['head']>(client, HEAD, caseId))[0] as StoredBeside['head'],
      effects: await rows<StoredBeside['effects'][number]>(client, EFFECTS, caseId),
      documents: await rows<StoredBeside['documents'][number]>(client, DOCUMENTS, caseId),
      attachments: await rows<StoredBeside['attachments'][number]>(client, ATTACHMENTS, caseId),
      relations: await rows<StoredBeside['relations'][number]>(client, RELATIONS, caseId),
      deadlines: await rows<StoredBeside['deadlines'][number]>(client, DEADLINES, caseId),
      entry: (await rows<NonNullable<StoredBeside['entry']>>(client, ENTRY, caseId))[0] ?? null,
      approvals: await rows<StoredBeside['approvals'][number]>(client, APPROVALS, caseId),
    };
    const { process: key, settings, seq, head } = stored;
    return { stored, id: caseId, process: processOf(key), settings, seq, head, log, beside };
  });
}

async function rows<Row extends object>(client: PoolClient, text: string, caseId: string): Promise<readonly Row[]> {
  return (await client.query<Row>(text, [caseId])).rows;
}
