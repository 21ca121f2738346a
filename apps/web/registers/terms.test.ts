import { expect, test } from '@jest/globals';
import { lastDaysBefore, nextMove, termsOf } from './terms.js';

const behind = (...days: string[]) =>
  days.map((on) => ({ name: 'end', label: 'Fin', on, due: `${on}T22:00:00.000Z`, leadsTo: situation('on') }));
const situation = (id: string) => ({ id, label: id, source: { cited: '', requirements: [], assumed: false } });
const span = (firstDay: string | null, lastDay: string | null, state: 'notYet' | 'inForce' | 'ended' = 'inForce') => ({
  state,
  firstDay,
  lastDay,
  final: false,
});

const rows = (some: object) => some as Parameters<typeof termsOf>[0];
const ahead = (...some: object[]) => ({ ahead: some }) as unknown as Parameters<typeof nextMove>[0];

test('each term begins the day after the one before it ended', () => {
  expect(termsOf(rows({ span: span('2024-04-14', '2027-04-13'), behind: behind('2025-04-13', '2026-04-13') }))).toEqual([
    { from: '2024-04-14', to: '2025-04-13', is: 'past' },
    { from: '2025-04-14', to: '2026-04-13', is: 'past' },
    { from: '2026-04-14', to: '2027-04-13', is: 'present' },
  ]);
});

test('the day on which it came into force and the day of its end make no term of their own', () => {
  expect(termsOf(rows({ span: span('2025-04-14', '2026-04-13', 'ended'), behind: behind('2025-04-14', '2026-04-13') }))).toEqual([
    { from: '2025-04-14', to: '2026-04-13', is: 'past' },
  ]);
  expect(termsOf(rows({ span: span(null, null, 'notYet'), behind: [] }))).toEqual([]);
  expect(termsOf(rows({ span: null, behind: [] }))).toEqual([]);
});

test('what moves it next, and the last days before that', () => {
  const [early, move, late] = [
    { due: '2026-01-13', leadsTo: null },
    { due: '2026-04-13', leadsTo: situation('renewed') },
    { due: '2027-01-13', leadsTo: null },
  ];
  expect(nextMove(ahead(early, move, late))).toBe(move);
  expect(lastDaysBefore(ahead(early, move, late))).toEqual([early]);
  expect(nextMove(ahead(early))).toBeUndefined();
});
