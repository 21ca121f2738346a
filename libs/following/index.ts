export { Dispatcher, TASK_QUEUE, TEMPORAL_CLIENT } from './dispatcher.js';
export { FollowingModule } from './following.module.js';
export { Reconciler } from './reconciler.js';
export { ROUNDS, type Round, scheduleId } from './rounds.js';
export { workflowId } from './signals.js';
export { type WorkflowStatus, Workflows } from './status.js';
export { temporalClient } from './temporal.js';
