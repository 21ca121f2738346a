import { readFileSync } from 'node:fs';
import { parts as agreement } from '../../machines/agreement/index.js';
import { defineProcess, type Process } from '../../machines/kernel/index.js';
import { parts as mediationReferral } from '../../machines/mediation-referral/index.js';
import { type Check, failuresOf, ORACLES } from '../../test/oracle/index.js';
import type { Parts } from './mutant.js';
import { judge, mutantsOf } from './mutate.js';

/** One line a process. */
const SUBJECTS: readonly Parts[] = [agreement, mediationReferral];

/** Mutants that nobody can tell from the original: name, tab, reason. */
const EXPLAINED = 'tools/mutate/equivalent.tsv';

function explained(processId: string): readonly string[] {
  const lines = readFileSync(EXPLAINED, 'utf8').split('\n').slice(1).filter(Boolean);
  return lines.map((line) => line.split('\t')).flatMap(([id, name, reason]) => (id === processId && name && reason ? [name] : []));
}

function run(subject: Parts, checks: readonly Check[]): boolean {
  const original = defineProcess(subject) as unknown as Process;
  const unsound = checks.filter((check) => failuresOf(check, original).length > 0);
  if (unsound.length > 0) {
    console.error(
      `${subject.id}: ${unsound.length} checks fail on the process itself, so killing mutants proves nothing:\n  ${unsound.map(({ name }) => name).join('\n  ')}`,
    );
    return false;
  }
  const { mutants, killed, survivors, equivalent, stale } = judge(mutantsOf(subject), checks, explained(subject.id));
  console.log(
    `${subject.id}@${subject.version}: ${mutants} mutants, ${killed} killed, ${survivors.length} survived, ${equivalent.length} equivalent (${EXPLAINED})`,
  );
  for (const name of survivors) console.log(`  survived: ${name}`);
  for (const name of stale) console.log(`  explained as equivalent, but killed or gone: ${name}`);
  return survivors.length === 0 && stale.length === 0;
}

const checksOf = ({ id, version }: Parts): readonly Check[] => {
  const oracle = ORACLES.find(({ process: { key } }) => key === `${id}@${version}`);
  if (!oracle) throw new Error(`${id}@${version}: no oracle in test/oracle/index.ts`);
  return oracle.checks;
};

process.exitCode = SUBJECTS.map((subject) => run(subject, checksOf(subject))).every(Boolean) ? 0 : 1;
