import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import {
  addDays,
  CALENDAR_VERSION,
  type CalendarProfile,
  computeDue,
  type DueRequest,
  daysBetween,
  latestReceipt,
  legalDate,
  type Period,
  readMoment,
  type Territory,
  termOf,
  type WorkingKind,
} from './index.js';

type Options = Omit<DueRequest, 'profile' | 'from' | 'period'>;

const due = (profile: CalendarProfile, from: string, period: Period, options: Options = {}) =>
  computeDue({ profile, from: readMoment(from), period, ...options });

describe('term: from date to date, the first day counts', () => {
  it.each<[string, Period, string]>([
    ['2019-03-28', 'P12M', '2020-03-27'],
    ['2025-04-14', 'P1Y', '2026-04-13'],
    ['2025-07-30', 'P5Y', '2030-07-29'],
    ['2024-02-29', 'P1Y', '2025-02-28'],
    ['2024-02-29', 'P4Y', '2028-02-28'],
    ['2026-01-31', 'P1M', '2026-02-28'],
    ['2026-01-01', 'P1Y', '2026-12-31'],
    ['2026-01-01', 'P10D', '2026-01-10'],
    ['2026-11-23', 'P2W', '2026-12-06'],
    ['2026-01-31', 'P1M15D', '2026-03-15'],
  ])('%s for %s covers to %s', (from, period, last) => {
    expect(due('term', from, period).legalDate).toBe(last);
  });

  it('ends at 24:00 in Paris, and starts on the day in Paris of an instant', () => {
    expect(due('term', '2019-03-28', 'P1Y')).toEqual({
      legalDate: '2020-03-27',
      due: '2020-03-27T23:00:00.000Z',
      profile: 'term',
      calendarVersion: CALENDAR_VERSION,
      rule: 'Terme de 1 an à compter du 28/03/2019 compris, jusqu’au 27/03/2020 à 24:00, heure de Paris.',
    });
    expect(due('term', '2019-03-27T23:30:00Z', 'P1Y').legalDate).toBe('2020-03-27');
  });

  it('says when the anniversary does not exist', () => {
    expect(due('term', '2024-02-29', 'P1Y').rule).toContain('l’anniversaire est le 1er du mois suivant');
  });
});

describe('renewals are anchored on the first date', () => {
  it.each<[string, Period, number, string, string]>([
    ['2019-03-28', 'P12M', 0, '2019-03-28', '2020-03-27'],
    ['2019-03-28', 'P12M', 3, '2022-03-28', '2023-03-27'],
    ['2024-02-29', 'P1Y', 1, '2025-03-01', '2026-02-28'],
    ['2024-02-29', 'P1Y', 4, '2028-02-29', '2029-02-28'],
    ['2026-01-31', 'P1M', 2, '2026-03-31', '2026-04-30'],
  ])('%s, %s, renewal %d: %s to %s', (first, period, renewal, from, to) => {
    expect(termOf(legalDate(first), period, renewal)).toEqual({ first: from, last: to });
  });

  it.each<Period>(['P1Y', 'P1M', 'P1M15D', 'P2W'])('terms of %s touch, without gap or overlap', (period) => {
    for (const first of ['2024-02-29', '2026-01-31', '2026-08-30'].map(legalDate)) {
      for (let renewal = 0; renewal < 30; renewal++) {
        expect(addDays(termOf(first, period, renewal).last, 1)).toBe(termOf(first, period, renewal + 1).first);
      }
    }
  });

  it('agrees with the term profile for the initial term', () => {
    expect(termOf(legalDate('2024-02-29'), 'P1Y', 0).last).toBe(due('term', '2024-02-29', 'P1Y').legalDate);
  });

  it.each([-1, 0.5, Number.NaN])('refuses renewal %d', (renewal) => {
    expect(() => termOf(legalDate('2024-02-29'), 'P1Y', renewal)).toThrow(expect.objectContaining({ code: 'bad-period' }));
  });

  it('refuses hours', () => {
    expect(() => termOf(legalDate('2024-02-29'), 'PT24H', 0)).toThrow(expect.objectContaining({ code: 'bad-period' }));
  });
});

