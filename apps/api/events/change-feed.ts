import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import { Observable, Subject, type Subscriber } from 'rxjs';
import { PG_POOL } from '../../../libs/persistence/index.js';
import { before, type Change, changesSince, serverClock } from './changes.js';

const EVERY_MS = 1_000;

/** One look at the database a second for all who listen, and none when nobody does. */
@Injectable()
export class ChangeFeed implements BeforeApplicationShutdown {
  private readonly logger = new Logger('events');
  private readonly changes = new Subject<readonly Change[]>();
  private listeners = 0;
  private timer: NodeJS.Timeout | undefined;
  private cursor: string | undefined;
  /** what was told of the cases that the overlap reads again */
  private readonly told = new Map<string, Pick<Change, 'seq' | 'at'>>();

  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  /**
   * Changes as they come, in batches; with `since`, first all those that were missed.
   * @param organisation whose missed changes; undefined: those of all
   */
  listen(since: string | undefined, organisation: string | undefined): Observable<readonly Change[]> {
    return new Observable((listener) => {
      const live =
        since === undefined ? (batch: readonly Change[]) => listener.next(batch) : this.afterMissed(since, organisation, listener);
      const subscription = this.changes.subscribe({ next: live, complete: () => listener.complete() });
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

  /**
   * What comes while the missed changes are still being told waits for its turn: a stream that breaks off is taken up
   * again after the last thing it told, and nothing before that may be wanting. A failure ends the stream for the same reason.
   */
  private afterMissed(since: string, organisation: string | undefined, listener: Subscriber<readonly Change[]>) {
    let waiting: (readonly Change[])[] | undefined = [];
    const tell = async () => {
      for await (const missed of changesSince(this.pool, since, organisation)) {
        if (listener.closed) return;
        listener.next(missed);
      }
      for (const batch of waiting ?? []) listener.next(batch);
      waiting = undefined;
    };
    tell().catch((failure: unknown) => {
      this.skipped(failure);
      listener.complete();
    });
    return (batch: readonly Change[]): void => {
      if (waiting) waiting.push(batch);
      else listener.next(batch);
    };
  }

  private next(): NodeJS.Timeout {
    return setTimeout(() => void this.look(), EVERY_MS).unref();
  }

  private async look(): Promise<void> {
    try {
      this.cursor ??= await serverClock(this.pool);
      for await (const page of changesSince(this.pool, this.cursor)) this.tell(page);
      this.forgetBefore(before(this.cursor));
    } catch (failure) {
      this.skipped(failure);
    }
    if (this.listeners === 0) this.forget();
    this.timer = this.listeners > 0 && !this.changes.closed ? this.next() : undefined;
  }

  private tell(page: readonly Change[]): void {
    const fresh = page.filter(({ caseId, seq }) => this.told.get(caseId)?.seq !== seq);
    for (const { caseId, seq, at } of page) this.told.set(caseId, { seq, at });
    const last = page.at(-1);
    if (last && (this.cursor === undefined || last.at > this.cursor)) this.cursor = last.at;
    if (fresh.length > 0) this.changes.next(fresh);
  }

  /** What the overlap no longer reaches is not read again. */
  private forgetBefore(reach: string): void {
    for (const [caseId, { at }] of this.told) if (at < reach) this.told.delete(caseId);
  }

  private forget(): void {
    this.cursor = undefined;
    this.told.clear();
  }

  private readonly skipped = (failure: unknown): void => {
    this.logger.warn(`changes not read, trying again: ${(failure as Error).message}`);
  };
}
