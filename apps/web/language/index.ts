export { dayOf, daysAfter, daysBetween, frenchDay, frenchDue, frenchHour, frenchLongDay, frenchMoment, isDay } from './dates.js';
export { type Language, Speaking, useLanguage, useWords } from './language.js';
export { relativeDay } from './relative-day.js';
export { printed } from './typography.js';
