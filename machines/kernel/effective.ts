import { type Instant, startOf } from '../calendar/index.js';
import { type Corrected, type Correction, inForce, readCorrection } from './correction.js';
import { DEADLINE_REACHED, type Fact, type Findings, RECTIFIED } from './fact.js';

/** A fact as it stands once corrections are read, and when the case is to have learnt it. */
export interface Standing {
  readonly fact: Fact;
  /** the deadlines that were due by then come before it */
  readonly learnt: Instant;
  /** its date is the correction's: a term that ends after that date comes after it, whenever it was learnt */
  readonly redated: boolean;
}

/**
 * The acts of a log as they stand once corrections are read: one log, one chain, and a correction is a fact like any other.
 * `RECTIFIED { replaces, by }` puts another act in the place of one that stands earlier in the log, `by: null` takes it out,
 * `{ inserts, after }` adds one that was learnt late, `setAside` gives up those that the corrected case would refuse.
 * Everything else of a fact stays as it was recorded: its id, its place, when it was learnt. The last word on a place holds.
 *
 * Deadlines are left out: a corrected date may move them, so whoever plays the list puts them in anew.
 * Throws RangeError for a log whose corrections can't be read.
 */
export function effective(log: readonly Fact[]): readonly Standing[] {
  const read = new Map(log.filter(({ act }) => act === RECTIFIED).map((fact) => [fact.seq, readCorrection(fact, log)]));
  const corrections = inForce([...read.values()]);
  const words = new Map<number, Correction>();
  const given = new Set<number>();
  const found = new Map<number, Findings>();
  for (const correction of corrections) {
    const { replaces, setAside, findings } = correction;
    if (replaces !== null) {
      words.set(replaces, correction);
      given.delete(replaces);
    }
    for (const seq of setAside) given.add(seq);
    for (const [seq, finding] of Object.entries(findings)) found.set(Number(seq), { ...found.get(Number(seq)), ...finding });
  }
  const standing = log.flatMap((fact): Placed[] => {
    const written = asWritten(fact, read.get(fact.seq));
    const word = words.get(fact.seq);
    if (!written || given.has(fact.seq) || word?.by === null) return [];
    return [withFindings(word?.by ? corrected(written, word.by, word.recordedAt) : written, found.get(fact.seq))];
  });
  return standing.sort((a, b) => a.after - b.after || a.fact.seq - b.fact.seq);
}

interface Placed extends Standing {
  /** the place after which, or at which, it stands */
  readonly after: number;
  /** it came late, with a date of its own: what fell due in between comes after it */
  readonly late: boolean;
}

/** An act of the log, or the one that a correction brought in; deadlines and other corrections are none. */
function asWritten(fact: Fact, correction: Correction | undefined): Placed | undefined {
  if (fact.act === DEADLINE_REACHED) return undefined;
  if (!correction) {
    const late = fact.imported === true;
    return { fact, learnt: late ? startOf(fact.occurredAt) : fact.recordedAt, redated: false, after: fact.seq, late };
  }
  const { inserts, after = fact.seq } = correction;
  if (!inserts) return undefined;
  const { id, seq, recordedAt } = fact;
  return { fact: { ...inserts, id, seq, recordedAt }, learnt: startOf(inserts.occurredAt), redated: true, after, late: true };
}

function corrected(written: Placed, by: Corrected, correctedAt: Instant): Placed {
  const { fact, late } = written;
  const stands: Fact = { ...fact, occurredAt: by.occurredAt ?? fact.occurredAt, by: by.by ?? fact.by, data: by.data ?? fact.data };
  const [was, is] = [startOf(fact.occurredAt), startOf(stands.occurredAt)];
  // what happened after somebody had written it down was learnt with its correction
  const recordedAt = is > fact.recordedAt ? correctedAt : fact.recordedAt;
  return {
    ...written,
    fact: { ...stands, recordedAt },
    learnt: late || is > fact.recordedAt ? is : written.learnt,
    redated: written.redated || is !== was,
  };
}

const withFindings = (placed: Placed, found: Findings | undefined): Placed =>
  found === undefined ? placed : { ...placed, fact: { ...placed.fact, findings: { ...placed.fact.findings, ...found } } };
