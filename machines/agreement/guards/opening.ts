import {
  concludedByItsFirstDay,
  concludedUnderItsMarket,
  eachSignatoryStandsOnce,
  keeperIsBound,
  lastPossibleTermIsInTheCalendar,
  signaturesAreNotAfterTheirRecord,
  termsDoNotContradict,
  twoSignAtLeast,
} from './terms.js';

/** What an opening must be, and a revised draft as well, in the order in which it is said. */
export const OF_AN_OPENING = {
  termsDoNotContradict,
  eachSignatoryStandsOnce,
  twoSignAtLeast,
  signaturesAreNotAfterTheirRecord,
  concludedByItsFirstDay,
  lastPossibleTermIsInTheCalendar,
  keeperIsBound,
  concludedUnderItsMarket,
} as const;
