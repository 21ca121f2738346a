interface Entry<T> {
  readonly value: Promise<T>;
  readonly until: number;
}

/**
 * Keeps what was loaded for a short while; callers that ask together share one load.
 * Neither failures nor absences are kept: a new account works at once.
 */
export class ExpiringCache<T> {
  private readonly entries = new Map<string, Entry<T | undefined>>();

  constructor(
    private readonly ttlMs: number,
    /** beyond it the oldest entry leaves, so that memory stays bounded */
    private readonly limit = 10_000,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get(key: string, load: () => Promise<T | undefined>): Promise<T | undefined> {
    const known = this.entries.get(key);
    if (known && known.until > this.now()) return known.value;

    const entry = { value: load(), until: this.now() + this.ttlMs };
    const forget = () => {
      if (this.entries.get(key) === entry) this.entries.delete(key);
    };
    this.entries.delete(key);
    this.entries.set(key, entry);
    this.evictOldest();
    entry.value.then((value) => value === undefined && forget(), forget);
    return entry.value;
  }

  /** What was loaded is no longer so. */
  forget(key: string): void {
    this.entries.delete(key);
  }

  private evictOldest(): void {
    const oldest = this.entries.keys().next();
    if (this.entries.size > this.limit && !oldest.done) this.entries.delete(oldest.value);
  }
}
