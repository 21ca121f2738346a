import { PROCESSES } from '../../machines/registry.js';
import { ORACLES } from '../../test/oracle/index.js';
import { citationsOf } from './citation.js';
import { sourcesPage } from './page.js';
import { type Evidence, problemsIn } from './problems.js';
import { readElsewhere, readRequirements } from './requirement.js';
import { statechartPage } from './statechart.js';
import { testsByRequirement } from './tests.js';

/** Everything the pages are made from, read where it stands. */
export const gather = (): Evidence => ({
  requirements: readRequirements(),
  citations: ORACLES.flatMap(citationsOf),
  elsewhere: readElsewhere(),
  tests: testsByRequirement(),
});

/** What is wrong with the evidence; a process that nobody questions is wrong too. */
export const problems = (evidence: Evidence): readonly string[] => [
  ...PROCESSES.filter(({ key }) => !ORACLES.some(({ process }) => process.key === key)).map(
    ({ key }) => `${key} has no oracle in test/oracle/index.ts.`,
  ),
  ...problemsIn(evidence),
];

/** file -> text */
export const pages = (evidence: Evidence): Readonly<Record<string, string>> => ({
  'docs/sources.md': sourcesPage(evidence),
  ...Object.fromEntries(PROCESSES.map((process) => [`docs/statecharts/${process.id}.md`, statechartPage(process)])),
});
