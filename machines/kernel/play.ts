import { type Instant, startOf } from '../calendar/index.js';
import { advance, begin, defaultSettings } from './advance.js';
import { crossing, later, nextDue } from './crossing.js';
import type { Settings } from './deadline.js';
import { type Act, DEADLINE_REACHED, type Fact, RECTIFIED } from './fact.js';
import type { Looking } from './finding.js';
import { findingsOf } from './look.js';
import type { Advance, Position, Step } from './position.js';
import type { Process } from './process.js';
import { rectify } from './rectify.js';
import { type Refusal, refusal } from './refusal.js';

/** An act that was refused, in its place: the rest of the list goes on without it. */
export interface Refused {
  readonly accepted: false;
  readonly fact: Act;
  readonly refusals: readonly Refusal[];
}

export interface Timeline<Known = unknown> {
  readonly steps: readonly (Step | Refused)[];
  /** undefined when not even the opening was accepted */
  readonly position: Position<Known> | undefined;
}

const isRecorded = (fact: Act | Fact): fact is Fact => 'seq' in fact && fact.seq > 0;

/**
 * Plays a case: an ordered list of dated facts read by a pure machine. No clock, no input or output, no chance.
 *
 * Of acts (nobody has given them a place yet) it makes the facts, and inserts every deadline that falls due in between.
 * Of a log (facts with `seq`) it inserts nothing: it checks that each deadline stands where it must.
 *
 * @param until deadlines due up to this instant, UTC, are inserted after the last act; undefined: none
 * @param looking finds for acts what stands in other cases and in sealed fields; a log carries what was found with its facts
 */
export function play<Known>(
  process: Process<Known>,
  facts: readonly (Act | Fact)[],
  until?: Instant,
  settings: Settings = defaultSettings(process),
  looking?: Looking,
): Timeline<Known> {
  return playOn({ process, settings, position: undefined, looking }, facts, until);
}

/**
 * What happens from here when nothing more is done, or when these acts are.
 * @param until UTC; what comes later is left out
 */
export function forecast<Known>(
  position: Position<Known>,
  until: Instant,
  whatIf: readonly Act[] = [],
  looking?: Looking,
): Timeline<Known> {
  return playOn({ process: position.process, settings: position.settings, position, looking }, whatIf, until);
}

interface Start<Known> {
  readonly process: Process<Known>;
  readonly settings: Settings;
  readonly position: Position<Known> | undefined;
  readonly looking: Looking | undefined;
}

function playOn<Known>(
  { process, settings, position: start, looking }: Start<Known>,
  facts: readonly (Act | Fact)[],
  until: Instant | undefined,
): Timeline<Known> {
  const steps: (Step | Refused)[] = [];
  let position = start;
  const cross = (instant: Instant) => {
    for (const crossed of position ? crossing(position, instant) : []) {
      position = crossed.position;
      steps.push(crossed.step);
    }
  };
  const take = (outcome: Advance<Known>, said: Act) => {
    if ('refused' in outcome) steps.push({ accepted: false, fact: said, refusals: outcome.refused });
    else {
      position = outcome.position;
      steps.push(outcome.step);
    }
  };
  const log: Fact[] = [];
  for (const fact of facts) {
    if (isRecorded(fact)) {
      take(follow(process, position, fact, settings, log), fact);
      log.push(fact);
    } else {
      const clock = later(startOf(fact.occurredAt), position?.clock);
      cross(clock);
      const next = withFindings(process, position, placed(fact, (position?.seq ?? 0) + 1, clock), looking);
      take(position ? advance(position, next) : begin(process, next, settings), fact);
    }
  }
  if (until !== undefined) cross(until);
  return { steps, position };
}

/**
 * One recorded fact more: it must stand in its place, after every deadline that was due when it was recorded,
 * and be possible there. What `play` does for each fact of a log; the audit and the second witness take it step by step.
 * @param log the facts before it: a correction is followed by telling them anew
 */
export function follow<Known>(
  process: Process<Known>,
  position: Position<Known> | undefined,
  fact: Fact,
  settings: Settings,
  log: readonly Fact[],
): Advance<Known> {
  if (!position) return fact.seq === 1 ? begin(process, fact, settings) : { refused: [gap(process, 0, fact.seq)] };
  const flaw = flawBefore(position, fact);
  if (flaw) return { refused: [flaw] };
  return fact.act === RECTIFIED ? rectify(position, fact, settings, log) : advance(position, fact);
}

/** In a log, no act may stand where a deadline was already due: the deciding transaction would have recorded it first. */
function flawBefore<Known>(position: Position<Known>, fact: Fact): Refusal | undefined {
  if (fact.seq !== position.seq + 1) return gap(position.process, position.seq, fact.seq);
  if (fact.act === DEADLINE_REACHED) return undefined;
  // a case that began on paper comes in at once, with deadlines between its facts
  const overdue = nextDue(position, fact.imported ? startOf(fact.occurredAt) : fact.recordedAt);
  if (!overdue) return undefined;
  return refusal(
    'deadline-missing',
    `L’échéance « ${overdue.label} » (${overdue.due}) aurait dû être consignée avant ce fait.`,
    overdue.explanation.source,
  );
}

const gap = <Known>(process: Process<Known>, from: number, to: number): Refusal =>
  refusal('gap-in-the-log', `Le journal saute de ${from} à ${to}.`, process.source);

function withFindings<Known>(
  process: Process<Known>,
  position: Position<Known> | undefined,
  fact: Fact,
  looking: Looking | undefined,
): Fact {
  const found = looking && findingsOf(process, position, fact, looking);
  return found ? { ...fact, findings: { ...found, ...fact.findings } } : fact;
}

const placed = (act: Act, seq: number, clock: Instant): Fact => ({ ...act, id: `fact-${seq}`, seq, recordedAt: clock });
