import type { ClientBase, Pool } from 'pg';

/** What must never be found in the database, and the rows that would show it. */
const NEVER: Readonly<Record<string, string>> = {
  'a hole in a log': `
    SELECT c.id, c.seq, count(f.seq)::int AS facts FROM cases c LEFT JOIN facts f ON f.case_id = c.id
     GROUP BY c.id HAVING count(f.seq) <> c.seq OR max(f.seq) <> c.seq`,
  'a head that is not its last fact': `
    SELECT c.id FROM cases c JOIN facts f ON f.case_id = c.id AND f.seq = c.seq
     WHERE f.hash <> c.head OR f.state_hash <> c.state_hash OR f.situation <> c.situation`,
  'an effect that a fact asks for and that is not kept, or the other way round': `
    WITH asked AS (SELECT f.case_id, f.seq, e->>'id' AS id FROM facts f, jsonb_array_elements(f.effects) e)
    SELECT coalesce(a.id, e.id) AS id FROM asked a FULL JOIN effects e ON e.id = a.id AND e.case_id = a.case_id AND e.seq = a.seq
     WHERE a.id IS NULL OR e.id IS NULL`,
  'an effect that was not carried out': 'SELECT case_id, id, type, last_error FROM effects WHERE done_at IS NULL',
  'a document for an effect that is not one, not once': `
    SELECT e.id, count(d.id)::int AS documents FROM effects e FULL JOIN documents d ON d.effect_id = e.id AND d.case_id = e.case_id
     GROUP BY e.id, e.type HAVING count(d.id) <> CASE WHEN e.type = 'draftDocument' THEN 1 ELSE 0 END`,
  'a document of its kind twice in a case': `
    SELECT case_id, kind FROM documents WHERE kind <> 'informationRecord' GROUP BY case_id, kind HAVING count(*) > 1`,
  'a number twice, or a gap in the numbers': `
    WITH numbered AS (SELECT left(number, -5) AS series, right(number, 4)::int AS value FROM documents WHERE number IS NOT NULL)
    SELECT coalesce(n.series, c.series) AS series FROM numbered n FULL JOIN counters c ON c.series = n.series
     GROUP BY coalesce(n.series, c.series)
    HAVING count(DISTINCT n.value) <> count(n.value) OR coalesce(max(n.value), 0) <> count(n.value) OR max(c.value) IS DISTINCT FROM max(n.value)`,
  'a notice that was not sent, or to whom it was not meant': `
    WITH meant AS (SELECT DISTINCT e.id, e.case_id, e.content->>'kind' AS kind, organisation
                     FROM effects e, jsonb_each(e.content->'organisations') r, jsonb_array_elements_text(r.value) organisation
                    WHERE e.type = 'notify')
    SELECT coalesce(m.id, n.effect_id) AS effect, coalesce(m.organisation, n.organisation_id) AS organisation
      FROM meant m FULL JOIN notices n
        ON n.effect_id = m.id AND n.organisation_id = m.organisation AND n.case_id = m.case_id AND n.kind = m.kind
     WHERE m.id IS NULL OR n.id IS NULL`,
  'a notice twice for an effect': 'SELECT effect_id, organisation_id FROM notices GROUP BY effect_id, organisation_id HAVING count(*) > 1',
  'the same fact announced twice': `
    SELECT case_id, kind, organisation_id FROM notices WHERE kind <> 'deadline' GROUP BY case_id, kind, organisation_id HAVING count(*) > 1`,
  'a receipt for a fact that is not there': `
    SELECT k.account, k.key FROM idempotency_keys k LEFT JOIN facts f ON f.case_id = k.case_id AND f.seq = k.seq WHERE f.id IS NULL`,
  'two witnesses who disagree': 'SELECT id, alarm FROM cases WHERE alarm IS NOT NULL',
  'a case that was not followed': 'SELECT id, seq, followed_seq FROM cases WHERE followed_seq <> seq',
};

type Database = Pick<Pool | ClientBase, 'query'>;

/** What is there and must not be: one line a row, empty when all is well. */
export async function findings(database: Database): Promise<string[]> {
  const found: string[] = [];
  for (const [what, sql] of Object.entries(NEVER)) {
    const { rows } = await (database as Pool).query(sql);
    found.push(...rows.map((row) => `${what}: ${JSON.stringify(row)}`));
  }
  return found;
}

/** Damage by hand, each to be noticed: without it nobody would know that `findings` can find. */
const DAMAGE: Readonly<Record<string, string>> = {
  'a lost fact': `DELETE FROM facts WHERE (case_id, seq) IN (SELECT case_id, 3 FROM facts WHERE seq = 3 LIMIT 1)`,
  'a lost last fact': `DELETE FROM facts WHERE id IN (SELECT f.id FROM facts f JOIN cases c ON c.id = f.case_id AND c.seq = f.seq LIMIT 1)`,
  'another last fact': `UPDATE facts SET hash = 'x' WHERE id IN (SELECT f.id FROM facts f JOIN cases c ON c.id = f.case_id AND c.seq = f.seq LIMIT 1)`,
  'a lost effect': 'DELETE FROM effects WHERE id IN (SELECT id FROM effects LIMIT 1)',
  'an effect undone': `UPDATE effects SET done_at = NULL WHERE id IN (SELECT id FROM effects LIMIT 1)`,
  'a doubled document': `
    INSERT INTO documents SELECT gen_random_uuid(), effect_id || '-again', case_id, kind, NULL, content, created_at FROM documents LIMIT 1`,
  'a lost order': 'DELETE FROM documents WHERE id IN (SELECT id FROM documents WHERE number IS NOT NULL ORDER BY number LIMIT 1)',
  'an order with a number of its own': `
    UPDATE documents SET number = left(number, -4) || '9999' WHERE id IN (SELECT id FROM documents WHERE number IS NOT NULL LIMIT 1)`,
  'a lost notice': 'DELETE FROM notices WHERE id IN (SELECT id FROM notices LIMIT 1)',
  'a notice sent again for an effect of its own': `
    INSERT INTO notices SELECT gen_random_uuid(), effect_id || '-again', case_id, organisation_id, relation, kind, subject, created_at FROM notices LIMIT 1`,
  'a notice to a stranger': `
    INSERT INTO notices SELECT gen_random_uuid(), effect_id, case_id, 'fonds-famille', relation, kind, subject, created_at FROM notices LIMIT 1`,
  'a receipt for nothing': `UPDATE idempotency_keys SET seq = 99 WHERE key IN (SELECT key FROM idempotency_keys LIMIT 1)`,
  'an alarm': `UPDATE cases SET alarm = 'x' WHERE id IN (SELECT id FROM cases LIMIT 1)`,
  'a case not followed': 'UPDATE cases SET followed_seq = followed_seq - 1 WHERE id IN (SELECT id FROM cases LIMIT 1)',
};

/** Does each damage in turn, takes it back, and answers which of them nobody would have noticed. */
export async function unnoticed(pool: Pool): Promise<string[]> {
  const missed: string[] = [];
  const client = await pool.connect();
  try {
    for (const [what, sql] of Object.entries(DAMAGE)) {
      await client.query('begin');
      await client.query('SET LOCAL session_replication_role = replica'); // the log itself refuses to be changed
      const { rowCount } = await client.query(sql);
      if (rowCount !== 1 || (await findings(client)).length === 0) missed.push(what);
      await client.query('rollback');
    }
  } finally {
    client.release();
  }
  return missed;
}
