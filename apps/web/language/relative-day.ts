import { daysBetween } from './dates.js';
import type { Language } from './language.js';

/** 'dans 3 jours', 'aujourd’hui', 'en retard de 2 jours' @param now an instant or a day, @param day likewise */
export function relativeDay(language: Language, now: string, day: string): string {
  const days = daysBetween(now, day);
  if (language === 'en') {
    if (days === 0) return 'today';
    if (days === 1) return 'tomorrow';
    return days > 0 ? `in ${days} days` : `${-days} day${days === -1 ? '' : 's'} late`;
  }
  if (days === 0) return 'aujourd’hui';
  if (days === 1) return 'demain';
  return days > 0 ? `dans ${days}\u00a0jours` : `en retard de ${-days}\u00a0jour${days === -1 ? '' : 's'}`;
}
