import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import {
  addDays,
  addMonths,
  CalendarError,
  dayOf,
  daysBetween,
  endOf,
  epoch,
  frenchDate,
  frenchLongDate,
  instant,
  isLegalDate,
  legalDate,
  notAfter,
  readMoment,
  startOf,
  toInstant,
  weekday,
} from './index.js';

describe('reading a moment', () => {
  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-23T14:30', '2026-11-23T13:30:00.000Z'],
    ['2026-07-23T14:30', '2026-07-23T12:30:00.000Z'],
    ['2026-11-23T14:30:15', '2026-11-23T13:30:15.000Z'],
    ['2026-11-23T14:30:15.25', '2026-11-23T13:30:15.250Z'],
    ['2026-11-23T14:30Z', '2026-11-23T14:30:00.000Z'],
    ['2026-11-23T14:30:15.123456Z', '2026-11-23T14:30:15.123Z'],
    ['2026-11-23T23:30:00-05:00', '2026-11-24T04:30:00.000Z'],
    ['2026-11-23T00:10:00+14:00', '2026-11-22T10:10:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(readMoment(text)).toBe(expected);
  });

  it.each([
    '',
    '23/11/2026',
    '2026-11-31',
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-00',
    '0000-01-01',
    '2026-1-1',
    '2026-11-23 14:30',
    '2026-11-23T24:00',
    '2026-11-23T14:60',
    '2026-11-23T14:30:60',
    '2026-02-29T14:30',
    '2026-11-23T14:30+1:00',
    '2026-11-23T14:30+15:00',
    '2026-11-23T14:30+00:60',
    '2026-11-23T14:30z',
    '２０２６-11-23',
    ' 2026-11-23',
  ])('refuses "%s"', (text) => {
    expect(() => readMoment(text)).toThrow(expect.objectContaining({ code: 'bad-date' }));
    expect(isLegalDate(text)).toBe(false);
  });

  it('says in French what to write', () => {
    expect(() => legalDate('2026-02-30')).toThrow(
      '« 2026-02-30 » n’est pas une date utilisable : écrivez AAAA-MM-JJ, par exemple 2026-11-23.',
    );
    expect(() => legalDate('x'.repeat(500))).toThrow(/^« x{40}… »/);
    expect(new CalendarError('bad-date', 'non')).toMatchObject({ name: 'CalendarError', message: 'non' });
  });

  it('is a leap year as the Gregorian calendar has it', () => {
    expect(['2000-02-29', '2024-02-29', '2100-02-29', '2023-02-29'].map(isLegalDate)).toEqual([true, true, false, false]);
    expect([20261123, null, undefined, {}].map(isLegalDate)).toEqual([false, false, false, false]);
  });
});

describe('an instant', () => {
  it('is always UTC with milliseconds, and the same number both ways', () => {
    for (const at of [0, -1, 1, 999, 1_795_440_600_000, -62_135_596_800_000, 253_402_300_799_999]) {
      expect(toInstant(at)).toBe(new Date(at).toISOString());
      expect(epoch(toInstant(at))).toBe(at);
      expect(instant(at)).toBe(toInstant(at));
    }
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 0.5, 253_402_300_800_000, -62_135_596_800_001])('refuses %d', (at) => {
    expect(() => instant(at)).toThrow(expect.objectContaining({ code: 'bad-date' }));
  });

  it.each(['2026-11-23', '2026-11-23T14:30'])('refuses %s, which gives no zone', (text) => {
    expect(() => instant(text)).toThrow(expect.objectContaining({ code: 'bad-date' }));
  });
});

