/** So many pieces of work at once; the rest waits in the order in which it came. */
export class Turns {
  private underway = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly atOnce: number) {}

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.underway >= this.atOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.underway += 1;
    try {
      return await work();
    } finally {
      // whoever waits takes over the place; it is only given back when nobody does
      const next = this.waiting.shift();
      if (next) next();
      else this.underway -= 1;
    }
  }
}
