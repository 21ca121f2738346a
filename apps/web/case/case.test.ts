import { describe, expect, it } from '@jest/globals';
import { foreseen } from './consequences.js';
import { deliveriesBySeq } from './deliveries.js';
import { grouped } from './grouped-acts.js';
import { factsSince, sinceOf } from './moments.js';
import type { Action, Case, Deadline, Fact, Forecast } from './queries.js';
import { shownFacts } from './shown-facts.js';

const deadline = (name: string, due: string): Deadline => ({ name, label: name, due, legalDate: due.slice(0, 10) }) as Deadline;
const present = {
  situation: { id: 'asked' },
  deadlines: [deadline('reminder', '2026-12-01T07:00:00Z'), deadline('end', '2027-01-01T23:00:00Z')],
} as Case;
const forecast = (step: object, rest: object = {}): Forecast =>
  ({
    steps: [
      { act: 'DEADLINE_REACHED', label: 'Échéance : relance', accepted: true, seq: 8, situation: { id: 'asked' }, effects: [] },
      step,
    ],
    situation: { id: 'given', label: 'Donné', waitsFor: [{ relation: 'lead', label: 'le service' }] },
    closed: false,
    deadlines: [deadline('end', '2027-02-01T23:00:00Z'), deadline('return', '2027-03-01T23:00:00Z')],
    ...rest,
  }) as unknown as Forecast;

describe('what an act would bring about', () => {
  it('is read from the forecast: situation, deadlines that begin, stop and move, what goes out', () => {
    const step = {
      act: 'give',
      accepted: true,
      seq: 9,
      situation: { id: 'given', label: 'Donné' },
      effects: [
        { type: 'draftDocument', content: { title: 'Reçu' } },
        { type: 'notify', content: { subject: 'C’est donné', to: ['lead'], organisations: { lead: ['service-a'], other: ['service-a'] } } },
        { type: 'tellDependants', content: {} },
      ],
    };
    expect(foreseen(present, forecast(step), 'give')).toMatchObject({
      consequences: {
        after: 7,
        changes: true,
        waitsFor: ['le service'],
        begin: [{ name: 'return' }],
        end: [{ name: 'reminder' }],
        moved: [{ label: 'end' }],
        documents: ['Reçu'],
        notices: [{ subject: 'C’est donné', organisations: ['service-a'], relations: ['lead'] }],
        others: ['tellDependants'],
        due: ['Échéance : relance'],
      },
    });
  });

  it('is a refusal where the process refuses it', () => {
    const refusals = [{ code: 'not-yet', message: 'Pas encore.' }];
    expect(foreseen(present, forecast({ act: 'give', accepted: false, refusals }), 'give')).toEqual({ refusals });
  });
});

describe('the acts of a situation', () => {
  const action = (act: string, more: object): Action =>
    ({ act, label: act, allowed: false, refusals: [], byChoices: [{}], ...more }) as unknown as Action;
  const refusal = (code: string, ...missing: object[]) => ({ code, message: code, missing });

  it('are those one may do, those that lack something and those of others, with one reason said once', () => {
    const { advancing, allowed, blocked, others } = grouped([
      action('a', { allowed: true }),
      action('f', { allowed: true }),
      action('b', { refusals: [refusal('no-use')] }),
      action('c', { refusals: [refusal('no-use')] }),
      action('d', { refusals: [refusal('lacks', { what: 'party', id: 'p1', supply: { act: 'f' } })] }),
      action('e', { refusals: [refusal('not-yours')], byChoices: [] }),
    ]);
    const names = (acts: readonly Action[]) => acts.map(({ act }) => act);
    expect(names(advancing)).toEqual(['f']);
    expect(names(allowed)).toEqual(['a']);
    expect(blocked.map(({ acts }) => names(acts))).toEqual([['d'], ['b', 'c']]);
    expect(others.map(({ acts }) => names(acts))).toEqual([['e']]);
  });
});

describe('the timeline', () => {
  const fact = (seq: number, situation: string, more: object = {}): Fact =>
    ({ seq, situation: { id: situation }, occurredAt: `2026-11-0${seq}`, automatic: false, ...more }) as unknown as Fact;
  const facts = [
    fact(1, 'asked'),
    fact(2, 'given', { corrected: { by: 4 } }),
    fact(3, 'given', { automatic: true }),
    fact(4, 'given', { corrects: {} }),
  ];

  it('shows what somebody wants to see, in the order they want', () => {
    const places = (shown: readonly Fact[]) => shown.map(({ seq }) => seq);
    expect(places(shownFacts(facts, 'all', true))).toEqual([4, 3, 2, 1]);
    expect(places(shownFacts(facts, 'acts', false))).toEqual([1, 2]);
    expect(places(shownFacts(facts, 'deadlines', false))).toEqual([3]);
    expect(places(shownFacts(facts, 'corrections', false))).toEqual([2, 4]);
  });

  it('knows since when the case is where it is, and what is new', () => {
    expect(sinceOf(facts)).toBe('2026-11-02');
    expect(sinceOf([])).toBeUndefined();
    expect(factsSince(facts, 3)).toEqual([facts[3]]);
  });

  it('puts what was sent beside the fact that asked for it', () => {
    const one = { seq: 2 } as never;
    expect(deliveriesBySeq([one, { seq: null } as never]).get(2)).toEqual([one]);
  });
});
