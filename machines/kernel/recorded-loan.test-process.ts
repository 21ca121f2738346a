import { expect } from '@jest/globals';
import type { Instant } from '../calendar/index.js';
import { type Loan, loan } from './fixture.test-process.js';
import {
  type Act,
  crossing,
  type Data,
  type Difference,
  defaultSettings,
  difference,
  type Fact,
  follow,
  type Position,
  play,
  RECTIFIED,
  type Step,
  standingOn,
} from './index.js';

/** A loan as it was recorded, for the suites that correct it. */

export const settings = defaultSettings(loan);
export const at = (text: string) => text as Instant;

/** A case as it was recorded, up to an instant. */
export class Case {
  private constructor(
    readonly log: readonly Fact[],
    readonly position: Position<Loan>,
    readonly step: Step | undefined,
    readonly now: Instant = position.clock,
  ) {}

  static of(acts: readonly Act[], until: string): Case {
    const { steps, position } = play(loan, acts, at(until));
    const log = steps.map((step) => {
      if (!step.accepted) throw new Error(`${step.fact.act}: ${step.refusals.map(({ code }) => code)}`);
      return step.fact;
    });
    return new Case(log, position as Position<Loan>, undefined, at(until));
  }

  correction(data: Data, recordedAt = this.now): Fact {
    const seq = this.position.seq + 1;
    const by = { relation: 'library', organisation: 'bibliotheque-1' };
    return { id: `rectified-${seq}`, seq, act: RECTIFIED, occurredAt: recordedAt, recordedAt, by, data };
  }

  shows(data: Data): Difference {
    return difference({ process: loan, settings, log: this.log }, this.correction(data));
  }

  next(fact: Fact): Case {
    const outcome = follow(loan, this.position, fact, settings, this.log);
    if ('refused' in outcome) throw new Error(outcome.refused.map(({ code }) => code).join());
    return new Case([...this.log, fact], outcome.position, outcome.step);
  }

  rectified(data: Data): Case {
    return this.next(this.correction(data));
  }

  /** Time passes, then something is done. */
  afterwards(act: Act, recordedAt: string): Case {
    let here: Case = this;
    for (const { step } of crossing(this.position, at(recordedAt))) here = here.next(step.fact);
    return here.next({ ...act, id: `fact-${here.position.seq + 1}`, seq: here.position.seq + 1, recordedAt: at(recordedAt) });
  }

  refusedCodes(data: Data): readonly string[] {
    const outcome = follow(loan, this.position, this.correction(data), settings, this.log);
    return 'refused' in outcome ? outcome.refused.map(({ code }) => code) : [];
  }
}

export const state = ({ situation, known, closed, reached, deadlines }: Position<Loan>) => ({
  situation,
  known,
  closed,
  reached,
  due: deadlines.map(({ name, due }) => `${name} ${due}`),
});

/** A log that holds corrections replays like any other: whole, step by step, and further on. */
export function replays({ log, position }: Case): void {
  const { steps, position: played } = play(loan, log);
  expect(steps.filter(({ accepted }) => !accepted)).toEqual([]);
  expect(state(played as Position<Loan>)).toEqual(state(position));
  expect(standingOn({ process: loan, settings, log }, position.clock)?.known).toEqual(position.known);
}
