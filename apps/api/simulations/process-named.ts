import { fieldProblem } from '../../../libs/casework/index.js';
import type { Process } from '../../../machines/kernel/index.js';
import { currentProcess, processVersion } from '../../../machines/registry.js';

/** A process by its id, its plural or one version's key. Throws 400 that names the field. */
export function processNamed(name = '', field = 'process'): Process {
  const process = processVersion(name) ?? currentProcess(name);
  if (!process) throw fieldProblem(field, 'unknown-process', 'Cette procédure n’existe pas. Voyez /v1/processes.');
  return process;
}
