import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import {
  atLocalTime,
  CalendarError,
  type CalendarErrorCode,
  dayOf,
  endOf,
  epoch,
  instant,
  legalDate,
  readMoment,
  startOf,
} from './index.js';
import { parisLocal } from './paris.js';

const codeOf = (act: () => unknown): CalendarErrorCode | 'accepted' => {
  try {
    act();
    return 'accepted';
  } catch (error) {
    if (error instanceof CalendarError) return error.code;
    throw error;
  }
};

describe('the clock of Paris', () => {
  it('agrees with luxon just before and at 01:00 UTC, every day from 2015 to 2036', () => {
    const disagreements: string[] = [];
    for (let day = Date.UTC(2015, 0, 1); day <= Date.UTC(2036, 11, 31); day += 86_400_000) {
      for (const at of [day + 3_599_999, day + 3_600_000]) {
        const luxon = DateTime.fromMillis(at, { zone: 'Europe/Paris' });
        if (parisLocal(at) - at !== luxon.offset * 60_000) disagreements.push(luxon.toISO() ?? '');
      }
    }
    expect(disagreements).toEqual([]);
  });

  it('agrees with luxon on 00:00, 08:00 and 24:00 of every day', () => {
    const disagreements: string[] = [];
    for (let day = DateTime.utc(2015, 1, 1); day.year <= 2036; day = day.plus({ days: 1 })) {
      const date = legalDate(day.toFormat('yyyy-MM-dd'));
      const luxon = DateTime.fromISO(date, { zone: 'Europe/Paris' });
      const expected = [luxon, luxon.set({ hour: 8 }), luxon.plus({ days: 1 })].map((at) => at.toMillis());
      const ours = [startOf(date), atLocalTime(date, '08:00'), endOf(date)].map(epoch);
      const lastMoment = dayOf(instant(epoch(endOf(date)) - 1));
      if (ours.join() !== expected.join() || dayOf(startOf(date)) !== date || lastMoment !== date) disagreements.push(date);
    }
    expect(disagreements).toEqual([]);
  });

  it.each([
    ['2026-03-28', '2026-03-28T07:00:00.000Z'],
    ['2026-03-29', '2026-03-29T06:00:00.000Z'],
    ['2026-10-24', '2026-10-24T06:00:00.000Z'],
    ['2026-10-25', '2026-10-25T07:00:00.000Z'],
  ])('shows 08:00 on %s at %s', (date, expected) => {
    expect(atLocalTime(legalDate(date), '08:00')).toBe(expected);
  });

  it('changes at 01:00 UTC exactly', () => {
    expect(readMoment('2026-03-29T01:59:59')).toBe('2026-03-29T00:59:59.000Z');
    expect(readMoment('2026-03-29T03:00')).toBe('2026-03-29T01:00:00.000Z');
    expect(readMoment('2026-10-25T01:59:59')).toBe('2026-10-24T23:59:59.000Z');
    expect(readMoment('2026-10-25T03:00')).toBe('2026-10-25T02:00:00.000Z');
  });

  it.each([
    ['2026-10-25T02:00', 'ambiguous-local-time'],
    ['2026-10-25T02:59:59', 'ambiguous-local-time'],
    ['2026-03-29T02:00', 'missing-local-time'],
    ['2026-03-29T02:59:59', 'missing-local-time'],
    ['2014-12-31T23:59', 'outside-calendar'],
    ['2037-01-01T00:01', 'outside-calendar'],
  ])('refuses %s: %s', (text, code) => {
    expect(codeOf(() => readMoment(text))).toBe(code);
  });

  it('takes an ambiguous hour with its offset', () => {
    expect(readMoment('2026-10-25T02:30+02:00')).toBe('2026-10-25T00:30:00.000Z');
    expect(readMoment('2026-10-25T02:30+01:00')).toBe('2026-10-25T01:30:00.000Z');
  });

  it('covers its years to the last instant, and no more', () => {
    expect(startOf(legalDate('2015-01-01'))).toBe('2014-12-31T23:00:00.000Z');
    expect(endOf(legalDate('2036-12-31'))).toBe('2036-12-31T23:00:00.000Z');
    expect(codeOf(() => dayOf(instant('2014-12-31T22:59:59.999Z')))).toBe('outside-calendar');
    expect(codeOf(() => dayOf(instant('2036-12-31T23:00:00.001Z')))).toBe('outside-calendar');
    expect(codeOf(() => endOf(legalDate('2037-01-01')))).toBe('outside-calendar');
  });

  it.each(['8:00', '24:00', '08:60', '08h00', '08:00:00'])('refuses the local time %s', (time) => {
    expect(codeOf(() => atLocalTime(legalDate('2026-11-23'), time))).toBe('bad-date');
  });
});
