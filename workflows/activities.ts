import type { Deadline, Effect, Fact, Settings } from '../machines/kernel/index.js';

/** What the workflow asks of the world. Types only: the worker implements them in apps/worker/activities/. */

/** What the log holds beyond a place, and what is still to be done. */
export interface News {
  /** `mediation-referral@2019-06` */
  readonly process: string;
  readonly reference: string;
  readonly settings: Settings;
  /** the place of the last fact */
  readonly seq: number;
  /** the log's clock, UTC: a sandbox case has its own */
  readonly now: string;
  /** what follows, in order; a long log comes in several pages */
  readonly facts: readonly { readonly fact: Fact; readonly stateHash: string }[];
  /** as recorded with the last fact, never recomputed here */
  readonly deadlines: readonly Deadline[];
  readonly closed: boolean;
  /** asked for and not yet carried out */
  readonly effects: readonly Pick<Effect, 'id' | 'type'>[];
  readonly alarm: string | null;
}

/** Where the second witness came to something else than the log. */
export interface Mismatch {
  readonly seq: number;
  readonly why: string;
  /** the last release before it, 0 when there was none: a new difference after a release is told anew */
  readonly afterRelease: number;
}

export interface Verdict {
  readonly caseId: string;
  /** up to here the workflow has played the facts itself */
  readonly seq: number;
  /** undefined: every state was the recorded one */
  readonly mismatch?: Mismatch;
}

/** An act that comes in through Temporal instead of HTTP. Codes only: nothing personal may travel here. */
export interface ActUpdate {
  /** the `sub` of the account that decides, as in its tokens */
  readonly account: string;
  readonly organisation?: string;
  readonly act: string;
  readonly occurredAt?: string;
  readonly by?: { readonly relation?: string; readonly person?: string; readonly evidence?: string };
  readonly data: Readonly<Record<string, unknown>>;
  readonly key?: string;
  readonly ifMatch?: number;
}

export interface ActAnswer {
  readonly seq: number;
  readonly situation: string;
  readonly closed: boolean;
}

export interface CaseActivities {
  factsSince(request: { readonly caseId: string; readonly after: number }): Promise<News>;
  witness(verdict: Verdict): Promise<void>;
  recordDeadline(request: { readonly caseId: string; readonly firedAt: string }): Promise<{ readonly seq: number }>;
  decide(request: { readonly caseId: string; readonly update: ActUpdate }): Promise<ActAnswer>;
}

/** One activity an effect type; each is given the effect's id and reads the rest from the log's database. */
export interface EffectActivities {
  notify(effect: { readonly id: string }): Promise<void>;
  draftDocument(effect: { readonly id: string }): Promise<void>;
  /** tells every case that rests on this one, in batches; it may take long, and goes on where it was interrupted */
  tellDependants(effect: { readonly id: string }): Promise<void>;
}

export interface ReconcileActivities {
  /** signals what the workflows have not followed; answers how many */
  reconcile(): Promise<number>;
}

/** `notTaken`: the server did not take this mail; `serverAway`: nor would it take another one now. */
export type MailOutcome = 'sent' | 'notTaken' | 'serverAway' | 'nothing';

export interface MailActivities {
  /** works out whom unread notices concern and who else must know, and composes the mails that are due */
  composeMail(): Promise<void>;
  /** how many mails are to be sent now */
  mailsDue(): Promise<number>;
  /** sends the mail that has been due longest */
  sendNextMail(): Promise<MailOutcome>;
}
