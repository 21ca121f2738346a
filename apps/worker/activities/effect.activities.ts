import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { PG_POOL } from '../../../libs/persistence/index.js';
import type { EffectActivities } from '../../../workflows/activities.js';
import { orShown } from './failing.js';

/**
 * Effects inside PostgreSQL. Each is one statement that takes its row as done and does the thing, together:
 * exactly once, and a second call finds nothing to do.
 */

/** content: { kind, subject, organisations: relation -> ids, as the facts had it when the effect was asked for } */
const NOTIFY = `
  WITH done AS (
    UPDATE effects SET done_at = clock_timestamp(), attempts = attempts + 1, last_error = NULL
     WHERE id = $1 AND done_at IS NULL RETURNING id, case_id, content)
  INSERT INTO notices (id, effect_id, case_id, organisation_id, relation, kind, subject, created_at)
  SELECT gen_random_uuid(), done.id, done.case_id, told.id, relation.key, done.content->>'kind', done.content->>'subject', clock_timestamp()
    FROM done, jsonb_each(done.content->'organisations') AS relation, jsonb_array_elements_text(relation.value) AS told(id)
  ON CONFLICT (effect_id, organisation_id) DO NOTHING`;

/** content: { document, title, on, series, fields }. Numbers of a series follow one another without a gap within a year. */
const DRAFT_DOCUMENT = `
  WITH done AS (
    UPDATE effects SET done_at = clock_timestamp(), attempts = attempts + 1, last_error = NULL
     WHERE id = $1 AND done_at IS NULL RETURNING id, case_id, content),
  drafted AS (
    SELECT id, case_id, content, (content->>'series') || '-' || left(content->>'on', 4) AS series FROM done),
  numbered AS (
    INSERT INTO counters (series, value) SELECT series, 1 FROM drafted WHERE series IS NOT NULL
    ON CONFLICT (series) DO UPDATE SET value = counters.value + 1 RETURNING series, value)
  INSERT INTO documents (id, effect_id, case_id, kind, number, content, created_at)
  SELECT gen_random_uuid(), d.id, d.case_id, d.content->>'document', n.series || '-' || lpad(n.value::text, greatest(4, length(n.value::text)), '0'),
         jsonb_build_object('title', d.content->'title', 'on', d.content->'on') || (d.content->'fields'), clock_timestamp()
    FROM drafted d LEFT JOIN numbered n ON n.series = d.series`;

@Injectable()
export class EffectsInDatabase implements Pick<EffectActivities, 'notify' | 'draftDocument'> {
  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  notify({ id }: { id: string }): Promise<void> {
    return this.carryOut('notify', NOTIFY, id);
  }

  draftDocument({ id }: { id: string }): Promise<void> {
    return this.carryOut('draft-document', DRAFT_DOCUMENT, id);
  }

  private carryOut(name: string, text: string, id: string): Promise<void> {
    return orShown(this.pool, id, () => this.pool.query({ name, text, values: [id] }));
  }
}
