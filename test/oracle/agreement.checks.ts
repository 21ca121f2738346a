import { agreement } from '../../machines/agreement/index.js';
import type { Process } from '../../machines/kernel/index.js';
import { accessChecks } from './agreement/access.checks.js';
import { coverageChecks } from './agreement/coverage.checks.js';
import { deadlineChecks } from './agreement/deadlines.checks.js';
import { effectChecks } from './agreement/effects.checks.js';
import { everywhereChecks } from './agreement/everywhere.checks.js';
import { OPEN_SITUATIONS, PATHS } from './agreement/facts.js';
import { flagChecks } from './agreement/flags.checks.js';
import { formChecks } from './agreement/forms.checks.js';
import { guardChecks, refusalsSeen } from './agreement/guards.checks.js';
import { paperChecks } from './agreement/papers.checks.js';
import { PEOPLE } from './agreement/people.js';
import { simulationChecks } from './agreement/simulations.checks.js';
import { FILLED_IN, found, standing, standings, triedOn } from './agreement/standing.js';
import { allowedChecks } from './allowed.js';
import type { Check, Oracle } from './check.js';
import { livenessOf } from './liveness.js';
import { readSections, together } from './table.js';

const tried = {
  standings,
  people: PEOPLE,
  recorders: [undefined, 'keeper', 'signatory'],
  filledIn: FILLED_IN,
  found,
  triedOn,
  cites: 'P2, P6, P14, A-04, A-27',
};
const lived = {
  start: 'drafting',
  situations: Object.keys(PATHS),
  open: OPEN_SITUATIONS,
  unattended: ['notYetInForce', 'inForce'],
  standing,
  cites: 'P2, P6, P14, A-01',
};

/** Everything that an agreement must answer, by subject; what is answered in no time first, for each mutant is asked all of it until one notices. */
export const AGREEMENT: Readonly<Record<string, readonly Check[]>> = {
  forms: formChecks,
  access: accessChecks,
  liveness: livenessOf(lived),
  warnings: flagChecks,
  papers: paperChecks,
  'what is told': effectChecks,
  'wherever it stands': everywhereChecks,
  coverage: coverageChecks,
  guards: guardChecks,
  'what is allowed': allowedChecks(together(readSections('agreement')), tried),
  'terms and deadlines': deadlineChecks,
  simulations: simulationChecks,
};

export const agreementOracle: Oracle = {
  process: agreement as unknown as Process,
  checks: Object.values(AGREEMENT).flat(),
  refusalsSeen,
};
