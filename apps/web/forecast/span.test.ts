import { expect, test } from '@jest/globals';
import { monthsLater, placeOf, ticksOf } from './span.js';

test('months later is the same day, or the last of the month', () => {
  expect(['2026-11-23', '2026-11-30', '2024-01-31'].map((day) => monthsLater(day, 3))).toEqual(['2027-02-23', '2027-02-28', '2024-04-30']);
  expect(monthsLater('2023-11-30', 3)).toBe('2024-02-29');
});

test('a day has its place between the first and the last, and never beside them', () => {
  const place = (at: string) => placeOf(at, '2026-01-01', '2026-01-11');
  expect(['2026-01-01', '2026-01-06', '2026-01-11', '2025-12-01', '2027-01-01'].map(place)).toEqual([0, 0.5, 1, 0, 1]);
});

test('first days of months are written along the line', () => {
  expect(ticksOf('2026-11-23', 'short')).toEqual(['2026-12-01', '2027-01-01', '2027-02-01']);
  expect(ticksOf('2026-11-23', 'long')).toEqual(['2026-12-01', '2027-06-01', '2027-12-01', '2028-06-01', '2028-12-01', '2029-06-01']);
});
