import { type DayNumber, dayNumber, readDay } from './civil.js';
import { outsideCalendar } from './error.js';
import { type LegalDate, toLegalDate } from './moment.js';
import { FIRST_YEAR, LAST_YEAR } from './version.js';

/** Where a deadline is reckoned, as French shows it. 'metropole' is mainland France but Alsace-Moselle. */
export const TERRITORY_LABELS = {
  metropole: 'métropole',
  'alsace-moselle': 'Alsace-Moselle',
  guadeloupe: 'Guadeloupe',
  martinique: 'Martinique',
  guyane: 'Guyane',
  reunion: 'La Réunion',
  mayotte: 'Mayotte',
  'saint-barthelemy': 'Saint-Barthélemy',
  'saint-martin': 'Saint-Martin',
} as const;

export type Territory = keyof typeof TERRITORY_LABELS;

/** A public holiday, with the text that makes it one. */
export interface Holiday {
  date: LegalDate;
  label: string;
  source: string;
}

/** A line of the table: every year of the calendar, or the years it names. */
interface Feast {
  label: string;
  source: string;
  /** The day in a given year. */
  on: (year: number) => DayNumber;
  /** Everywhere when absent. */
  only?: Territory;
  fromYear?: number;
  untilYear?: number;
}

// biome-ignore format: rows of years read better than a column
const EASTER_SUNDAYS = [
  '2015-04-05', '2016-03-27', '2017-04-16', '2018-04-01', '2019-04-21', '2020-04-12', '2021-04-04', '2022-04-17',
  '2023-04-09', '2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2028-04-16', '2029-04-01', '2030-04-21',
  '2031-04-13', '2032-03-28', '2033-04-17', '2034-04-09', '2035-03-25', '2036-04-13',
];

const L3133_1 = 'art. L3133-1 du code du travail';
const L3134_13 = 'art. L3134-13 du code du travail';
const L3422_2 = 'art. L3422-2 du code du travail';
const ABOLITION = 'Commémoration de l’abolition de l’esclavage';

/**
 * The reviewed table. In Alsace-Moselle, Good Friday is a holiday only in towns with a Protestant or mixed church. The
 * calendar knows no towns and keeps it for the whole territory, so that nobody is called late a day too soon.
 * For Saint-Martin the code still prints 27 May; since 2018 the State and the Collectivity apply it to 28 May.
 */
const TABLE: readonly Feast[] = [
  { label: 'Jour de l’An', on: fixed(1, 1), source: L3133_1 },
  { label: 'Vendredi saint', on: fromEaster(-2), only: 'alsace-moselle', source: L3134_13 },
  { label: 'Lundi de Pâques', on: fromEaster(1), source: L3133_1 },
  { label: ABOLITION, on: fixed(4, 27), only: 'mayotte', source: L3422_2 },
  { label: 'Fête du Travail', on: fixed(5, 1), source: L3133_1 },
  { label: 'Victoire de 1945', on: fixed(5, 8), source: L3133_1 },
  { label: 'Ascension', on: fromEaster(39), source: L3133_1 },
  { label: 'Lundi de Pentecôte', on: fromEaster(50), source: L3133_1 },
  { label: ABOLITION, on: fixed(5, 22), only: 'martinique', source: L3422_2 },
  { label: ABOLITION, on: fixed(5, 27), only: 'guadeloupe', source: L3422_2 },
  { label: ABOLITION, on: fixed(5, 27), only: 'saint-martin', untilYear: 2017, source: L3422_2 },
  {
    label: ABOLITION,
    on: fixed(5, 28),
    only: 'saint-martin',
    fromYear: 2018,
    source: `${L3422_2}, loi n° 2017-256, circulaire du 4 mai 2018`,
  },
  { label: ABOLITION, on: fixed(6, 10), only: 'guyane', source: L3422_2 },
  { label: 'Fête nationale', on: fixed(7, 14), source: L3133_1 },
  { label: 'Assomption', on: fixed(8, 15), source: L3133_1 },
  { label: ABOLITION, on: fixed(10, 9), only: 'saint-barthelemy', source: L3422_2 },
  { label: 'Toussaint', on: fixed(11, 1), source: L3133_1 },
  { label: 'Armistice de 1918', on: fixed(11, 11), source: L3133_1 },
  { label: ABOLITION, on: fixed(12, 20), only: 'reunion', source: L3422_2 },
  { label: 'Noël', on: fixed(12, 25), source: L3133_1 },
  { label: 'Saint-Étienne', on: fixed(12, 26), only: 'alsace-moselle', source: L3134_13 },
];

/**
 * The public holidays of a year in a territory, in order of date; two may fall on one day (Ascension and 22 May in
 * Martinique, 2036). Throws 'outside-calendar' beyond the years of the table.
 */
export function holidays(year: number, territory: Territory): Holiday[] {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) throw outsideCalendar(year);
  return TABLE.filter((feast) => isKept(feast, year, territory))
    .map(({ on, label, source }) => ({ date: toLegalDate(on(year)), label, source }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function isKept(feast: Feast, year: number, territory: Territory): boolean {
  const here = feast.only === undefined || feast.only === territory;
  return here && year >= (feast.fromYear ?? FIRST_YEAR) && year <= (feast.untilYear ?? LAST_YEAR);
}

function fixed(month: number, day: number): (year: number) => DayNumber {
  return (year) => dayNumber(year, month, day);
}

function fromEaster(days: number): (year: number) => DayNumber {
  return (year) => readDay(EASTER_SUNDAYS[year - FIRST_YEAR]!) + days;
}
