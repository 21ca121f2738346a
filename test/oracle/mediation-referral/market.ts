import { dayOf, type Moment } from '../../../machines/calendar/index.js';
import type { Json, Looking } from '../../../machines/kernel/index.js';

/*
 * What stands beside these cases, by hand: the framework agreement of the circular (twelve months from 28 March 2019,
 * three times renewed by a year: R1-018 to R1-020), and the cases in which somebody refused.
 */

export const MARKET = '18 AC 27';
export const FIRST_DAY = '2019-03-28';
export const LAST_DAY = '2023-03-27';

export const isCovered = (day: string): boolean => FIRST_DAY <= day && day <= LAST_DAY;

/** What the agreement answers on a day: once it is in force, its last day is certain here. */
export function coverageOn(at: Moment): Json {
  const day = dayOf(at);
  const state = day < FIRST_DAY ? 'notYet' : day > LAST_DAY ? 'ended' : 'inForce';
  return { state, firstDay: FIRST_DAY, lastDay: LAST_DAY, final: state !== 'notYet' };
}

/** Cases by their ids, and what each answers to its recourse: the mode that was refused, any mode, or none open. */
export const REFUSED_BY_EMPLOYER = '00000000-0000-4000-8000-000000000003';
export const REFUSED_BY_FUND = '00000000-0000-4000-8000-00000000000c';
export const NOT_REFUSED = '00000000-0000-4000-8000-000000000001';
const ANSWERS: Readonly<Record<string, Json>> = {
  [REFUSED_BY_EMPLOYER]: { refusedMode: 'PARTIES' },
  [REFUSED_BY_FUND]: { refusedMode: null },
  [NOT_REFUSED]: null,
};

/** Finds what the text says must be looked for, and only under the name under which it stands. */
export const looking: Looking = (rule, known, act) => {
  if (rule.of === 'sealedFields') return { answer: null };
  const key = rule.key(known, act);
  if (key === undefined) return undefined;
  const asked = `${rule.process} ${rule.asks} ${key}`;
  if (asked === `agreement coverage market:${MARKET}`) return { answer: coverageOn(act.occurredAt) };
  const refused = Object.keys(ANSWERS).find((id) => asked === `mediation-referral recourse case:${id}`);
  return { answer: refused === undefined ? null : (ANSWERS[refused] ?? null) };
};
