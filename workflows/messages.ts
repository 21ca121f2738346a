import { defineSearchAttributeKey } from '@temporalio/common';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { ActAnswer, ActUpdate } from './activities.js';

/** How one speaks to a case's workflow. */

/** the log has reached this place */
export const decided = defineSignal<[seq: number]>('decided');
/** a sandbox case's clock was moved on */
export const clockMoved = defineSignal('clockMoved');
/** an act, through the same deciding transaction as HTTP */
export const act = defineUpdate<ActAnswer, [ActUpdate]>('act');

export interface SituationAnswer {
  readonly reference: string;
  readonly process: string;
  readonly situation: string;
  readonly label: string;
  readonly seq: number;
  readonly closed: boolean;
  readonly alarm: string | null;
  readonly waitsFor: readonly string[];
}
export const situation = defineQuery<SituationAnswer | null>('situation');
export const timeline =
  defineQuery<readonly { readonly seq: number; readonly act: string; readonly occurredAt: string; readonly situation: string }[]>(
    'timeline',
  );
export const nextDeadline = defineQuery<{ readonly name: string; readonly label: string; readonly due: string } | null>('nextDeadline');

/** Search attributes: codes only, they are never encrypted. */
export const SEARCH = {
  process: defineSearchAttributeKey('SaisineProcess', 'KEYWORD'),
  version: defineSearchAttributeKey('SaisineVersion', 'KEYWORD'),
  situation: defineSearchAttributeKey('SaisineSituation', 'KEYWORD'),
  nextDeadline: defineSearchAttributeKey('SaisineNextDeadline', 'DATETIME'),
  followedSeq: defineSearchAttributeKey('SaisineFollowedSeq', 'INT'),
  alarm: defineSearchAttributeKey('SaisineAlarm', 'KEYWORD'),
} as const;
