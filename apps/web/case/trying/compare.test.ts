import { expect, test } from '@jest/globals';
import type { Forecast } from '../queries.js';
import { type Effect, triedBetween } from './compare.js';

const deadline = (name: string, legalDate: string, consequence = 'transition') => ({
  name,
  label: name,
  legalDate,
  due: `${legalDate}T22:00:00.000Z`,
  consequence,
});
const reached = (name: string, legalDate: string, situation: string, consequence?: string) => ({
  act: 'DEADLINE_REACHED',
  accepted: true,
  situation: { id: situation, label: situation },
  deadline: deadline(name, legalDate, consequence),
});
const done = (act: string, situation: string) => ({ act, accepted: true, situation: { id: situation, label: situation } });
const forecast = (steps: object[], deadlines: object[] = []) => ({ steps, deadlines }) as unknown as Forecast;
const shown = (found: ReturnType<typeof triedBetween>) =>
  [...(found as Effect).terms, ...(found as Effect).reminders].map(
    ({ key, before, after }) =>
      `${key}: ${before?.deadline.legalDate ?? '-'} ${before?.leadsTo ?? ''} > ${after?.deadline.legalDate ?? '-'} ${after?.leadsTo ?? ''}`,
  );

const YEARLY = forecast([reached('term', '2027-04-13', 'on'), reached('term', '2028-04-13', 'on')], [deadline('term', '2029-04-13')]);

test('a notice makes a date of its own, and the term after it is gone', () => {
  const withIt = forecast([done('notify', 'on'), reached('notice', '2027-01-14', 'over')]);
  const found = triedBetween(YEARLY, withIt, 'notify', 'on');
  expect(found).toMatchObject({ situation: 'on', moves: false });
  expect(shown(found)).toEqual(['notice: -  > 2027-01-14 over', 'term: 2027-04-13 on > - ']);
});

test('a term that moves is one change; the same day with another outcome is one too', () => {
  expect(shown(triedBetween(YEARLY, forecast([done('amend', 'on'), reached('term', '2028-01-13', 'on')]), 'amend', 'on'))).toEqual([
    'term: 2027-04-13 on > 2028-01-13 on',
  ]);
  const declined = forecast([done('decline', 'on'), reached('term', '2027-04-13', 'over')]);
  expect(shown(triedBetween(YEARLY, declined, 'decline', 'on'))).toEqual(['term: 2027-04-13 on > 2027-04-13 over']);
});

test('what both hold is no change, though one of them looked less far', () => {
  const shorter = forecast([done('note', 'on'), reached('term', '2027-04-13', 'on')], [deadline('term', '2028-04-13')]);
  const longer = forecast([reached('term', '2027-04-13', 'on'), reached('term', '2028-04-13', 'on')]);
  expect(shown(triedBetween(longer, shorter, 'note', 'on'))).toEqual([]);
});

test('what only reminds stands apart, its nearest turn for all', () => {
  const quiet = forecast([reached('idle.1', '2027-01-01', 'on', 'reminder'), reached('idle.2', '2027-02-01', 'on', 'reminder')]);
  const later = forecast([done('note', 'on'), reached('idle.1', '2027-03-01', 'on', 'reminder')]);
  const found = triedBetween(quiet, later, 'note', 'on') as Effect;
  expect([found.terms.length, shown(found)]).toEqual([0, ['idle: 2027-01-01  > 2027-03-01 ']]);
});

test('an act that moves the case at once says where to; one that is refused says why', () => {
  expect(triedBetween(YEARLY, forecast([done('end', 'over')]), 'end', 'on')).toMatchObject({ situation: 'over', moves: true });
  const refusals = [{ code: 'too-late', message: 'Trop tard.' }];
  expect(triedBetween(YEARLY, forecast([{ act: 'end', accepted: false, refusals }]), 'end', 'on')).toEqual({ refusals });
});
