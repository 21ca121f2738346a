import type { Instant } from '../../../machines/calendar/index.js';
import { type Act, DEADLINE_REACHED, type Effect, type Process, play, type Settings, type Step } from '../../../machines/kernel/index.js';

/* What is told, in lines that can be read and compared. */

/** The lines of a table, which is written with one below the other. */
export const linesIn = (text: string): readonly string[] => text.split('\n').flatMap((line) => line.trim() || []);

type Told = Readonly<Record<string, unknown>>;
const ofType = (effects: readonly Effect[], type: string) =>
  effects.filter((one) => one.type === type).map(({ content }) => content as Told);

/** `keeper acheteur-1, signatory acheteur-1+prestataire-1`: who hears it; relations in which nobody is told are left out */
const hearers = ({ organisations }: Told): string =>
  Object.entries(organisations as Readonly<Record<string, readonly string[]>>)
    .filter(([, ids]) => ids.length > 0)
    .map(([relation, ids]) => `${relation} ${ids.join('+')}`)
    .join(', ');
const dependants = ({ act, keys, on }: Told): string => `dependants: ${act} ${String(keys)} ${on}`;

/** Everything a step sets going: `evaluationReport`, `signed > keeper acheteur-1`, `dependants: frameworkEnded market:18 AC 27 2023-03-28` */
export const setGoing = ({ effects }: Step): readonly string[] => [
  ...ofType(effects, 'draftDocument').map(({ document }) => String(document)),
  ...ofType(effects, 'notify').map((content) => `${content.kind} > ${hearers(content)}`),
  ...ofType(effects, 'tellDependants').map(dependants),
];

/** Told unless said: the keeper and every signatory. */
const BOUND = ['keeper', 'signatory'];
const hearing = (relations: readonly string[]): string => {
  const others = relations.filter((one) => !BOUND.includes(one));
  return BOUND.every((one) => relations.includes(one)) ? others.map((one) => ` +${one}`).join('') : ` only ${relations.join(', ')}`;
};

/** `2025-10-13 evaluationStart`; `!` escalates, `→` moves it there; then who is told besides those who sign, and the dependants */
export function passed(process: Process, acts: readonly Act[], until: string, settings?: Settings): readonly string[] {
  return deadlinesOf(process, acts, until, settings).map((step) => {
    const { name, legalDate, consequence } = step.fact.data as Readonly<Record<string, string>>;
    const moves = consequence === 'transition' ? ` → ${step.situation}` : consequence === 'escalation' ? '!' : '';
    const relations = ofType(step.effects, 'notify').flatMap(({ organisations }) => Object.keys(organisations as object));
    const told = ofType(step.effects, 'tellDependants').map(({ act }) => ` (${act})`);
    return `${legalDate} ${name}${moves}${hearing(relations)}${told.join('')}`;
  });
}

/** The calendar’s steps, in order, up to an instant. */
export function deadlinesOf(process: Process, acts: readonly Act[], until: string, settings?: Settings): readonly Step[] {
  const { steps } = play(process, acts, `${until}T00:00:00.000Z` as Instant, settings);
  for (const step of steps) {
    if (!step.accepted) throw new Error(`« ${step.fact.act} » of ${step.fact.occurredAt}: ${step.refusals.map(({ code }) => code).join()}`);
  }
  return steps.filter((step): step is Step => step.accepted && step.fact.act === DEADLINE_REACHED);
}
