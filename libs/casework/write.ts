import type { PoolClient } from 'pg';
import type { Deadline, Position } from '../../machines/kernel/index.js';
import { asBytea } from '../persistence/index.js';
import type { SealedField } from '../vault/index.js';
import type { Recorded } from './log.js';
import type { Move } from './moved.js';
import { entryOf, WRITE_ENTRY } from './register-row.js';

/** Everything that one decision writes, in one statement: a decision is wholly there or not at all. */
export interface Writing {
  readonly caseId: string;
  readonly position: Position;
  readonly records: readonly Recorded[];
  readonly now: string;
  /** relations before; undefined for a case that is being opened */
  readonly relationsBefore: readonly string[] | undefined;
  /** keys before; undefined for a case that is being opened */
  readonly keysBefore: readonly string[] | undefined;
  /** what ran before; none when it is being opened */
  readonly deadlinesBefore: readonly Deadline[];
  /** which of those that ran were put elsewhere, by name */
  readonly moves: ReadonlyMap<string, Move>;
  readonly personalFields: readonly SealedField[];
  readonly opening?: { readonly reference: string; readonly openedBy: string };
  readonly sandboxOffset: number | null;
  readonly receipt?: { readonly account: string; readonly key: string; readonly bodyMac: string };
  /** true when a person released the case after its witnesses disagreed */
  readonly releasesAlarm?: boolean;
}

/** Holds the texts that were prepared so far: one a combination of parts, so that the server plans each once. */
const names = new Map<string, string>();

export async function write(client: PoolClient, writing: Writing): Promise<void> {
  const parts = [
    head(writing),
    facts(writing),
    ...deadlines(writing),
    ...effects(writing),
    ...relations(writing),
    ...keys(writing),
    ...entry(writing),
    ...personal(writing),
    ...receipt(writing),
  ];
  const values: unknown[] = [];
  const clauses = parts.map(({ name, sql, args }) => {
    const first = values.length;
    values.push(...args);
    return `${name} AS (${sql.replace(/\$(\d+)/g, (_, n: string) => `$${first + Number(n)}`)})`;
  });
  const text = `WITH ${clauses.join(',\n')}\nSELECT 1`;
  const name = names.get(text) ?? `write-${names.size}`;
  names.set(text, name);
  await client.query({ name, text, values });
}

interface Part {
  readonly name: string;
  readonly sql: string;
  readonly args: readonly unknown[];
}

function head({ caseId, position, records, now, opening, sandboxOffset, releasesAlarm }: Writing): Part {
  const last = records.at(-1) as Recorded;
  const waitsFor = position.process.situations[position.situation]?.waitsFor ?? [];
  const next = position.deadlines[0]?.due ?? null;
  const standing = [
    caseId,
    position.situation,
    waitsFor,
    position.closed,
    last.body.seq,
    last.hash,
    last.body.stateHash,
    next,
    sandboxOffset,
  ];
  if (opening) {
    const sql = `INSERT INTO cases (id, situation, waits_for, closed, seq, head, state_hash, next_deadline, sandbox_offset_ms, opened_at, updated_at,
        reference, process, opened_by, settings)
      VALUES ($1::uuid, $2, $3::text[], $4::bool, $5::int, $6, $7, $8::timestamptz, $9::bigint, $10::timestamptz, clock_timestamp(),
        $11, $12, $13, $14::jsonb)`;
    return {
      name: 'head',
      sql,
      args: [...standing, now, opening.reference, position.process.key, opening.openedBy, JSON.stringify(position.settings)],
    };
  }
  const sql = `UPDATE cases SET situation = $2, waits_for = $3::text[], closed = $4::bool, seq = $5::int, head = $6, state_hash = $7,
      next_deadline = $8::timestamptz, updated_at = clock_timestamp(), sandbox_offset_ms = $9::bigint${releasesAlarm ? ', alarm = NULL' : ''}
    WHERE id = $1::uuid`;
  return { name: 'head', sql, args: standing };
}

