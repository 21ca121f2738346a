import type { ChartEdge, ChartNode } from './graph.js';
import type { Marks } from './marks.js';

export type NodeMark = 'present' | 'taken' | 'next' | 'other' | 'plain';
export type EdgeMark = 'taken' | 'allowed' | 'refused' | 'other' | 'plain';

/** How something is drawn. Without a case everything is as plain as the rest. */
export const markOfNode = ({ id }: ChartNode, marks: Marks | undefined): NodeMark => {
  if (!marks) return 'plain';
  if (id === marks.present) return 'present';
  if (marks.taken.has(id)) return 'taken';
  return marks.next.has(id) ? 'next' : 'other';
};

/** What may be done now comes before what was done: the same way may be gone again. */
export const markOfEdge = ({ id }: ChartEdge, marks: Marks | undefined): EdgeMark => {
  if (!marks) return 'plain';
  const next = marks.nextEdges.get(id);
  if (next === 'allowed') return next;
  if (marks.takenEdges.has(id)) return 'taken';
  return next ?? 'other';
};
