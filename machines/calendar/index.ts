/** The product's legal time: dates, the clock of Paris, periods, public holidays, deadlines. Pure, without tzdata. */
export { addDays, addMonths, daysBetween, type MissingDay, weekday } from './arithmetic.js';
export type { Weekday } from './civil.js';
export { atLocalTime, dayOf, endOf, notAfter, startOf } from './clock.js';
export { CalendarError, type CalendarErrorCode } from './error.js';
export { frenchDate, frenchLongDate } from './french.js';
export { type Holiday, holidays, TERRITORY_LABELS, type Territory } from './holidays.js';
export { epoch, type Instant, instant, isLegalDate, type LegalDate, legalDate, type Moment, readMoment, toInstant } from './moment.js';
export { latestReceipt } from './notice.js';
export { frenchPeriod, type Period, readPeriod } from './period.js';
export { type CalendarProfile, computeDue, type Due, type DueRequest } from './profiles.js';
export { type Term, termOf } from './term.js';
export { CALENDAR_VERSION, FIRST_YEAR, LAST_YEAR } from './version.js';
export { isWorkingDay, type WorkingKind, type WorkingWeek } from './working.js';
