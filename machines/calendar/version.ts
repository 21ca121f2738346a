/** Version of the calendar: rules, holiday table and legal hour. It is recorded with every computed deadline. */
export const CALENDAR_VERSION = '2026-11';

/** First and last year that this version has reviewed; every rule that needs the table refuses other years. */
export const FIRST_YEAR = 2015;
export const LAST_YEAR = 2036;
