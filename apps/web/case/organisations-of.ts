/** An organisation of a case with all that it is there, in French. */
interface Participant {
  readonly id: string;
  readonly name: string;
  readonly labels: readonly string[];
}

/** The organisations of a case, each once with all its relations; those that only follow from another are not said twice. */
export function organisationsOf({
  organisations = [],
}: {
  readonly organisations?: readonly { readonly id: string; readonly name?: string; readonly label: string }[];
}): readonly Participant[] {
  const found = new Map<string, { id: string; name: string; labels: string[] }>();
  for (const { id, name, label } of organisations) {
    const one = found.get(id) ?? { id, name: name ?? id, labels: [] };
    one.labels.push(label);
    found.set(id, one);
  }
  return [...found.values()];
}
