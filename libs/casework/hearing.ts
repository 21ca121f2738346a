import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { advance, crossing, type Fact } from '../../machines/kernel/index.js';
import type { Decided } from './commands.js';
import { find } from './findings.js';
import { Logbook } from './logbook.js';

/** What one case tells those that rest on it. */
export interface News {
  /** the act that stands for it in their process: `frameworkEnded` */
  readonly act: string;
  /** the keys under which the case that tells is registered */
  readonly keys: readonly string[];
}

/**
 * How a case hears of another one on which it rests: an act that nobody decides, in the other case's own voice (the
 * relation that its access table names for it). It goes through the same transaction and the same guards as a person's
 * act, so that what is told late, or twice, changes nothing.
 */
@Injectable()
export class Hearing {
  private readonly logger = new Logger('hearing');

  constructor(@Inject(Logbook) private readonly logbook: Logbook) {}

  /** The next open cases that rest on these keys, in the order of their ids. */
  async dependants({ keys }: News, after: string, most: number): Promise<readonly string[]> {
    const { rows } = await this.logbook.pool.query<{ id: string }>({
      name: 'dependants',
      text: `SELECT DISTINCT c.id FROM case_keys k JOIN cases c ON c.id = k.case_id
              WHERE k.key = ANY($1) AND k.role = 'uses' AND NOT c.closed AND c.id > $2::uuid ORDER BY c.id LIMIT $3`,
      values: [keys, after, most],
    });
    return rows.map(({ id }) => id);
  }

  /**
   * What those that a case rests on have already told the others: a case that is opened, or brought in, after the telling hears
   * it too. Undefined when none of it is news. A failure leaves the case as it was opened: its own guards still ask.
   */
  catchUp(caseId: string): Promise<Decided | undefined> {
    return this.hearAgain(caseId).catch((failure: Error) => {
      this.logger.warn(`what ${caseId} rests on could not be heard: ${failure.message}`);
      return undefined;
    });
  }

  private async hearAgain(caseId: string): Promise<Decided | undefined> {
    const { rows } = await this.logbook.pool.query<{ news: News }>({
      name: 'already-told',
      text: `SELECT e.content AS news FROM case_keys mine
               JOIN case_keys theirs ON theirs.key = mine.key AND theirs.role = 'is'
               JOIN effects e ON e.case_id = theirs.case_id AND e.type = 'tellDependants'
              WHERE mine.case_id = $1 AND mine.role = 'uses' ORDER BY e.seq, e.id`,
      values: [caseId],
    });
    let decided: Decided | undefined;
    for (const { news } of rows) decided = (await this.tell(caseId, news)) ?? decided;
    return decided;
  }

  /** Tells one case; undefined when the news is none to it: its process does not know the act, or its guards say no. */
  async tell(caseId: string, { act }: News): Promise<Decided | undefined> {
    return this.logbook.transaction(async (client, afterCommit) => {
      const head = await this.logbook.locked(client, caseId);
      const before = await this.logbook.at(client, head);
      const { process } = before;
      const line = process.access.acts[act]?.[0];
      if (!line) return undefined;
      const now = this.logbook.nowOf(head, before);
      const crossed = [...crossing(before, now, () => randomUUID(), now)];
      const standing = crossed.at(-1)?.position ?? before;
      const said: Fact = {
        id: randomUUID(),
        seq: standing.seq + 1,
        act,
        occurredAt: now,
        recordedAt: now,
        by: { relation: line.decides },
        data: {},
      };
      const fact = await find(client, this.logbook, process, standing, said, { written: {}, persons: async () => ({}) });
      const outcome = advance(standing, fact);
      if ('refused' in outcome) return undefined;
      return this.logbook.record(client, afterCommit, {
        caseId,
        before,
        headBefore: head,
        now,
        steps: [...crossed.map(({ step }) => step), outcome.step],
        position: outcome.position,
        fields: [],
        sandboxOffset: head.sandboxOffset,
      });
    });
  }
}