describe('notice: same day number, no roll', () => {
  it.each<[string, Period, string]>([
    ['2026-11-23', 'P3M', '2027-02-23'],
    ['2026-11-28', 'P3M', '2027-02-28'],
    ['2026-11-30', 'P3M', '2027-02-28'],
    ['2026-12-01', 'P3M', '2027-03-01'],
    ['2027-11-30', 'P3M', '2028-02-29'],
    ['2026-02-01', 'P3M', '2026-05-01'],
    ['2026-05-15', 'P3M', '2026-08-15'],
    ['2026-01-31', 'P1M10D', '2026-03-10'],
  ])('%s and %s: %s', (from, period, last) => {
    expect(due('notice', from, period).legalDate).toBe(last);
  });

  it('ends at 24:00, in summer time too', () => {
    expect(due('notice', '2026-05-15', 'P3M').due).toBe('2026-08-15T22:00:00.000Z');
  });

  it('says what it did', () => {
    expect(due('notice', '2026-11-30', 'P3M').rule).toBe(
      'Préavis de 3 mois à compter du 30/11/2026, jusqu’au 28/02/2027 à 24:00, heure de Paris (le quantième n’existe pas ce mois-là : dernier jour du mois ; sans report de fin de semaine ni de jour férié).',
    );
  });

  it('agrees with luxon, every day of four years', () => {
    for (let day = DateTime.utc(2024, 1, 1); day.year < 2028; day = day.plus({ days: 1 })) {
      expect(due('notice', day.toISODate()!, 'P3M').legalDate).toBe(day.plus({ months: 3 }).toISODate());
    }
  });
});

describe('the latest receipt of a notice', () => {
  it('is 30/11/2026 for the end of February 2027, not the 28th', () => {
    expect(latestReceipt(legalDate('2027-02-28'), 'P3M')).toBe('2026-11-30');
  });

  it.each<Period>(['P3M', 'P1M', 'P1Y', 'P1M15D', 'P15D'])('is the last day from which %s is in time', (period) => {
    for (let last = legalDate('2024-01-01'); last < '2028-03-02'; last = addDays(last, 1)) {
      const latest = latestReceipt(last, period);
      expect(due('notice', latest, period).legalDate <= last).toBe(true);
      expect(due('notice', addDays(latest, 1), period).legalDate > last).toBe(true);
    }
  });
});

describe('act: art. 641 and 642 CPC', () => {
  it.each<[string, string, Period, string, Territory]>([
    ['an ordinary day stays', '2026-11-10', 'P10D', '2026-11-20', 'metropole'],
    ['Saturday rolls to Monday', '2026-11-11', 'P10D', '2026-11-23', 'metropole'],
    ['Pentecost Monday rolls to Tuesday', '2026-04-25', 'P1M', '2026-05-26', 'metropole'],
    ['Pentecost Sunday rolls over Monday', '2026-04-24', 'P1M', '2026-05-26', 'metropole'],
    ['Friday 1 May rolls to Monday', '2026-04-01', 'P1M', '2026-05-04', 'metropole'],
    ['Christmas to the 26th on the mainland', '2025-12-15', 'P10D', '2025-12-26', 'metropole'],
    ['Christmas 2025 to Monday the 29th in Alsace', '2025-12-15', 'P10D', '2025-12-29', 'alsace-moselle'],
    ['26 December in Alsace', '2025-11-26', 'P1M', '2025-12-29', 'alsace-moselle'],
    ['Good Friday in Alsace, over Easter', '2026-03-03', 'P1M', '2026-04-07', 'alsace-moselle'],
    ['27 May in Guadeloupe', '2026-04-27', 'P1M', '2026-05-28', 'guadeloupe'],
    ['27 May elsewhere', '2026-04-27', 'P1M', '2026-05-27', 'metropole'],
    ['a missing day, then the roll', '2026-01-31', 'P1M', '2026-03-02', 'metropole'],
    ['months before days', '2026-01-31', 'P1M10D', '2026-03-10', 'metropole'],
    ['over the new year', '2026-12-02', 'P1M', '2027-01-04', 'metropole'],
  ])('%s: %s and %s is %s (%s)', (_, from, period, last, territory) => {
    expect(due('act', from, period, { territory }).legalDate).toBe(last);
  });

  it('says when it rolled, and is silent when not', () => {
    expect(due('act', '2026-04-25', 'P1M').rule).toBe(
      'Délai de 1 mois à compter du 25/04/2026 non compté (art. 641 et 642 CPC), jusqu’au 26/05/2026 à 24:00, heure de Paris (le 25/05/2026 n’est pas ouvrable, report au premier jour qui l’est, territoire : métropole).',
    );
    expect(due('act', '2026-11-10', 'P10D').rule).not.toContain('report');
  });
});

