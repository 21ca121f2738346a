/** What was told of a fact: to which organisation, to whom in it, by which way, and who has read it. */
export interface Delivery {
  readonly id: string;
  readonly seq: number | null;
  readonly kindLabel: string;
  readonly urgent: boolean;
  readonly organisation: { readonly id: string; readonly name?: string };
  readonly relation: { readonly relation: string; readonly label: string };
  readonly createdAt: string;
  readonly readAt: string | null;
  readonly to: readonly Told[];
}

interface Told {
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly whyLabel: string;
  readonly readAt: string | null;
  readonly channels: readonly {
    readonly channel: 'application' | 'mail';
    readonly state: string;
    readonly label: string;
    readonly at: string;
  }[];
}

/** By the fact that asked for it. */
export function deliveriesBySeq(deliveries: readonly Delivery[]): ReadonlyMap<number, readonly Delivery[]> {
  const found = new Map<number, Delivery[]>();
  for (const delivery of deliveries) if (delivery.seq !== null) found.set(delivery.seq, [...(found.get(delivery.seq) ?? []), delivery]);
  return found;
}
