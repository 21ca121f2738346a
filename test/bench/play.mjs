import { built } from './built.mjs';
import { ACTS, OPENING, PROCESS } from './reference-case.mjs';
import { median, round } from './statistics.mjs';

/** @typedef {import('../../machines/kernel/index.js').Act} Act */
/** @typedef {import('../../machines/kernel/index.js').Fact} Fact */
/** @typedef {import('../../machines/kernel/index.js').Step} Step */
/** @typedef {{ name: string, stepsPerSecond: number, microsecondsAStep: number }} PlayFigure */

const WARM_UP_MS = 1_000;
const RUN_MS = 2_000;
const RUNS = 5;

/**
 * How many steps `play` makes in a second of CPU time, collecting garbage included: acts without and with the hash of
 * each state, and a log with the hashes a replay compares.
 * @returns {Promise<PlayFigure[]>}
 */
export async function measurePlay() {
  /** @type {typeof import('../../machines/kernel/index.js')} */
  const { play } = await built('machines/kernel/index.js');
  /** @type {typeof import('../../machines/registry.js')} */
  const { currentProcess } = await built('machines/registry.js');
  const process = currentProcess(PROCESS);
  if (!process) throw new Error(`no process is called ${PROCESS}`);
  const acts = referenceActs();
  const { steps } = play(process, acts);
  const accepted = /** @type {Step[]} */ (steps.filter((step) => step.accepted));
  if (accepted.length !== acts.length) throw new Error(`the reference case is refused: ${JSON.stringify(steps.at(-1))}`);
  const log = accepted.map(({ fact }) => fact);
  /** @param {readonly (Act | Fact)[]} facts */
  const plain = (facts) => play(process, facts).steps.length;
  /** @param {readonly (Act | Fact)[]} facts */
  const hashed = (facts) => {
    const played = /** @type {readonly Step[]} */ (play(process, facts).steps);
    return played.filter((step) => step.stateHash.length === 64).length;
  };
  return [
    figure('actes', () => plain(acts)),
    figure('actes, empreinte de chaque état', () => hashed(acts)),
    figure('journal rejoué et vérifié', () => hashed(log)),
  ];
}

/** The reference case as facts without anything personal, an hour apart. @returns {Act[]} */
function referenceActs() {
  const begin = Date.UTC(2026, 0, 5, 8);
  return [OPENING, ...ACTS].map(({ act, as, data }, index) => ({
    act,
    occurredAt: /** @type {Act['occurredAt']} */ (new Date(begin + index * 3_600_000).toISOString()),
    by: as === OPENING.as ? { relation: 'lead', organisation: 'fonds-maladie' } : { relation: 'mediator' },
    data: /** @type {Act['data']} */ ({ ...data, ...(data.parties ? { parties: withFund(data.parties) } : {}) }),
    findings: IN_FORCE,
  }));
}

const IN_FORCE = { framework: { answer: { state: 'inForce', firstDay: '2025-12-01', lastDay: '2026-11-30', final: false } } };

/** What the directory would add. @param {unknown} parties */
const withFund = (parties) => /** @type {object[]} */ (parties).map((party) => ({ ...party, nationalFund: 'fonds-maladie' }));

/** @param {string} name @param {() => number} work  answers its steps @returns {PlayFigure} */
function figure(name, work) {
  stepsPerSecond(work, WARM_UP_MS);
  const found = median(Array.from({ length: RUNS }, () => stepsPerSecond(work, RUN_MS)));
  return { name, stepsPerSecond: Math.round(found), microsecondsAStep: round(1e6 / found, 1) };
}

/** @param {() => number} work @param {number} wallMs */
function stepsPerSecond(work, wallMs) {
  const before = process.cpuUsage();
  let steps = 0;
  for (const end = performance.now() + wallMs; performance.now() < end; ) steps += work();
  const { user, system } = process.cpuUsage(before);
  return steps / ((user + system) / 1e6);
}
