import { agreement } from './agreement/index.js';
import type { Process } from './kernel/index.js';
import { mediationReferral } from './mediation-referral/index.js';

/** Every process version, one line each. The newest version of a process comes last. */
const VERSIONS: readonly Process<never>[] = [
  agreement, // circular 026-19, 6 June 2019: the framework under which mediations are ordered
  mediationReferral, // circular 026-19, 6 June 2019
];

/** A process version by its key, `mediation-referral@2019-06`; undefined when this program does not carry it. */
export function processVersion(key: string): Process | undefined {
  return PROCESSES.find((process) => process.key === key);
}

/** The version in which new cases of a process open, by its id or its plural. */
export function currentProcess(name: string): Process | undefined {
  return PROCESSES.findLast((process) => process.id === name || process.plural === name);
}

/** Known is each process's own affair: outside its folder nobody reads it but through the kernel. */
export const PROCESSES = VERSIONS as readonly unknown[] as readonly Process[];
