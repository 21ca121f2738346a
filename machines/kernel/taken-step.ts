import { digest, type Json } from './canonical.js';
import type { Deadline } from './deadline.js';
import type { Fact } from './fact.js';
import type { Effect, Position, Step } from './position.js';
import type { Source } from './source.js';

/** What the hash covers. */
function projection(position: Position): Json {
  return {
    process: position.process.key,
    situation: position.situation,
    known: position.known as Json,
    closed: position.closed,
    reached: position.reached,
    deadlines: position.deadlines.map(({ name, due }) => ({ name, due })),
  };
}

/** A step whose hash is only reckoned where somebody needs it: a replay of a long log asks for one in every step, a decision for one. */
export class TakenStep implements Step {
  readonly accepted = true;
  readonly situation: string;
  readonly closed: boolean;
  readonly deadlines: readonly Deadline[];
  #hash: string | undefined;
  readonly #position: Position;

  constructor(
    position: Position,
    readonly fact: Fact,
    readonly before: string | undefined,
    readonly effects: readonly Effect[],
    readonly source: Source,
  ) {
    this.situation = position.situation;
    this.closed = position.closed;
    this.deadlines = position.deadlines;
    this.#position = position;
  }

  get stateHash(): string {
    this.#hash ??= digest(projection(this.#position));
    return this.#hash;
  }
}
