import { Tabs } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useWords } from '../language/index.js';
import { useAddress, Waiting } from '../parts/index.js';
import type { Case, Vocabulary } from './queries.js';
import { CaseTimeline } from './timeline.js';
import { words } from './words.js';

const Statechart = lazy(async () => ({ default: (await import('../statechart/case-statechart.js')).CaseStatechart }));
const Forecast = lazy(async () => ({ default: (await import('../forecast/case-forecast.js')).CaseForecast }));
const Documents = lazy(async () => ({ default: (await import('./documents.js')).Documents }));
const EstablishedList = lazy(async () => ({ default: (await import('./established.js')).EstablishedList }));
const People = lazy(async () => ({ default: (await import('./people.js')).People }));
const Proof = lazy(async () => ({ default: (await import('./proof.js')).Proof }));

const VIEWS = ['historique', 'parcours', 'prevision', 'documents', 'etabli', 'personnes', 'preuve'] as const;
type View = (typeof VIEWS)[number];

/** Those that are drawings: a chart, a line of time. */
const WIDE: readonly (string | undefined)[] = ['parcours', 'prevision'] satisfies View[];
export const isWide = (view: string | undefined): boolean => WIDE.includes(view);

/** The ways of looking at a case, each at its own address. */
export function Views({ of, vocabulary }: { of: Case; vocabulary: Vocabulary }) {
  const { views } = useWords(words);
  const [{ vue }, change] = useAddress();
  const view: View = VIEWS.find((one) => one === vue) ?? 'historique';
  const shown = {
    historique: <CaseTimeline of={of} vocabulary={vocabulary} />,
    parcours: <Statechart caseId={of.id} />,
    prevision: <Forecast caseId={of.id} />,
    documents: <Documents caseId={of.id} />,
    etabli: <EstablishedList of={of} />,
    personnes: <People of={of} vocabulary={vocabulary} />,
    preuve: <Proof caseId={of.id} />,
  } satisfies Record<View, unknown>;
  return (
    <Tabs value={view} onChange={(next) => change({ vue: next === 'historique' ? undefined : (next ?? undefined) })} keepMounted={false}>
      <Tabs.List aria-label={views.label} className="not-printed view-tabs">
        {VIEWS.map((one) => (
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
