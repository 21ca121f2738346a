import { describe, expect, it } from '@jest/globals';
import Holidays from 'date-holidays';
import {
  addDays,
  FIRST_YEAR,
  holidays,
  isWorkingDay,
  LAST_YEAR,
  type LegalDate,
  legalDate,
  TERRITORY_LABELS,
  type Territory,
} from './index.js';

const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);
const datesOf = (year: number, territory: Territory): string[] => holidays(year, territory).map(({ date }) => date);

/** Easter by the full Gregorian computus (Meeus, Astronomical Algorithms, ch. 8): a witness for the dates in the table. */
function easterSunday(year: number): LegalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  return addDays(legalDate(`${year}-03-22`), epact + toSunday - 7 * late);
}

describe('the holiday table', () => {
  it('holds the eleven days of art. L3133-1, every year', () => {
    for (const year of years) {
      const moving = [1, 39, 50].map((days) => addDays(easterSunday(year), days) as string);
      const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'].map((day) => `${year}-${day}`);
      expect(datesOf(year, 'metropole')).toEqual([...fixed, ...moving].sort());
    }
  });

  /*
   * Mainland only: for the rest the library is no witness. It ignores FR/GES (Alsace-Moselle), adds Good Friday in
   * Guadeloupe and Martinique, and keeps 27 May in Saint-Martin after 2017.
   */
  it.each(years)('agrees with date-holidays on the mainland in %d', (year) => {
    const library = new Holidays('FR').getHolidays(year).filter(({ type }) => type === 'public');
    expect(datesOf(year, 'metropole')).toEqual(library.map(({ date }) => date.slice(0, 10)).sort());
  });

  it.each<[Territory, string[]]>([
    ['metropole', []],
    ['alsace-moselle', ['2026-04-03', '2026-12-26']],
    ['guadeloupe', ['2026-05-27']],
    ['martinique', ['2026-05-22']],
    ['guyane', ['2026-06-10']],
    ['reunion', ['2026-12-20']],
    ['mayotte', ['2026-04-27']],
    ['saint-barthelemy', ['2026-10-09']],
    ['saint-martin', ['2026-05-28']],
  ])('adds exactly its own days in %s', (territory, own) => {
    const mainland = datesOf(2026, 'metropole');
    expect(datesOf(2026, territory).filter((date) => !mainland.includes(date))).toEqual(own);
    expect(mainland.filter((date) => !datesOf(2026, territory).includes(date))).toEqual([]);
  });

  it('names every territory that the table knows', () => {
    expect(Object.keys(TERRITORY_LABELS)).toHaveLength(9);
  });

  it('moves Saint-Martin from 27 to 28 May in 2018', () => {
    const inMay = (year: number) => datesOf(year, 'saint-martin').filter((date) => /-05-2[78]$/.test(date));
    expect([inMay(2017), inMay(2018)]).toEqual([['2017-05-27'], ['2018-05-28']]);
  });

  it('cites the text behind each day', () => {
    expect(holidays(2026, 'alsace-moselle').at(-1)).toEqual({
      date: '2026-12-26',
      label: 'Saint-Étienne',
      source: 'art. L3134-13 du code du travail',
    });
  });

  it('keeps both names when two holidays fall on one day', () => {
    const labels = holidays(2036, 'martinique')
      .filter(({ date }) => date === '2036-05-22')
      .map(({ label }) => label);
    expect(labels).toEqual(['Ascension', 'Commémoration de l’abolition de l’esclavage']);
  });

  it.each([2014, 2037, Number.NaN])('refuses the year %d', (year) => {
    expect(() => holidays(year, 'metropole')).toThrow(expect.objectContaining({ code: 'outside-calendar' }));
  });
});

describe('a working day', () => {
  it.each<[string, Territory, boolean, boolean]>([
    ['2026-11-23', 'metropole', true, true],
    ['2026-11-21', 'metropole', false, true],
    ['2026-11-22', 'metropole', false, false],
    ['2026-11-11', 'metropole', false, false],
    ['2026-08-15', 'metropole', false, false],
    ['2025-12-26', 'metropole', true, true],
    ['2025-12-26', 'alsace-moselle', false, false],
    ['2026-12-26', 'alsace-moselle', false, false],
    ['2026-04-03', 'alsace-moselle', false, false],
    ['2026-04-03', 'guadeloupe', true, true],
    ['2015-01-01', 'metropole', false, false],
    ['2036-12-31', 'metropole', true, true],
  ])('%s in %s: ouvré %s, ouvrable %s', (date, territory, ouvre, ouvrable) => {
    expect(isWorkingDay(legalDate(date), { kind: 'ouvre', territory })).toBe(ouvre);
    expect(isWorkingDay(legalDate(date), { kind: 'ouvrable', territory })).toBe(ouvrable);
  });

  it.each(['2014-12-31', '2037-01-01'])('is not known on %s', (date) => {
    expect(() => isWorkingDay(legalDate(date), { kind: 'ouvre', territory: 'metropole' })).toThrow(
      expect.objectContaining({ code: 'outside-calendar' }),
    );
  });
});
