import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { inTransaction, PG_POOL } from '../../../libs/persistence/index.js';
import type { Json } from '../../../machines/kernel/index.js';
import type { EffectActivities } from '../../../workflows/activities.js';

interface EffectRow<Content> {
  readonly id: string;
  readonly caseId: string;
  readonly content: Content;
}

interface Notify {
  readonly kind: string;
  readonly subject: string;
  /** relation -> organisations, as the facts had it when the effect was asked for */
  readonly organisations: Readonly<Record<string, readonly string[]>>;
}

interface DraftDocument {
  readonly document: string;
  readonly title: string;
  readonly on: string;
  readonly series: string | null;
  readonly fields: { readonly [field: string]: Json };
}

/** Effects inside PostgreSQL. Each takes its row as done in the transaction that carries it out: exactly once. */
@Injectable()
export class EffectsInDatabase implements EffectActivities {
  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  notify({ id }: { id: string }): Promise<void> {
    return this.once<Notify>(id, async (client, { caseId, content }) => {
      const rows = Object.entries(content.organisations).flatMap(([relation, organisations]) =>
        organisations.map((organisation) => ({ id: randomUUID(), organisation, relation })),
      );
      await client.query(
        `INSERT INTO notices (id, effect_id, case_id, organisation_id, relation, kind, subject, created_at)
         SELECT x.id, $1, $2, x.organisation, x.relation, $3, $4, clock_timestamp()
           FROM jsonb_to_recordset($5::jsonb) AS x(id uuid, organisation text, relation text)
         ON CONFLICT (effect_id, organisation_id) DO NOTHING`,
        [id, caseId, content.kind, content.subject, JSON.stringify(rows)],
      );
    });
  }

  draftDocument({ id }: { id: string }): Promise<void> {
    return this.once<DraftDocument>(id, async (client, { caseId, content }) => {
      const { document, title, on, series, fields } = content;
      const number = series === null ? null : await nextNumber(client, series, on.slice(0, 4));
      await client.query(
        `INSERT INTO documents (id, effect_id, case_id, kind, number, content, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp())`,
        [randomUUID(), id, caseId, document, number, JSON.stringify({ title, on, ...fields })],
      );
    });
  }

  /** Carries an effect out and marks it done, together; a second call finds nothing to do. A failure shows on the case. */
  private async once<Content>(id: string, work: (client: PoolClient, effect: EffectRow<Content>) => Promise<void>): Promise<void> {
    try {
      await inTransaction(this.pool, async (client) => {
        const { rows } = await client.query<EffectRow<Content>>({
          name: 'effect-done',
          text: `UPDATE effects SET done_at = clock_timestamp(), attempts = attempts + 1, last_error = NULL
                  WHERE id = $1 AND done_at IS NULL RETURNING id, case_id AS "caseId", content`,
          values: [id],
        });
        if (rows[0]) await work(client, rows[0]);
      });
    } catch (error) {
      await this.pool
        .query('UPDATE effects SET attempts = attempts + 1, last_error = $2 WHERE id = $1 AND done_at IS NULL', [
          id,
          (error as Error).message.slice(0, 500),
        ])
        .catch(() => undefined);
      throw error;
    }
  }
}

/** `BC-2026-0001`: numbers of a series follow one another without a gap within a year. */
async function nextNumber(client: PoolClient, series: string, year: string): Promise<string> {
  const name = `${series}-${year}`;
  const { rows } = await client.query<{ value: number }>(
    'INSERT INTO counters (series, value) VALUES ($1, 1) ON CONFLICT (series) DO UPDATE SET value = counters.value + 1 RETURNING value',
    [name],
  );
  return `${name}-${String(rows[0]?.value).padStart(4, '0')}`;
}
