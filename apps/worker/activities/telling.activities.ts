import { Inject, Injectable } from '@nestjs/common';
import { Context } from '@temporalio/activity';
import type { Pool } from 'pg';
import { EFFECT_DONE, Hearing, type News } from '../../../libs/casework/index.js';
import { Dispatcher } from '../../../libs/following/index.js';
import { BEFORE_EVERY_ID, PG_POOL } from '../../../libs/persistence/index.js';
import type { EffectActivities } from '../../../workflows/activities.js';
import { orShown } from './failing.js';

/** Cases in one batch: some hundred short transactions, then a heartbeat. */
const BATCH = 100;

const ASKED = `SELECT content, done_at IS NOT NULL AS done FROM effects WHERE id = $1`;

/**
 * Tells the cases that rest on another one. Each hears it once: a case that has moved on finds the news already known, and
 * the guards of its own process refuse it a second time. Interrupted, it goes on after the last batch that was told.
 */
@Injectable()
export class Telling implements Pick<EffectActivities, 'tellDependants'> {
  constructor(
    @Inject(PG_POOL) private readonly pool: Pool,
    @Inject(Hearing) private readonly hearing: Hearing,
    @Inject(Dispatcher) private readonly dispatcher: Dispatcher,
  ) {}

  async tellDependants({ id }: { id: string }): Promise<void> {
    const { rows } = await this.pool.query<{ content: News; done: boolean }>(ASKED, [id]);
    const asked = rows[0];
    if (!asked || asked.done) return;
    await orShown(this.pool, id, async () => {
      await this.tellAll(asked.content);
      await this.pool.query(EFFECT_DONE, [id]);
    });
  }

  private async tellAll(news: News): Promise<void> {
    const { heartbeat, info } = Context.current();
    let after: string = info.heartbeatDetails ?? BEFORE_EVERY_ID;
    for (;;) {
      const batch = await this.hearing.dependants(news, after, BATCH);
      for (const caseId of batch) {
        const decided = await this.hearing.tell(caseId, news);
        if (decided) this.dispatcher.decided({ head: decided.head, position: decided.position, effects: 1 });
      }
      const last = batch.at(-1);
      if (last === undefined) return;
      after = last;
      heartbeat(after);
    }
  }
}
