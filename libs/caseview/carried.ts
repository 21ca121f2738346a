import type { Process } from '../../machines/kernel/index.js';
import { PROCESSES, processVersion } from '../../machines/registry.js';
import { type Asking, isAuditor } from '../casework/index.js';
import { deadlineLabel } from './deadline-view.js';
import { relationView } from './names.js';
import { situationBrief, veilFor } from './veil.js';

/** What stands in the place of a situation of which this program knows nothing: it may be one that its reader must not learn. */
export const UNKNOWN = { id: 'unknown', label: 'Situation inconnue de ce serveur' } as const;

/**
 * How a stored case is named where nothing is decided and one case must not keep the others from being shown. A version that this program
 * does not carry is named by the newest one of its process that it does, and says so (`carried`); what that one does not know keeps its code.
 * @param key `mediation-referral@2019-06`
 */
export function namesOfVersion(key: string, relations: readonly string[], who: Asking) {
  const own = processVersion(key);
  const process: Process | undefined = own ?? PROCESSES.findLast(({ id }) => id === key.split('@')[0]);
  return {
    carried: own !== undefined,
    label: process?.label ?? key,
    situation: (id: string) => {
      if (own || process?.situations[id]) return situationBrief(process as Process, id, veilFor(process as Process, relations, who));
      return isAuditor(who) ? { id, label: id } : UNKNOWN;
    },
    relation: (relation: string) => (process ? relationView(process, relation) : { relation, label: relation }),
    deadline: (name: string) => (process ? deadlineLabel(process, name) : name),
  };
}
