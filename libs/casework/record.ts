import type { PoolClient } from 'pg';
import type { Instant } from '../../machines/calendar/index.js';
import { ALARM_RELEASED, DEADLINE_REACHED, type Position, type Step } from '../../machines/kernel/index.js';
import type { Head } from './head.js';
import { chained, chainStart } from './log.js';
import type { PersonalField } from './personal-fields.js';
import type { Asking } from './relations.js';
import { relationRows, write } from './write.js';

/** A receipt to leave with the decision, for whoever repeats the request. */
export interface ReceiptDue {
  readonly account: string;
  readonly key: string;
  readonly bodyMac: string;
  readonly who: Asking;
}

/** A decision that the kernel accepted, on its way into the log. */
export interface Recording {
  readonly caseId: string;
  /** where the case stood; undefined when it is being opened */
  readonly before: Position | undefined;
  readonly headBefore: Head | undefined;
  readonly now: Instant;
  /** undefined: the calendar alone */
  readonly who?: Asking;
  readonly steps: readonly Step[];
  readonly position: Position;
  readonly fields: readonly PersonalField[];
  readonly opening?: { readonly reference: string; readonly openedBy: string };
  readonly sandboxOffset: number | null;
  readonly receipt?: ReceiptDue;
}

export interface Recorded {
  readonly head: Head;
  readonly position: Position;
  /** how many effects the facts ask for */
  readonly effects: number;
}

/** Hangs the steps on the chain and writes everything, in the caller's transaction. */
export async function record(client: PoolClient, recording: Recording): Promise<Recorded> {
  const { caseId, before, headBefore, now, who, steps, position, fields, opening, sandboxOffset, receipt } = recording;
  const author = (step: Step) => (step.fact.act === DEADLINE_REACHED || !who ? 'calendar' : who.accountId);
  const records = chained(headBefore?.head ?? chainStart(caseId), steps, position.process.key, author);
  const last = records.at(-1);
  if (!last) throw new Error('a decision without a fact');
  const releasesAlarm = steps.some((step) => step.fact.act === ALARM_RELEASED);
  const relationsBefore = before && relationRows(before);
  await write(client, {
    caseId,
    position,
    records,
    now,
    relationsBefore,
    deadlinesBefore: before?.deadlines ?? [],
    personalFields: fields,
    opening,
    sandboxOffset,
    receipt,
    releasesAlarm,
  });
  const head: Head = {
    id: caseId,
    reference: opening?.reference ?? headBefore?.reference ?? '',
    openedBy: opening?.openedBy ?? headBefore?.openedBy ?? '',
    process: position.process.key,
    seq: last.body.seq,
    closed: position.closed,
    head: last.hash,
    settings: position.settings,
    openedAt: headBefore?.openedAt ?? now,
    nextDeadline: position.deadlines[0]?.due ?? null,
    alarm: releasesAlarm ? null : (headBefore?.alarm ?? null),
    followedSeq: headBefore?.followedSeq ?? 0,
    sandboxOffset,
    now,
  };
  return { head, position, effects: steps.reduce((sum, step) => sum + step.effects.length, 0) };
}
