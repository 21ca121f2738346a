import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import { Observable, Subject } from 'rxjs';
import { PG_POOL } from '../../../libs/persistence/index.js';
import { type Change, readChanges, serverClock } from './changes.js';

const EVERY_MS = 1_000;

/** One look at the database a second for all who listen, and none when nobody does. */
@Injectable()
export class ChangeFeed implements BeforeApplicationShutdown {
  private readonly logger = new Logger('events');
  private readonly changes = new Subject<readonly Change[]>();
  private listeners = 0;
  private timer: NodeJS.Timeout | undefined;
  private cursor: string | undefined;
  /** case -> seq that was told, of what the overlap reads again */
  private told = new Map<string, number>();

  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  /** Changes as they come, in batches; with `since`, first those that were missed. */
  listen(since: string | undefined): Observable<readonly Change[]> {
    return new Observable((listener) => {
      const subscription = this.changes.subscribe(listener);
      if (since !== undefined) void readChanges(this.pool, since).then((missed) => listener.next(missed), this.skipped);
      this.listeners += 1;
      this.timer ??= this.next();
      return () => {
        subscription.unsubscribe();
        this.listeners -= 1;
      };
    });
  }

  /** Open streams would keep the server from stopping. */
  beforeApplicationShutdown(): void {
    this.changes.complete();
    clearTimeout(this.timer);
  }

  private next(): NodeJS.Timeout {
    return setTimeout(() => void this.look(), EVERY_MS).unref();
  }

  private async look(): Promise<void> {
    try {
      this.cursor ??= await serverClock(this.pool);
      const fresh = (await readChanges(this.pool, this.cursor)).filter(({ caseId, seq }) => this.told.get(caseId) !== seq);
      const last = fresh.at(-1);
      if (last) this.remember(fresh, last.at);
      if (fresh.length > 0) this.changes.next(fresh);
    } catch (failure) {
      this.skipped(failure);
    }
    if (this.listeners === 0) this.forget();
    this.timer = this.listeners > 0 && !this.changes.closed ? this.next() : undefined;
  }

  private remember(fresh: readonly Change[], cursor: string): void {
    if (this.cursor === undefined || cursor > this.cursor) this.cursor = cursor;
    for (const { caseId, seq } of fresh) this.told.set(caseId, seq);
    if (this.told.size > 20_000) this.told = new Map(fresh.map(({ caseId, seq }) => [caseId, seq]));
  }

  private forget(): void {
    this.cursor = undefined;
    this.told.clear();
  }

  private readonly skipped = (failure: unknown): void => {
    this.logger.warn(`changes not read, trying again: ${(failure as Error).message}`);
  };
}
