import { createReadStream, existsSync } from 'node:fs';
import { type FileHandle, open, truncate } from 'node:fs/promises';
import { linesOf } from '../../libs/ndjson/index.js';
import { BEGINNING, type Place } from './batches.js';

/** What a report is about: the same file, the same server, rehearsed or not. */
export interface Subject {
  readonly file: string;
  readonly digest: string;
  readonly bytes: number;
  readonly lines: number;
  readonly url: string;
  readonly rehearsal: boolean;
}

export interface Counts {
  readonly imported: number;
  readonly already: number;
  readonly rehearsed: number;
  readonly refused: number;
}

/** What became of one line, as the server said it. */
export interface ReportedLine {
  readonly line: number;
  readonly key: string | null;
  readonly status: keyof Counts;
  readonly case?: unknown;
  readonly problems?: readonly { readonly code: string; readonly message: string }[];
}

const KIND = 'saisine-import/1';
const NONE: Counts = { imported: 0, already: 0, rehearsed: 0, refused: 0 };

/** The report can't be taken up: it is of something else. */
export class OtherReport extends Error {}

/**
 * One line for each line of the file, and after each batch how far it has come: the report is also the state from which an
 * interrupted import goes on. What stands after the last such mark was cut short, and is sent again.
 */
export class Report {
  private constructor(
    private readonly handle: FileHandle,
    public upTo: Place,
    public counts: Counts,
  ) {}

  /** Begins a report, or takes it up. Throws OtherReport when it is not of this file, server and kind. */
  static async open(path: string, subject: Subject): Promise<Report> {
    const found = existsSync(path) ? await readReport(path, subject) : undefined;
    if (found) await truncate(path, found.end);
    const handle = await open(path, found ? 'a' : 'w');
    const report = new Report(handle, found?.upTo ?? BEGINNING, found?.counts ?? NONE);
    if (!found) await report.write([{ report: KIND, ...subject }]);
    return report;
  }

  /** What became of some lines, on disk when this returns. */
  async add(lines: readonly ReportedLine[], upTo: Place): Promise<void> {
    const counts: Record<keyof Counts, number> = { ...this.counts };
    for (const { status } of lines) counts[status] += 1;
    await this.write([...lines, { upTo, ...counts }]);
    [this.upTo, this.counts] = [upTo, counts];
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  private async write(lines: readonly object[]): Promise<void> {
    await this.handle.appendFile(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    await this.handle.datasync();
  }
}

interface Found {
  readonly upTo: Place;
  readonly counts: Counts;
  /** in bytes: what of the report holds */
  readonly end: number;
}

/** How far a report has come; undefined when it had not even begun. */
async function readReport(path: string, subject: Subject): Promise<Found | undefined> {
  let found: Found | undefined;
  for await (const { number, bytes, end } of linesOf(createReadStream(path) as AsyncIterable<Buffer>)) {
    const line = parsed(bytes);
    if (number === 1) {
      if (line === undefined) return undefined;
      checkSubject(path, line, subject);
      found = { upTo: BEGINNING, counts: NONE, end };
    } else if (line?.upTo !== undefined) {
      const { upTo, imported, already, rehearsed, refused } = line as unknown as Counts & { readonly upTo: Place };
      found = { upTo, counts: { imported, already, rehearsed, refused }, end };
    }
  }
  return found;
}

function checkSubject(path: string, header: Record<string, unknown>, subject: Subject): void {
  const other = `Déplacez ${path}, ou donnez un autre --report : ce qui est déjà repris ne le sera pas une seconde fois.`;
  if (header.report !== KIND) throw new OtherReport(`${path} existe et n’est pas un rapport d’import. Donnez un autre --report.`);
  if (header.digest !== subject.digest)
    throw new OtherReport(`Le fichier a changé depuis ce rapport : ses lignes ne sont plus celles qui y sont décrites. ${other}`);
  if (header.rehearsal !== subject.rehearsal)
    throw new OtherReport(`Ce rapport est celui ${header.rehearsal ? 'd’une répétition' : 'd’un import'}. ${other}`);
  if (header.url !== subject.url) throw new OtherReport(`Ce rapport est celui d’un import vers ${String(header.url)}. ${other}`);
}

/** Undefined for a line that was cut short. */
function parsed(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