function facts({ caseId, records }: Writing): Part {
  const rows = records.map(({ body, situation, hash, deadlines, effects }) => ({ body, situation, hash, deadlines, effects }));
  const sql = `INSERT INTO facts (case_id, seq, id, act, occurred_at, recorded_at, recorded_by, body, situation, state_hash, hash, deadlines, effects)
    SELECT $1::uuid, (x.body->>'seq')::int, (x.body->>'id')::uuid, x.body->>'act', x.body->>'occurredAt', (x.body->>'recordedAt')::timestamptz,
           x.body->>'recordedBy', x.body, x.situation, x.body->>'stateHash', x.hash, x.deadlines, x.effects
      FROM jsonb_to_recordset($2::jsonb) AS x(body jsonb, situation text, hash text, deadlines jsonb, effects jsonb)`;
  return { name: 'facts_in', sql, args: [caseId, JSON.stringify(rows)] };
}

/** The rows of what runs now; written only where they changed. */
function deadlines({ caseId, position, deadlinesBefore, moves }: Writing): Part[] {
  const proof = ({ due, explanation }: Deadline) => `${due} ${explanation.anchor.seq}`;
  const before = new Map(deadlinesBefore.map((deadline) => [deadline.name, proof(deadline)]));
  const changed = position.deadlines.filter((deadline) => before.get(deadline.name) !== proof(deadline));
  const running = new Set(position.deadlines.map(({ name }) => name));
  const gone = [...before.keys()].filter((name) => !running.has(name));
  const parts: Part[] = [];
  if (gone.length > 0) {
    parts.push({
      name: 'deadlines_gone',
      sql: 'DELETE FROM deadlines WHERE case_id = $1::uuid AND name = ANY($2::text[])',
      args: [caseId, gone],
    });
  }
  if (changed.length > 0) {
    const rows = changed.map(({ name, due, legalDate, consequence, label, explanation }) => ({
      name,
      due,
      legal_date: legalDate,
      consequence,
      explanation: { label, ...explanation },
      moved: moves.get(name) ?? null,
    }));
    const sql = `INSERT INTO deadlines (case_id, name, due, legal_date, consequence, explanation, moved)
      SELECT $1::uuid, x.name, x.due, x.legal_date, x.consequence, x.explanation, nullif(x.moved, 'null')
        FROM jsonb_to_recordset($2::jsonb) AS x(name text, due timestamptz, legal_date text, consequence text, explanation jsonb, moved jsonb)
      ON CONFLICT (case_id, name) DO UPDATE
        SET due = excluded.due, legal_date = excluded.legal_date, consequence = excluded.consequence, explanation = excluded.explanation,
            moved = CASE WHEN excluded.due = deadlines.due THEN deadlines.moved ELSE excluded.moved END`;
    parts.push({ name: 'deadlines_in', sql, args: [caseId, JSON.stringify(rows)] });
  }
  return parts;
}

function effects({ caseId, records }: Writing): Part[] {
  const rows = records.flatMap(({ body, effects: asked }) => asked.map(({ id, type, content }) => ({ id, seq: body.seq, type, content })));
  if (rows.length === 0) return [];
  const sql = `INSERT INTO effects (id, case_id, seq, type, content)
    SELECT x.id, $1::uuid, x.seq, x.type, x.content FROM jsonb_to_recordset($2::jsonb) AS x(id text, seq int, type text, content jsonb)`;
  return [{ name: 'effects_in', sql, args: [caseId, JSON.stringify(rows)] }];
}

