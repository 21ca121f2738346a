/** What comes round by itself, each by a schedule of Temporal's. */
export const ROUNDS = ['reconcile', 'mail'] as const;
export type Round = (typeof ROUNDS)[number];

/**
 * The schedule of a round, and the workflow that it starts: `saisine-cases-mail`. Schedules belong to a namespace, which two systems may
 * share as long as each has a task queue of its own.
 */
export const scheduleId = (taskQueue: string, round: Round): string => `${taskQueue}-${round}`;
