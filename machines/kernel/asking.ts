/** How a machine's way asks for an effect, as data: the kernel completes it, the worker carries it out. */

/** A notice of one of a process's kinds, to relations of its own: what it says stands beside its kind. */
export const notices =
  <Kind extends string, Relation extends string>(subjects: Readonly<Record<Kind, string>>) =>
  (kind: Kind, ...to: Relation[]) => ({ type: 'notify' as const, params: { kind, to, subject: subjects[kind] } });
