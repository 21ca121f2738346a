import type { Data, Difference } from '../../machines/kernel/index.js';
import type { Decided } from '../casework/index.js';
import type { Reason } from './reasons.js';

/** What somebody asks for, as it came. */
export interface Wanted {
  /** the place to correct */
  readonly replaces?: unknown;
  /** a fact that was learnt late, instead */
  readonly insert?: { readonly act?: string; readonly occurredAt?: string; readonly by?: By; readonly data?: unknown };
  readonly occurredAt?: string;
  readonly by?: By;
  /** the whole form, as it should have been filled in */
  readonly data?: unknown;
  /** takes the fact out */
  readonly remove?: unknown;
  readonly reason?: string;
}

export interface By {
  readonly relation?: string;
  readonly person?: string;
  readonly evidence?: string;
}

export const STATES = ['open', 'approved', 'rejected', 'withdrawn', 'stale'] as const;
export type State = (typeof STATES)[number];

/** A correction that waits for a second person, or what became of it. */
export interface Proposal {
  readonly id: string;
  readonly caseId: string;
  /** where the log stood when it was made */
  readonly seq: number;
  readonly replaces: number | null;
  /** what its `RECTIFIED` will say; sealed references only */
  readonly correction: Data;
  readonly reason: Reason;
  readonly proposer: string;
  readonly organisation: string;
  readonly relation: string;
  readonly madeAt: string;
  readonly state: State;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly setAside: readonly number[];
  readonly recordedSeq: number | null;
  /** as it was shown to the proposer */
  readonly difference: Difference;
}

/** A proposal after a request; `repeated`: it had been made before, under the same key. */
export interface Settled {
  readonly proposed: Proposal;
  readonly repeated: boolean;
}

/** What became of a request: recorded at once, waiting for a second person, or only shown. */
export type Answered = { readonly applied: Decided } | Settled | { readonly shown: Difference; readonly atOnce: boolean };
