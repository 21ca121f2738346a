import { asInstant, fieldProblem } from '../../../libs/casework/index.js';
import { dayOf, type Instant, instant, LAST_YEAR, startOf } from '../../../machines/calendar/index.js';

const YEARS_AHEAD = 10;

/** How far to look: a year unless told, ten at most, and never beyond the reviewed calendar. */
export function readUntil(text: string | undefined, from: string): Instant {
  const year = Number(dayOf(instant(from)).slice(0, 4));
  const latest = Math.min(year + YEARS_AHEAD, LAST_YEAR - 1);
  if (text === undefined) return startOf(sameDay(from, Math.min(year + 1, latest)));
  const until = asInstant(text, 'until');
  if (Number(until.slice(0, 4)) > latest) throw fieldProblem('until', 'too-far', `La prévision va au plus jusqu’à la fin de ${latest}.`);
  return until;
}

/** The same day of another year; the 29th of February is the 1st of March. */
function sameDay(from: string, year: number) {
  const day = dayOf(instant(from)).slice(5);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return `${year}-${day === '02-29' && !isLeap ? '03-01' : day}` as ReturnType<typeof dayOf>;
}
