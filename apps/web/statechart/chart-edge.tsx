import { type Edge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { Lawful } from '../parts/index.js';
import type { Point } from './layout.js';
import type { EdgeMark } from './mark-of.js';

export type WayEdge = Edge<
  {
    readonly points: readonly Point[];
    readonly mark: EdgeMark;
    readonly passage: boolean;
    readonly text?: string;
    readonly at?: Point & { readonly width: number };
  },
  'way'
>;

/** Pixels by which a corner is rounded. */
const ROUND = 7;

/** What leads from one situation to another, along the points where it crosses least. */
export function WayLine({ data, id }: EdgeProps<WayEdge>) {
  if (!data) return null;
  const { points, mark, passage, text, at } = data;
  return (
    <>
      <path
        d={throughPoints(points)}
        className="chart-edge"
        data-mark={mark}
        data-passage={passage}
        markerEnd={`url(#arrow-${mark})`}
        id={id}
      />
      {text !== undefined && at && (
        <EdgeLabelRenderer>
          <div className="chart-edge-label" data-mark={mark} style={{ transform: `translate(${at.x}px, ${at.y}px)`, width: at.width }}>
            <Lawful>{text}</Lawful>
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

/** An SVG path with rounded corners. */
function throughPoints(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const parts = [`M ${first.x} ${first.y}`];
  rest.forEach((corner, index) => {
    const before = points[index] as Point;
    const after = rest[index + 1];
    if (!after) {
      parts.push(`L ${corner.x} ${corner.y}`);
      return;
    }
    const into = towards(corner, before);
    const out = towards(corner, after);
    parts.push(`L ${into.x} ${into.y} Q ${corner.x} ${corner.y} ${out.x} ${out.y}`);
  });
  return parts.join(' ');
}

function towards(corner: Point, other: Point): Point {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y) || 1;
  const step = Math.min(ROUND, length / 2) / length;
  return { x: corner.x + (other.x - corner.x) * step, y: corner.y + (other.y - corner.y) * step };
}

const COLOURS: Readonly<Record<EdgeMark, string>> = {
  plain: 'var(--chart-line)',
  other: 'var(--chart-faint)',
  taken: 'var(--chart-taken)',
  allowed: 'var(--chart-next)',
  refused: 'var(--chart-refused)',
};

/** The heads of the arrows, one a colour. */
export function Arrows() {
  return (
    <svg width={0} height={0} style={{ position: 'absolute' }} aria-hidden="true">
      <defs>
        {Object.entries(COLOURS).map(([mark, colour]) => (
          <marker
            key={mark}
            id={`arrow-${mark}`}
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="11"
            markerHeight="11"
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path d="M 0 1 L 9 5 L 0 9 z" fill={colour} />
          </marker>
        ))}
      </defs>
    </svg>
  );
}
