/** How this process's documents read on paper. A word that changes is a new version, beside the one before it. */
export { amendmentRecord } from './amendment-record.js';
export { evaluationReport } from './evaluation-report.js';
export { meetingRecord } from './meeting-record.js';
export { noticeLetter } from './notice-letter.js';
export { renewalRecord } from './renewal-record.js';
export { subsequentOrder } from './subsequent-order.js';
export { terminationRecord } from './termination-record.js';
export { yearTable } from './year-table.js';
