import { describe, expect, it } from '@jest/globals';
import { byDay, byNearness, isMonth, monthAfter, nearnessOf, weeksOf } from './grouping.js';

const on = (...days: string[]) => days.map((legalDate) => ({ legalDate }));
const keys = (days: string[], now: string) => byNearness(on(...days), now).map(({ key, deadlines }) => [key, deadlines.length]);

describe('how near a deadline is', () => {
  it('is told by its legal day, seen from a Wednesday', () => {
    const days = [
      '2022-11-01',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-29',
      '2026-11-30',
      '2026-12-06',
      '2026-12-07',
      '2026-12-31',
      '2027-01-01',
    ];
    expect(keys(days, '2026-11-25T09:00:00Z')).toEqual([
      ['late', 2],
      ['today', 1],
      ['tomorrow', 1],
      ['week', 2],
      ['nextWeek', 2],
      ['2026-12', 2],
      ['2027-01', 1],
    ]);
  });

  it('has no week left on a Sunday', () => {
    expect(nearnessOf('2026-11-30', '2026-11-29')).toEqual({ is: 'tomorrow' });
    expect(nearnessOf('2026-12-01', '2026-11-29')).toEqual({ is: 'nextWeek' });
    expect(nearnessOf('2026-12-07', '2026-11-29')).toEqual({ is: 'month', month: '2026-12' });
  });

  it('goes by the day in Paris, not in Greenwich', () => {
    expect(keys(['2026-11-25'], '2026-11-24T23:30:00Z')).toEqual([['today', 1]]);
    expect(keys(['2026-11-25'], '2026-11-24T22:30:00Z')).toEqual([['tomorrow', 1]]);
    expect(keys(['2026-07-01'], '2026-06-30T22:30:00Z')).toEqual([['today', 1]]);
  });
});

describe('a month', () => {
  it('is shown in whole weeks from Monday on', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks).toHaveLength(6);
    expect(weeks[0]).toEqual(['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30', '2026-10-31', '2026-11-01']);
    expect(weeks.at(-1)?.[0]).toBe('2026-11-30');
    expect(weeksOf('2027-02').flat()).toHaveLength(28);
    expect(weeksOf('2026-03').flat()).toContain('2026-03-29');
  });

  it('has neighbours over the end of a year, and is written one way', () => {
    expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1), monthAfter('2026-03', 12)]).toEqual(['2027-01', '2025-12', '2027-03']);
    expect(['2026-12', '2026-13', '2026-1', 'x', undefined].map(isMonth)).toEqual([true, false, false, false, false]);
  });

  it('holds its deadlines day by day, in their order', () => {
    expect([...byDay(on('2026-11-02', '2026-11-05', '2026-11-02'))].map(([day, all]) => [day, all.length])).toEqual([
      ['2026-11-02', 2],
      ['2026-11-05', 1],
    ]);
  });
});
