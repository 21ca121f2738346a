import type { Decided } from '../../libs/casework/index.js';
import { currentProcess } from '../../machines/registry.js';
import type { Mediation, Step } from '../../tools/demo/index.js';
import { FIRST } from './paths.js';
import type { World } from './world.js';

/** A mediation inside the program, for suites that need a case and not its details. */

export const OPENING = FIRST.opening.data;
export const PATH: readonly Step[] = FIRST.steps;

export async function openCase(world: World, sandbox?: { now?: string }, path: Mediation = FIRST): Promise<string> {
  const process = currentProcess('mediation-referral');
  if (!process) throw new Error('no mediation referral');
  const { as, data } = path.opening;
  const { head } = await world.casework.open({ process, who: await world.who(as), data, sandbox });
  return head.id;
}

/** Brings one step in. */
export const bring = async (world: World, caseId: string, { act, as, data, by }: Step): Promise<Decided> =>
  world.casework.act({ caseId, act, data, by, who: await world.who(as) });

/** Plays a path up to and including an act; all of it when none is named. */
export async function playTo(
  world: World,
  caseId: string,
  last = 'recordOutcome',
  count = 1,
  { steps }: Pick<Mediation, 'steps'> = FIRST,
): Promise<Decided> {
  let decided: Decided | undefined;
  let seen = 0;
  for (const step of steps) {
    decided = await bring(world, caseId, step);
    if (step.act === last) seen += 1;
    if (seen === count) return decided;
  }
  if (!decided) throw new Error('nothing was played');
  return decided;
}
