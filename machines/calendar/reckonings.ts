import { anniversary, missesItsDay, sameDayLater } from './anniversary.js';
import type { DayNumber } from './civil.js';
import { frenchDay } from './french.js';
import { TERRITORY_LABELS, type Territory } from './holidays.js';
import { daysIn, frenchPeriod, monthsIn, type Period, type PeriodParts } from './period.js';
import { firstWorkingFrom, type WorkingKind, workingDaysAfter } from './working.js';

/* Internal: the profiles that count days, one function each. Their rules are stated at `CalendarProfile`. */

/** A deadline reckoned in days: its last day, and how to say it. */
export interface Reckoning {
  last: DayNumber;
  /** 'Préavis de 3 mois à compter du 30/11/2026' */
  counted: string;
  /** What the rule did that the reader may not expect. */
  remarks: string[];
}

export interface Question {
  from: DayNumber;
  period: Period;
  parts: PeriodParts;
  territory: Territory;
  workingKind: WorkingKind;
}

export const RECKONINGS = { term, notice, act, eu, days, working };

function term({ from, period, parts }: Question): Reckoning {
  return {
    last: anniversary(from, parts) - 1,
    counted: `Terme de ${frenchPeriod(period)} à compter du ${frenchDay(from)} compris`,
    remarks: missesItsDay(from, parts) ? ['le quantième n’existe pas ce mois-là : l’anniversaire est le 1er du mois suivant'] : [],
  };
}

function notice({ from, period, parts }: Question): Reckoning {
  return {
    last: sameDayLater(from, parts),
    counted: `Préavis de ${frenchPeriod(period)} à compter du ${frenchDay(from)}`,
    remarks: [...missingDayRemark(from, parts), 'sans report de fin de semaine ni de jour férié'],
  };
}

function act({ from, period, parts, territory }: Question): Reckoning {
  const end = sameDayLater(from, parts);
  const last = firstWorkingFrom(end, { kind: 'ouvre', territory });
  return {
    last,
    counted: `Délai de ${frenchPeriod(period)} à compter du ${frenchDay(from)} non compté (art. 641 et 642 CPC)`,
    remarks: [...missingDayRemark(from, parts), ...rollRemark(end, last, territory)],
  };
}

function eu({ from, period, parts, territory }: Question): Reckoning {
  const week = { kind: 'ouvre', territory } as const;
  const end = sameDayLater(from, parts);
  const last = firstWorkingFrom(end, week);
  const twoDaysOrMore = monthsIn(parts) > 0 || daysIn(parts) >= 2;
  const secondWorkingDay = twoDaysOrMore ? workingDaysAfter(from, 2, week) : last;
  return {
    last: Math.max(last, secondWorkingDay),
    counted: `Délai de ${frenchPeriod(period)} à compter du ${frenchDay(from)} non compté (règlement 1182/71)`,
    remarks: [
      ...missingDayRemark(from, parts),
      ...rollRemark(end, last, territory),
      ...(secondWorkingDay > last ? ['prolongé pour comprendre deux jours ouvrables'] : []),
    ],
  };
}

function days({ from, period, parts }: Question): Reckoning {
  return {
    last: from + daysIn(parts),
    counted: `Délai de ${frenchPeriod(period)} en jours calendaires à compter du ${frenchDay(from)} non compté`,
    remarks: [],
  };
}

function working({ from, period, parts, territory, workingKind }: Question): Reckoning {
  const kind = workingKind === 'ouvre' ? 'ouvrés' : 'ouvrables';
  return {
    last: workingDaysAfter(from, parts.days, { kind: workingKind, territory }),
    counted: `Délai de ${frenchPeriod(period)} en jours ${kind} à compter du ${frenchDay(from)} non compté`,
    remarks: [`jours fériés exclus, territoire : ${TERRITORY_LABELS[territory]}`],
  };
}

function missingDayRemark(from: DayNumber, parts: PeriodParts): string[] {
  return missesItsDay(from, parts) ? ['le quantième n’existe pas ce mois-là : dernier jour du mois'] : [];
}

function rollRemark(end: DayNumber, last: DayNumber, territory: Territory): string[] {
  if (last === end) return [];
  return [`le ${frenchDay(end)} n’est pas ouvrable, report au premier jour qui l’est, territoire : ${TERRITORY_LABELS[territory]}`];
}
