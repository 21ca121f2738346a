import { Group, SegmentedControl, Stack, Switch } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import './statechart.css';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useWords } from '../language/index.js';
import { WaitingInline } from '../parts/index.js';
import { Detail } from './detail.js';
import type { Graph } from './graph.js';
import { Legend } from './legend.js';
import { type Marks, NO_MARKS, shownOf } from './marks.js';
import { words } from './words.js';

const Chart = lazy(() => import('./chart.js'));

/** As many situations as one takes in without looking for the present. */
const AT_A_GLANCE = 12;

interface Given {
  readonly graph: Graph;
  readonly marks?: Marks;
  /** the same as text: always there for those who don't see the picture */
  readonly text: ReactNode;
}

/** The picture with its tools, or the same as text; a phone begins with the text. */
export function StatechartFrame({ graph, marks, text }: Given) {
  const says = useWords(words);
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [view, setView] = useState<'chart' | 'text'>(narrow ? 'text' : 'chart');
  const [onlyAround, setOnlyAround] = useState(marks?.present !== undefined && graph.nodes.length > AT_A_GLANCE);
  const [allExits, setAllExits] = useState(false);
  const [picked, pick] = useState<string | undefined>(marks?.present);
  const shown = useMemo(() => shownOf(graph, marks ?? NO_MARKS, { onlyAround, allExits }), [graph, marks, onlyAround, allExits]);
  const hasCommon = graph.edges.some(({ common }) => common);
  return (
    <Stack gap="sm" className="statechart">
      <Group gap="lg" className="not-printed">
        <SegmentedControl
          aria-label={says.view}
          value={view}
          onChange={(next) => setView(next as 'chart' | 'text')}
          data={[
            { value: 'chart', label: says.chart },
            { value: 'text', label: says.text },
          ]}
        />
        {view === 'chart' && marks !== undefined && (
          <Switch label={says.aroundPresent} checked={onlyAround} onChange={({ currentTarget }) => setOnlyAround(currentTarget.checked)} />
        )}
        {view === 'chart' && hasCommon && !onlyAround && (
          <Switch label={says.allExits} checked={allExits} onChange={({ currentTarget }) => setAllExits(currentTarget.checked)} />
        )}
      </Group>
      {view === 'chart' && (
        <>
          <Suspense fallback={<WaitingInline label={says.drawing} />}>
            <Chart graph={shown} marks={marks} picked={picked} onPick={pick} />
          </Suspense>
          <Legend ofCase={marks !== undefined} />
          <Detail graph={graph} id={picked} onClose={() => pick(undefined)} />
        </>
      )}
      <div className={view === 'text' ? 'statechart-text' : 'statechart-text visually-hidden'}>{text}</div>
    </Stack>
  );
}
