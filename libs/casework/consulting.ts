import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '../../machines/calendar/index.js';
import {
  type Beside,
  type Fact,
  type Findings,
  findingsOf,
  type Looking,
  lookingAmong,
  NOTHING_FOUND,
  type Position,
} from '../../machines/kernel/index.js';
import { caseUnder, namesOutright, standsIn } from './head.js';
import { factOf, readLog } from './log.js';
import { Logbook } from './logbook.js';
import { processOf } from './positions.js';

interface Asked {
  readonly process: string;
  readonly key: string;
}

/**
 * Lets a pure play ask the cases of the log: for a simulation, a forecast, or a page that shows what is missing. It is run
 * until it asks for nothing new; each case is read once, and none is locked: what is decided later asks again.
 */
@Injectable()
export class Consulting {
  constructor(@Inject(Logbook) private readonly logbook: Logbook) {}

  /**
   * @param asker the organisation that asks: a case that is named outright answers only one that stands in it
   * @param given cases that stand beside: asked before those of the log
   */
  async run<T>(play: (looking: Looking) => T, asker: string, given: readonly Beside[] = []): Promise<T> {
    const beside = [...given];
    const seen = new Set<string>();
    for (;;) {
      const asked: Asked[] = [];
      const among = lookingAmong(beside);
      const result = play((rule, known, act) => {
        const found = among(rule, known, act);
        const key = rule.of === 'anotherCase' ? rule.key(known, act) : undefined;
        if (rule.of === 'anotherCase' && key !== undefined && found?.in === undefined) asked.push({ process: rule.process, key });
        return found;
      });
      const unseen = asked.filter(({ process, key }) => !seen.has(`${process} ${key}`));
      if (unseen.length === 0) return result;
      for (const one of unseen) {
        seen.add(`${one.process} ${one.key}`);
        beside.push(...(await this.read(one, asker)));
      }
    }
  }

  /** What each act of a position would find if it were decided at that instant: for a page that shows what is missing. */
  async preview(position: Position, at: Instant, asker: string, given: readonly Beside[] = []): Promise<ReadonlyMap<string, Findings>> {
    const acts = new Set(position.process.situations[position.situation]?.ways.map(({ act }) => act));
    const asked = (act: string): Fact => ({
      id: 'preview',
      seq: position.seq + 1,
      act,
      occurredAt: at,
      recordedAt: at,
      by: { relation: 'nobody' },
      data: {},
    });
    return this.run(
      (looking) => new Map([...acts].map((act) => [act, findingsOf(position.process, position, asked(act), looking) ?? NOTHING_FOUND])),
      asker,
      given,
    );
  }

  private async read({ process, key }: Asked, asker: string): Promise<readonly Beside[]> {
    const head = await caseUnder(this.logbook.pool, process, key);
    if (!head || (namesOutright(key) && !(await standsIn(this.logbook.pool, head.id, asker)))) return [];
    const log = (await readLog(this.logbook.pool, head.id, { upTo: head.seq })).map(({ body }) => factOf(body));
    return [{ id: head.id, process: processOf(head.process), settings: head.settings, log }];
  }
}
