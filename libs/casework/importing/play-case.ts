import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import { type Instant, startOf } from '../../../machines/calendar/index.js';
import { advance, begin, crossing, type Fact, type Position, type Step } from '../../../machines/kernel/index.js';
import type { Directory } from '../../directory/index.js';
import type { ClearField } from '../../vault/index.js';
import { find, personsFrom } from '../findings.js';
import type { Logbook } from '../logbook.js';
import { checkOrganisations } from '../organisations.js';
import { separate } from '../personal-fields.js';
import { readSettings } from '../reading.js';
import type { Asking } from '../relations.js';
import { type ReadFact, readFacts } from './facts.js';
import type { ImportedLine } from './line.js';
import { fromRefusals, type LineProblem, problemsOf, refuseFor } from './problems.js';
import { whoDecided, whoOpened } from './who-decided.js';

/** A case that began on paper, played up to now: nothing of it is written yet. */
export interface PlayedCase {
  readonly steps: readonly Step[];
  readonly position: Position;
  readonly fields: readonly ClearField[];
}

export interface Playing {
  readonly client: PoolClient;
  readonly logbook: Logbook;
  readonly directory: Directory;
  readonly who: Asking;
  readonly caseId: string;
  readonly now: Instant;
}

/**
 * Plays the facts of a line in their order, each after the deadlines that had fallen due by its date, then the deadlines up to
 * now. Every guard is asked as it would have been that day. Throws LineRefused at the first fact that the process refuses.
 */
export async function playCase(line: ImportedLine, playing: Playing): Promise<PlayedCase> {
  const { process } = line;
  const { who, caseId, now } = playing;
  const settings = readSettings(process, line.settings);
  const facts = await withKnownOrganisations(readFacts(line, now), playing);
  const steps: Step[] = [];
  const fields: ClearField[] = [];
  let position: Position | undefined;
  const cross = (until: Instant) => {
    for (const crossed of position ? crossing(position, until, () => randomUUID(), now) : []) {
      position = crossed.position;
      steps.push(crossed.step);
    }
  };
  for (const [index, { act, form, data: written, occurredAt, by: given }] of facts.entries()) {
    cross(startOf(occurredAt));
    const deciding = whereItStands(index, () => (position ? whoDecided(position, act, given, who) : whoOpened(process, given, who)));
    const { data, fields: sealed } = separate(form, written, caseId);
    const seq = (position?.seq ?? 0) + 1;
    const said: Fact = { id: randomUUID(), seq, act, occurredAt, recordedAt: now, ...deciding, data, imported: true };
    const persons = async () => personsFrom(fields);
    const fact = await find(playing.client, playing.logbook, process, position, said, {
      written,
      persons,
    });
    const outcome = position ? advance(position, fact) : begin(process, fact, settings);
    if ('refused' in outcome) refuseFor(fromRefusals(outcome.refused, index));
    else {
      position = outcome.position;
      steps.push(outcome.step);
      fields.push(...sealed);
    }
  }
  cross(now);
  return { steps, position: position as Position, fields };
}

/** Every organisation that a fact names stands in the directory, as it does for an act; all that do not are told together. */
async function withKnownOrganisations(facts: readonly ReadFact[], { directory, client }: Playing): Promise<readonly ReadFact[]> {
  const problems: LineProblem[] = [];
  const checked: ReadFact[] = [];
  for (const [index, fact] of facts.entries()) {
    try {
      checked.push({ ...fact, data: await checkOrganisations(directory, client, fact.form, fact.data) });
    } catch (failure) {
      const found = problemsOf(failure, index);
      if (!found) throw failure;
      problems.push(...found);
    }
  }
  refuseFor(problems);
  return checked;
}

/** What is thrown here is said of this fact. */
function whereItStands<T>(index: number, decide: () => T): T {
  try {
    return decide();
  } catch (failure) {
    const found = problemsOf(failure, index);
    if (found) refuseFor(found);
    throw failure;
  }
}
