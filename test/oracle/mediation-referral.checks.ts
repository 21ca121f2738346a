import type { Process } from '../../machines/kernel/index.js';
import { mediationReferral } from '../../machines/mediation-referral/index.js';
import type { Check, Oracle } from './check.js';
import { accessChecks } from './mediation-referral/access.checks.js';
import { deadlineChecks } from './mediation-referral/deadlines.checks.js';
import { effectChecks } from './mediation-referral/effects.checks.js';
import { formChecks } from './mediation-referral/forms.checks.js';
import { guardChecks, refusalsSeen } from './mediation-referral/guards.checks.js';
import { livenessChecks } from './mediation-referral/liveness.checks.js';
import { tableChecks } from './mediation-referral/table.checks.js';
import { readTable } from './table.js';

/** Everything that a mediation referral must answer, by subject. */
export const SUBJECTS: Readonly<Record<string, readonly Check[]>> = {
  'what is allowed': tableChecks(readTable('mediation-referral')),
  guards: guardChecks,
  deadlines: deadlineChecks,
  'documents, notices and what is known': effectChecks,
  access: accessChecks,
  forms: formChecks,
  liveness: livenessChecks,
};

export const mediationReferralOracle: Oracle = {
  process: mediationReferral as unknown as Process,
  checks: Object.values(SUBJECTS).flat(),
  refusalsSeen,
};
