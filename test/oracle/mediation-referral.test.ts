import { describe, expect, it } from '@jest/globals';
import type { Guard, Process } from '../../machines/kernel/index.js';
import { mediationReferral } from '../../machines/mediation-referral/index.js';
import { failuresOf } from './check.js';
import { notReached } from './mediation-referral/walks.checks.js';
import { mediationReferralOracle, SUBJECTS } from './mediation-referral.checks.js';

const process = mediationReferral as unknown as Process;

for (const [subject, checks] of Object.entries(SUBJECTS)) {
  describe(`mediation referral: ${subject}`, () => {
    it.each(checks.map((check) => [check.name, check] as const))('%s', (_, check) => {
      expect(failuresOf(check, process)).toEqual([]);
    });
  });
}

describe('the oracle itself', () => {
  it('asks each question once', () => {
    const names = mediationReferralOracle.checks.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('walks far enough: an order in each kind of case, and every end that comes after the qualification', () => {
    expect(notReached(process)).toEqual([]);
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
    mediationReferralOracle.refusalsSeen({ ...process, guards: Object.fromEntries(listening) });
    expect([...spoke].sort()).toEqual(Object.keys(process.guards).sort());
  });

  it('sees refusals with a code, a French sentence and a source', () => {
    const seen = mediationReferralOracle.refusalsSeen(process);
    expect(new Set(seen.map(({ code }) => code)).size).toBeGreaterThan(45);
    for (const { code, message, source } of seen) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(message).toMatch(/\.$/);
      expect(source.requirements).not.toEqual([]);
    }
  });
});
