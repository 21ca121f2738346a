export { dayOf, daysBetween, frenchDay, frenchDue, frenchHour, frenchLongDay, frenchMoment } from './dates.js';
export { type Language, Speaking, useLanguage, useWords } from './language.js';
export { relativeDay } from './relative-day.js';
export { printed } from './typography.js';
