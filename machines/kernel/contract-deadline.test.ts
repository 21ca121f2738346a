import { describe, expect, it } from '@jest/globals';
import type { Instant, LegalDate, Moment } from '../calendar/index.js';
import { checkReturns, type Deadline, type DeadlineRule, outstanding, type Reached } from './deadline.js';
import { reminder, rules, standing } from './reminder.test-process.js';

/** Deadlines that stand in the case's own contract: its terms, its days, and what is announced ahead of them. */

describe('what a contract of the case lays down', () => {
  interface Contract {
    readonly firstDay: LegalDate;
    readonly term: string;
    readonly announcedSince: Moment;
  }
  const ofContract = (change: Partial<DeadlineRule<Contract>>): DeadlineRule<Contract> =>
    reminder({ anchor: ({ firstDay }) => ({ seq: 1, act: 'open', at: firstDay }), ...change });
  const term = ofContract({
    name: 'termEnd',
    label: 'Fin de période',
    after: { agreed: (contract) => [contract.term] },
    profile: 'term',
    consequence: 'transition',
  });
  const warning = ofContract({
    name: 'warning',
    ahead: 'termEnd',
    after: { setting: 'warnings' },
    anchor: ({ announcedSince }) => ({ seq: 1, act: 'open', at: announcedSince }),
  });
  const contract: Contract = { firstDay: '2019-03-28' as LegalDate, term: 'P12M', announcedSince: '2019-03-28' as Moment };
  const settings = { warnings: ['P90D', 'P30D'] };
  const runs = (rules: readonly DeadlineRule<Contract>[], change: Partial<Contract> = {}, reached: Reached = {}) =>
    outstanding(rules, 'waiting', { ...contract, ...change }, standing, settings, reached);
  const shown = (found: readonly Deadline[]) => found.map(({ name, legalDate, due }) => `${name} ${legalDate} ${due}`);

  it('ends where its own periods say, at 24:00, each period one deadline', () => {
    expect(shown(runs([term]))).toEqual(['termEnd 2020-03-27 2020-03-27T23:00:00.000Z']);
    expect(shown(runs([term], { term: 'P4Y' }))).toEqual(['termEnd 2023-03-27 2023-03-27T22:00:00.000Z']);
    const two = ofContract({ ...term, after: { agreed: () => ['P1Y', 'P2Y'] } });
    expect(shown(runs([two])).map((one) => one.slice(0, 20))).toEqual(['termEnd.1 2020-03-27', 'termEnd.2 2021-03-27']);
  });

  it('runs again once the contract counts another period, and is not asked for while the process is defined', () => {
    const reached = { termEnd: '2020-03-27T23:00:00.000Z' as Instant };
    expect(runs([term], {}, reached)).toEqual([]);
    expect(shown(runs([term], { term: 'P2Y' }, reached))).toEqual(['termEnd 2021-03-27 2021-03-27T23:00:00.000Z']);
    const fails = ofContract({ ...term, after: { agreed: () => { throw new Error('there is no contract yet'); } }, everySetting: 'warnings' }); // biome-ignore format: one thought
    expect(() => checkReturns([fails], settings)).not.toThrow();
  });

  it('begins on its day, at 00:00, once', () => {
    const beginning = ofContract({ name: 'firstDay', after: { onDay: ({ firstDay }) => firstDay }, consequence: 'transition' });
    const [found] = runs([beginning]);
    expect(found).toMatchObject({
      name: 'firstDay',
      legalDate: '2019-03-28',
      due: '2019-03-27T23:00:00.000Z',
      explanation: { anchor: { at: '2019-03-28' }, rule: 'Le 28/03/2019 à 00:00, heure de Paris.', source: rules },
    });
    expect(runs([beginning], {}, { firstDay: '2019-03-27T23:00:00.000Z' as Instant })).toEqual([]);
    expect(runs([{ ...beginning, situations: ['elsewhere'] }])).toEqual([]);
  });

  it('is announced so many days ahead of its legal date, at 08:00 on the clock of that day', () => {
    expect(shown(runs([warning, term]))).toEqual([
      'warning.1 2019-12-28 2019-12-28T07:00:00.000Z',
      'warning.2 2020-02-26 2020-02-26T07:00:00.000Z',
      'termEnd 2020-03-27 2020-03-27T23:00:00.000Z',
    ]);
    expect(shown(outstanding([warning, term], 'waiting', { ...contract, term: 'P1Y7M' }, standing, { warnings: ['P2W'] }, {}))[0]).toBe(
      'warning 2020-10-13 2020-10-13T06:00:00.000Z',
    );
    const [first] = runs([term, warning]);
    expect(first?.explanation).toMatchObject({
      period: 'P90D',
      anchor: { at: '2019-03-28' },
      rule: '90 jours avant le 27/03/2020 (« Fin de période »), à 08:00, heure de Paris.',
    });
  });

  it('announces each end once, and nothing that does not run', () => {
    const reached = { 'warning.1': '2019-12-28T07:00:00.000Z' as Instant };
    expect(runs([term, warning], {}, reached).map(({ name }) => name)).toEqual(['warning.2', 'termEnd']);
    expect(runs([term, warning], { term: 'P2Y' }, reached).map(({ name }) => name)).toEqual(['warning.1', 'warning.2', 'termEnd']);
    expect(runs([{ ...term, situations: ['elsewhere'] }, warning])).toEqual([]);
    expect(runs([term, { ...warning, situations: ['elsewhere'] }]).map(({ name }) => name)).toEqual(['termEnd']);
    expect(runs([term, { ...warning, anchor: () => undefined }]).map(({ name }) => name)).toEqual(['termEnd']);
  });

  it('says nothing ahead for a day on or before the one since when it is announced', () => {
    const names = (announcedSince: string) => runs([term, warning], { announcedSince: announcedSince as Moment }).map(({ name }) => name);
    expect(names('2019-12-27')).toEqual(['warning.1', 'warning.2', 'termEnd']);
    expect(names('2019-12-28')).toEqual(['warning.2', 'termEnd']);
    expect(names('2020-02-26')).toEqual(['termEnd']);
  });

  it('is announced in months on the last day from which they end by then', () => {
    const on = (firstDay: string, period: string) =>
      outstanding([warning, term], 'waiting', { ...contract, firstDay: firstDay as LegalDate }, standing, { warnings: [period] }, {})[0];
    expect(on('2019-03-28', 'P3M')).toMatchObject({ name: 'warning', legalDate: '2019-12-27', due: '2019-12-27T07:00:00.000Z' });
    // a notice received on 30 November ends on the last day of February
    expect(on('2020-03-01', 'P3M')).toMatchObject({ legalDate: '2020-11-30' });
    expect(on('2019-03-28', 'P1M15D')).toMatchObject({ legalDate: '2020-02-12' });
  });

  it('is not announced hours ahead', () => {
    expect(() => outstanding([term, warning], 'waiting', contract, standing, { warnings: ['PT24H'] }, {})).toThrow(RangeError);
  });

  it('is due by the days that are named, one after the other', () => {
    const days = ['2020-06-30', '2021-06-30'] as LegalDate[];
    const survey = ofContract({ name: 'survey', after: { days: () => days } });
    const [first, ...more] = runs([survey]);
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      legalDate: '2020-06-30',
      due: '2020-06-30T06:00:00.000Z',
      explanation: { rule: 'Au plus tard le 30/06/2020.' },
    });
    expect(shown(runs([survey], {}, { survey: '2020-06-30T06:00:00.000Z' as Instant }))).toEqual([
      'survey 2021-06-30 2021-06-30T06:00:00.000Z',
    ]);
    expect(runs([survey], {}, { survey: '2021-06-30T06:00:00.000Z' as Instant })).toEqual([]);
    const ending = ofContract({ ...survey, consequence: 'transition' });
    expect(shown(runs([ending]))).toEqual(['survey 2020-06-30 2020-06-30T22:00:00.000Z']);
  });
});
