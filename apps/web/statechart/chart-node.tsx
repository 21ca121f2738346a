import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { useWords } from '../language/index.js';
import { Lawful } from '../parts/index.js';
import type { ChartNode } from './graph.js';
import type { NodeMark } from './mark-of.js';
import { words } from './words.js';

export type SituationNode = Node<
  { readonly node: ChartNode; readonly mark: NodeMark; readonly picked: boolean; readonly onPick: (id: string) => void },
  'situation'
>;

/** A situation in the picture: a button that shows what is known of it. */
export function SituationBox({ data: { node, mark, picked, onPick } }: NodeProps<SituationNode>) {
  const { states } = useWords(words);
  const ofCase = mark === 'other' || mark === 'plain' ? undefined : states[mark];
  const ofKind = node.kind === 'situation' ? undefined : states[node.kind];
  const said = [ofCase, ofKind].filter(Boolean).join(', ');
  return (
    <>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <button
        type="button"
        className="chart-node nodrag nopan"
        data-kind={node.kind}
        data-mark={mark}
        aria-pressed={picked}
        onClick={() => onPick(node.id)}
      >
        <span>
          <Lawful>{node.label}</Lawful>
        </span>
        {said !== '' && (mark === 'present' || node.kind !== 'situation') ? <small>{said}</small> : null}
        {said !== '' && mark !== 'present' && node.kind === 'situation' ? <span className="visually-hidden"> ({said})</span> : null}
      </button>
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </>
  );
}
