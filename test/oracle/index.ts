import { agreementOracle } from './agreement.checks.js';
import type { Oracle } from './check.js';
import { mediationReferralOracle } from './mediation-referral.checks.js';

export { type Check, type Failure, failuresOf, type Oracle } from './check.js';

/** One line a process version: without one, its sources and its mutants can't be examined. */
export const ORACLES: readonly Oracle[] = [agreementOracle, mediationReferralOracle];
