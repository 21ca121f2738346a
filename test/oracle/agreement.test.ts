import { describeOracle } from '../harness/oracle.js';
import { AGREEMENT, agreementOracle } from './agreement.checks.js';

describeOracle('agreement', agreementOracle, AGREEMENT, { refusals: 100, codes: 55 });
