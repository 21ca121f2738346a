import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { LegalDate } from '../calendar/index.js';
import type { Access } from './access.js';
import type { Json } from './canonical.js';
import type { DeadlineRule } from './deadline.js';
import type { Data, FactEvent, Findings } from './fact.js';
import type { Answer, FindingRule } from './finding.js';
import type { FormClass, FormRule } from './form.js';
import type { Letter } from './letter.js';
import type { PlainWords } from './plain-words.js';
import type { Refusal } from './refusal.js';
import type { Source } from './source.js';

/**
 * Why an act is not possible, or nothing. It reads what the facts establish and, where one is being tried, the act.
 * `act` is undefined when somebody asks what they could do before they fill in a form.
 * `findings` holds what was found in other cases and in sealed fields, where it was looked for.
 */
export type Guard<Known> = (known: Known, act: FactEvent | undefined, findings: Findings) => readonly Refusal[];

/** A guard that judges what is written in the form: before it is filled in there is nothing to refuse. */
export function onceFilledIn<Known>(guard: (known: Known, act: FactEvent, findings: Findings) => readonly Refusal[]): Guard<Known> {
  return (known, act, findings) => (act === undefined ? [] : guard(known, act, findings));
}

/** What stands beside a situation in the machine. */
export interface SituationMeta {
  /** French: « Accord de l’employeur attendu » */
  readonly label: string;
  readonly source: Source;
  /** relations that hold the case up; empty at its end */
  readonly waitsFor: readonly string[];
}
export const situation = (label: string, source: Source, ...waitsFor: string[]): SituationMeta => ({ label, source, waitsFor });

/** What stands beside a transition. */
export interface TransitionMeta {
  readonly source: Source;
}
export const because = (source: Source): TransitionMeta => ({ source });

/** A delay that no text fixes, and its default. */
export interface SettingRule {
  readonly label: string;
  readonly default: readonly string[];
  readonly source: Source;
}

export interface DocumentRule<Known> {
  /** French title */
  readonly title: string;
  readonly source: Source;
  /** a series of numbers this document takes its own from: `BC` -> `BC-2026-0001` */
  readonly series?: string;
  /** codes, dates and organisation ids; never a personal value */
  readonly content: (known: Known, fact: FactEvent) => { readonly [field: string]: Json | undefined };
  /** how it reads on paper: every version there has been, the newest last; none, and it is a row without a PDF */
  readonly letters?: readonly Letter[];
}

/** A mention that stands on a case for as long as something is so: a duty still open, a conflict of interest. */
export interface FlagRule<Known> {
  readonly label: string;
  readonly source: Source;
  readonly raised: (known: Known) => boolean;
}

/** How a person reads something that the facts establish, where no field of a form is called like it. */
export interface ShownRule {
  readonly label: string;
  /** it holds the codes of this field */
  readonly codesOf?: string;
  /** what of it is shown, or of each of its items, and the words before each value: `{ at: 'reçu le' }`; a flag shows as its words alone */
  readonly of?: Readonly<Record<string, string>>;
}

/**
 * A usual way to open a case: what its form says at first, from the text it comes from. It decides nothing: whoever opens may say
 * otherwise, and what they said stands in the fact. Its id is the code that the form's field `template` keeps.
 */
export interface OpeningTemplate {
  readonly id: string;
  readonly label: string;
  /** the day of the text it was drawn from */
  readonly from: LegalDate;
  readonly source: Source;
  /** French: when one takes it, in one sentence */
  readonly explains: string;
  /** codes and numbers, by field of the opening's form; what only the case knows is left out */
  readonly data: Data;
}

/** What a process folder hands to the kernel. */
export interface ProcessParts<Known> {
  /** `mediation-referral` */
  readonly id: string;
  /** the month of the text in force: `2019-06` */
  readonly version: string;
  readonly label: string;
  /** in addresses: `mediation-referrals` */
  readonly plural: string;
  /** the Temporal workflow type: `mediationReferral` */
  readonly workflowType: string;
  /** of case references: `MED` -> `MED-2026-00001` */
  readonly series: string;
  /** the text it carries out */
  readonly source: Source;
  readonly machine: AnyStateMachine;
  readonly guards: Readonly<Record<string, Guard<Known>>>;
  /** act -> form; `open` is the first */
  readonly forms: Readonly<Record<string, FormClass>>;
  readonly deadlines: readonly DeadlineRule<Known>[];
  readonly access: Access<Known>;
  readonly documents: Readonly<Record<string, DocumentRule<Known>>>;
  readonly settings: Readonly<Record<string, SettingRule>>;
  /** guards of the opening, by name; they read what the opening itself establishes */
  readonly opens?: readonly string[];
  /** usual openings, outside its definition too */
  readonly templates?: readonly OpeningTemplate[];
  /** what explains it to people, outside its definition */
  readonly inPlainWords?: PlainWords;
  /** member of what is known -> how it is shown */
  readonly shows?: Readonly<Record<string, ShownRule>>;
  /** what people are warned of while it is so, beside the situation; it decides nothing */
  readonly flags?: Readonly<Record<string, FlagRule<Known>>>;
  /** what is looked for in other cases and in sealed fields, and for which acts */
  readonly findings?: Readonly<Record<string, FindingRule<Known>>>;
  /** what its cases answer to others that ask */
  readonly answers?: Readonly<Record<string, Answer<Known>>>;
  /** under what its cases are found by others: `market:18 AC 27`; no two open cases hold the same */
  readonly keys?: (known: Known) => readonly string[];
}

/** One way out of a situation. */
export interface Way {
  readonly act: string;
  /** situation it leads to; itself when it stays */
  readonly target: string;
  readonly guards: readonly string[];
  readonly source: Source;
}

export interface Situation extends SituationMeta {
  readonly id: string;
  readonly final: boolean;
  readonly ways: readonly Way[];
  /** guarded passages taken at once, without an act */
  readonly passages: readonly Way[];
}

export interface Process<Known = unknown> extends ProcessParts<Known> {
  /** `mediation-referral@2019-06` */
  readonly key: string;
  /** digest of everything in it that is data, so that a changed rule under the same version is noticed: see `definition.ts` */
  readonly definition: string;
  readonly situations: Readonly<Record<string, Situation>>;
  readonly formRules: Readonly<Record<string, FormRule>>;
  readonly begin: (fact: FactEvent) => Moved;
  readonly move: (snapshot: AnyMachineSnapshot, fact: FactEvent) => Moved | undefined;
}

/** What the machine answers: where it stands, and the effects it asks for. */
export interface Moved {
  readonly snapshot: AnyMachineSnapshot;
  readonly effects: readonly { readonly type: string; readonly params: Json }[];
}
