import { relationView, situationBrief, veilFor } from '../../../libs/caseview/index.js';
import { processOf, type Span } from '../../../libs/casework/index.js';
import type { Who } from '../../../libs/identity/index.js';
import type { Process } from '../../../machines/kernel/index.js';
import { PROCESSES } from '../../../machines/registry.js';
import { restingView } from '../registers/register-view.js';
import type { Dependant, Dependants, Foundation, LinkedCase } from './dependence.js';

/** How many cases rest on this one, and how many of them the reader cannot open. */
export function dependantsCountView({ all, yours }: Pick<Dependants, 'all' | 'yours'>) {
  const [every, mine] = [restingView(all), restingView(yours)];
  return { ...every, others: { open: every.open - mine.open, closed: every.closed - mine.closed } };
}

/** A case that rests on this one. */
export function dependantView({ key, openedAt, nextDeadline, ...linked }: Dependant, who: Who) {
  return { ...linkedView(linked, who), key, openedAt, nextDeadline };
}

/** What a case rests on, each a link where the reader may follow it. How long it holds is no secret to whoever rests on it. */
export function foundationView({ key, found, span }: Foundation, process: Process, known: unknown, who: Who) {
  const asked = Object.values(process.findings ?? {}).find((rule) => rule.of === 'anotherCase' && rule.key(known, undefined) === key);
  const other = asked?.of === 'anotherCase' ? PROCESSES.findLast(({ id }) => id === asked.process) : undefined;
  const outright = key.startsWith('case:');
  const shown: Span | null = outright && !found?.held ? null : span;
  return {
    key,
    title: outright ? (found?.held ? found.reference : '') : key.slice(key.indexOf(':') + 1),
    /** what it is called */
    label: other?.label ?? '',
    /** nothing is found under its key */
    missing: found === null,
    span: shown,
    case: found?.held ? linkedView(found, who) : null,
  };
}

function linkedView({ id, reference, process: key, situation, closed, relations }: LinkedCase, who: Who) {
  const process = processOf(key);
  return {
    id,
    reference,
    process: key,
    label: process.label,
    situation: situationBrief(process, situation, veilFor(process, relations, who)),
    closed,
    yourRelations: relations.map((relation) => relationView(process, relation)),
  };
}
