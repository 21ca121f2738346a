import { describe, expect, it } from '@jest/globals';
import { defineProcess, type Process } from '../../machines/kernel/index.js';
import { parts } from '../../machines/mediation-referral/index.js';
import { mediationReferralOracle, SUBJECTS } from '../../test/oracle/mediation-referral.checks.js';
import { rebuilt } from './machine.js';
import { bent, type Mutant, statesOf } from './mutant.js';
import { judge, mutantsOf } from './mutate.js';

const mutants = mutantsOf(parts);
const named = (...beginnings: string[]) => mutants.filter(({ name }) => beginnings.some((beginning) => name.startsWith(beginning)));
const { checks } = mediationReferralOracle;

describe('the mutation run', () => {
  it('takes out or bends every kind of line, each once', () => {
    const names = mutants.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(270);
    for (const one of [
      'draft.qualify without everyPartyIsAnExecutive',
      'priorInformation.always removed',
      'inMediation.recordOutcome[2] without outcomeIsDialogueBroken',
      'inMediation.recordSession without the action keepSession',
      'readyForReferral.refer without the action referralRecord',
      'guard everyPartyIsInformedInWriting always passes',
      'deadline noMovementEscalation without its return',
      'setting pendingReminders without P30D',
      'access partyDeclines: without party/mediator',
      'relation party: its persons forgotten',
      'reads identity: without employer',
      'document purchaseOrder: without issuer',
      'form refer dated the other way',
      'form open ownReference takes any text',
      'priorInformation.refer without the action keepReferral',
    ]) {
      expect(names).toContain(one);
    }
  });

  it('finds the process itself alive, rebuilt as a mutant is rebuilt: what dies does not die of the operation', () => {
    const untouched: Mutant[] = [
      bent('the same machine', parts, { machine: rebuilt(parts.machine, statesOf(parts.machine)) }),
      { name: 'the same parts', process: () => defineProcess(parts) as unknown as Process },
    ];
    expect(judge(untouched, checks).survivors).toEqual(['the same machine', 'the same parts']);
  });

  it('names a planted survivor: without the checks of deadlines, most of what bends one goes unnoticed', () => {
    const blind = Object.entries(SUBJECTS).flatMap(([subject, list]) => (['deadlines', 'liveness'].includes(subject) ? [] : list));
    const { survivors, killed } = judge(named('deadline orderReminder', 'setting orderReminder'), blind);
    expect(survivors).toContain('deadline orderReminder removed');
    expect(survivors).toContain('setting orderReminder P10D a day late');
    expect(killed).toBe(2); // the setting removed, the reminder made a term that nothing answers: the kernel refuses such a process
  });

  it('with all checks none of these survives', () => {
    expect(judge(named('deadline orderReminder', 'setting orderReminder'), checks).survivors).toEqual([]);
  });

  it('counts an explained survivor apart, and an explanation that explains nothing as stale', () => {
    const verdict = judge(named('deadline orderReminder removed'), [], ['deadline orderReminder removed', 'gone']);
    expect(verdict).toEqual({ mutants: 1, killed: 0, survivors: [], equivalent: ['deadline orderReminder removed'], stale: ['gone'] });
  });
});
