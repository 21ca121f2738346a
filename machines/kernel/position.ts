import type { AnyMachineSnapshot } from 'xstate';
import type { Instant } from '../calendar/index.js';
import type { Json } from './canonical.js';
import type { Anchor, Deadline, Reached, Settings } from './deadline.js';
import type { Fact } from './fact.js';
import type { Process } from './process.js';
import type { Refusal } from './refusal.js';
import type { Source } from './source.js';

/** Where a case stands after some facts. Immutable; made only by `begin` and `advance`. */
export interface Position<Known = unknown> {
  readonly process: Process<Known>;
  readonly settings: Settings;
  readonly snapshot: AnyMachineSnapshot;
  readonly situation: string;
  readonly known: Known;
  readonly closed: boolean;
  readonly seq: number;
  /** `recordedAt` of the last fact */
  readonly clock: Instant;
  /** `recordedAt` of the first fact: since when Saisine knows of the case */
  readonly openedAt: Instant;
  readonly lastMovement: Anchor;
  /** the fact with which the present situation began */
  readonly entered: Anchor;
  /** the situations it has left behind, in their order */
  readonly passed: readonly string[];
  readonly reached: Reached;
  /** the last deadline that moved the case by itself, if one did */
  readonly lastTransition: Instant | undefined;
  /** what runs now, in the order in which it falls due */
  readonly deadlines: readonly Deadline[];
}

/** Something the world is asked to do. Its id is its fact's id and the digest of its content. */
export interface Effect {
  readonly id: string;
  readonly type: string;
  readonly content: Json;
}

/** One accepted fact and what it changed. */
export interface Step {
  readonly accepted: true;
  readonly fact: Fact;
  readonly before: string | undefined;
  readonly situation: string;
  readonly closed: boolean;
  readonly deadlines: readonly Deadline[];
  readonly effects: readonly Effect[];
  /** digest of our projection of the state, never of XState's own snapshot format; reckoned when first asked for */
  readonly stateHash: string;
  /** the rule that let it happen */
  readonly source: Source;
}

export type Advance<Known> = { readonly position: Position<Known>; readonly step: Step } | { readonly refused: readonly Refusal[] };
