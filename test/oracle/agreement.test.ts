import { describeOracle } from '../harness/oracle.js';
import { AGREEMENT, agreementOracle } from './agreement.checks.js';

describeOracle('framework agreement', agreementOracle, AGREEMENT, { refusals: 15 });
