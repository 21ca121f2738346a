/** One-time links: somebody without an account answers once, in the name of an organisation that stands in the case. */
export { Answers, type Asked } from './answers.js';
export { type Invitation, recorderOf } from './invitation.js';
export { Invitations } from './invitations.js';
export { noSuchInvitation } from './problems.js';
export { Statement } from './statement.js';
