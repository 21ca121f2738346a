import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Drafts } from '../../../libs/drafts/index.js';
import { Attempts, Sessions } from '../../../libs/session/index.js';

const HOUR_MS = 3_600_000;

/** Drops every hour what has had its time. Several servers may do it at once: nothing is counted on being there. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('housekeeping');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly sessions: Sessions,
    private readonly attempts: Attempts,
    private readonly drafts: Drafts,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.tidy(), HOUR_MS).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** What fails now is done in an hour. */
  async tidy(): Promise<void> {
    for (const one of [this.sessions, this.attempts, this.drafts]) {
      await one.forgetOld().catch((failure: Error) => this.logger.warn(`not tidied, trying again in an hour: ${failure.message}`));
    }
  }
}
