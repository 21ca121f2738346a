import { expect, it } from '@jest/globals';
import { describeOracle } from '../harness/oracle.js';
import { notReached } from './mediation-referral/walks.checks.js';
import { mediationReferralOracle, SUBJECTS } from './mediation-referral.checks.js';

describeOracle('mediation referral', mediationReferralOracle, SUBJECTS, { refusals: 45, codes: 45 });

it('walks far enough: an order in each kind of case, and every end that comes after the qualification', () => {
  expect(notReached(mediationReferralOracle.process)).toEqual([]);
});
