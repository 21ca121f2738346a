import { civilDay, DAY, type DayNumber, readDay, twoDigits, weekdayOf } from './civil.js';
import { epoch, type Instant, isLegalDate, type Moment } from './moment.js';
import { parisLocal, writeHour } from './paris.js';

const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;
const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const;

/** '28/03/2019', or '28/03/2019 14:30' in Paris for an instant. Throws 'outside-calendar' for an instant outside the table. */
export function frenchDate(moment: Moment): string {
  return isLegalDate(moment) ? frenchDay(readDay(moment)) : onParisClock(moment, frenchDay, ' ');
}

/** 'jeudi 28 mars 2019', or 'jeudi 28 mars 2019 à 14:30' in Paris for an instant. Throws as `frenchDate`. */
export function frenchLongDate(moment: Moment): string {
  return isLegalDate(moment) ? frenchLongDay(readDay(moment)) : onParisClock(moment, frenchLongDay, ' à ');
}

/** Internal: 'JJ/MM/AAAA'. */
export function frenchDay(number: DayNumber): string {
  const { year, month, day } = civilDay(number);
  return `${twoDigits(day)}/${twoDigits(month)}/${year}`;
}

function frenchLongDay(number: DayNumber): string {
  const { year, month, day } = civilDay(number);
  return `${WEEKDAYS[weekdayOf(number) - 1]} ${day === 1 ? '1er' : day} ${MONTHS[month - 1]} ${year}`;
}

function onParisClock(at: Instant, writeDay: (day: DayNumber) => string, between: string): string {
  const local = parisLocal(epoch(at));
  return `${writeDay(Math.floor(local / DAY))}${between}${writeHour(local)}`;
}
