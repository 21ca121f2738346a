import { type DataClass, type FormClass, formRule, type Process } from '../../machines/kernel/index.js';

/** From what anybody in the case reads to what hardly anybody does. */
const ORDER = ['administrative', 'identity', 'mediation', 'listening', 'medical'] as const satisfies readonly DataClass[];

/**
 * Under which class the evidence of an act is sealed: that of the act's most sensitive field, and `identity` at least, since a letter
 * names whoever wrote it. A process in which nobody reads names has none, and its evidence is read like everything else of it.
 */
export function classOf(process: Process, act: string): DataClass {
  const form = process.forms[act];
  const own = form ? classesIn(form) : [];
  const least = process.access.reads.identity === undefined ? 'administrative' : 'identity';
  return [least as DataClass, ...own].reduce((a, b) => (ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a));
}

const classesIn = (form: FormClass): readonly DataClass[] =>
  formRule(form).fields.flatMap(({ dataClass, of }) => [dataClass, ...(of ? classesIn(of) : [])]);
