import { fieldProblem } from '../../../libs/casework/index.js';
import { startOf } from '../../../machines/calendar/index.js';
import { type Act, type Beside, defaultSettings, type Fact } from '../../../machines/kernel/index.js';
import type { Kept } from '../directory/organisations.js';
import { readMembers } from '../http/envelope.js';
import { processNamed } from './process-named.js';
import { readActs } from './read-acts.js';

const MOST = 5;

/** Cases that stand beside a simulation and that it may ask: a framework agreement as it would be. Throws 400. */
export function readBeside(given: readonly unknown[], kept: Kept): readonly Beside[] {
  if (given.length > MOST) throw fieldProblem('beside', 'too-many', `Une simulation tient compte de ${MOST} autres dossiers au plus.`);
  return given.map((one, index) => {
    const path = `beside[${index}]`;
    const { process: name, facts = [] } = readMembers(one, { process: 'string', facts: 'list' }, path);
    const process = processNamed(name, `${path}.process`);
    return { id: path, process, settings: defaultSettings(process), log: readActs(process, facts, kept).map(asFact) };
  });
}

/** It is known as soon as it happens. */
const asFact = (act: Act, index: number): Fact => ({
  ...act,
  id: `beside-${index + 1}`,
  seq: index + 1,
  recordedAt: startOf(act.occurredAt),
});
