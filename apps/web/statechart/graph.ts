import type { Schemas } from '../api/index.js';

/** A process as a picture sees it: situations, and what leads from one to another. Pure. */

type Process = Schemas['Process'];

export interface Way {
  /** undefined: a passage, taken at once without an act */
  readonly act?: string;
  readonly label?: string;
  readonly target: string;
  /** what is asked for, in French where the process says it */
  readonly conditions: readonly string[];
  readonly source: Schemas['Source'];
}

export interface ChartNode {
  readonly id: string;
  readonly label: string;
  /** a case stays in a situation, passes through a transit, and stops in an end */
  readonly kind: 'situation' | 'transit' | 'end';
  readonly source: Schemas['Source'];
  readonly waitsFor: readonly string[];
  readonly ways: readonly Way[];
}

export interface ChartEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** several acts between the same two are one edge */
  readonly ways: readonly Way[];
  /** an end to which many situations lead: drawn only where it tells something */
  readonly common: boolean;
}

export interface Graph {
  readonly nodes: readonly ChartNode[];
  readonly edges: readonly ChartEdge[];
}

/** From how many situations an end has to be reached to be a common one. */
const COMMON = 3;

export const edgeId = (from: string, to: string): string => `${from}>${to}`;

export function graphOf({ situations, conditions }: Process): Graph {
  const said = (guards: readonly string[]) => guards.map((name) => conditions[name] ?? name);
  const nodes = situations.map(({ id, label, final, source, waitsFor, ways, passages }): ChartNode => {
    const kind = final ? 'end' : ways.length === 0 && passages.length > 0 ? 'transit' : 'situation';
    return {
      id,
      label,
      kind,
      source,
      waitsFor: waitsFor.map((relation) => relation.label),
      ways: [
        ...ways.map(({ act, label: does, target, guards, source: because }) => ({
          act,
          label: does,
          target,
          conditions: said(guards),
          source: because,
        })),
        ...passages.map(({ target, guards, source: because }) => ({ target, conditions: said(guards), source: because })),
      ],
    };
  });
  const ends = new Set(nodes.filter(({ kind }) => kind === 'end').map(({ id }) => id));
  const merged = new Map<string, { from: string; to: string; ways: Way[] }>();
  for (const { id: from, ways } of nodes) {
    for (const way of ways) {
      if (way.target === from) continue;
      const id = edgeId(from, way.target);
      const edge = merged.get(id) ?? { from, to: way.target, ways: [] };
      edge.ways.push(way);
      merged.set(id, edge);
    }
  }
  const edges = [...merged].map(([id, edge]) => ({ id, ...edge }));
  const arrivals = (to: string) => edges.filter((edge) => edge.to === to).length;
  return { nodes, edges: edges.map((edge) => ({ ...edge, common: ends.has(edge.to) && arrivals(edge.to) >= COMMON })) };
}

/** How the situations of a picture are called. */
export const labelIn =
  ({ nodes }: Graph) =>
  (id: string): string =>
    nodes.find((node) => node.id === id)?.label ?? id;

/** The acts of an edge, each once, as people call them; empty for a passage. */
export const actsOf = ({ ways }: ChartEdge): readonly string[] => [...new Set(ways.flatMap(({ label }) => label ?? []))];

/** The edges that an act took from one situation to another, passages included; empty when it stayed or nothing leads there. */
export function routeOf({ nodes }: Graph, from: string, act: string, to: string): readonly string[] {
  const node = (id: string) => nodes.find((one) => one.id === id);
  for (const { target } of (node(from)?.ways ?? []).filter((way) => way.act === act)) {
    const onward = target === to ? [] : passagesTo(node, target, to, new Set());
    if (onward) return [...(from === target ? [] : [edgeId(from, target)]), ...onward];
  }
  return [];
}

function passagesTo(
  node: (id: string) => ChartNode | undefined,
  from: string,
  to: string,
  seen: Set<string>,
): readonly string[] | undefined {
  if (from === to) return [];
  if (seen.has(from)) return undefined;
  seen.add(from);
  for (const { act, target } of node(from)?.ways ?? []) {
    const onward = act === undefined ? passagesTo(node, target, to, seen) : undefined;
    if (onward) return [edgeId(from, target), ...onward];
  }
  return undefined;
}
