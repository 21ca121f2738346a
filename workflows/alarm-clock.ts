import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/**
 * One durable timer, for the earliest of the deadlines. A timer that fires too early only looks again,
 * so one that is already set for an earlier instant is left alone.
 */
export class AlarmClock {
  fired = false;
  private setFor: number | undefined;
  private scope: CancellationScope | undefined;

  /** @param due and @param now epoch milliseconds of the same clock */
  set(due: number, now: number, summary: string): void {
    if (this.setFor !== undefined && this.setFor <= due && this.setFor > now) return;
    this.stop();
    const scope = new CancellationScope();
    this.scope = scope;
    this.setFor = due;
    scope
      .run(() => sleep(Math.max(1, due - now), { summary }))
      .then(() => {
        if (this.scope !== scope) return;
        this.setFor = undefined;
        this.fired = true;
      })
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
  }

  stop(): void {
    this.scope?.cancel();
    this.scope = undefined;
    this.setFor = undefined;
    this.fired = false;
  }
}
