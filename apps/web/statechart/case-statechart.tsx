import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { actionsQuery, caseQuery, historyQuery } from '../case/queries.js';
import { Failed, Waiting } from '../parts/index.js';
import { processQuery } from '../processes/queries.js';
import { CaseAsText } from './case-as-text.js';
import { StatechartFrame } from './frame.js';
import { graphOf } from './graph.js';
import { marksOf } from './marks.js';

/** Where a case is in the picture of its process, how it came there and what may follow; live, and the same as text. */
export function CaseStatechart({ caseId }: { caseId: string }) {
  const one = useQuery(caseQuery(caseId));
  const history = useQuery(historyQuery(caseId));
  const actions = useQuery(actionsQuery(caseId));
  const process = useQuery({ ...processQuery(one.data?.process ?? ''), enabled: one.data !== undefined });
  const graph = useMemo(() => process.data && graphOf(process.data), [process.data]);
  const marks = useMemo(
    () =>
      graph && one.data && history.data && actions.data && marksOf(graph, one.data.situation.id, history.data.facts, actions.data.actions),
    [graph, one.data, history.data, actions.data],
  );
  const failed = [one, history, actions, process].find(({ error }) => error !== null);
  if (failed) return <Failed failure={failed.error} retry={() => void failed.refetch()} />;
  if (!graph || !marks || !one.data || !history.data || !actions.data) return <Waiting />;
  const text = <CaseAsText graph={graph} marks={marks} case={one.data} facts={history.data.facts} actions={actions.data.actions} />;
  return <StatechartFrame graph={graph} marks={marks} text={text} />;
}
