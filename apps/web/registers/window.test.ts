import { expect, test } from '@jest/globals';
import { marksOf, percentOf, stretchOf, windowAround } from './window.js';

const TODAY = '2026-11-23';

test('the axis holds what its zoom says, today a part of the way along', () => {
  expect(windowAround(TODAY, '2')).toEqual({ from: '2026-05-23', to: '2028-05-23' });
  expect(windowAround(TODAY, '5')).toEqual({ from: '2024-11-23', to: '2029-11-23' });
  expect(Math.round(percentOf(TODAY, windowAround(TODAY, '10')))).toBe(50);
  expect(percentOf('2020-01-01', windowAround(TODAY, '2'))).toBeLessThan(0);
});

test('quarters near by, years further away, every second year furthest', () => {
  expect(marksOf(windowAround(TODAY, '2'), '2').slice(0, 3)).toEqual(['2026-07-01', '2026-10-01', '2027-01-01']);
  expect(marksOf(windowAround(TODAY, '5'), '5')).toEqual(['2025-01-01', '2026-01-01', '2027-01-01', '2028-01-01', '2029-01-01']);
  expect(marksOf(windowAround(TODAY, '10'), '10')).toEqual(['2022-01-01', '2024-01-01', '2026-01-01', '2028-01-01', '2030-01-01']);
});

test('a term ends with its last day, is cut where the axis ends, and is not there where the axis is not', () => {
  const window = { from: '2026-01-01', to: '2026-01-11' };
  expect(stretchOf('2026-01-03', '2026-01-03', window)).toEqual({ left: 20, width: 10 });
  expect(stretchOf('2025-01-01', null, window)).toEqual({ left: 0, width: 100 });
  expect(stretchOf('2024-01-01', '2025-12-31', window)).toBeUndefined();
});
