import type { Language } from './language.js';

/** How a calendar of one's own language names a day. @param day '2026-12-15' */
function naming(how: Intl.DateTimeFormatOptions): (language: Language, day: string) => string {
  const names = {
    fr: new Intl.DateTimeFormat('fr-FR', { ...how, timeZone: 'UTC' }),
    en: new Intl.DateTimeFormat('en-GB', { ...how, timeZone: 'UTC' }),
  };
  return (language, day) => names[language].format(new Date(`${day}T12:00:00Z`));
}

/** 'décembre 2026' */
export const monthOf = naming({ month: 'long', year: 'numeric' });
/** 'déc. 26' */
export const shortMonthOf = naming({ month: 'short', year: '2-digit' });
/** 'mar.' */
export const shortWeekdayOf = naming({ weekday: 'short' });
