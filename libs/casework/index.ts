export { Casework, MODE } from './casework.js';
export { CaseworkModule } from './casework.module.js';
export {
  type ActRequest,
  type Decided,
  EVIDENCE,
  EVIDENCE_ON_PAPER,
  type Evidence,
  type Into,
  type OpenRequest,
  type Taken,
} from './commands.js';
export { Consulting } from './consulting.js';
export { decidedBy } from './decided-by.js';
export { type Duplicate, possibleDuplicates, readersOf } from './duplicates.js';
export { EFFECT_DONE } from './effects.js';
export { find, personsFrom, type Sealed } from './findings.js';
export { type Head, type Queryable, readHead } from './head.js';
export { Hearing, type News } from './hearing.js';
export type { LineProblem } from './importing/problems.js';
export { type GivenLine, Importing, type LineOutcome } from './importing.js';
export { chainStart, type FactBody, factOf, linkHash, type Recorded, readLog } from './log.js';
export { FOLLOWER, type Follower, Logbook } from './logbook.js';
export type { Move } from './moved.js';
export { checkOrganisations } from './organisations.js';
export { type Ahead, hasRegister, kindLabel, type Outlook, outlookOf, type Span } from './outlook.js';
export { ERASED, filledIn, type PersonalField, readPersonalFields, separate } from './personal-fields.js';
export { processOf } from './positions.js';
export { notFound, notYours, refusedProblem, shown } from './problems.js';
export { asInstant, asMoment, fieldProblem, formProblem, readForm, readSettings } from './reading.js';
export { type Receipt, Receipts, readKey } from './receipts.js';
export type { ReceiptDue } from './record.js';
export { RegisterEntries } from './register-entries.js';
export {
  type Asking,
  actingRelations,
  hasRoleFor,
  heldRelations,
  isAuditor,
  isForPeople,
  lineFor,
  maySee,
  readableClasses,
  readsWhoActed,
} from './relations.js';
export { ANSWERED_BY } from './statement.js';
