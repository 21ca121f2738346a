import { expect, test } from '@jest/globals';
import { aheadOf, changeOf, countOf } from './events.js';
import type { Forecast } from './queries.js';

const deadline = (name: string, legalDate: string, consequence = 'reminder') => ({
  name,
  label: name.split('.')[0],
  legalDate,
  consequence,
});
const falls = (name: string, day: string, situation = 'asked', consequence?: string) => ({
  act: 'DEADLINE_REACHED',
  label: `Échéance : ${name}`,
  occurredAt: `${day}T07:00:00Z`,
  accepted: true,
  situation: { id: situation, label: situation },
  deadline: deadline(name, day, consequence),
});
const done = (act: string, day: string, situation: string) => ({
  act,
  label: act,
  occurredAt: day,
  accepted: true,
  situation: { id: situation, label: situation },
});
const forecast = (...steps: object[]) => ({ steps }) as unknown as Forecast;

test('what comes back in the same situation is one line with its further days', () => {
  const ahead = aheadOf(forecast(falls('quiet', '2026-12-01'), falls('fee', '2026-12-05'), falls('quiet.2', '2027-01-01')), 'asked');
  expect(ahead.map(({ label, at, again }) => [label, at, again])).toEqual([
    ['quiet', '2026-12-01', ['2027-01-01']],
    ['fee', '2026-12-05', []],
  ]);
  expect(countOf(ahead)).toBe(3);
});

test('after a change of situation a line begins anew, and says where it leads', () => {
  const ahead = aheadOf(
    forecast(
      falls('quiet', '2026-12-01'),
      done('lend', '2026-12-02', 'lent'),
      falls('quiet.2', '2027-01-01', 'lent'),
      falls('end', '2027-02-01', 'returned', 'transition'),
    ),
    'asked',
  );
  expect(ahead.map(({ label, kind, leadsTo }) => [label, kind, leadsTo])).toEqual([
    ['quiet', 'reminder', undefined],
    ['lend', 'act', 'lent'],
    ['quiet', 'reminder', undefined],
    ['end', 'transition', 'returned'],
  ]);
});

test('what is refused stands in its place with its reasons', () => {
  const refused = { act: 'lend', label: 'Prêter', occurredAt: '2026-12-02', accepted: false, refusals: [{ code: 'fee' }] };
  expect(aheadOf(forecast(refused), 'asked')).toMatchObject([{ kind: 'refused', refusals: [{ code: 'fee' }] }]);
});

test('a change says what would no longer fall due and what would instead, each rule once', () => {
  const without = forecast(falls('quiet', '2026-12-01'), falls('quiet.2', '2027-01-01'), falls('fee', '2026-12-05'));
  const withIt = forecast(falls('quiet', '2026-12-15'), falls('fee', '2026-12-05'));
  const { gone, added } = changeOf(without, withIt);
  expect(gone.map(({ name, legalDate }) => [name, legalDate])).toEqual([['quiet', '2026-12-01']]);
  expect(added.map(({ name, legalDate }) => [name, legalDate])).toEqual([['quiet', '2026-12-15']]);
});
