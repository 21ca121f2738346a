/** What the worker runs. Every process's workflow type (`mediationReferral`, …) is the one interpreter: the default export. */
export { caseWorkflow as default } from './case.workflow.js';
export { mailRound } from './mail.workflow.js';
export { reconcileCases } from './reconcile.workflow.js';