describe('eu: règlement 1182/71', () => {
  it.each<[string, string, Period, string]>([
    ['a month is the same day number', '2026-10-05', 'P1M', '2026-11-05'],
    ['a missing day is the last', '2027-01-31', 'P1M', '2027-03-01'],
    ['three months', '2026-11-30', 'P3M', '2027-03-01'],
    ['a holiday rolls', '2026-10-11', 'P1M', '2026-11-12'],
    ['a Saturday rolls', '2026-10-21', 'P1M', '2026-11-23'],
    ['one day, from Thursday', '2026-11-19', 'P1D', '2026-11-20'],
    ['one day, from Friday, rolls and needs no second working day', '2026-11-20', 'P1D', '2026-11-23'],
    ['two days from Friday include two working days', '2026-11-20', 'P2D', '2026-11-24'],
    ['three days from Friday include two working days', '2026-11-20', 'P3D', '2026-11-24'],
    ['two days before Easter', '2026-04-03', 'P2D', '2026-04-08'],
    ['two days in the week', '2026-11-16', 'P2D', '2026-11-18'],
    ['a week', '2026-11-18', 'P1W', '2026-11-25'],
  ])('%s: %s and %s is %s', (_, from, period, last) => {
    expect(due('eu', from, period).legalDate).toBe(last);
  });
});

describe('elapsed: hours on the clock', () => {
  it.each<[string, string, Period, string, string]>([
    ['a plain day', '2026-11-23T14:30', 'PT24H', '2026-11-24T13:30:00.000Z', '2026-11-24'],
    ['into summer time, 10:00 becomes 11:00', '2026-03-28T10:00', 'PT24H', '2026-03-29T09:00:00.000Z', '2026-03-29'],
    ['out of summer time, 10:00 becomes 09:00', '2026-10-24T10:00', 'PT24H', '2026-10-25T08:00:00.000Z', '2026-10-25'],
    ['a date counts from 00:00 and ends at its 24:00', '2026-11-23', 'PT24H', '2026-11-23T23:00:00.000Z', '2026-11-23'],
    ['the day of 25 hours ends an hour early', '2026-10-25', 'PT24H', '2026-10-25T22:00:00.000Z', '2026-10-25'],
  ])('%s', (_, from, period, end, legal) => {
    expect(due('elapsed', from, period)).toMatchObject({ due: end, legalDate: legal });
  });

  it('ignores the hour of the day asked for, and says both ends in Paris time', () => {
    expect(due('elapsed', '2026-03-28T10:00', 'PT24H', { at: '08:00' })).toMatchObject({
      due: '2026-03-29T09:00:00.000Z',
      rule: 'Délai de 24 heures d’horloge à compter du 28/03/2026 10:00, jusqu’au 29/03/2026 11:00, heure de Paris, changements d’heure compris.',
    });
  });
});

