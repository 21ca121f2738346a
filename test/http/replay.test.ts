import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api } from './harness.js';
import { AUDITOR, accepted, caseIn, FUND } from './mediation.js';

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

const replayOf = async (id: string) => accepted(await api.get(AUDITOR, `/v1/cases/${id}/replay`)).body;

async function tampered(sql: string, id: string): Promise<void> {
  await api.pool.query('ALTER TABLE facts DISABLE TRIGGER facts_are_append_only');
  await api.pool.query(sql, [id]);
  await api.pool.query('ALTER TABLE facts ENABLE TRIGGER facts_are_append_only');
}

/** Carries the document effects out, as the worker does. */
async function drafted(id: string): Promise<void> {
  await api.pool.query(
    `WITH done AS (UPDATE effects SET done_at = now() WHERE case_id = $1 AND type = 'draftDocument' RETURNING id, case_id, content)
     INSERT INTO documents (id, effect_id, case_id, kind, number, content, created_at)
     SELECT gen_random_uuid(), id, case_id, content->>'document',
            (content->>'series') || '-' || left(content->>'on', 4) || '-' || right(id, 8),
            jsonb_build_object('title', content->'title', 'on', content->'on') || (content->'fields'), now() FROM done`,
    [id],
  );
}

describe('what is stored beside the chain', () => {
  it('verifies when it is what the facts say, and says what that proves', async () => {
    const id = await caseIn(api, 'ordered');
    await drafted(id);
    const replay = await replayOf(id);
    expect(replay).toMatchObject({ verified: true, firstDivergence: null, beside: [] });
    expect(replay.proves.length).toBeGreaterThan(0);
    expect(replay.doesNotProve.join()).toMatch(/pas encore ancrée hors de la base.*champs personnels/);
  });

  it.each([
    ['act', "act = 'withdraw'"],
    ['occurred_at', "occurred_at = '2020-01-01'"],
    ['recorded_at', "recorded_at = recorded_at - interval '1 day'"],
    ['recorded_by', "recorded_by = 'calendar'"],
    ['state_hash', "state_hash = '00'"],
    ['id', 'id = gen_random_uuid()'],
  ])('the column %s of a fact', async (column, change) => {
    const id = await caseIn(api, 'referred');
    await tampered(`UPDATE facts SET ${change} WHERE case_id = $1 AND seq = 4`, id);
    const { verified, steps } = await replayOf(id);
    expect(verified).toBe(false);
    expect(steps[3].flaws).toEqual([`la colonne « ${column} » ne dit pas ce que dit le fait`]);
    expect(steps.filter((step: { verified: boolean }) => !step.verified)).toHaveLength(1);
  });

  it.each([
    ['the situation', "UPDATE cases SET situation = 'withdrawn' WHERE id = $1", '« situation »'],
    ['whether it is closed', 'UPDATE cases SET closed = true WHERE id = $1', '« terminé »'],
    ['whom it waits for', "UPDATE cases SET waits_for = '{mediator}' WHERE id = $1", '« attend »'],
    ['the state hash', "UPDATE cases SET state_hash = '00' WHERE id = $1", '« empreinte de l’état »'],
    ['the next deadline', 'UPDATE cases SET next_deadline = NULL WHERE id = $1', '« prochaine échéance »'],
    ['who opened it', "UPDATE cases SET opened_by = 'caisse-a' WHERE id = $1", '« ouvert par »'],
    ['when it was opened', "UPDATE cases SET opened_at = opened_at - interval '1 day' WHERE id = $1", '« ouvert le »'],
    ['the head', "UPDATE cases SET head = '00' WHERE id = $1", 'dernier maillon'],
    ['the seq', 'UPDATE cases SET seq = 5 WHERE id = $1', 'dernier maillon'],
    ['a relation more', "INSERT INTO case_relations VALUES ($1, 'caisse-c', 'employer')", 'organismes en relation'],
    ['a relation less', "DELETE FROM case_relations WHERE case_id = $1 AND relation = 'mediator'", 'organismes en relation'],
    [
      'a deadline’s day',
      "UPDATE deadlines SET due = due + interval '1 day' WHERE case_id = $1 AND name = 'orderReminder'",
      'échéances rangées',
    ],
    ['a deadline less', "DELETE FROM deadlines WHERE case_id = $1 AND name = 'orderReminder'", 'échéances rangées'],
    ['a document’s content', `UPDATE documents SET content = jsonb_set(content, '{provider}', '"x"') WHERE case_id = $1`, 'Procès-verbal'],
    ['a document’s kind', "UPDATE documents SET kind = 'purchaseOrder' WHERE case_id = $1", 'Procès-verbal'],
    [
      'a number where there is none',
      "UPDATE documents SET number = 'BC-2026-9999' WHERE case_id = $1 AND kind = 'referralRecord'",
      'n’est pas de sa série',
    ],
    ['a document less', 'DELETE FROM documents WHERE case_id = $1', 'un document produit manque'],
    [
      'a document more',
      "INSERT INTO documents VALUES (gen_random_uuid(), gen_random_uuid()::text, $1, 'referralRecord', NULL, '{}', now())",
      'demandé par aucun fait',
    ],
  ])('%s', async (_, sql, said) => {
    const id = await caseIn(api, 'referred');
    await drafted(id);
    expect((await replayOf(id)).verified).toBe(true);
    await tampered(sql, id);
    const { verified, beside, firstDivergence } = await replayOf(id);
    expect(verified).toBe(false);
    expect(beside.join()).toContain(said);
    expect(firstDivergence.flaws).toEqual(beside);
  });

  it('a number that an order lacks', async () => {
    const id = await caseIn(api, 'ordered');
    await drafted(id);
    await tampered("UPDATE documents SET number = NULL WHERE case_id = $1 AND kind = 'purchaseOrder'", id);
    expect((await replayOf(id)).beside).toEqual(['le numéro d’un document n’est pas de sa série : Bon de commande']);
  });

  it.each([
    ['taken out', "DELETE FROM effects WHERE case_id = $1 AND type = 'notify'", 'n’est pas dans la file'],
    [
      'of another kind',
      "UPDATE effects SET type = 'notify' WHERE case_id = $1 AND type = 'draftDocument' AND seq = 6",
      'n’est pas celui que ce fait demande',
    ],
    [
      'of another content',
      `UPDATE effects SET content = jsonb_set(content, '{subject}', '"x"') WHERE case_id = $1 AND type = 'notify'`,
      'n’est pas celui que ce fait demande',
    ],
    [
      'too many',
      "INSERT INTO effects (id, case_id, seq, type, content) VALUES (gen_random_uuid()::text, $1, 6, 'notify', '{}')",
      'qu’aucun fait ne demande',
    ],
  ])('an effect %s', async (_, sql, said) => {
    const id = await caseIn(api, 'referred');
    await tampered(sql, id);
    const { verified, firstDivergence } = await replayOf(id);
    expect(verified).toBe(false);
    expect(firstDivergence).toMatchObject({ seq: 6 });
    expect(firstDivergence.flaws.join()).toContain(said);
  });

  it('a fact beyond the head, and a whole log gone', async () => {
    const id = await caseIn(api, 'referred');
    await tampered(
      `INSERT INTO facts SELECT case_id, 7, gen_random_uuid(), act, occurred_at, recorded_at, recorded_by, body, situation, state_hash, hash, deadlines, effects
         FROM facts WHERE case_id = $1 AND seq = 6`,
      id,
    );
    expect(await replayOf(id)).toMatchObject({ verified: false, firstDivergence: { seq: 6 } });
    await tampered('DELETE FROM facts WHERE case_id = $1', id);
    expect((await replayOf(id)).verified).toBe(false);
    expect((await api.get(FUND, `/v1/cases/${id}/replay`)).status).toBe(200);
  });
});
