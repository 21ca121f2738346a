import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { RegisterEntries } from '../../../libs/casework/index.js';

const HOUR_MS = 3_600_000;

/** Sees to it that every case stands in its register: when the server starts, and every hour, for another one may be older. */
@Injectable()
export class RegisterKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('registers');
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly entries: RegisterEntries) {}

  onApplicationBootstrap(): void {
    void this.complete();
    this.timer = setInterval(() => void this.complete(), HOUR_MS).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async complete(): Promise<void> {
    await this.entries.complete().then(
      (written) => written > 0 && this.logger.log(`${written} entries of registers worked out`),
      (failure: Error) => this.logger.warn(`registers not completed, trying again in an hour: ${failure.message}`),
    );
  }
}
