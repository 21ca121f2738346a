import type { Json } from './canonical.js';
import type { Data, FactEvent, Finding } from './fact.js';
import type { Source } from './source.js';

/** Asks another case: « is the framework in force on the order's date? » That case is played up to the act's date, under lock. */
export interface LookupRule<Known> {
  readonly of: 'anotherCase';
  readonly label: string;
  readonly source: Source;
  /** whose decision needs it */
  readonly acts: readonly string[];
  /** the other process, by its id */
  readonly process: string;
  /** the key under which the other case is registered (`market:18 AC 27`), or `case:<id>`; undefined: nothing to ask */
  readonly key: (known: Known, act: FactEvent | undefined) => string | undefined;
  /** which of the other process's `answers` */
  readonly asks: string;
}

/** The values of one person that stand sealed, by field name. */
export type Person = Readonly<Record<string, Json | undefined>>;

/** Judges what stands in sealed fields, so that guards read a verdict and never a name. */
export interface VerdictRule {
  readonly of: 'sealedFields';
  readonly label: string;
  readonly source: Source;
  readonly acts: readonly string[];
  /** @param written the form as it was filled in, names included; @param persons those of the case, by id: `p1` */
  readonly derive: (written: Data, persons: Readonly<Record<string, Person>>) => Json;
}

export type FindingRule<Known> = LookupRule<Known> | VerdictRule;

/** What a case of this process answers when another one asks: it reads only what its own facts establish on that date. */
export type Answer<Known> = (standing: { readonly situation: string; readonly known: Known; readonly closed: boolean }) => Json;

/** Whoever can find: the log's database, or the cases that stand beside a simulation. */
export type Looking = <Known>(rule: FindingRule<Known>, known: Known, act: FactEvent) => Finding | undefined;
