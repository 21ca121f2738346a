import { Tabs } from '@mantine/core';
import { lazy, Suspense, useRef } from 'react';
import { useWords } from '../language/index.js';
import { useAddress, Waiting } from '../parts/index.js';
import { useLedTo } from './into-view.js';
import type { Case, Vocabulary } from './queries.js';
import { Related, useIsRelated } from './related.js';
import { CaseTimeline } from './timeline.js';
import { words } from './words.js';

const Statechart = lazy(async () => ({ default: (await import('../statechart/case-statechart.js')).CaseStatechart }));
const Forecast = lazy(async () => ({ default: (await import('../forecast/case-forecast.js')).CaseForecast }));
const Documents = lazy(async () => ({ default: (await import('./documents.js')).Documents }));
const EstablishedList = lazy(async () => ({ default: (await import('./established.js')).EstablishedList }));
const People = lazy(async () => ({ default: (await import('./people.js')).People }));
const Proof = lazy(async () => ({ default: (await import('./proof.js')).Proof }));

const VIEWS = ['historique', 'parcours', 'prevision', 'liens', 'documents', 'etabli', 'personnes', 'preuve'] as const;
type View = (typeof VIEWS)[number];

/** Those that are drawings: a chart, a line of time. */
const WIDE: readonly (string | undefined)[] = ['parcours', 'prevision'] satisfies View[];
export const isWide = (view: string | undefined): boolean => WIDE.includes(view);

/** The ways of looking at a case, each at its own address. */
export function Views({ of, vocabulary }: { of: Case; vocabulary: Vocabulary }) {
  const { views } = useWords(words);
  const [{ vue, acte, simuler }, change] = useAddress();
  const list = useRef<HTMLDivElement>(null);
  // whoever comes to do something stays where that is done
  const choose = useLedTo(acte === undefined && simuler === undefined ? vue : undefined, list);
  const isRelated = useIsRelated(of);
  const view: View = VIEWS.find((one) => one === vue) ?? 'historique';
  const tabs = VIEWS.filter((one) => one !== 'liens' || isRelated || view === 'liens');
  const shown = {
    historique: <CaseTimeline of={of} vocabulary={vocabulary} />,
    parcours: <Statechart caseId={of.id} />,
    prevision: <Forecast caseId={of.id} />,
    liens: <Related of={of} />,
    documents: <Documents caseId={of.id} />,
    etabli: <EstablishedList of={of} />,
    personnes: <People of={of} vocabulary={vocabulary} />,
    preuve: <Proof caseId={of.id} />,
  } satisfies Record<View, unknown>;
  return (
    <Tabs
      value={view}
      onChange={(next) => {
        const wanted = next === 'historique' ? undefined : (next ?? undefined);
        choose(wanted);
        change({ vue: wanted });
      }}
      keepMounted={false}
    >
      <Tabs.List ref={list} aria-label={views.label} className="not-printed view-tabs">
        {tabs.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {views[one]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={view} pt="md">
        <Suspense fallback={<Waiting />}>{shown[view]}</Suspense>
      </Tabs.Panel>
    </Tabs>
  );
}
