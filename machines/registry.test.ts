import { describe, expect, it } from '@jest/globals';
import { currentProcess, PROCESSES, processVersion } from './registry.js';

describe('the registry', () => {
  it('finds a version by its key', () => {
    expect(processVersion('mediation-referral@2019-06')?.id).toBe('mediation-referral');
    for (const process of PROCESSES) expect(processVersion(process.key)).toBe(process);
  });

  it.each(['mediation-referral', 'mediation-referral@1999-01', 'constructor', ''])('has no version called « %s »', (key) => {
    expect(processVersion(key)).toBeUndefined();
  });

  it('finds the version in which new cases open, by id and by plural: the last of that process', () => {
    for (const { id, plural } of PROCESSES) {
      const newest = PROCESSES.filter((process) => process.id === id).at(-1);
      expect(currentProcess(id)).toBe(newest);
      expect(currentProcess(plural)).toBe(newest);
    }
    expect(currentProcess('agreements-of-nobody')).toBeUndefined();
  });

  it('gives every version its own key, and every process its own plural, workflow type and series', () => {
    expect(new Set(PROCESSES.map(({ key }) => key)).size).toBe(PROCESSES.length);
    const ids = new Set(PROCESSES.map(({ id }) => id)).size;
    for (const name of ['plural', 'workflowType', 'series'] as const)
      expect(new Set(PROCESSES.map((process) => process[name])).size).toBe(ids);
  });
});
