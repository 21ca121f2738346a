/** From a case to what its reader sees. Pure: rows and positions in, JSON out. */
export { type ActionsView, type ActionView, actionsView, type ByChoiceView } from './actions-view.js';
export { type AwaitedView, awaitedView } from './awaited-view.js';
export { namesOfVersion } from './carried.js';
export { type CaseView, caseView, situationView } from './case-view.js';
export { actLabel, deadlineLabel, deadlineView, french, moveView, storedDeadlineView } from './deadline-view.js';
export { historyCsv } from './history-csv.js';
export { effectView, type FactView, historyView, type StoredEffect } from './history-view.js';
export { type NameOf, named, namesFrom, relationView } from './names.js';
export { type PossibleDuplicate, possibleDuplicateView } from './possible-duplicate.js';
export { processBrief, processView } from './process-view.js';
export { type DifferenceView, differenceView, type ProposalView, proposalView } from './rectification-view.js';
export type { StoredBeside } from './replay-beside.js';
export { replayView, type StoredCase, type StoredFact } from './replay-view.js';
export { type RefusalView, refusalView, sourceView } from './source-view.js';
export { type StepView, timelineView } from './timeline-view.js';
export { ENDED, NOTHING_HIDDEN, situationBrief, type Veil, veiledRefusal, veilFor, veilOver } from './veil.js';
