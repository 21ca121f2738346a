import type { Schemas } from '../api/index.js';
import { edgeId, type Graph, routeOf } from './graph.js';

/** Where a case stands in the picture of its process: what it went through, where it is, what may come next. Pure. */
export interface Marks {
  /** undefined: it has ended in a way that its reader does not learn */
  readonly present?: string;
  readonly taken: ReadonlySet<string>;
  readonly takenEdges: ReadonlySet<string>;
  /** edge -> may it be taken by the reader now */
  readonly nextEdges: ReadonlyMap<string, 'allowed' | 'refused'>;
  /** the situations to which an allowed act leads */
  readonly next: ReadonlySet<string>;
}

type Fact = Pick<Schemas['Fact'], 'act' | 'situation'>;
type Action = Pick<Schemas['Action'], 'act' | 'allowed'>;

export const NO_MARKS: Marks = { taken: new Set(), takenEdges: new Set(), nextEdges: new Map(), next: new Set() };

const endOf = (edge: string): string => edge.slice(edge.indexOf('>') + 1);

/** @param facts in their order; @param actions the acts of the present situation */
export function marksOf(graph: Graph, present: string, facts: readonly Fact[], actions: readonly Action[]): Marks {
  const known = new Set(graph.nodes.map(({ id }) => id));
  const taken = new Set<string>();
  const takenEdges = new Set<string>();
  facts.forEach(({ act, situation }, index) => {
    taken.add(situation.id);
    const before = facts[index - 1];
    for (const edge of before ? routeOf(graph, before.situation.id, act, situation.id) : []) {
      takenEdges.add(edge);
      taken.add(endOf(edge));
    }
  });
  const nextEdges = new Map<string, 'allowed' | 'refused'>();
  const here = graph.nodes.find(({ id }) => id === present);
  for (const { act, target } of here?.ways ?? []) {
    const action = actions.find((one) => one.act === act);
    if (!action || target === present) continue;
    const edge = edgeId(present, target);
    if (action.allowed || nextEdges.get(edge) === undefined) nextEdges.set(edge, action.allowed ? 'allowed' : 'refused');
  }
  const next = new Set([...nextEdges].flatMap(([edge, may]) => (may === 'allowed' ? [endOf(edge)] : [])));
  return { ...(known.has(present) ? { present } : {}), taken, takenEdges, nextEdges, next };
}

/** What is drawn: all of it or what is near the present; common ends only where the case went or could go now. */
export function shownOf(graph: Graph, marks: Marks, { onlyAround, allExits }: { onlyAround: boolean; allExits: boolean }): Graph {
  const transits = new Set(graph.nodes.filter(({ kind }) => kind === 'transit').map(({ id }) => id));
  const isMarked = (id: string) => marks.takenEdges.has(id) || marks.nextEdges.has(id);
  const around = new Set([...marks.taken, ...[...marks.nextEdges.keys()].map(endOf), ...(marks.present ? [marks.present] : [])]);
  // through a transit the case goes on at once: what lies behind it is near too
  for (const { from, to } of graph.edges) if (transits.has(from) && around.has(from)) around.add(to);
  const nodes = onlyAround ? graph.nodes.filter(({ id }) => around.has(id)) : graph.nodes;
  const drawn = new Set(nodes.map(({ id }) => id));
  const edges = graph.edges.filter(({ id, from, to, common }) => drawn.has(from) && drawn.has(to) && (!common || allExits || isMarked(id)));
  return { nodes, edges };
}
