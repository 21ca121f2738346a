import { type LegalDate, startOf } from '../../../machines/calendar/index.js';
import { DEADLINE_REACHED, type Process, play, type Step } from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';
import { OF_ACTS, type SetGoing } from './effects-of-acts.js';
import { OF_RECORDS_AND_ENDS } from './effects-of-ends.js';
import { linesIn, setGoing } from './told.js';

/** What the last step that moved something set going: an act, or a date of the contract. */
function lastOf(process: Process, { acts, until }: SetGoing): readonly string[] {
  const { steps } = play(process, acts, until === undefined ? undefined : startOf(until as LegalDate));
  const refused = steps.flatMap((step) => (step.accepted ? [] : [`${step.fact.act} is refused`]));
  const moved = steps.filter(
    (step): step is Step => step.accepted && (step.fact.act !== DEADLINE_REACHED || step.fact.data.consequence === 'transition'),
  );
  const last = moved.at(-1);
  return refused.length > 0 || !last ? refused : setGoing(last);
}

export const effectChecks: readonly Check[] = [...OF_ACTS, ...OF_RECORDS_AND_ENDS].map(
  (one): Check => ({ name: `told: ${one.rule}`, run: (process) => differs('set going', lastOf(process, one), linesIn(one.lines)) }),
);
