import { describe, expect, it } from '@jest/globals';
import type { Instant, LegalDate, Moment } from '../calendar/index.js';
import {
  type Consequence,
  checkReturns,
  type Deadline,
  type DeadlineRule,
  inOrder,
  outstanding,
  type Reached,
  type Settings,
} from './deadline.js';
import { lends, loanParts, opens } from './fixture.test-process.js';
import { defineProcess, play } from './index.js';
import { anchor, reminder as rule, rules, standing } from './reminder.test-process.js';

const running = (change: Partial<DeadlineRule<null>>, settings: Settings, reached: Reached = {}) =>
  outstanding([rule(change)], 'waiting', null, standing, settings, reached).map(({ name, legalDate }) => `${name} ${legalDate}`);

describe('deadlines that run', () => {
  it('one delay makes one deadline, several make several, none makes none', () => {
    expect(running({}, { delay: ['P10D'] })).toEqual(['reminder 2024-02-10']);
    expect(running({}, { delay: ['P20D', 'P10D'] })).toEqual(['reminder.2 2024-02-10', 'reminder.1 2024-02-20']);
    expect(running({}, { delay: [] })).toEqual([]);
    expect(running({}, {})).toEqual([]);
  });

  it('run only where their rule says, and only once anchored', () => {
    expect(running({ situations: ['elsewhere'] }, { delay: ['P10D'] })).toEqual([]);
    expect(running({ anchor: () => undefined }, { delay: ['P10D'] })).toEqual([]);
  });

  it('count from what is known, from the last movement, or from the beginning of the situation', () => {
    const delay = { delay: ['P10D'] };
    const [known, lastMovement, entered] = ['2024-01-05', '2024-01-20', '2024-01-10'].map((at) => ({ ...anchor, at: at as Moment }));
    const from = (one: DeadlineRule<typeof known>['anchor']) =>
      outstanding(
        [{ ...rule({}), after: { setting: 'delay' }, anchor: one }],
        'waiting',
        known,
        { lastMovement: lastMovement!, entered: entered! },
        delay,
        {},
      ).map(({ legalDate }) => legalDate);
    expect(from((fact) => fact)).toEqual(['2024-01-15']);
    expect(from((_, last) => last)).toEqual(['2024-01-30']);
    expect(from((_, __, since) => since)).toEqual(['2024-01-20']);
  });

  it('are gone once reached, and run again when what they count from moves', () => {
    const due = '2024-02-10T07:00:00.000Z' as Instant;
    expect(running({}, { delay: ['P10D'] }, { reminder: due })).toEqual([]);
    expect(running({ anchor: () => ({ ...anchor, at: '2024-02-01' as Moment }) }, { delay: ['P10D'] }, { reminder: due })).toEqual([
      'reminder 2024-02-11',
    ]);
  });

  it('that come back are counted from the first date, never from the last turn', () => {
    const again = { everySetting: 'again' };
    const settings = { delay: ['P10D'], again: ['P30D'] };
    const first = '2024-02-10T07:00:00.000Z' as Instant;
    const second = '2024-03-11T07:00:00.000Z' as Instant;
    expect(running(again, settings)).toEqual(['reminder 2024-02-10']);
    expect(running(again, settings, { reminder: first })).toEqual(['reminder.2 2024-03-11']);
    expect(running(again, settings, { reminder: first, 'reminder.2': second })).toEqual(['reminder.3 2024-04-10']);
    expect(() => running(again, { delay: ['P1M'], again: ['P30D'] }, {})).toThrow();
  });

  it.each([
    ['P1Y', 'P1Y', ['2025-01-30', '2026-01-30', '2027-01-30', '2028-01-30']],
    ['P1M', 'P1M', ['2024-02-29', '2024-03-30', '2024-04-30', '2024-05-30']],
    ['P1Y', 'P6M', ['2025-01-30', '2025-07-30', '2026-01-30', '2026-07-30']],
    ['P1M15D', 'P1M15D', ['2024-03-15', '2024-04-29', '2024-06-14', '2024-07-29']],
    ['P2W', 'P10D', ['2024-02-13', '2024-02-23', '2024-03-04', '2024-03-14']],
  ])('%s, then every %s, in whole periods from the first date', (first, interval, expected) => {
    const settings = { delay: [first], again: [interval] };
    const again = { everySetting: 'again', profile: 'term' } as const;
    const turns = () => outstanding([rule(again)], 'waiting', null, standing, settings, reached);
    const reached: Record<string, Instant> = {};
    const found = expected.map(() => {
      const [next] = turns();
      reached[next!.name] = next!.due;
      return next!.legalDate;
    });
    expect(found).toEqual(expected);
  });

  it('that come back in hours are counted in hours', () => {
    const again = { everySetting: 'again', profile: 'elapsed' } as const;
    const at = (due: string) => running(again, { delay: ['PT24H'], again: ['PT48H'] }, { reminder: due as Instant });
    expect(at('2024-01-31T23:00:00.000Z')).toEqual(['reminder.2 2024-02-02']);
  });

  it.each([
    ['P1M', 'P30D'],
    ['P1M15D', 'P1M'],
    ['PT24H', 'P1D'],
  ])('%s, then every %s: units that have no common measure are refused', (first, interval) => {
    const check = () => checkReturns([rule({ everySetting: 'again' })], { delay: [first], again: [interval] });
    expect(check).toThrow(RangeError);
  });

  it('a legal period follows its own profile and ends at 24:00; what reminds is due at 08:00', () => {
    const term = rule({ after: { period: 'P1M' }, profile: 'term', consequence: 'transition' });
    const [end] = outstanding([term], 'waiting', null, standing, {}, {});
    expect(end).toMatchObject({
      legalDate: '2024-02-29',
      due: '2024-02-29T23:00:00.000Z',
      explanation: { profile: 'term', period: 'P1M', anchor },
    });
    expect(end?.explanation.rule).toContain('24:00');
    const [reminder] = outstanding([rule({})], 'waiting', null, standing, { delay: ['P10D'] }, {});
    expect(reminder).toMatchObject({ due: '2024-02-10T07:00:00.000Z', explanation: { rule: expect.stringContaining('08:00') } });
  });
});

