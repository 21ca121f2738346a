import type { PoolClient } from 'pg';
import type { Instant } from '../../machines/calendar/index.js';
import { ALARM_RELEASED, DEADLINE_REACHED, type Position, RECTIFIED, type Relation, type Step } from '../../machines/kernel/index.js';
import type { ClearField, Vault } from '../vault/index.js';
import type { Head } from './head.js';
import { chained, chainStart } from './log.js';
import { movesOf } from './moved.js';
import { type Asking, onBehalfOf } from './relations.js';
import { keyRows, relationRows, write } from './write.js';

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
  /** sealed before they are written */
  readonly fields: readonly ClearField[];
  readonly opening?: { readonly reference: string; readonly openedBy: string };
  readonly sandboxOffset: number | null;
  readonly receipt?: ReceiptDue;
  /** a case that began on paper: the relation in which all of it is recorded, whoever decided it */
  readonly importedAs?: Relation;
}

export interface Recorded {
  readonly head: Head;
  readonly position: Position;
  /** how many effects the facts ask for; a correction counts as one: its workflow hears of it at once */
  readonly effects: number;
  /** one of many that came in together: its workflow is told when others leave room */
  readonly unhurried?: boolean;
}

/** Hangs the steps on the chain and writes everything, in the caller's transaction. */
export async function record(client: PoolClient, vault: Vault, recording: Recording): Promise<Recorded> {
  const { caseId, before, headBefore, now, who, steps, position, fields, opening, sandboxOffset, receipt, importedAs } = recording;
  const author = ({ fact: { act, by, recordedAs } }: Step) =>
    act === DEADLINE_REACHED || !who
      ? { recordedBy: 'calendar' }
      : { recordedBy: who.accountId, onBehalfOf: onBehalfOf(position.process, importedAs ?? recordedAs ?? by.relation, who) };
  const records = chained(headBefore?.head ?? chainStart(caseId), steps, position.process.key, author);
  const last = records.at(-1);
  if (!last) throw new Error('a decision without a fact');
  const releasesAlarm = steps.some((step) => step.fact.act === ALARM_RELEASED);
  const relationsBefore = before && relationRows(before);
  const keysBefore = before && keyRows(before);
  await write(client, {
    caseId,
    position,
    records,
    now,
    relationsBefore,
    keysBefore,
    deadlinesBefore: before?.deadlines ?? [],
    moves: movesOf(before?.deadlines ?? [], steps),
    personalFields: await vault.seal(caseId, fields),
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
  // a correction may move a deadline for which a timer waits already, or open an ended case again
  const urgent = steps.filter((step) => step.fact.act === RECTIFIED).length;
  const effects = steps.reduce((sum, step) => sum + step.effects.length, urgent);
  return { head, position, effects, unhurried: importedAs !== undefined };
}