describe('days and working days, the first not counted', () => {
  it.each<[string, Period, string]>([
    ['2026-11-23', 'P10D', '2026-12-03'],
    ['2026-11-23', 'P2W', '2026-12-07'],
    ['2026-12-24', 'P1D', '2026-12-25'],
  ])('days: %s and %s is %s', (from, period, last) => {
    expect(due('days', from, period).legalDate).toBe(last);
  });

  it.each<[string, Period, WorkingKind, Territory, string]>([
    ['2026-11-20', 'P1D', 'ouvre', 'metropole', '2026-11-23'],
    ['2026-11-20', 'P1D', 'ouvrable', 'metropole', '2026-11-21'],
    ['2026-11-09', 'P5D', 'ouvre', 'metropole', '2026-11-17'],
    ['2026-11-09', 'P5D', 'ouvrable', 'metropole', '2026-11-16'],
    ['2025-12-24', 'P1D', 'ouvre', 'metropole', '2025-12-26'],
    ['2025-12-24', 'P1D', 'ouvre', 'alsace-moselle', '2025-12-29'],
    ['2026-05-21', 'P1D', 'ouvre', 'martinique', '2026-05-26'],
    ['2026-11-22', 'P1D', 'ouvre', 'metropole', '2026-11-23'],
  ])('working: %s and %s %s in %s is %s', (from, period, workingKind, territory, last) => {
    expect(due('working', from, period, { workingKind, territory }).legalDate).toBe(last);
  });

  it('agrees with counting day by day', () => {
    const { legalDate: last } = due('working', '2026-04-01', 'P30D');
    expect([last, daysBetween(legalDate('2026-04-01'), last)]).toEqual(['2026-05-19', 48]);
  });

  it('says which days it counts', () => {
    expect(due('working', '2026-11-20', 'P1D', { territory: 'reunion' }).rule).toBe(
      'Délai de 1 jour en jours ouvrés à compter du 20/11/2026 non compté, jusqu’au 23/11/2026 à 24:00, heure de Paris (jours fériés exclus, territoire : La Réunion).',
    );
  });
});

describe('the hour of a deadline', () => {
  it.each<[string, Options['at'], string]>([
    ['2026-03-28', 'dayEnd', '2026-03-29T22:00:00.000Z'],
    ['2026-03-28', '08:00', '2026-03-29T06:00:00.000Z'],
    ['2026-10-24', 'dayEnd', '2026-10-25T23:00:00.000Z'],
    ['2026-10-24', '08:00', '2026-10-25T07:00:00.000Z'],
  ])('the day after %s, at %s, is %s', (from, at, expected) => {
    expect(due('days', from, 'P1D', { at }).due).toBe(expected);
  });
});

describe('what no profile computes', () => {
  it.each<[CalendarProfile, Period]>([
    ['term', 'PT24H'],
    ['notice', 'PT24H'],
    ['act', 'PT24H'],
    ['eu', 'PT72H'],
    ['days', 'P1M'],
    ['days', 'PT24H'],
    ['working', 'P1M'],
    ['working', 'P2W'],
    ['elapsed', 'P1D'],
    ['elapsed', 'P1M'],
    ['term', 'P0M'],
  ])('%s refuses %s', (profile, period) => {
    expect(() => due(profile, '2026-11-23', period)).toThrow(expect.objectContaining({ code: 'bad-period' }));
  });

  it.each<[CalendarProfile, string, Period]>([
    ['term', '2036-06-01', 'P1Y'],
    ['act', '2036-12-01', 'P1M'],
    ['working', '2036-12-31', 'P1D'],
    ['elapsed', '2036-12-31', 'PT48H'],
    ['notice', '2010-01-01', 'P1M'],
    ['working', '2026-01-01', 'P9999D'],
    ['days', '2026-01-01', 'P9999D'],
    ['term', '2026-01-01', 'P9999Y'],
  ])('%s from %s for %s is outside the table', (profile, from, period) => {
    expect(() => due(profile, from, period)).toThrow(expect.objectContaining({ code: 'outside-calendar' }));
  });
});