describe('a day in Paris', () => {
  it.each([
    ['2026-11-23T22:59:59.999Z', '2026-11-23'],
    ['2026-11-23T23:00:00.000Z', '2026-11-24'],
    ['2026-07-23T21:59:59.999Z', '2026-07-23'],
    ['2026-07-23T22:00:00.000Z', '2026-07-24'],
  ])('%s is on %s', (at, day) => {
    expect(dayOf(instant(at))).toBe(day);
  });

  it('starts and ends at midnight for a date; an instant is its own start and end', () => {
    const date = legalDate('2026-11-23');
    const at = instant('2026-11-23T14:30Z');
    expect([startOf(date), endOf(date)]).toEqual(['2026-11-22T23:00:00.000Z', '2026-11-23T23:00:00.000Z']);
    expect([startOf(at), endOf(at), dayOf(date)]).toEqual([at, at, date]);
  });

  it('lets the list decide within one day when an hour is missing', () => {
    const [early, late, nextDay] = ['2026-11-23T08:00Z', '2026-11-23T09:00Z', '2026-11-23T23:00Z'].map((text) => instant(text));
    const date = legalDate('2026-11-23');
    expect([notAfter(early!, late!), notAfter(late!, early!), notAfter(early!, early!)]).toEqual([true, false, true]);
    expect([notAfter(late!, date), notAfter(date, early!)]).toEqual([true, true]);
    expect([notAfter(nextDay!, date), notAfter(date, nextDay!), notAfter(date, legalDate('2026-11-22'))]).toEqual([false, true, false]);
  });
});

describe('date arithmetic', () => {
  const everyDay = (): DateTime[] => Array.from({ length: 8036 }, (_, index) => DateTime.utc(2015, 1, 1).plus({ days: index }));

  it('agrees with luxon on months, weekdays and days, every day from 2015 to 2036', () => {
    const disagreements: string[] = [];
    everyDay().forEach((day, index) => {
      const date = legalDate(day.toISODate()!);
      const months = (index % 61) - 30;
      const agrees =
        addMonths(date, months, 'clamp') === day.plus({ months }).toISODate() &&
        addDays(date, months) === day.plus({ days: months }).toISODate() &&
        weekday(date) === day.weekday &&
        daysBetween(legalDate('2015-01-01'), date) === index;
      if (!agrees) disagreements.push(date);
    });
    expect(disagreements).toEqual([]);
  });

  it.each([
    ['2024-02-29', 12, '2025-02-28', '2025-03-01'],
    ['2024-02-29', 48, '2028-02-29', '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28', '2027-03-01'],
    ['2026-01-31', 1, '2026-02-28', '2026-03-01'],
    ['2026-03-31', -1, '2026-02-28', '2026-03-01'],
    ['2026-01-15', -1, '2025-12-15', '2025-12-15'],
  ])('%s and %d months: %s, or %s', (date, months, clamped, next) => {
    expect(addMonths(legalDate(date), months, 'clamp')).toBe(clamped);
    expect(addMonths(legalDate(date), months, 'nextDay')).toBe(next);
  });

  it('refuses part of a day and years it cannot write', () => {
    expect(() => addDays(legalDate('2026-01-01'), 0.5)).toThrow(expect.objectContaining({ code: 'bad-period' }));
    expect(() => addMonths(legalDate('2026-01-01'), Number.NaN, 'clamp')).toThrow(expect.objectContaining({ code: 'bad-period' }));
    expect(() => addDays(legalDate('9999-12-31'), 1)).toThrow(expect.objectContaining({ code: 'outside-calendar' }));
    expect(() => addMonths(legalDate('0001-01-01'), -1, 'clamp')).toThrow(expect.objectContaining({ code: 'outside-calendar' }));
  });
});

describe('a date in French', () => {
  it.each([
    ['2019-03-28', '28/03/2019', 'jeudi 28 mars 2019'],
    ['2026-05-01', '01/05/2026', 'vendredi 1er mai 2026'],
    ['2026-08-16', '16/08/2026', 'dimanche 16 août 2026'],
    ['2019-03-28T14:30', '28/03/2019 14:30', 'jeudi 28 mars 2019 à 14:30'],
    ['2026-11-23T23:05:00Z', '24/11/2026 00:05', 'mardi 24 novembre 2026 à 00:05'],
  ])('%s is %s, %s', (text, short, long) => {
    expect(frenchDate(readMoment(text))).toBe(short);
    expect(frenchLongDate(readMoment(text))).toBe(long);
  });
});
