import './chart.css';
import { ActionIcon, Tooltip, useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { IconFocusCentered, IconMinus, IconPlus, IconZoomScan } from '@tabler/icons-react';
import { ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useWords } from '../language/index.js';
import { WaitingInline } from '../parts/index.js';
import { Arrows, type WayEdge, WayLine } from './chart-edge.js';
import { SituationBox, type SituationNode } from './chart-node.js';
import { actsOf, type Graph } from './graph.js';
import { type Laid, labelOn, layOut } from './layout.js';
import { markOfEdge, markOfNode } from './mark-of.js';
import type { Marks } from './marks.js';
import { words } from './words.js';

interface Given {
  readonly graph: Graph;
  /** undefined: no case, the process alone */
  readonly marks?: Marks;
  readonly picked?: string;
  readonly onPick: (id: string) => void;
}

const NODES = { situation: SituationBox };
const EDGES = { way: WayLine };
const FIT = { padding: 0.06, maxZoom: 1.1 };

/** The picture. Loaded only where somebody looks at it. */
export default function Chart(props: Given) {
  return (
    <ReactFlowProvider>
      <Drawn {...props} />
    </ReactFlowProvider>
  );
}

function Drawn({ graph, marks, picked, onPick }: Given) {
  const says = useWords(words);
  const scheme = useComputedColorScheme('light');
  const laid = useLayout(graph);
  const nodes = useMemo((): SituationNode[] => {
    if (typeof laid !== 'object') return [];
    return graph.nodes.flatMap((node) => {
      const at = laid.nodes.get(node.id);
      if (!at) return [];
      const { x, y, width, height } = at;
      const data = { node, mark: markOfNode(node, marks), picked: node.id === picked, onPick };
      return [
        { id: node.id, type: 'situation' as const, position: { x, y }, width, height, initialWidth: width, initialHeight: height, data },
      ];
    });
  }, [laid, graph, marks, picked, onPick]);
  const edges = useMemo((): WayEdge[] => {
    if (typeof laid !== 'object') return [];
    return graph.edges.flatMap((edge) => {
      const at = laid.edges.get(edge.id);
      if (!at) return [];
      const text = labelOn(edge, says.acts);
      const mark = markOfEdge(edge, marks);
      const data = { points: at.points, mark, passage: actsOf(edge).length === 0, text, at: at.label };
      return [
        {
          id: edge.id,
          type: 'way' as const,
          source: edge.from,
          target: edge.to,
          data,
          zIndex: mark === 'other' || mark === 'plain' ? 0 : 1,
        },
      ];
    });
  }, [laid, graph, marks, says.acts]);
  if (laid === 'failed') return <p>{says.noLayout}</p>;
  if (laid === 'waiting') return <WaitingInline label={says.drawing} />;
  return (
    <section className="statechart-frame" aria-label={says.region}>
      <Arrows />
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODES}
        edgeTypes={EDGES}
        colorMode={scheme}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        zoomOnScroll={false}
        preventScrolling={false}
        minZoom={0.15}
        maxZoom={2}
        fitView
        fitViewOptions={FIT}
        aria-label={says.processTitle}
      >
        <Tools shown={laid} present={marks?.present} />
      </ReactFlow>
    </section>
  );
}

/** Where everything is placed; recomputed only when something else is drawn, never when a case merely moves on in it. */
function useLayout(graph: Graph): Laid | 'waiting' | 'failed' {
  const says = useWords(words);
  const [laid, setLaid] = useState<{ readonly key: string; readonly laid: Laid | 'failed' }>();
  const key = `${graph.nodes.map(({ id }) => id)} ${graph.edges.map((edge) => `${edge.id}:${labelOn(edge, says.acts)}`)}`;
  useEffect(() => {
    let current = true;
    layOut(graph, (edge) => labelOn(edge, says.acts)).then(
      (answer) => current && setLaid({ key, laid: answer }),
      () => current && setLaid({ key, laid: 'failed' }),
    );
    return () => {
      current = false;
    };
  }, [key]);
  return laid?.key === key ? laid.laid : 'waiting';
}

function Tools({ shown, present }: { shown: Laid; present: string | undefined }) {
  const says = useWords(words);
  const flow = useReactFlow();
  const duration = useReducedMotion() ? 0 : 200;
  useEffect(() => {
    void flow.fitView(FIT);
  }, [shown]);
  const toPresent = () => void flow.fitView({ nodes: [{ id: present as string }], maxZoom: 1.1, padding: 1.6, duration });
  return (
    <div className="statechart-tools not-printed">
      {present !== undefined && (
        <Tool label={says.toPresent} onClick={toPresent}>
          <IconFocusCentered size={18} aria-hidden />
        </Tool>
      )}
      <Tool label={says.zoomIn} onClick={() => void flow.zoomIn({ duration })}>
        <IconPlus size={18} aria-hidden />
      </Tool>
      <Tool label={says.zoomOut} onClick={() => void flow.zoomOut({ duration })}>
        <IconMinus size={18} aria-hidden />
      </Tool>
      <Tool label={says.fit} onClick={() => void flow.fitView({ ...FIT, duration })}>
        <IconZoomScan size={18} aria-hidden />
      </Tool>
    </div>
  );
}

function Tool({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size="lg" aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
