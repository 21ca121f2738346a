import { agreement } from '../../machines/agreement/index.js';
import type { Process } from '../../machines/kernel/index.js';
import { accessChecks } from './agreement/access.checks.js';
import { coverageChecks } from './agreement/coverage.checks.js';
import { deadlineChecks } from './agreement/deadlines.checks.js';
import { effectChecks } from './agreement/effects.checks.js';
import { FILLED_IN, OPEN_SITUATIONS, PATHS, PEOPLE, standing, triedOn } from './agreement/facts.js';
import { formChecks } from './agreement/forms.checks.js';
import { guardChecks, refusalsSeen } from './agreement/guards.checks.js';
import { allowedChecks } from './allowed.js';
import type { Check, Oracle } from './check.js';
import { livenessOf } from './liveness.js';
import { readTable } from './table.js';

const tried = {
  standing,
  people: PEOPLE,
  recorders: [undefined, 'purchaser', 'holder'],
  filledIn: FILLED_IN,
  triedOn,
  cites: 'R1-016, P2-E1',
};
const lived = {
  start: 'notYetInForce',
  situations: Object.keys(PATHS),
  open: OPEN_SITUATIONS,
  unattended: OPEN_SITUATIONS,
  standing,
  cites: 'R1-018, R1-021, P2-E1',
};

/** Everything that a framework agreement must answer, by subject. */
export const AGREEMENT: Readonly<Record<string, readonly Check[]>> = {
  'what is allowed': allowedChecks(readTable('agreement'), tried),
  guards: guardChecks,
  'terms and deadlines': deadlineChecks,
  coverage: coverageChecks,
  'notices and what is known': effectChecks,
  access: accessChecks,
  forms: formChecks,
  liveness: livenessOf(lived),
};

export const agreementOracle: Oracle = {
  process: agreement as unknown as Process,
  checks: Object.values(AGREEMENT).flat(),
  refusalsSeen,
};
