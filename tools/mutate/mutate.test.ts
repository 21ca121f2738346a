import { describe, expect, it } from '@jest/globals';
import { parts } from '../../machines/agreement/index.js';
import { defineProcess, type Process } from '../../machines/kernel/index.js';
import { parts as mediation } from '../../machines/mediation-referral/index.js';
import { AGREEMENT, agreementOracle } from '../../test/oracle/agreement.checks.js';
import { rebuilt } from './machine.js';
import { bent, type Mutant, statesOf } from './mutant.js';
import { judge, mutantsOf } from './mutate.js';

const mutants = mutantsOf(parts);
const named = (...beginnings: string[]) => mutants.filter(({ name }) => beginnings.some((beginning) => name.startsWith(beginning)));
const { checks } = agreementOracle;

describe('the mutation run', () => {
  it.each([
    [
      'agreement',
      mutants,
      1000,
      [
        'drafting.always[1] removed',
        'inForce.DEADLINE_REACHED[1] without renewalTakesEffect',
        'inForce.end without the action keepEnd',
        'inForce.end without the action frameworkEnded',
        'guard renewalsAreLeft always passes',
        'opening without eachSignatoryStandsOnce',
        'deadline entryIntoForce a day late',
        'deadline termEnd a day late',
        'deadline termEnd without what is agreed',
        'deadline endWarning counted from its anchor, ahead of nothing',
        'deadline dependantsWarning without telling those that rest on it',
        'setting endWarnings P90D a day late',
        'access end: without purchaser',
        'relation observer: held by nobody',
        'answer coverage always as in notYetInForce',
        'answer coverage is silent',
        'keys of another case',
        'form open dated the other way',
        'form open reference takes any text',
        'form open mostRenewals takes any number',
      ],
    ],
    [
      'mediation',
      mutantsOf(mediation),
      270,
      [
        'inMediation.recordSession without the action keepSession',
        'deadline noMovementEscalation without its return',
        'relation party: its persons forgotten',
        'flag conflictOfInterest removed',
        'flag fundsToInform always raised',
        'flag harassmentAlleged never raised',
        'restricted[0] removed',
        'restricted[0]: known without outcome',
        'restricted[0]: situations without dialogueBroken',
        'restricted[1]: acts without issueOrder',
        'restricted[1]: documents without purchaseOrder',
        'restricted[1]: to without provider',
        'document purchaseOrder: without commitmentNumber',
        'finding framework asks nobody',
        'finding framework not for issueOrder',
        'finding signatoryIsAParty derives nothing',
      ],
    ],
  ] as [string, readonly Mutant[], number, readonly string[]][])(
    'of the %s takes out or bends every kind of line, each once',
    (_, all, atLeast, some) => {
      const names = all.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(names.length).toBeGreaterThan(atLeast);
      expect(some.filter((one) => !names.includes(one))).toEqual([]);
    },
  );

  it('finds the process itself alive, rebuilt as a mutant is rebuilt: what dies does not die of the operation', () => {
    const untouched: Mutant[] = [
      bent('the same machine', parts, { machine: rebuilt(parts.machine, statesOf(parts.machine)) }),
      { name: 'the same parts', process: () => defineProcess(parts) as unknown as Process },
    ];
    expect(judge(untouched, checks).survivors).toEqual(['the same machine', 'the same parts']);
  });

  it('names a planted survivor: without the checks of deadlines, most of what bends one goes unnoticed', () => {
    const blind = Object.entries(AGREEMENT).flatMap(([subject, list]) =>
      ['terms and deadlines', 'liveness'].includes(subject) ? [] : list,
    );
    const { survivors, killed } = judge(named('deadline endWarning', 'setting endWarnings'), blind);
    expect(survivors).toContain('deadline endWarning removed');
    expect(survivors).toContain('setting endWarnings P90D a day late');
    expect(killed).toBeLessThan(survivors.length);
  });

  it('with all checks only the one that changes nothing survives', () => {
    expect(judge(named('deadline endWarning', 'setting endWarnings'), checks).survivors).toEqual([
      'deadline endWarning in every situation',
    ]);
  });

  it('counts an explained survivor apart, and an explanation that explains nothing as stale', () => {
    const verdict = judge(named('deadline endWarning removed'), [], ['deadline endWarning removed', 'gone']);
    expect(verdict).toEqual({ mutants: 1, killed: 0, survivors: [], equivalent: ['deadline endWarning removed'], stale: ['gone'] });
  });
});
