import type { Fact, FactEvent, Finding, Findings } from './fact.js';
import type { FindingRule, Looking } from './finding.js';
import type { Position } from './position.js';
import type { Process } from './process.js';

/** What an act needs to have found before it is decided: name and rule. */
export function neededFindings<Known>(process: Process<Known>, act: string): readonly (readonly [string, FindingRule<Known>])[] {
  return Object.entries(process.findings ?? {}).filter(([, { acts }]) => acts.includes(act));
}

/** What the facts establish where an act is decided; for the opening, what it will establish itself. */
export function knownFor<Known>(process: Process<Known>, position: Position<Known> | undefined, fact: Fact): Known {
  return position ? position.known : (process.begin({ ...fact, type: fact.act }).snapshot.context as Known);
}

/** Everything that was found for an act, or undefined when it needs nothing. */
export function findingsOf<Known>(
  process: Process<Known>,
  position: Position<Known> | undefined,
  fact: Fact,
  looking: Looking,
): Findings | undefined {
  const event: FactEvent = { ...fact, type: fact.act };
  const found = neededFindings(process, fact.act).flatMap(([name, rule]): [string, Finding][] => {
    const finding = looking(rule, knownFor(process, position, fact), event);
    return finding ? [[name, finding]] : [];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}
