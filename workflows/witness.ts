import { ALARM_RELEASED, type Fact, follow, type Position, type Settings } from '../machines/kernel/index.js';
import { processVersion } from '../machines/registry.js';
import type { Mismatch, News } from './activities.js';

/** One step as the workflow saw it. */
export interface Seen {
  readonly seq: number;
  readonly act: string;
  readonly occurredAt: string;
  readonly situation: string;
}

/**
 * The second witness: plays each fact that the log recorded, by itself, and compares the states.
 * Where they differ the log goes on deciding; what differs is said, and outward effects wait for a person.
 * A release settles every difference before it. If the states still differ then, the log has been found right
 * and this witness has nothing left to compare with: it withdraws from the case.
 */
export class Witness {
  position: Position | undefined;
  /** the last fact seen, whether it could be played or not */
  seq = 0;
  readonly seen: Seen[] = [];
  /** the facts themselves: a correction is followed by telling them anew, as they were when they were first seen here */
  private readonly log: Fact[] = [];
  private releasedAt = 0;
  private withdrawn = false;

  /** Plays what is new. Answers the first difference that nobody has settled, an earlier page's included, if there is one. */
  follow({ process, settings, facts }: News, earlier?: Mismatch): Mismatch | undefined {
    let mismatch = earlier;
    for (const { fact, stateHash } of facts) {
      const why = this.withdrawn ? undefined : this.play(process, settings, fact, stateHash);
      if (fact.act === ALARM_RELEASED) {
        mismatch = undefined;
        this.releasedAt = fact.seq;
        this.withdrawn ||= why !== undefined;
      } else if (why !== undefined) mismatch ??= { seq: fact.seq, why, afterRelease: this.releasedAt };
      this.seq = fact.seq;
      this.log.push(fact);
      this.seen.push({ seq: fact.seq, act: fact.act, occurredAt: fact.occurredAt, situation: this.position?.situation ?? '?' });
    }
    return mismatch;
  }

  /** The log is shorter than what was followed here: it was put back, or cut. */
  cutTo(seq: number): Mismatch {
    return { seq, why: `the log ends at ${seq}, ${this.seq} had been followed`, afterRelease: this.releasedAt };
  }

  /** The head of the log names facts that are not there. */
  lacks(upTo: number): Mismatch {
    return { seq: upTo, why: `the log names ${upTo} facts and holds ${this.seq}`, afterRelease: this.releasedAt };
  }

  private play(key: string, settings: Settings, fact: Fact, stateHash: string): string | undefined {
    const process = processVersion(key);
    // not a mismatch: the task fails and is tried again, until a worker that carries this version takes it
    if (!process) throw new Error(`this worker does not carry ${key}`);
    const outcome = follow(process, this.position, fact, settings, this.log);
    if ('refused' in outcome) return `refused here: ${outcome.refused.map(({ code }) => code).join(', ')}`;
    this.position = outcome.position;
    return outcome.step.stateHash === stateHash
      ? undefined
      : `state ${outcome.step.stateHash.slice(0, 12)} here, ${stateHash.slice(0, 12)} in the log`;
  }
}
