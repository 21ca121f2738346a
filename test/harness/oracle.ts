import { describe, expect, it } from '@jest/globals';
import type { Guard } from '../../machines/kernel/index.js';
import { type Check, failuresOf, type Oracle } from '../oracle/check.js';

/** Asks the real process everything, and looks at the oracle itself. */
export function describeOracle(
  title: string,
  oracle: Oracle,
  subjects: Readonly<Record<string, readonly Check[]>>,
  least: { readonly refusals: number; readonly codes?: number },
): void {
  const { process } = oracle;

  for (const [subject, checks] of Object.entries(subjects)) {
    describe(`${title}: ${subject}`, () => {
      it.each(checks.map((check) => [check.name, check] as const))('%s', (_, check) => {
        expect(failuresOf(check, process)).toEqual([]);
      });
    });
  }

  describe('the oracle itself', () => {
    it('asks each question once', () => {
      const names = oracle.checks.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    });

    it('provokes every guard of the process at least once', () => {
      const spoke = new Set<string>();
      const listening = Object.entries(process.guards).map(([name, guard]): [string, Guard<unknown>] => [
        name,
        (known, act, findings) => {
          const refused = guard(known, act, findings);
          if (refused.length > 0) spoke.add(name);
          return refused;
        },
      ]);
      oracle.refusalsSeen({ ...process, guards: Object.fromEntries(listening) });
      // what only chooses among the ways of a deadline is asked by the machine itself, and its refusal is heard by nobody
      const heard = Object.keys(process.guards).filter((name) => !onlyChooses(process, name));
      expect([...spoke].sort()).toEqual(heard.sort());
    });

    it('sees refusals with a code, a French sentence and a source', () => {
      const seen = oracle.refusalsSeen(process);
      expect(seen.length).toBeGreaterThan(least.refusals);
      expect(new Set(seen.map(({ code }) => code)).size).toBeGreaterThan(least.codes ?? 0);
      for (const { code, message, source } of seen) {
        expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
        expect(message).toMatch(/\.$/);
        expect(source.requirements).not.toEqual([]);
      }
    });
  });
}

/** Everywhere it stands it only chooses: among the ways of a deadline, or a passage. A guard that stands nowhere must be heard too. */
function onlyChooses({ situations, opens = [] }: Oracle['process'], guard: string): boolean {
  const uses = Object.values(situations).flatMap(({ ways, passages }) =>
    [...ways, ...passages].filter(({ guards }) => guards.includes(guard)).map(({ act }) => act),
  );
  return uses.length > 0 && !opens.includes(guard) && uses.every((act) => act === 'DEADLINE_REACHED' || act === 'always');
}
