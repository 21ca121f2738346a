import type { Instant, Moment } from '../calendar/index.js';
import type { Json } from './canonical.js';

/** A relation to the case, by its id in the process's `access.ts`: `lead`, `party`, `mediator`… */
export type Relation = string;

/** Who decides a fact: not always who records it. A party without an account decides, a case manager records. */
export interface DecidedBy {
  readonly relation: Relation;
  /** the organisation that stands in this relation; absent for a person who has none here (a party) */
  readonly organisation?: string;
  /** the person of the case, `p1`; absent when an organisation decides */
  readonly person?: string;
  /** how the decision of somebody without an account is known: a code */
  readonly evidence?: string;
}

export type Data = { readonly [field: string]: Json | undefined };

/** A form gives texts; a list of facts to simulate may hold anything. */
export const written = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * What was found elsewhere when an act was decided: in another case's log, or in sealed fields. It is recorded in the
 * act's fact, so that a replay needs nothing from outside, and after an erasure it still says what was found then.
 */
export interface Finding {
  /** null: there was nothing to find */
  readonly answer: Json;
  /** where another case stood when it was asked: its id, the place of its last fact and that link's hash */
  readonly in?: { readonly case: string; readonly seq: number; readonly head: string };
}

export type Findings = Readonly<Record<string, Finding>>;
export const NOTHING_FOUND: Findings = {};

/** What somebody says happened, before it has a place in a log. */
export interface Act {
  readonly act: string;
  /** when it legally happened: an instant, or a day without an hour */
  readonly occurredAt: Moment;
  readonly by: DecidedBy;
  /** the relation under which it was recorded, when that is not who decided */
  readonly recordedAs?: Relation;
  readonly data: Data;
  /** what was found in other cases and in sealed fields when it was decided */
  readonly findings?: Findings;
}

/** An act, or a deadline, in its place in the log. */
export interface Fact extends Act {
  /** UUID */
  readonly id: string;
  /** 1, 2, 3… without a gap */
  readonly seq: number;
  /** when the server learnt it, UTC */
  readonly recordedAt: Instant;
  /** it came in with a case that began on paper: what it would have set going was done there */
  readonly imported?: true;
  /** the evidence that came with it; nothing that decides reads it */
  readonly attachments?: readonly AttachmentNote[];
}

/** A file that stands behind a fact: sealed elsewhere, committed to here. */
export interface AttachmentNote {
  /** UUID */
  readonly id: string;
  /** HMAC of its digest, name and key under a salt that is sealed with them */
  readonly commitment: string;
  /** media type, as recognised by content */
  readonly type: string;
  /** bytes */
  readonly size: number;
}

/** A fact as the machine sees it: its `type` is the act's name. */
export type FactEvent = Fact & { readonly type: string };

/** Acts that the kernel knows in every process. */
export const OPEN = 'open';
export const DEADLINE_REACHED = 'DEADLINE_REACHED';
export const RECTIFIED = 'RECTIFIED';
/** a person releases a case whose two witnesses disagreed */
export const ALARM_RELEASED = 'ALARM_RELEASED';

/** The calendar's own voice: nobody decides that time passes. */
export const CALENDAR: DecidedBy = { relation: 'calendar' };
