import { expect, it } from '@jest/globals';
import { arrivedSince, byDayOfArrival } from './days.js';

const at = (id: string, createdAt: string) => ({ id, createdAt });

it('groups notices by the day on which they arrived in Paris', () => {
  const all = [
    at('d', '2026-11-23T23:10:00.000Z'),
    at('c', '2026-11-23T22:50:00.000Z'),
    at('b', '2026-11-23T08:00:00.000Z'),
    at('a', '2026-11-20T08:00:00.000Z'),
  ];
  expect(byDayOfArrival(all).map(({ day, notices }) => [day, notices.map(({ id }) => id).join('')])).toEqual([
    ['2026-11-24', 'd'],
    ['2026-11-23', 'cb'],
    ['2026-11-20', 'a'],
  ]);
});

it('tells apart what arrived since the page was opened', () => {
  const all = [at('c', '2026-11-23T10:00:00.000Z'), at('b', '2026-11-23T09:30:00.000Z'), at('a', '2026-11-23T08:00:00.000Z')];
  expect(arrivedSince(all, new Set(['b']), '2026-11-23T09:00:00.000Z').map(({ id }) => id)).toEqual(['c']);
});
