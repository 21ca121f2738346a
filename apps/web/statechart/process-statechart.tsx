import { useMemo } from 'react';
import type { Process } from '../processes/queries.js';
import { StatechartFrame } from './frame.js';
import { graphOf } from './graph.js';
import { ProcessAsText } from './process-as-text.js';

/** A process as a picture, and the same as text. */
export function ProcessStatechart({ process }: { process: Process }) {
  const graph = useMemo(() => graphOf(process), [process]);
  return <StatechartFrame graph={graph} text={<ProcessAsText graph={graph} />} />;
}
