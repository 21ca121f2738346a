import { basename } from 'node:path';
import { LONGEST_LINE } from '../../libs/ndjson/index.js';
import { type Batch, batchesOf, survey } from './batches.js';
import type { Options } from './options.js';
import { Progress } from './progress.js';
import { type Counts, Report, type ReportedLine } from './report.js';
import { type Destination, Sender } from './sender.js';

export interface Imported {
  readonly counts: Counts;
  readonly lines: number;
  /** false when it was interrupted: the same command goes on */
  readonly finished: boolean;
}

/** Takes a file in, batch after batch, from where its report says that it stopped. */
export async function importFile(
  { file, report: path, rehearsal }: Options,
  destination: Destination,
  interrupted: AbortSignal,
): Promise<Imported> {
  const total = await survey(file);
  const report = await Report.open(path, { file: basename(file), ...total, url: destination.url, rehearsal });
  const progress = new Progress(total, report.upTo);
  if (report.upTo.line > 0) progress.say(`Reprise après la ligne ${report.upTo.line}, d’après ${path}.`);
  const sender = new Sender(destination, (sentence) => progress.say(sentence), interrupted);
  try {
    for await (const batch of batchesOf(file, report.upTo)) {
      if (interrupted.aborted) break;
      const said = batch.numbers.length > 0 ? await sender.send(batch.body) : [];
      await report.add(inOrder(batch, said), batch.upTo);
      progress.show(report.upTo, report.counts);
    }
  } catch (failure) {
    if (!interrupted.aborted) throw failure;
  } finally {
    await report.close();
  }
  return { counts: report.counts, lines: report.upTo.line, finished: report.upTo.byte >= total.bytes };
}

/** The server counts the lines of a request; here each has its number in the file. */
function inOrder({ numbers, tooLong }: Batch, said: readonly ReportedLine[]): readonly ReportedLine[] {
  const sent = said.map((one): ReportedLine => ({ ...one, line: numbers[one.line - 1] as number }));
  return [...sent, ...tooLong.map(refusedHere)].sort((a, b) => a.line - b.line);
}

const refusedHere = (line: number): ReportedLine => ({
  line,
  key: null,
  status: 'refused',
  problems: [{ code: 'line-too-long', message: `La ligne dépasse ${LONGEST_LINE / 1024} Kio : un dossier tient en moins.` }],
});
