import { advance, begin, type Fact, type Position, type Settings } from '../machines/kernel/index.js';
import { processVersion } from '../machines/registry.js';
import type { News, Verdict } from './activities.js';

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
 */
export class Witness {
  position: Position | undefined;
  /** the last fact seen, whether it could be played or not */
  seq = 0;
  readonly seen: Seen[] = [];

  /** Plays what is new. Answers the first difference, if there is one. */
  follow({ process, settings, facts }: News): Verdict['mismatch'] {
    let mismatch: Verdict['mismatch'];
    for (const { fact, stateHash } of facts) {
      const why = this.play(process, settings, fact, stateHash);
      if (why !== undefined) mismatch ??= { seq: fact.seq, why };
      this.seq = fact.seq;
      this.seen.push({ seq: fact.seq, act: fact.act, occurredAt: fact.occurredAt, situation: this.position?.situation ?? '?' });
    }
    return mismatch;
  }

  private play(key: string, settings: Settings, fact: Fact, stateHash: string): string | undefined {
    const process = processVersion(key);
    // not a mismatch: the task fails and is tried again, until a worker that carries this version takes it
    if (!process) throw new Error(`this worker does not carry ${key}`);
    if (fact.seq !== this.seq + 1) return `the log skips from ${this.seq} to ${fact.seq}`;
    if (fact.seq > 1 && !this.position) return 'nothing to play it on: an earlier fact was refused here';
    const outcome = this.position ? advance(this.position, fact) : begin(process, fact, settings);
    if ('refused' in outcome) return `refused here: ${outcome.refused.map(({ code }) => code).join(', ')}`;
    this.position = outcome.position;
    return outcome.step.stateHash === stateHash
      ? undefined
      : `state ${outcome.step.stateHash.slice(0, 12)} here, ${stateHash.slice(0, 12)} in the log`;
  }
}
