const MINUTE_MS = 60_000;

/** Counts by key within the current minute: so many, then no more until the next. */
export class MinuteWindow {
  private counts = new Map<string, number>();
  private endsAt = 0;

  constructor(private readonly max: number) {}

  /** Counts one more. Seconds to wait when that is too many, 0 otherwise. */
  take(key: string, now = Date.now()): number {
    if (now >= this.endsAt) {
      this.counts = new Map();
      this.endsAt = now + MINUTE_MS;
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count > this.max ? Math.ceil((this.endsAt - now) / 1000) : 0;
  }
}
