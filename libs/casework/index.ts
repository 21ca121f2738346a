export { Casework, FOLLOWER, type Follower, MODE, SERVER_KEY } from './casework.js';
export { type ActRequest, type Decided, EVIDENCE, type OpenRequest } from './commands.js';
export { type Head, readHead } from './head.js';
export { chainStart, type FactBody, factOf, linkHash, type Recorded, readLog } from './log.js';
export { filledIn, hasPersonalValue, type PersonalField, readPersonalFields } from './personal-fields.js';
export { processOf } from './positions.js';
export { notFound, notYours, shown } from './problems.js';
export { asInstant, asMoment, fieldProblem, formProblem, readForm, readSettings } from './reading.js';
export { type Asking, actingRelations, hasRoleFor, heldRelations, isAuditor, lineFor, maySee, readableClasses } from './relations.js';
