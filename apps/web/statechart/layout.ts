import ELK, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk-api.js';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import { actsOf, type ChartEdge, type ChartNode, type Graph } from './graph.js';

/** Places the situations in layers, in the order in which a case goes through them; in a worker, so that the page stays responsive. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Laid {
  readonly nodes: ReadonlyMap<string, Box>;
  readonly edges: ReadonlyMap<string, { readonly points: readonly Point[]; readonly label?: Point & { readonly width: number } }>;
}

/** Pixels. Text is measured by its letters: nothing is drawn yet. */
const WIDTH = 158;
const LINE = 20;
const LETTER = 7.2;
const LABEL_WIDTH = 112;
const LABEL_LINE = 16;
const LABEL_LETTER = 6.4;

const GAP = 24;

const heightOf = ({ label, kind }: ChartNode): number =>
  26 + LINE * Math.ceil((label.length * LETTER) / (WIDTH - 28)) + (kind === 'situation' ? 0 : 16);

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  // the process lists its situations in their order: what goes against it is a way back
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.separateConnectedComponents': 'false',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.spacing.nodeNodeBetweenLayers': '34',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.spacing.nodeNode': '26',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeEdge': '12',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
};

let elk: InstanceType<typeof ELK> | undefined;
const engine = () => {
  elk ??= new ELK({ workerFactory: () => new Worker(workerUrl) });
  return elk;
};

/** Throws what the worker says when it can't. */
export async function layOut({ nodes, edges }: Graph, labelOf: (edge: ChartEdge) => string | undefined): Promise<Laid> {
  const linked = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const graph: ElkNode = {
    id: 'chart',
    layoutOptions: OPTIONS,
    children: nodes.filter(({ id }) => linked.has(id)).map((node) => ({ id: node.id, width: WIDTH, height: heightOf(node) })),
    edges: edges.map((edge): ElkExtendedEdge => {
      const text = labelOf(edge);
      const labels = text === undefined ? [] : [{ text, ...sizeOf(text) }];
      return { id: edge.id, sources: [edge.from], targets: [edge.to], labels };
    }),
  };
  const laid = await engine().layout(graph);
  const placed = (laid.children ?? []).map(({ id, x = 0, y = 0, width = WIDTH, height = 0 }) => [id, { x, y, width, height }] as const);
  const loose = inRows(
    nodes.filter(({ id }) => !linked.has(id)),
    { width: laid.width ?? WIDTH, top: laid.height ?? 0 },
  );
  return {
    nodes: new Map([...placed, ...loose]),
    edges: new Map(
      ((laid.edges ?? []) as ElkExtendedEdge[]).map(({ id, sections = [], labels = [] }) => {
        const [section] = sections;
        const [label] = labels;
        const points = section ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint] : [];
        const { x = 0, y = 0, width = LABEL_WIDTH } = label ?? {};
        return [id, { points, ...(label ? { label: { x, y, width } } : {}) }];
      }),
    ),
  };
}

/** What nothing drawn leads to stands below, in rows. */
function inRows(nodes: readonly ChartNode[], { width, top }: { width: number; top: number }): readonly (readonly [string, Box])[] {
  const columns = Math.max(1, Math.floor((width + GAP) / (WIDTH + GAP)));
  const height = Math.max(0, ...nodes.map(heightOf));
  return nodes.map(({ id }, index) => {
    const x = (index % columns) * (WIDTH + GAP);
    const y = top + 2 * GAP + Math.floor(index / columns) * (height + GAP);
    return [id, { x, y, width: WIDTH, height }];
  });
}

function sizeOf(text: string): { width: number; height: number } {
  const width = Math.min(LABEL_WIDTH, text.length * LABEL_LETTER + 12);
  return { width, height: LABEL_LINE * Math.ceil((text.length * LABEL_LETTER) / (LABEL_WIDTH - 8)) + 4 };
}

/** What is written on an edge: its act, or how many there are; a passage has no words. */
export const labelOn = (edge: ChartEdge, several: (count: number) => string): string | undefined => {
  const acts = actsOf(edge);
  return acts.length > 1 ? several(acts.length) : acts[0];
};
