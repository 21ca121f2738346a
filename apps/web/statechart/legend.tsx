import { useWords } from '../language/index.js';
import type { EdgeMark } from './mark-of.js';
import { words } from './words.js';

const LINES = ['taken', 'allowed', 'refused', 'other'] as const satisfies readonly EdgeMark[];

/** What the strokes and frames of the picture mean. */
export function Legend({ ofCase }: { ofCase: boolean }) {
  const { legend } = useWords(words);
  return (
    <ul className="chart-legend" aria-label={legend.title}>
      {ofCase && (
        <li>
          <Frame fill="var(--chart-present)" stroke="var(--chart-present)" />
          {legend.present}
        </li>
      )}
      {ofCase &&
        LINES.map((mark) => (
          <li key={mark}>
            <svg width={30} height={10} aria-hidden="true">
              <path d="M 1 5 H 29" className="chart-edge" data-mark={mark} />
            </svg>
            {legend[mark]}
          </li>
        ))}
      <li>
        <Frame dashed />
        {legend.transit}
      </li>
      <li>
        <Frame double />
        {legend.end}
      </li>
    </ul>
  );
}

interface FrameGiven {
  readonly fill?: string;
  readonly stroke?: string;
  readonly dashed?: boolean;
  readonly double?: boolean;
}

function Frame({ fill = 'none', stroke = 'var(--chart-line)', dashed = false, double = false }: FrameGiven) {
  return (
    <svg width={26} height={16} aria-hidden="true">
      <rect
        x={1}
        y={1}
        width={24}
        height={14}
        rx={dashed ? 7 : 3}
        fill={fill}
        stroke={stroke}
        strokeDasharray={dashed ? '3 3' : undefined}
      />
      {double && <rect x={4} y={4} width={18} height={8} rx={2} fill="none" stroke={stroke} />}
    </svg>
  );
}
