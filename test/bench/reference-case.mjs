import { built } from './built.mjs';

/**
 * The reference case: a mediation referral by its first path. Eleven requests, two reminders running in each open
 * situation but one, six documents of which one purchase order, one end.
 *
 * @typedef {{ act: string, as: string, data: Readonly<Record<string, unknown>> }} Request
 */

export const PROCESS = 'mediation-referral';
export const PLURAL = 'mediation-referrals';

/** @type {typeof import('../../tools/demo/index.js')} */
const { mediation } = await built('tools/demo/index.js');
const path = mediation('TYPE_A', 'NATIONAL_FUND', { sessions: 2 });

/** @type {Request} */
export const OPENING = path.opening;

/** @type {readonly Request[]} */
export const ACTS = path.steps;

export const REQUESTS = 1 + ACTS.length;
/** an act that the opening situation does not know */
export const WRONG_ACT = 'issueOrder';
/** where the case ends */
export const END = 'relationAdapted';
export const PEOPLE = [...new Set([OPENING, ...ACTS].map(({ as }) => as))];
