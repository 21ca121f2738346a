import { Inject, Injectable } from '@nestjs/common';
import { ApplicationFailure } from '@temporalio/common';
import type { Pool } from 'pg';
import { Casework, type FactBody, factOf, processOf } from '../../../libs/casework/index.js';
import { Directory } from '../../../libs/directory/index.js';
import { actingFor } from '../../../libs/identity/index.js';
import { ALARM_KIND } from '../../../libs/notifications/index.js';
import { isConnectionError, PG_POOL } from '../../../libs/persistence/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import { instant } from '../../../machines/calendar/index.js';
import { ALARM_RELEASED } from '../../../machines/kernel/index.js';
import type { ActAnswer, ActUpdate, CaseActivities, News, Verdict } from '../../../workflows/activities.js';

type Since = Omit<News, 'facts'> & { readonly bodies: readonly FactBody[] };

/** Facts in one answer: far below what a payload may weigh. */
const PAGE = 500;

/** What runs now stands with the last fact. While a case is in alarm, only its reminders go out. */
const SINCE = `
  SELECT c.process, c.reference, c.seq, c.settings, c.closed, c.alarm,
         to_char((clock_timestamp() + coalesce(c.sandbox_offset_ms, 0) * interval '1 millisecond') AT TIME ZONE 'UTC',
                 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now,
         (SELECT deadlines FROM facts f WHERE f.case_id = c.id AND f.seq = c.seq) AS deadlines,
         (SELECT coalesce(jsonb_agg(f.body ORDER BY f.seq), '[]') FROM facts f
           WHERE f.case_id = c.id AND f.seq > $2 AND f.seq <= $2 + ${PAGE}) AS bodies,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'type', e.type) ORDER BY e.seq, e.id), '[]') FROM effects e
           WHERE e.case_id = c.id AND e.done_at IS NULL AND (c.alarm IS NULL OR e.content->>'kind' = 'deadline')) AS effects
    FROM cases c WHERE c.id = $1`;

const ALARM = `
  WITH alarmed AS (UPDATE cases SET alarm = $2 WHERE id = $1 RETURNING id)
  INSERT INTO notices (id, effect_id, case_id, organisation_id, relation, kind, subject, created_at, urgency)
  SELECT gen_random_uuid(), $3, alarmed.id, r.organisation_id, r.relation, '${ALARM_KIND}', $4, clock_timestamp(), '${ALARM_KIND}'
    FROM alarmed JOIN case_relations r ON r.case_id = alarmed.id AND r.relation = ANY($5)
  ON CONFLICT (effect_id, organisation_id) DO NOTHING`;
const ALARM_SUBJECT = 'Divergence des deux témoins : vérifiez le dossier, puis levez l’alerte';

/** What a case's workflow asks of the log. */
@Injectable()
export class LogActivities implements CaseActivities {
  constructor(
    @Inject(PG_POOL) private readonly pool: Pool,
    @Inject(Casework) private readonly casework: Casework,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  /** One statement, so that facts, deadlines and effects are of one moment. */
  async factsSince({ caseId, after }: { caseId: string; after: number }): Promise<News> {
    const { rows } = await this.pool.query<Since>({ name: 'facts-since', text: SINCE, values: [caseId, after] });
    const since = rows[0];
    if (!since) throw ApplicationFailure.nonRetryable('no such case', 'no-such-case');
    const { bodies, ...news } = since;
    return { ...news, facts: bodies.map((body) => ({ fact: factOf(body), stateHash: body.stateHash })) };
  }

  /** A difference is set on the case and told to whoever may release it. Plays nothing: the log may be what is wrong. */
  async witness({ caseId, seq, mismatch }: Verdict): Promise<void> {
    const { rows } = await this.pool.query<{ process: string }>({
      name: 'witness',
      text: 'UPDATE cases SET followed_seq = greatest(followed_seq, $2), signal_tries = 0 WHERE id = $1 RETURNING process',
      values: [caseId, seq],
    });
    if (!mismatch || !rows[0]) return;
    const releasers = (processOf(rows[0].process).access.acts[ALARM_RELEASED] ?? []).map(({ decides }) => decides);
    const { seq: at, why, afterRelease } = mismatch;
    await this.pool.query(ALARM, [caseId, `seq ${at}: ${why}`, `alarm:${caseId}:${afterRelease}`, ALARM_SUBJECT, releasers]);
  }

  async recordDeadline({ caseId, firedAt }: { caseId: string; firedAt: string }): Promise<{ seq: number }> {
    const { seq } = await this.casework.recordDue(caseId, instant(firedAt));
    return { seq };
  }

  /** The second door: the same transaction as HTTP, for the account that is named, with the same refusals. */
  async decide({ caseId, update }: { caseId: string; update: ActUpdate }): Promise<ActAnswer> {
    try {
      const member = await this.directory.memberOf(update.account);
      if (!member?.active) throw new ProblemError(403, 'unknown-account', 'Ce compte n’est pas connu de Saisine.');
      const who = actingFor(member, update.organisation);
      const { act, data, occurredAt, by, key, ifMatch } = update;
      const { head, position } = await this.casework.act({ caseId, who, act, data, occurredAt, by, key, ifMatch });
      return { seq: head.seq, situation: position.situation, closed: position.closed };
    } catch (error) {
      if (error instanceof ProblemError && error.status < 500) {
        throw ApplicationFailure.nonRetryable(error.detail, error.code, { status: error.status, ...error.extra });
      }
      if (error instanceof ProblemError || isConnectionError(error)) throw error; // away for now: tried again
      throw ApplicationFailure.nonRetryable('unforeseen; nothing was written', 'unexpected');
    }
  }
}
