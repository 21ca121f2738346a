import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative } from 'node:path';

/** @type {typeof import('@jest/test-sequencer').default} */
const Sequencer = createRequire(import.meta.url)('@jest/test-sequencer').default;

/** Seconds by suite, of those that take long: written by `note-durations.mjs`, so that a fresh clone knows them too. */
export const DURATIONS_FILE = new URL('durations.json', import.meta.url);

/**
 * The order in which Jest starts the suites: the longest first, so that two workers end together and none waits for one long suite
 * that began last. Suites that are not among the long ones follow in Jest's own order.
 */
export default class LongestFirst extends Sequencer {
  /** @override @param {Parameters<InstanceType<typeof Sequencer>['sort']>[0]} tests */
  async sort(tests) {
    /** @type {Readonly<Record<string, number>>} */
    const seconds = JSON.parse(readFileSync(DURATIONS_FILE, 'utf8'));
    /** @param {(typeof tests)[number]} test */
    const of = ({ path, context }) => seconds[relative(context.config.rootDir, path).replaceAll('\\', '/')] ?? 0;
    return [...(await super.sort([...tests]))].sort((one, other) => of(other) - of(one));
  }
}
