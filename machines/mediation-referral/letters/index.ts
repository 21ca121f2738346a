/** How this process's documents read on paper. A word that changes is a new version, beside the one before it. */
export { consultationMinutes } from './consultation-minutes.js';
export { employerAgreement } from './employer-agreement.js';
export { fundApproval } from './fund-approval.js';
export { outcomeStatement } from './outcome-statement.js';
export { priorInformation } from './prior-information.js';
export { purchaseOrder } from './purchase-order.js';
export { referralRecord } from './referral-record.js';
