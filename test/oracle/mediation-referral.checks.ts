import type { Process, Refusal } from '../../machines/kernel/index.js';
import { mediationReferral } from '../../machines/mediation-referral/index.js';
import type { Check, Oracle } from './check.js';
import { accessChecks } from './mediation-referral/access.checks.js';
import { AGREEMENT_BROKEN, agreementChecks } from './mediation-referral/agreement.checks.js';
import { APPROVAL_BROKEN, approvalChecks } from './mediation-referral/approval.checks.js';
import { CHANGE_BROKEN, changeChecks } from './mediation-referral/change.checks.js';
import { deadlineChecks } from './mediation-referral/deadlines.checks.js';
import { effectChecks } from './mediation-referral/effects.checks.js';
import { findingChecks } from './mediation-referral/findings.checks.js';
import { flagChecks } from './mediation-referral/flags.checks.js';
import { formChecks } from './mediation-referral/forms.checks.js';
import { FRAMEWORK_BROKEN, frameworkChecks } from './mediation-referral/framework.checks.js';
import { INFORMATION_BROKEN, informationChecks } from './mediation-referral/information.checks.js';
import { knownChecks } from './mediation-referral/known.checks.js';
import { livenessChecks } from './mediation-referral/liveness.checks.js';
import { MODES_BROKEN, modesChecks } from './mediation-referral/modes.checks.js';
import { noticeChecks } from './mediation-referral/notices.checks.js';
import { KERNEL, ORDER_BROKEN, orderChecks } from './mediation-referral/order.checks.js';
import { OTHER_PARTIES_BROKEN, otherPartiesChecks } from './mediation-referral/other-parties.checks.js';
import { PARTIES_BROKEN, partiesChecks } from './mediation-referral/parties.checks.js';
import { RECOURSE_BROKEN, recourseChecks } from './mediation-referral/recourse.checks.js';
import { refusalsOf } from './mediation-referral/refused.js';
import { structureChecks } from './mediation-referral/structure.checks.js';
import { tableChecks } from './mediation-referral/table.checks.js';
import { unsaid } from './mediation-referral/unsaid.js';
import { waitingChecks } from './mediation-referral/waiting.checks.js';
import { walkChecks } from './mediation-referral/walks.checks.js';
import { readSections } from './table.js';

/** Everything that a mediation referral must answer, by subject: what is quickly asked first. */
export const SUBJECTS: Readonly<Record<string, readonly Check[]>> = {
  situations: structureChecks,
  access: accessChecks,
  forms: formChecks,
  'what is looked for elsewhere': findingChecks,
  'the parties of each type': partiesChecks,
  'who conducts, asks and refers': modesChecks,
  'consultation and approval': approvalChecks,
  'the employer’s agreement': agreementChecks,
  'the other parties in mode 3': otherPartiesChecks,
  'change of mode': changeChecks,
  recourse: recourseChecks,
  documents: effectChecks,
  notices: noticeChecks,
  'what is known': knownChecks,
  flags: flagChecks,
  deadlines: deadlineChecks,
  'what is waited for': waitingChecks,
  'the framework agreement': frameworkChecks,
  'order, mediation and outcome': orderChecks,
  'prior information': informationChecks,
  liveness: livenessChecks,
  walks: walkChecks,
  'what is allowed': tableChecks(readSections('mediation-referral')),
};

const BROKEN = [
  ...PARTIES_BROKEN,
  ...MODES_BROKEN,
  ...INFORMATION_BROKEN,
  ...APPROVAL_BROKEN,
  ...AGREEMENT_BROKEN,
  ...OTHER_PARTIES_BROKEN,
  ...CHANGE_BROKEN,
  ...RECOURSE_BROKEN,
  ...FRAMEWORK_BROKEN,
  ...ORDER_BROKEN,
  ...KERNEL,
];

/** Each refusal that this process can give, whichever check provokes it, and what is refused to a case or a log that is not whole. */
const refusalsSeen = (process: Process): readonly Refusal[] => [...BROKEN.flatMap((one) => refusalsOf(process, one)), ...unsaid(process)];

export const mediationReferralOracle: Oracle = {
  process: mediationReferral as unknown as Process,
  checks: Object.values(SUBJECTS).flat(),
  refusalsSeen,
};
