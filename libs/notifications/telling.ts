import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import type { Process } from '../../machines/kernel/index.js';
import { processVersion } from '../../machines/registry.js';
import { PG_POOL } from '../persistence/index.js';
import { FIRST_ADDRESSED, ROLES } from './addressing.js';
import { urgencyOf } from './urgency.js';

/** As the machine asked for it, with the organisations that the facts had then. */
interface Asked {
  readonly process: string;
  readonly act: string;
  readonly situation: string;
  readonly content: {
    readonly kind: string;
    readonly deadline?: string;
    readonly organisations: Readonly<Record<string, readonly string[]>>;
  };
  /** organisation -> the relations in which it stands to the case */
  readonly standing: Readonly<Record<string, readonly string[]>>;
}

const ASKED = `
  SELECT c.process, f.act, f.situation, e.content,
         (SELECT coalesce(json_object_agg(organisation_id, held), '{}') FROM (
            SELECT organisation_id, json_agg(relation) AS held FROM case_relations r WHERE r.case_id = c.id GROUP BY 1) standing) AS standing
    FROM effects e JOIN cases c ON c.id = e.case_id JOIN facts f ON f.case_id = e.case_id AND f.seq = e.seq
   WHERE e.id = $1 AND e.done_at IS NULL`;

/** Takes the effect as done, writes the notices and whom they concern, together: exactly once. */
const TELL = `
  WITH done AS (
    UPDATE effects SET done_at = clock_timestamp(), attempts = attempts + 1, last_error = NULL
     WHERE id = $2 AND done_at IS NULL RETURNING id, case_id, content),
  written AS (
    INSERT INTO notices (id, effect_id, case_id, organisation_id, relation, kind, subject, created_at, urgency, addressed_at)
    SELECT gen_random_uuid(), done.id, done.case_id, line.organisation, line.relation, done.content->>'kind', done.content->>'subject',
           clock_timestamp(), line.urgency, clock_timestamp()
      FROM done, jsonb_to_recordset($3::jsonb) AS line(organisation text, relation text, urgency text)
    ON CONFLICT (effect_id, organisation_id) DO NOTHING
    RETURNING id, case_id, organisation_id, relation),
  told AS (SELECT w.*, c.process FROM written w JOIN cases c ON c.id = w.case_id),
  ${FIRST_ADDRESSED}`;

/** Carries out a machine's `notify`: a notice to each organisation, and to whom in it. Nothing personal is stored. */
@Injectable()
export class NoticeTelling {
  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  /** A second call finds nothing to do. @param effect its id */
  async tell(effect: string): Promise<void> {
    const { rows } = await this.pool.query<Asked>({ name: 'notice-asked', text: ASKED, values: [effect] });
    const asked = rows[0];
    if (!asked) return;
    await this.pool.query({ name: 'notify', text: TELL, values: [ROLES, effect, JSON.stringify(linesOf(asked))] });
  }
}

/** One notice an organisation, even where it is told in several relations: in one in which somebody acts, if there is one. */
function linesOf({ process: key, act, situation, content, standing }: Asked) {
  const process = processVersion(key);
  const pairs = Object.entries(content.organisations).flatMap(([relation, ids]) => ids.map((organisation) => ({ organisation, relation })));
  return [...new Set(pairs.map(({ organisation }) => organisation))].map((organisation) => {
    const relations = pairs.filter((pair) => pair.organisation === organisation).map(({ relation }) => relation);
    const { kind, deadline } = content;
    return {
      organisation,
      relation: relations.find((relation) => process !== undefined && acts(process, relation)) ?? relations[0],
      urgency: process ? urgencyOf(process, { act, situation, kind, deadline }, standing[organisation] ?? []) : null,
    };
  });
}

const acts = ({ access }: Process, relation: string): boolean => (access.relations[relation]?.roles ?? []).length > 0;
