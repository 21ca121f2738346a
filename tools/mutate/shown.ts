import type { FlagRule, Restriction } from '../../machines/kernel/index.js';
import { bent, type Mutant, type Parts, replacedAt, without, withoutAt } from './mutant.js';

/** What people are shown of a case: what they are warned of, and what only some of them learn. */
export function shownMutants(parts: Parts): readonly Mutant[] {
  return [...flagMutants(parts), ...restrictionMutants(parts)];
}

/** Each flag removed, raised whatever happens, and raised by nothing. */
function flagMutants(parts: Parts): readonly Mutant[] {
  const { flags = {} } = parts;
  return Object.entries<FlagRule<unknown>>(flags).flatMap(([name, flag]) => {
    const instead = (what: string, raised: boolean) =>
      bent(`flag ${name} ${what}`, parts, { flags: { ...flags, [name]: { ...flag, raised: () => raised } } });
    return [
      bent(`flag ${name} removed`, parts, { flags: without(flags, name) }),
      instead('always raised', true),
      instead('never raised', false),
    ];
  });
}

const RESTRICTED = ['acts', 'situations', 'documents', 'known', 'to'] as const satisfies readonly (keyof Restriction)[];

/** Each restriction removed, or robbed of one thing that it hides, or of one relation that learns it all the same. */
function restrictionMutants(parts: Parts): readonly Mutant[] {
  const { restricted = [] } = parts.access;
  const instead = (name: string, lines: readonly Restriction[]) => bent(name, parts, { access: { ...parts.access, restricted: lines } });
  return restricted.flatMap((line, at) => [
    instead(`restricted[${at}] removed`, withoutAt(restricted, at)),
    ...RESTRICTED.flatMap((member) =>
      line[member].map((one, index) =>
        instead(
          `restricted[${at}]: ${member} without ${one}`,
          replacedAt(restricted, at, { ...line, [member]: withoutAt(line[member], index) }),
        ),
      ),
    ),
  ]);
}
