import type { Instant, Moment } from '../../machines/calendar/index.js';
import {
  type AttachmentNote,
  canonical,
  type Data,
  type Deadline,
  type DecidedBy,
  digest,
  type Effect,
  type Fact,
  type Findings,
  type Json,
  type Source,
  type Step,
} from '../../machines/kernel/index.js';
import type { Queryable } from './head.js';

/** The canonical content of one link of the chain: what the fact says, and the state that it led to. */
export interface FactBody {
  readonly id: string;
  readonly seq: number;
  readonly process: string;
  readonly act: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly by: DecidedBy;
  readonly recordedAs?: string;
  /** the account; `calendar` for a deadline */
  readonly recordedBy: string;
  /** the account whose lent role let the recorder act; absent when a role of their own did */
  readonly onBehalfOf?: string;
  readonly data: Data;
  /** what was found in other cases and in sealed fields when it was decided */
  readonly findings?: Findings;
  /** it came in with a case that began on paper */
  readonly imported?: true;
  /** the evidence that came with it */
  readonly attachments?: readonly AttachmentNote[];
  /** the rule that let it happen: text and requirements */
  readonly source: Source;
  readonly stateHash: string;
}

/** One row of the log. */
export interface Recorded {
  readonly body: FactBody;
  readonly situation: string;
  readonly hash: string;
  readonly deadlines: readonly Deadline[];
  readonly effects: readonly Effect[];
}

/** What the first link of a case's chain hangs from. */
export const chainStart = (caseId: string): string => digest({ case: caseId });

/** A link: the one before it and what it says (RFC 8785), hashed together. */
export const linkHash = (previous: string, body: FactBody): string => digest([previous, canonical(body as unknown as Json)]);

export const factOf = ({
  id,
  seq,
  act,
  occurredAt,
  recordedAt,
  by,
  recordedAs,
  data,
  findings,
  imported,
  attachments,
}: FactBody): Fact => ({
  id,
  seq,
  act,
  occurredAt: occurredAt as Moment,
  recordedAt: recordedAt as Instant,
  by,
  recordedAs,
  data,
  ...(findings === undefined ? {} : { findings }),
  ...(imported === undefined ? {} : { imported }),
  ...(attachments === undefined ? {} : { attachments }),
});

/** Steps as links: each hangs from the one before it. */
export function chained(
  previous: string,
  steps: readonly Step[],
  process: string,
  author: (step: Step) => Pick<FactBody, 'recordedBy' | 'onBehalfOf'>,
): readonly Recorded[] {
  let hash = previous;
  return steps.map((step) => {
    const { fact, situation, deadlines, effects, source, stateHash } = step;
    const { id, seq, act, occurredAt, recordedAt, by, recordedAs, data, findings, imported, attachments } = fact;
    const body: FactBody = {
      id,
      seq,
      process,
      act,
      occurredAt,
      recordedAt,
      by,
      recordedAs,
      ...author(step),
      data,
      findings,
      imported,
      attachments,
      source,
      stateHash,
    };
    hash = linkHash(hash, body);
    return { body, situation, hash, deadlines, effects };
  });
}

/**
 * A case's log, in order.
 * @param span what lies after one place, and up to another: whoever read a head without locking it stops where it stood
 */
export async function readLog(
  client: Queryable,
  caseId: string,
  span: { after?: number; upTo?: number } = {},
): Promise<readonly Recorded[]> {
  const { rows } = await client.query<Recorded>({
    name: 'log-read',
    text: `SELECT body, situation, hash, deadlines, effects FROM facts
            WHERE case_id = $1 AND seq > $2 AND seq <= coalesce($3::int, seq) ORDER BY seq`,
    values: [caseId, span.after ?? 0, span.upTo ?? null],
  });
  return rows;
}
