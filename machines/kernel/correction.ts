import { type Instant, startOf } from '../calendar/index.js';
import type { Json } from './canonical.js';
import { type Act, ALARM_RELEASED, type Data, DEADLINE_REACHED, type Fact, type Finding, type Findings, OPEN, RECTIFIED } from './fact.js';

import { notFromText } from './source.js';

export const RECTIFICATION_SOURCE = notFromText('Règle de Saisine : une correction est un fait, proposé, montré, puis approuvé', 'A-94');

/** What stands in the place of an act: its date, who decided it, what it said. What is left out stays as it was. */
export type Corrected = Partial<Pick<Act, 'occurredAt' | 'by' | 'data'>>;

/** A `RECTIFIED`, read. */
export interface Correction {
  /** its own place, and when it was recorded */
  readonly seq: number;
  readonly recordedAt: Instant;
  /** the place that it corrects; null where it brings an act in */
  readonly replaces: number | null;
  /** null: what stands there is taken out */
  readonly by: Corrected | null;
  /** an act that was learnt late, and after which place it stands */
  readonly inserts: Act | undefined;
  readonly after: number | undefined;
  /** the places that the corrected case would refuse, and that were given up knowingly */
  readonly setAside: readonly number[];
  /** what was found anew in other cases and in sealed fields, by the place of the fact that needs it */
  readonly findings: Readonly<Record<number, Findings>>;
}

/** As `findings` of a `RECTIFIED` has it: `4.framework`. */
export const findingKey = (seq: number, name: string): string => `${seq}.${name}`;

/** Throws RangeError for one that corrects what can't be corrected, or can't be read at all. */
export function readCorrection(fact: Fact, log: readonly Fact[]): Correction {
  const { replaces = null, by = null, inserts = null, after = null, setAside = [] } = fact.data;
  const fail = (why: string) => new RangeError(`fact ${fact.seq}: ${why}`);
  const earlier = (seq: Json) => log.find((one) => one.seq === seq && one.seq < fact.seq);
  const isPlain = (value: Json) => typeof value === 'object' && value !== null && !Array.isArray(value);
  if ((replaces === null) === (inserts === null)) throw fail('it either replaces or inserts');
  if (replaces !== null) {
    const original = earlier(replaces);
    if (!original || !isCorrectable(original)) throw fail(`${String(replaces)} can't be corrected`);
    if (by !== null && !isPlain(by)) throw fail('« by » is an act or null');
    if (by === null && original.act === OPEN) throw fail('a case keeps its opening');
  } else if (!isPlain(inserts) || by !== null || !earlier(after)) throw fail('what it inserts stands after a fact');
  const dated = (by as Corrected | null)?.occurredAt ?? (inserts as Act | null)?.occurredAt;
  if (dated !== undefined && startOf(dated) > fact.recordedAt) throw fail('nothing is dated later than it was written down');
  if (!Array.isArray(setAside)) throw fail('« setAside » is a list');
  for (const seq of setAside) {
    const given = earlier(seq as Json);
    if (!given || !isCorrectable(given) || given.act === OPEN) throw fail(`${String(seq)} can't be set aside`);
  }
  return {
    seq: fact.seq,
    recordedAt: fact.recordedAt,
    replaces: replaces as number | null,
    by: by as Corrected | null,
    inserts: (inserts ?? undefined) as Act | undefined,
    after: (after ?? undefined) as number | undefined,
    setAside: setAside as readonly number[],
    findings: readFindings(fact.findings),
  };
}

/** An act of somebody, or one that a correction brought in. Time that passes, releases and other corrections are none. */
export function isCorrectable({ act, data }: { readonly act: string; readonly data: Data }): boolean {
  if (act === RECTIFIED) return (data.inserts ?? null) !== null;
  return act !== DEADLINE_REACHED && act !== ALARM_RELEASED;
}

/** The last correction of each place, in the order of the log; what a correction brought in stays until it is corrected itself. */
export function inForce(corrections: readonly Correction[]): readonly Correction[] {
  return corrections.filter(
    ({ replaces }, index) => replaces === null || !corrections.slice(index + 1).some((later) => later.replaces === replaces),
  );
}

function readFindings(findings: Findings = {}): Readonly<Record<number, Findings>> {
  const read: Record<number, Record<string, Finding>> = {};
  for (const [key, finding] of Object.entries(findings)) {
    const [, seq, name] = /^(\d+)\.(.+)$/s.exec(key) ?? [];
    if (seq !== undefined && name !== undefined) read[Number(seq)] = { ...read[Number(seq)], [name]: finding };
  }
  return read;
}
