/** Deadlines in other programs' calendars: what they read, and the addresses at which they do. */
export { type CalendarAddress, CalendarAddresses, type OrganisationAddress, SCOPES, type Scope, type Subscriber } from './addresses.js';
export { calendarText, type Entry } from './text.js';