/** Who stands in which relation, as rows that lists can filter on; written only when it changed. */
function relations({ caseId, position, relationsBefore }: Writing): Part[] {
  const held = relationRows(position);
  const before = new Set(relationsBefore ?? []);
  if (held.length === before.size && held.every((row) => before.has(row))) return [];
  const rows = held.map((row) => ({ organisation: row.split(' ')[0], relation: row.split(' ')[1] }));
  const set: Part = {
    name: 'relations_in',
    sql: `INSERT INTO case_relations (case_id, organisation_id, relation)
      SELECT $1::uuid, x.organisation, x.relation FROM jsonb_to_recordset($2::jsonb) AS x(organisation text, relation text) ON CONFLICT DO NOTHING`,
    args: [caseId, JSON.stringify(rows)],
  };
  if (relationsBefore === undefined) return [set];
  const sql = `DELETE FROM case_relations WHERE case_id = $1::uuid AND organisation_id || ' ' || relation <> ALL($2::text[])`;
  return [{ name: 'relations_gone', sql, args: [caseId, held] }, set];
}

/** `fonds-maladie lead`: one line a relation that an organisation holds. */
export function relationRows(position: Position): readonly string[] {
  return Object.entries(position.process.access.holders(position.known)).flatMap(([relation, { organisations }]) =>
    organisations.map((organisation) => `${organisation} ${relation}`),
  );
}

/** Under what the case is found and what it rests on; written only when it changed. */
function keys({ caseId, position, keysBefore }: Writing): Part[] {
  const held = keyRows(position);
  const before = new Set(keysBefore ?? []);
  if (held.length === before.size && held.every((row) => before.has(row))) return [];
  const rows = held.map((row) => ({ role: row.slice(0, row.indexOf(' ')), key: row.slice(row.indexOf(' ') + 1) }));
  const set: Part = {
    name: 'keys_in',
    sql: `INSERT INTO case_keys (case_id, key, role) SELECT $1::uuid, x.key, x.role FROM jsonb_to_recordset($2::jsonb) AS x(key text, role text)
      ON CONFLICT (case_id, key, role) DO NOTHING`,
    args: [caseId, JSON.stringify(rows)],
  };
  if (keysBefore === undefined) return [set];
  const sql = `DELETE FROM case_keys WHERE case_id = $1::uuid AND role || ' ' || key <> ALL($2::text[])`;
  return [{ name: 'keys_gone', sql, args: [caseId, held] }, set];
}

/** `is market:26 AC 99`: what it is found under; `uses market:26 AC 99`: what it rests on. */
export function keyRows({ process, known }: Position): readonly string[] {
  const rules = Object.values(process.findings ?? {});
  const uses = rules.flatMap((rule) => (rule.of === 'anotherCase' ? (rule.key(known, undefined) ?? []) : []));
  return [...new Set([...(process.keys?.(known) ?? []).map((key) => `is ${key}`), ...uses.map((key) => `uses ${key}`)])];
}

/** What the register of its process shows of it. */
function entry({ caseId, position, records }: Writing): Part[] {
  const written = entryOf(position, records.at(-1)?.hash ?? '');
  return written === undefined ? [] : [{ name: 'entry_in', sql: WRITE_ENTRY, args: [caseId, written] }];
}

function personal({ caseId, personalFields }: Writing): Part[] {
  if (personalFields.length === 0) return [];
  const rows = personalFields.map((field) => ({ ...field, sealed: asBytea(field.sealed) }));
  const sql = `INSERT INTO personal_fields (id, case_id, person, name, data_class, sealed)
    SELECT x.id, $1::uuid, x.person, x.name, x."dataClass", x.sealed
      FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, person text, name text, "dataClass" text, sealed bytea)`;
  return [{ name: 'personal_in', sql, args: [caseId, JSON.stringify(rows)] }];
}

function receipt({ caseId, records, receipt: given, now }: Writing): Part[] {
  if (!given) return [];
  const sql = `INSERT INTO idempotency_keys (account, key, body_mac, case_id, seq, created_at)
    VALUES ($1, $2, $3, $4::uuid, $5::int, $6::timestamptz)`;
  return [{ name: 'receipt_in', sql, args: [given.account, given.key, given.bodyMac, caseId, records.at(-1)?.body.seq, now] }];
}
