/** Forms that somebody has begun and not sent: kept for them alone, sealed. */
export { caseIn, isDraftKey } from './draft-key.js';
export { type Draft, type DraftHead, Drafts, noSuchDraft, type Writer } from './drafts.js';
export { DraftsModule } from './drafts.module.js';
