import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import { Observable, Subject, type Subscriber } from 'rxjs';
import { PG_POOL } from '../../../libs/persistence/index.js';
import { before, type Change, changesSince, serverClock } from './changes.js';
import { type NoticeTold, noticesSince } from './notices-told.js';

const EVERY_MS = 1_000;

/** A case that moved, or a notice that came to concern somebody. */
export type News = Change | NoticeTold;
export const isNotice = (news: News): news is NoticeTold => 'noticeId' in news;

/** One look at the database a second for all who listen, and none when nobody does. */
@Injectable()
export class ChangeFeed implements BeforeApplicationShutdown {
  private readonly logger = new Logger('events');
  private readonly changes = new Subject<readonly News[]>();
  private listeners = 0;
  private timer: NodeJS.Timeout | undefined;
  private cursor: string | undefined;
  private starting: Promise<void> | undefined;
  /** what was told of the cases and notices that the overlap reads again: id -> seq and when */
  private readonly told = new Map<string, { readonly seq: number; readonly at: string }>();

  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  /**
   * News as it comes, in batches; with `since`, first all that was missed.
   * @param organisation whose missed changes; undefined: those of all
   */
  listen(since: string | undefined, organisation: string | undefined): Observable<readonly News[]> {
    return new Observable((listener) => {
      const live = since === undefined ? (batch: readonly News[]) => listener.next(batch) : this.afterMissed(since, organisation, listener);
      const subscription = this.changes.subscribe({ next: live, complete: () => listener.complete() });
      this.listeners += 1;
      this.started().catch(this.skipped);
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
  private afterMissed(since: string, organisation: string | undefined, listener: Subscriber<readonly News[]>) {
    let waiting: (readonly News[])[] | undefined = [];
    const tell = async () => {
      await this.started();
      for await (const missed of newsSince(this.pool, since, organisation)) {
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
    return (batch: readonly News[]): void => {
      if (waiting) waiting.push(batch);
      else listener.next(batch);
    };
  }

  private next(): NodeJS.Timeout {
    return setTimeout(() => void this.look(), EVERY_MS).unref();
  }

  private async look(): Promise<void> {
    try {
      await this.started();
      const since = this.cursor as string;
      for await (const page of newsSince(this.pool, since)) this.tell(page);
      this.forgetBefore(before(this.cursor ?? since));
    } catch (failure) {
      this.skipped(failure);
    }
    if (this.listeners === 0) this.forget();
    this.timer = this.listeners > 0 && !this.changes.closed ? this.next() : undefined;
  }

  /** From now on; what the overlap reaches back to is old, and whoever missed it reads it after this. */
  private started(): Promise<void> {
    const start = async () => {
      const now = await serverClock(this.pool);
      for await (const page of newsSince(this.pool, now)) this.remember(page.filter(({ at }) => at <= now));
      this.cursor = now;
    };
    this.starting ??= start().catch((failure: unknown) => {
      this.starting = undefined;
      throw failure;
    });
    return this.starting;
  }

  private remember(page: readonly News[]): void {
    for (const news of page) this.told.set(idOf(news), { seq: seqOf(news), at: news.at });
  }

  private tell(page: readonly News[]): void {
    const fresh = page.filter((news) => this.told.get(idOf(news))?.seq !== seqOf(news));
    this.remember(page);
    const last = page.at(-1);
    if (last && (this.cursor === undefined || last.at > this.cursor)) this.cursor = last.at;
    if (fresh.length > 0) this.changes.next(fresh);
  }

  /** What the overlap no longer reaches is not read again. */
  private forgetBefore(reach: string): void {
    for (const [id, { at }] of this.told) if (at < reach) this.told.delete(id);
  }

  private forget(): void {
    this.starting = undefined;
    this.cursor = undefined;
    this.told.clear();
  }

  private readonly skipped = (failure: unknown): void => {
    this.logger.warn(`changes not read, trying again: ${(failure as Error).message}`);
  };
}

/** Cases before notices: a stream that is taken up after a notice has told every case that moved before it. */
async function* newsSince(pool: Pool, since: string, organisation?: string): AsyncGenerator<readonly News[]> {
  yield* changesSince(pool, since, organisation);
  yield* noticesSince(pool, since, organisation);
}

/** A notice that comes to concern somebody else later is news again. */
const idOf = (news: News): string => (isNotice(news) ? `${news.noticeId} ${news.at}` : news.caseId);
const seqOf = (news: News): number => (isNotice(news) ? 0 : news.seq);
