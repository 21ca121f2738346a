/** Corrections: at once by one person, or proposed, shown and approved by a second one. */
export type { Answered, By, Proposal, Settled, Wanted } from './model.js';
export { noSuchProposal } from './problems.js';
export { REASONS, type Reason } from './reasons.js';
export { Rectifying } from './rectifying.js';
export { replacedIn } from './replaced.js';
