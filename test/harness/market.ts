import type { LegalDate } from '../../machines/calendar/index.js';
import { currentMarket, frameworkTerms, type Market } from '../../tools/demo/index.js';

/** The market of the demonstration, on terms that hold from the first dated case of a suite to the calendar's end. */
export const TEST_MARKET: Market = {
  data: frameworkTerms(String(currentMarket().data.reference), '2018-12-31', '2018-12-03', {
    initialTerm: 120,
    renewalTerm: 96,
    mostRenewals: 1,
  }),
  occurredAt: '2018-12-03' as LegalDate,
};
