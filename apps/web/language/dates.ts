const PARIS = 'Europe/Paris';
const DAY = new Intl.DateTimeFormat('fr-FR', { timeZone: PARIS, day: '2-digit', month: '2-digit', year: 'numeric' });
const LONG_DAY = new Intl.DateTimeFormat('fr-FR', { timeZone: PARIS, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const HOUR = new Intl.DateTimeFormat('fr-FR', { timeZone: PARIS, hour: '2-digit', minute: '2-digit' });
const ISO_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: PARIS, year: 'numeric', month: '2-digit', day: '2-digit' });

/** A legal day, '2026-11-23': no instant, and not what is still being typed. */
export const isDay = (moment: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(moment);
/** A legal day has no hour: noon keeps it the same day in Paris. */
const asDate = (moment: string): Date => new Date(isDay(moment) ? `${moment}T12:00:00Z` : moment);

/** '23/11/2026'. Takes a legal day or an instant; days are those of Paris. */
export const frenchDay = (moment: string): string => DAY.format(asDate(moment));

/** 'lundi 23 novembre 2026' */
export const frenchLongDay = (moment: string): string => LONG_DAY.format(asDate(moment));

/** '23/11/2026 à 16:05'; a legal day alone stays a day. */
export const frenchMoment = (moment: string): string =>
  isDay(moment) ? frenchDay(moment) : `${frenchDay(moment)} à ${HOUR.format(asDate(moment))}`;

/** '16:05', in Paris */
export const frenchHour = (instant: string): string => HOUR.format(new Date(instant));

/** '2026-11-23': the day of an instant in Paris. */
export const dayOf = (instant: string | Date): string => ISO_DAY.format(typeof instant === 'string' ? asDate(instant) : instant);

/** Calendar days from one day to another; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${dayOf(to)}T12:00:00Z`) - Date.parse(`${dayOf(from)}T12:00:00Z`)) / 86_400_000);
}

/** A day, so many days later. Days are ISO: '2026-11-23'. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** '13/04/2026 à 24:00': when a deadline falls due. What ends with a day ends at its 24:00, not at 00:00 of the next. */
export function frenchDue({ legalDate, due }: { readonly legalDate: string; readonly due: string }): string {
  return `${frenchDay(legalDate)} à ${dayOf(due) > legalDate ? '24:00' : frenchHour(due)}`;
}