describe('a reminder of which other cases are told', () => {
  const told = defineProcess({
    ...loanParts,
    keys: ({ library }) => [`shelf:${library}`],
    deadlines: loanParts.deadlines.map((one) => (one.name === 'returnReminder' ? { ...one, tellsDependants: 'bookAwaited' } : one)),
  });
  const effectsOf = (process: typeof told) => {
    const { steps } = play(process, [opens('2024-02-28'), lends('2024-03-01')], '2024-03-09T00:00:00.000Z' as Instant);
    return steps.at(-1)?.accepted ? (steps.at(-1) as { effects: readonly object[] }).effects : [];
  };

  it('tells its relations, and by that act those that rest on the case', () => {
    expect(effectsOf(told)).toMatchObject([
      { type: 'notify', content: { deadline: 'returnReminder.1', organisations: { library: ['bibliotheque-1'] } } },
      { type: 'tellDependants', content: { act: 'bookAwaited', keys: ['shelf:bibliotheque-1'], on: '2024-03-08' } },
    ]);
  });

  it('tells nobody else without it', () => {
    expect(effectsOf(defineProcess(loanParts)).map((effect) => (effect as { type: string }).type)).toEqual(['notify']);
  });
});

describe('deadlines that fall due at the same instant', () => {
  const at = (due: string, consequence: Consequence, name: string): Deadline => ({
    name,
    label: name,
    legalDate: '2024-01-01' as LegalDate,
    due: due as Instant,
    consequence,
    tells: [],
    explanation: { anchor, period: 'P1D', profile: 'days', calendar: '', rule: '', source: rules },
  });

  it('go by due instant, then end, escalate, remind, then name', () => {
    const [early, late] = ['2024-01-01T07:00:00.000Z', '2024-01-01T23:00:00.000Z'];
    const shuffled = [
      at(late!, 'transition', 'a'),
      at(early!, 'reminder', 'b'),
      at(early!, 'escalation', 'd'),
      at(early!, 'reminder', 'a'),
      at(early!, 'transition', 'z'),
      at(early!, 'escalation', 'c'),
    ];
    expect(shuffled.sort(inOrder).map(({ consequence, name }) => `${consequence} ${name}`)).toEqual([
      'transition z',
      'escalation c',
      'escalation d',
      'reminder a',
      'reminder b',
      'transition a',
    ]);
  });
});
