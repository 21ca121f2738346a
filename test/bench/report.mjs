import { REQUESTS } from './reference-case.mjs';

/** What is printed: French, one table a question. */

const LABELS = { api: 'API', worker: 'worker', temporal: 'Temporal', postgres: 'PostgreSQL', issuer: 'émetteur', client: 'client' };

/** @param {number | undefined} value */
const written = (value) => (value === undefined ? '—' : value.toLocaleString('fr-FR').replace(/[\u00a0\u202f]/g, ' '));

/**
 * @param {string} title @param {readonly string[]} columns @param {readonly (readonly [string, ...(number | undefined)[]])[]} rows
 */
function table(title, columns, rows) {
  const width = Math.max(...rows.map(([label]) => label.length), title.length) + 2;
  const line = (/** @type {string} */ label, /** @type {readonly string[]} */ cells) =>
    label.padEnd(width) + cells.map((cell) => cell.padStart(11)).join('');
  return [line(title, columns), ...rows.map(([label, ...values]) => line(`  ${label}`.padEnd(width), values.map(written)))].join('\n');
}

/** @param {Readonly<Record<string, number>>[]} runs @returns {[string, ...number[]][]} */
const byProcess = (runs) =>
  Object.entries(LABELS)
    .filter(([name]) => runs.some((run) => run[name] !== undefined))
    .map(([name, label]) => [`dont ${label}`, ...runs.map((run) => run[name] ?? 0)]);

/** @param {readonly import('./burst.mjs').BurstRun[]} runs */
export function burstReport(runs) {
  const names = runs.map((_, index) => `essai ${index + 1}`);
  const all = table(`Cas de référence, ${REQUESTS} requêtes`, names, [
    ['dossiers', ...runs.map((run) => run.cases)],
    ['actes par seconde', ...runs.map((run) => run.actsPerSecond)],
    ['réponse p50, ms', ...runs.map((run) => run.latencyMs.p50)],
    ['réponse p95, ms', ...runs.map((run) => run.latencyMs.p95)],
    ['réponse p99, ms', ...runs.map((run) => run.latencyMs.p99)],
    ['réponse la plus lente, ms', ...runs.map((run) => run.latencyMs.max)],
    ['dossiers non suivis à la fin', ...runs.map((run) => run.unfollowedAtTheEnd)],
    ['suivis après, s', ...runs.map((run) => run.followLagSeconds)],
    ['dossiers suivis par seconde', ...runs.map((run) => run.casesFollowedPerSecond)],
    ['CPU par dossier, ms', ...runs.map((run) => run.cpuMsACase)],
    ...byProcess(runs.map((run) => run.cpuMsACaseByProcess)),
    ['validations PostgreSQL par dossier', ...runs.map((run) => run.commitsACase)],
    ['octets de WAL par dossier', ...runs.map((run) => run.walBytesACase)],
    ['part de la machine', ...runs.map((run) => run.ownShare)],
    ['machine occupée', ...runs.map((run) => run.machineBusy)],
    ['étalon : boucle, ms', ...runs.map((run) => run.machine.spinMs)],
    ['étalon : fdatasync p50, ms', ...runs.map((run) => run.machine.fdatasyncMs.p50)],
  ]);
  const noisy = runs.flatMap((run, index) => (run.noisy ? [index + 1] : []));
  const warning =
    noisy.length === 0 ? '' : `\n\nBruit : d’autres processus ont pris plus d’un cinquième du travail (essai ${noisy.join(', ')}).`;
  const last = runs.at(-1);
  return `${all}${warning}${last ? `\n\n${actsTable(last.latencyByActMs)}` : ''}`;
}

/** @param {Readonly<Record<string, import('./statistics.mjs').Spread>>} acts */
function actsTable(acts) {
  return table(
    'Réponse par acte, ms',
    ['nombre', 'p50', 'p95', 'p99', 'max'],
    Object.entries(acts).map(([act, { count, p50, p95, p99, max }]) => [act, count, p50, p95, p99, max]),
  );
}

/** @param {Awaited<ReturnType<typeof import('./human-pace.mjs').humanPace>>} run */
export function humanReport(run) {
  const all = table(
    `Au rythme des personnes`,
    [''],
    [
      ['dossiers', run.cases],
      ['un nouveau toutes les, s', run.everyMs / 1000],
      ['pause avant chaque acte, s', run.pauseMs / 1000],
      ['réponse p50, ms', run.latencyMs.p50],
      ['réponse p99, ms', run.latencyMs.p99],
      ['CPU par dossier, ms', run.cpuMsACase],
      ...byProcess([run.cpuMsACaseByProcess]),
      ['CPU par dossier sans le repos, ms', run.cpuMsACaseWithoutRest],
      ...byProcess([run.cpuMsACaseWithoutRestByProcess]),
      ['CPU au repos, % d’un processeur', run.restingCpuPercent],
      ['part de la machine', run.ownShare],
    ],
  );
  return run.noisy ? `${all}\n\nBruit : d’autres processus ont pris plus d’un cinquième du travail.` : all;
}

/** @param {readonly import('./play.mjs').PlayFigure[]} figures */
export function playReport(figures) {
  return table(
    '« play », un cœur, temps CPU',
    ['pas/s', 'µs le pas'],
    figures.map(({ name, stepsPerSecond, microsecondsAStep }) => [name, stepsPerSecond, microsecondsAStep]),
  );
}

/** @param {{ agreements: number, lists: Awaited<ReturnType<typeof import('./agreements/listing.mjs').listing>> }} result */
export function listingReport({ agreements, lists }) {
  return table(
    `${written(agreements)} conventions en vigueur, ms`,
    ['nombre', 'p50', 'p95', 'p99', 'max', 'part'],
    lists.map(({ label, ms: { count, p50, p95, p99, max }, ownShare }) => [label, count, p50, p95, p99, max, ownShare]),
  );
}

/** @param {Awaited<ReturnType<typeof import('./agreements/midnight.mjs').midnight>>} run */
export function midnightReport(run) {
  const all = table(
    'Le minuit',
    [''],
    [
      ['périodes qui prennent fin', run.terms],
      ['consignées après, s', run.recordedSeconds],
      ['suivies, effets accomplis, après, s', run.followedSeconds],
      ['CPU par convention, ms', run.cpuMsATerm],
      ...byProcess([run.cpuMsATermByProcess]),
      ['part de la machine', run.ownShare],
      ['machine occupée', run.machineBusy],
    ],
  );
  const meanwhile = table(
    'Ce que répond l’API pendant ce temps, ms',
    ['nombre', 'p50', 'p95', 'p99', 'max'],
    Object.entries(run.meanwhile).map(([what, { count, p50, p95, p99, max }]) => [what, count, p50, p95, p99, max]),
  );
  return `${all}\n\n${meanwhile}`;
}

/** @param {Awaited<ReturnType<typeof import('./deciding.mjs').deciding>>} runs */
export function decidingReport(runs) {
  return table(
    'La décision seule, sans HTTP ni suivi',
    runs.map((_, index) => `essai ${index + 1}`),
    [
      ['actes par seconde', ...runs.map((run) => run.actsPerSecond)],
      ['CPU par dossier, ms', ...runs.map((run) => run.cpuMsACase)],
      ...byProcess(runs.map((run) => run.cpuMsACaseByProcess)),
      ['part de la machine', ...runs.map((run) => run.ownShare)],
    ],
  );
}
