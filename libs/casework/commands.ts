import type { PoolClient } from 'pg';
import type { AttachmentNote, Position, Process } from '../../machines/kernel/index.js';
import type { Head } from './head.js';
import type { Asking } from './relations.js';
import type { Stated } from './statement.js';

/** What every request that writes carries. */
interface Request {
  readonly who: Asking;
  /** `Idempotency-Key` */
  readonly key?: string;
  /** the form, as it came */
  readonly data: unknown;
  /** the legal date, as it came: `2019-10-07`, an instant, or a local time of Paris */
  readonly occurredAt?: string;
  /** files that go with it */
  readonly evidence?: Evidence;
}

/** Files that somebody sent before, on their way into a case. */
export interface Evidence {
  /** as they were asked for: the same request again names the same */
  readonly ids: readonly string[];
  /**
   * Holds them until the decision is made, and seals what is known of them for the case. Writes nothing: an act that is refused
   * leaves them as they were. Throws ProblemError 400 `form` that names `attachments`, 503.
   */
  take(client: PoolClient, into: Into): Promise<Taken>;
}

/** Where a file goes. */
export interface Into {
  readonly caseId: string;
  readonly process: Process;
  readonly act: string;
  /** whom the act is about, by their id in the case; `case` when nobody in particular */
  readonly person: string;
}

export interface Taken {
  /** what the fact says of them */
  readonly notes: readonly AttachmentNote[];
  /** writes them beside the fact, in the deciding transaction */
  keep(client: PoolClient, seq: number): Promise<void>;
  /** once it is on disk */
  kept(): void;
}

export interface OpenRequest extends Request {
  readonly process: Process;
  /** delays other than the defaults, as ISO 8601 periods */
  readonly settings?: unknown;
  /** opens a sandbox case whose clock shows this instant; refused in production */
  readonly sandbox?: { readonly now?: string };
}

export interface ActRequest extends Request {
  readonly caseId: string;
  readonly act: string;
  /** who decides, when it is not the caller */
  readonly by?: { readonly relation?: string; readonly person?: string; readonly organisation?: string; readonly evidence?: string };
  /** `If-Match`: the seq of the page on which the person decided */
  readonly ifMatch?: number;
  /** who somebody without an account says they are: sealed with the act */
  readonly statement?: Stated;
  /** written in the deciding transaction once the act is accepted; what it throws undoes the decision */
  readonly alongside?: (client: PoolClient, seq: number) => Promise<void>;
}

/** What a decision left behind. */
export interface Decided {
  readonly head: Head;
  readonly position: Position;
  /** true when the same request had been answered before */
  readonly repeated: boolean;
}

/** How a decision made for somebody without an account is known. */
export const EVIDENCE = {
  SIGNED_LETTER: 'Lettre signée',
  EMAIL: 'Courrier électronique de la personne',
  SIGNED_FORM: 'Formulaire signé',
  ORAL_STATEMENT: 'Déclaration orale',
} as const;

/** The same for what comes in with a case that began on paper, and only there. */
export const IMPORTED_RECORD = 'IMPORTED_RECORD';
export const EVIDENCE_ON_PAPER = { ...EVIDENCE, [IMPORTED_RECORD]: 'Dossier papier repris' } as const;
