import type { Place } from './batches.js';
import type { Counts } from './report.js';

const number = new Intl.NumberFormat('fr-FR');
const EVERY_MS = { terminal: 500, file: 10_000 } as const;

/** Says on stderr how far the import has come: one line that is written over on a terminal, one now and then elsewhere. */
export class Progress {
  private readonly beganAt = Date.now();
  private saidAt = 0;

  constructor(
    private readonly total: { readonly lines: number; readonly bytes: number },
    private readonly from: Place,
    private readonly stream: NodeJS.WriteStream = process.stderr,
  ) {}

  show({ line, byte }: Place, { refused }: Counts): void {
    const now = Date.now();
    if (now - this.saidAt < (this.stream.isTTY ? EVERY_MS.terminal : EVERY_MS.file)) return;
    this.saidAt = now;
    const seconds = (now - this.beganAt) / 1000;
    const done = byte - this.from.byte;
    const left = done > 0 ? (seconds * (this.total.bytes - byte)) / done : 0;
    const rate = Math.round((line - this.from.line) / seconds);
    const parts = [
      `${number.format(line)} / ${number.format(this.total.lines)} lignes`,
      `${number.format(rate)} par seconde`,
      `${number.format(refused)} refusée${refused > 1 ? 's' : ''}`,
      `reste environ ${duration(left)}`,
    ];
    this.say(parts.join(' · '), true);
  }

  /** A sentence of its own. */
  say(sentence: string, overwrites = false): void {
    if (this.stream.isTTY) this.stream.write(`\r\u001b[K${sentence}${overwrites ? '' : '\n'}`);
    else this.stream.write(`${sentence}\n`);
  }
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}
